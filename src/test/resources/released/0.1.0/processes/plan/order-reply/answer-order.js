// 办理督办单: why it is late, what is done about it, and when it will be done; begins with what was answered last.

/** @type {Form<Wire.OrderAnswer>} */
export default {
  load: '/api/tasks/{taskId}/order-answer',
  render(ctx, el) {
    const {reason, measures, expected} = ctx.data;
    el.append(
      ctx.textarea({name: 'reason', label: '逾期原因', required: true, rows: 4, value: reason}),
      ctx.textarea({name: 'measures', label: '补救措施', required: true, rows: 4, value: measures}),
      ctx.date({name: 'expected', label: '预计完成日期', required: true, value: expected}),
      ctx.evidence('材料'));
  }
};
