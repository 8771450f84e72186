// 组织落实: a county tells what it did, with figures and files.

const {figureFields, h} = jingtu.kit(1);

/** @type {Form<Wire.Work>} */
export default {
  load: '/api/tasks/{taskId}/work',
  render(ctx, el) {
    const scheme = ctx.data.words.find(step => step.verb === 'scheme-drafted');
    const figures = figureFields(ctx, ctx.data.indicators, {required: true});
    el.append(
      scheme ? ctx.section('牵头单位实施方案', h('p', {class: 'jt-quote'}, scheme.remark)) : '',
      ctx.textarea({name: 'text', label: '落实情况', required: true, rows: 8, maxLength: 20000,
        hint: '写明做了什么、完成多少、存在问题。'}),
      figures.element,
      ctx.evidence('佐证材料'),
      ctx.text({name: 'noEvidenceReason', label: '没有材料的原因', maxLength: 500, hint: '已上传材料的不必填写。'}));
    return {
      collect: () => ({...ctx.values(), figures: figures.collect()}),
      restore(draft) {
        ctx.fill(draft);
        figures.restore(draft.figures);
      }
    };
  }
};
