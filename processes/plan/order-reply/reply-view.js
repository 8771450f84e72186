// What a body answers, for those who sign it and those who judge it.

const {h} = jingtu.kit(1);

/** @param {Wire.SupervisionOrder} order */
export function answer({draft, number, reply}) {
  return h('dl', {class: 'jt-facts'}, [
    ['督办要求', draft && draft.demand + (number ? `（${number}）` : '')],
    ['逾期原因', reply?.reason], ['补救措施', reply?.measures], ['预计完成', reply?.expected],
    ['是否按期', reply?.late ? `逾期反馈（应于${reply.replyBy}前）` : '按期']
  ].map(([term, value]) => h('div', {}, h('dt', {}, term), h('dd', {}, value || '—'))));
}

/** @type {Form<Wire.SupervisionOrder>} */
export default {
  load: '/api/tasks/{taskId}/order',
  render(ctx, el) {
    el.append(ctx.section('单位反馈', answer(ctx.data)));
  }
};
