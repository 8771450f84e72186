// Starts the annual plan of a city: which one.

const {h} = jingtu.kit(1);

/** @type {Form<Wire.PlanLine[]>} */
export default {
  load: '/api/plans?state=DRAFT',
  render(ctx, el) {
    if (ctx.data.length === 0) {
      el.append(h('p', {class: 'jt-muted'}, '没有待核对的计划。请管理员先导入计划文件，或用“导入年度计划”上传计划文本。'));
    }
    el.append(ctx.select({
      name: 'planId', label: '计划', required: true,
      value: ctx.data.length === 1 ? ctx.data[0].id : null,
      options: ctx.data.map(plan => ({value: plan.id, label: `${plan.title}（${plan.stateName}）`}))
    }));
  }
};
