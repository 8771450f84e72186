// 编制实施方案: the lead writes how it is to be done, and until when by the counties.

/** @type {Form<Wire.Work>} */
export default {
  load: '/api/tasks/{taskId}/work',
  render(ctx, el) {
    el.append(ctx.textarea({name: 'text', label: '实施方案', required: true, rows: 10, maxLength: 20000,
      hint: '写明工作步骤、责任分工、完成时间和验收要求；正式文件请作为材料上传。'}));
    if (ctx.data.parties.some(party => party.role === 'EXECUTOR')) {
      el.append(ctx.date({name: 'executorDue', label: '县（市、区）完成时限', value: ctx.data.executorDue,
        hint: '不填的，按任务时限提前5个工作日。'}));
    }
    el.append(ctx.evidence('实施方案文件'));
  }
};
