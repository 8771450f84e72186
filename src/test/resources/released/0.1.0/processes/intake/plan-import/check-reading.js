// 核对识别结果: the text beside what was understood of it.

import {importEditor} from './import-editor.js';

/** @type {Form<Wire.PlanDocument>} */
export default {
  load: '/api/tasks/{taskId}/plan-document',
  render({data}, el) {
    const editor = importEditor(data);
    el.append(editor.element);
    return {
      collect: () => editor.value(),
      restore: draft => editor.show(draft),
      validate: () => editor.objection()
    };
  }
};
