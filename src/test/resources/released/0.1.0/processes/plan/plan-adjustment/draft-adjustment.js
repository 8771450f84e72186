// 拟定调整方案: a clerk lists what changes, or repeals the plan.

import {adjustmentEditor} from './adjustment-editor.js';

/** @type {Form<Wire.PlanView>} */
export default {
  load: '/api/tasks/{taskId}/plan',
  render({data}, el) {
    const editor = adjustmentEditor(data);
    el.append(editor.element);
    return {
      collect: () => editor.adjustment(),
      restore: draft => editor.show(draft),
      validate: () => editor.objection()
    };
  }
};
