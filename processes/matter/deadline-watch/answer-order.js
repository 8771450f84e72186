// 办理督办单: why it is late, what is done about it, and when it will be done.

/** @type {Form} */
export default {
  render(ctx, el) {
    el.append(
      ctx.textarea({name: 'reason', label: '逾期原因', required: true, rows: 4}),
      ctx.textarea({name: 'measures', label: '补救措施', required: true, rows: 4}),
      ctx.date({name: 'expected', label: '预计完成日期', required: true}),
      ctx.evidence('材料'));
  }
};
