// Starts an adjustment: of which running plan.

const {h} = jingtu.kit(1);

/** @type {Form<Wire.PlanLine[]>} */
export default {
  load: '/api/plans?state=ISSUED',
  render(ctx, el) {
    if (ctx.data.length === 0) {
      el.append(h('p', {class: 'jt-muted'}, '没有执行中的计划，无需调整。'));
    }
    el.append(ctx.select({
      name: 'planId', label: '计划', required: true,
      value: ctx.data.length === 1 ? ctx.data[0].id : null,
      options: ctx.data.map(plan => ({value: plan.id, label: `${plan.title}（${plan.stateName}）`}))
    }));
  }
};
