// 作出督查结论: one line where it was met; otherwise what was found and what follows.

import {facts, late, ordered, replies} from './order.js';

/** @type {Form<Wire.SupervisionOrder>} */
export default {
  load: '/api/tasks/{taskId}/order',
  render(ctx, el) {
    const order = ctx.data;
    el.append(
      ctx.section('逾期事项', late(order)),
      ctx.section('督办', ordered(order)),
      ctx.section('单位反馈', replies(order)),
      ctx.section('核实和措施', facts([['核实情况', order.finding],
        ['下一步措施', order.next && `${order.next.step.label}：${order.next.words}`]])),
      ctx.textarea({name: 'words', label: '督查结论', required: true, rows: 5, maxLength: 4000, value: order.likelyConclusion,
        hint: '事实清楚、证据充分、客观公正。审签后反馈每个承办单位，三十日内可以申请复核。'}),
      ctx.evidence('有关材料'));
  }
};
