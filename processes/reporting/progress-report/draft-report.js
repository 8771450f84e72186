// 填报季度进展: what a lead tells of its tasks, filled in beforehand from what is known.

const {progressLines, reportNotes} = jingtu.kit(1);

/** @type {Form<Wire.Report>} */
export default {
  load: '/api/tasks/{taskId}/progress-report',
  render(ctx, el) {
    const lines = progressLines(ctx, ctx.data.items);
    el.append(
      ...reportNotes(ctx.data),
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
  }
};
