// 签发调整: the head reads what changes and signs it or sends it back.

import {adjustmentEditor} from './adjustment-editor.js';

/** @type {Form<Wire.PlanView>} */
export default {
  load: '/api/tasks/{taskId}/plan',
  render(ctx, el) {
    el.append(adjustmentEditor(ctx.data, {readOnly: true}).element,
      ...ctx.decision({agree: '同意签发', refuse: '退回', remarkLabel: '签发意见'}));
  }
};
