// 会签实施方案: a further lead agrees to the scheme or sends it back.

const {h} = jingtu.kit(1);

/** @type {Form<Wire.Work>} */
export default {
  load: '/api/tasks/{taskId}/work',
  render(ctx, el) {
    const scheme = ctx.data.words.find(step => step.verb === 'scheme-drafted');
    el.append(
      ctx.section('实施方案', h('p', {class: 'jt-quote'}, scheme ? scheme.remark : '尚无内容')),
      ctx.evidence('实施方案文件'),
      ...ctx.decision({agree: '同意', refuse: '退回修改', remarkLabel: '会签意见'}));
  }
};
