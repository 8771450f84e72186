// What the head signs: what is wrong with the month's permits, and how each is explained.

import {title, wrong} from './check.js';

const {h} = jingtu.kit(1);

/** @type {Form<Wire.AccessCheck>} */
export default {
  load: '/api/tasks/{taskId}/access-check',
  render(ctx, el) {
    const {line, found} = ctx.data;
    el.append(
      h('p', {}, `${line.body}${line.month}办件 ${line.permits} 件，异常 ${line.findings} 件，核处情况如下。`),
      ...found.map(one => ctx.section(title(one.permit), wrong(one))));
  }
};
