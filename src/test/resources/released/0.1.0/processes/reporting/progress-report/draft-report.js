// 填报季度进展: what a lead tells of its tasks, filled in beforehand from what is known.

const {api, dialog, fieldSet, h, progressLines, reportNotes} = jingtu.kit(1);

/** @type {Form<Wire.Report>} */
export default {
  load: '/api/tasks/{taskId}/progress-report',
  render(ctx, el) {
    const lines = progressLines(ctx, ctx.data.items);
    const answer = h('span', {role: 'status'});
    el.append(
      ...reportNotes(ctx.data),
      h('p', {}, h('button', {type: 'button', class: 'btn btn-default btn-sm', onclick: extend}, '申请延期'), ' ', answer),
      lines.element,
      ctx.textarea({name: 'problems', label: '存在问题', rows: 5, maxLength: 20000, value: ctx.data.problems}),
      ctx.textarea({name: 'nextSteps', label: '下一步打算', rows: 5, maxLength: 20000, value: ctx.data.nextSteps}),
      ctx.evidence('佐证材料'));
    return {
      collect: () => ({items: lines.collect(), ...ctx.values()}),
      restore(draft) {
        ctx.fill(draft);
        lines.restore(draft.items);
      }
    };

    async function extend() {
      const fields = fieldSet();
      const questions = h('div', {},
        fields.date({name: 'date', label: '延至', required: true, min: ctx.data.due}),
        fields.textarea({name: 'reason', label: '延期理由', required: true}));
      const done = await dialog('申请延期', '确定', questions, async () => {
        if (fields.check()) {
          throw new Error('请按红色提示填写。');
        }
        await api(`/api/tasks/${encodeURIComponent(ctx.taskId)}/report-extensions`, {method: 'POST', body: fields.values()});
        return true;
      });
      if (done) {
        answer.textContent = '延期申请已送市级负责人审批，结果见“消息”。';
      }
    }
  }
};
