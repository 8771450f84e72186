// What is signed of the year's paper: both lists, with what the counties and natural resources said of each plot.

import {table} from './rows.js';

const {h} = jingtu.kit(1);

/** @type {Form<Wire.YearlyList>} */
export default {
  load: '/api/tasks/{taskId}/deferred-list',
  render({data}, el) {
    el.append(
      h('p', {}, `${data.title}：县区和自然资源部门意见一致的才变动，其余维持原状。`),
      ...table(data));
  }
};
