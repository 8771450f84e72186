// What is signed of an order: what is late, what is ordered, and as far as it has come what was found and is proposed.

import {facts, late, ordered, replies} from './order.js';

/** @type {Form<Wire.SupervisionOrder>} */
export default {
  load: '/api/tasks/{taskId}/order',
  render(ctx, el) {
    const order = ctx.data;
    el.append(
      ctx.section('逾期事项', late(order)),
      ctx.section('督办', ordered(order)),
      ...(order.round > 0 ? [ctx.section('单位反馈', replies(order))] : []),
      ...(order.finding ? [ctx.section('核实和结论', facts([
        ['核实情况', order.finding],
        ['下一步措施', order.next && `${order.next.step.label}：${order.next.words}${order.next.replyBy ? `（再次反馈期限：${order.next.replyBy}）` : ''}`],
        ['督查结论', order.conclusion]]))] : []));
  }
};
