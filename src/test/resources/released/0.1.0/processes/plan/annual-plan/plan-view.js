// What is signed of an annual plan: the breakdown, and the year at a glance.

import {planEditor} from './plan-editor.js';
import {yearCalendar} from './year-calendar.js';

/** @type {Form<Wire.PlanView>} */
export default {
  load: '/api/tasks/{taskId}/plan',
  render({data}, el) {
    el.append(planEditor(data, {readOnly: true}).element, yearCalendar(data.id));
  }
};
