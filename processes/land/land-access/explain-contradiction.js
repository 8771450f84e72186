// 说明不一致: why something was decided against the answer, and what is done about it.

import {answers} from './access.js';

/** @type {Form<Wire.AccessTask>} */
export default {
  load: '/api/tasks/{taskId}/access',
  render(ctx, el) {
    el.append(
      ctx.section('与答复不一致的办理决定', answers(ctx.data.query.parcels.filter(one => one.contrary))),
      ctx.textarea({name: 'words', label: '原因', required: true, rows: 4, maxLength: 2000}),
      ctx.textarea({name: 'measures', label: '处理措施', required: true, rows: 4, maxLength: 2000,
        hint: '如撤回、停工、补充调查，写明完成时间。'}),
      ctx.evidence());
  }
};
