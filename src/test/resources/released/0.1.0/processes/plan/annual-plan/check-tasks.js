// 核对任务分解: a clerk reads and corrects the breakdown.

import {planEditor} from './plan-editor.js';
import {yearCalendar} from './year-calendar.js';

/** @type {Form<Wire.PlanView>} */
export default {
  load: '/api/tasks/{taskId}/plan',
  render({data}, el) {
    const editor = planEditor(data);
    el.append(editor.element, yearCalendar(data.id));
    return {
      collect: () => ({draft: editor.draft(), revision: data.revision}),
      restore(draft) {
        if (draft.revision === data.revision) {
          editor.show(draft.draft);
        }
      },
      validate: () => editor.objection()
    };
  }
};
