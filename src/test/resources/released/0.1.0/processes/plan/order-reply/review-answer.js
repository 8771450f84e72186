// 审核督办答复: what the body answers; taken or sent back.

const {h} = jingtu.kit(1);

/** @type {Form<Wire.OrderAnswer>} */
export default {
  load: '/api/tasks/{taskId}/order-answer',
  render(ctx, el) {
    const {reason, measures, expected} = ctx.data;
    const facts = [['逾期原因', reason], ['补救措施', measures], ['预计完成', expected]];
    el.append(
      ctx.section('单位答复', h('dl', {class: 'jt-facts'},
        facts.map(([term, value]) => h('div', {}, h('dt', {}, term), h('dd', {}, value))))),
      ...ctx.decision({agree: '认可答复', refuse: '退回重答', remarkLabel: '审核意见'}));
  }
};
