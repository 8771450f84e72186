// The summary of a round at a glance.

const {date, h, standings} = jingtu.kit(1);

/**
 * The summary at a glance: totals, goals, where tasks stand, problems.
 * @param {FormContext} ctx @param {Wire.Summary} summary
 */
export function summaryShown(ctx, summary) {
  const t = summary.totals;
  return h('div', {},
    ctx.section('总体情况',
      h('p', {}, `任务${t.tasks}项：已销号${t.closed}项，正常${t.normal}项，临期${t.soon}项，逾期${t.overdue}项。`),
      h('p', {}, `应报单位${t.departments}个：按时${t.inTime}个，迟报${t.late}个，未报${t.silent}个，免报${t.exempt}个，`
        + `退回补充${t.returned}个。`)),
    ctx.section('目标指标', standings(summary.goals.map(goal => goal.standing))),
    ctx.section('任务', h('table', {class: 'jt-table'},
      h('thead', {}, h('tr', {}, ['条款', '任务', '牵头单位', '状态', '下一时限', '进展情况'].map(x => h('th', {}, x)))),
      h('tbody', {}, summary.tasks.map(task => h('tr', {},
        h('td', {class: 'jt-nowrap'}, task.ref), h('td', {}, task.title), h('td', {}, task.leads.join('、')),
        h('td', {class: task.standing.code === 'OVERDUE' ? 'jt-late' : ''}, task.standing.label),
        h('td', {class: 'jt-nowrap'}, task.nextDue ? date(task.nextDue) : '—'),
        h('td', {}, task.progress.map(line => h('div', {}, line)))))))),
    ctx.section('单位报送', h('table', {class: 'jt-table'},
      h('thead', {}, h('tr', {}, ['单位', '报送情况', '存在问题', '下一步打算'].map(x => h('th', {}, x)))),
      h('tbody', {}, summary.departments.map(d => h('tr', {},
        h('td', {}, d.name), h('td', {class: ['IN_TIME', 'EXEMPT'].includes(d.punctuality.code) ? '' : 'jt-late'}, d.punctuality.label),
        h('td', {}, d.problems), h('td', {}, d.nextSteps)))))));
}
