// 签发计划: the head reads the breakdown and signs it or sends it back.

import {planEditor} from './plan-editor.js';
import {yearCalendar} from './year-calendar.js';

/** @type {Form<Wire.PlanView>} */
export default {
  load: '/api/tasks/{taskId}/plan',
  render(ctx, el) {
    el.append(planEditor(ctx.data, {readOnly: true}).element, yearCalendar(ctx.data.id),
      ...ctx.decision({agree: '同意签发', refuse: '退回核对', remarkLabel: '签发意见'}));
  }
};
