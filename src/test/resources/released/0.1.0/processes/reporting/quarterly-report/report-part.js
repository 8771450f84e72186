// 填报县区进展: a county's part of what the leads report.

const {progressLines, reportNotes} = jingtu.kit(1);

/** @type {Form<Wire.Report>} */
export default {
  load: '/api/tasks/{taskId}/county-part',
  render(ctx, el) {
    const lines = progressLines(ctx, ctx.data.items);
    el.append(...reportNotes(ctx.data), lines.element, ctx.evidence('佐证材料'));
    return {
      collect: () => ({items: lines.collect()}),
      restore: draft => lines.restore(draft.items)
    };
  }
};
