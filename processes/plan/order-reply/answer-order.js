// 签收并办理: why it is late, what is done about it, and when it will be done; begins with what was answered last.

const {h} = jingtu.kit(1);

/** @type {Form<Wire.SupervisionOrder>} */
export default {
  load: '/api/tasks/{taskId}/order',
  render(ctx, el) {
    const {reply, draft} = ctx.data;
    el.append(
      h('p', {class: 'jt-hint'}, `${draft?.kind.label ?? '督办'}由本单位主要负责人签发反馈；首次保存即为签收。`),
      ctx.textarea({name: 'reason', label: '逾期原因', required: true, rows: 4, value: reply?.reason}),
      ctx.textarea({name: 'measures', label: '补救措施', required: true, rows: 4, value: reply?.measures}),
      ctx.date({name: 'expected', label: '预计完成日期', required: true, value: reply?.expected}),
      ctx.evidence('材料'));
  }
};
