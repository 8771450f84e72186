// 提出下一步建议: what was found, and what is to be done where it is still not met; the government decides.

import {late, ordered, replies} from './order.js';

/** @type {Form<Wire.SupervisionOrder>} */
export default {
  load: '/api/tasks/{taskId}/order',
  render(ctx, el) {
    const order = ctx.data;
    el.append(
      ctx.section('逾期事项', late(order)),
      ctx.section('督办', ordered(order)),
      ctx.section('单位反馈', replies(order)),
      ctx.section('核实情况', order.finding || '—'),
      ctx.radio({name: 'step', label: '下一步措施', required: true, requiredHint: '请选择下一步措施。', value: order.next?.step.code,
        hint: '由行政首长批准；通报批评须经政府或者行政首长同意。',
        options: order.steps.map(step => ({value: step.code, label: step.label}))}),
      ctx.textarea({name: 'words', label: '理由和要求', required: true, rows: 4, maxLength: 4000, value: order.next?.words}),
      ctx.date({name: 'replyBy', label: '再次反馈期限', required: true, visible: values => values.step !== 'CONCLUDE'}),
      ctx.evidence('有关材料'));
  }
};
