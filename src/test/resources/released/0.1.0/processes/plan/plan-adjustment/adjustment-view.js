// What is signed of an adjustment: what changes, and why.

import {adjustmentEditor} from './adjustment-editor.js';

/** @type {Form<Wire.PlanView>} */
export default {
  load: '/api/tasks/{taskId}/plan',
  render({data}, el) {
    el.append(adjustmentEditor(data, {readOnly: true}).element);
  }
};
