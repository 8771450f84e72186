// The account of a year: goals, tasks, points with their formula.

const {h, standings} = jingtu.kit(1);

/**
 * The account of a year: goals, tasks, points with their formula.
 * @param {FormContext} ctx @param {Wire.Account} account
 */
export function accountShown(ctx, account) {
  return h('div', {},
    ctx.section('年度总结', account.summary.split('\n').filter(Boolean).map(line => h('p', {}, line))),
    accountedGoals(ctx, account),
    ctx.section('未完成任务', account.tasks.every(task => task.finished)
      ? h('p', {class: 'jt-muted'}, '年度任务全部完成。')
      : h('table', {class: 'jt-table'},
        h('thead', {}, h('tr', {}, ['条款', '任务', '牵头单位', '原因'].map(t => h('th', {}, t)))),
        h('tbody', {}, account.tasks.filter(task => !task.finished).map(task => h('tr', {},
          h('td', {}, task.ref), h('td', {}, task.title), h('td', {}, task.leads.join('、')),
          h('td', {}, task.reason)))))),
    ctx.section('单位得分', scores(account)));
}

/**
 * Goals with their result, and below each what it is made of: formula, tasks, files, statements.
 * @param {FormContext} ctx @param {Wire.Account} account
 */
export function accountedGoals(ctx, account) {
  return ctx.section('目标指标', standings(account.goals.map(goal => goal.standing)),
    h('details', {}, h('summary', {}, '计算办法、来源任务、佐证和单位说明'),
      account.goals.map(goal => h('div', {class: 'jt-card'},
        h('strong', {}, `${goal.ref} ${goal.standing.name}`),
        goal.standing.formula && h('div', {}, `计算办法：${goal.standing.formula}`),
        h('div', {}, `来源任务：${goal.sources.join('；') || '无'}。佐证材料${goal.files}份。`),
        goal.statements.map(words => h('div', {class: 'jt-muted'}, words))))));
}

/**
 * Points of the bodies, with their formula.
 * @param {Wire.Account} account
 */
export function scores(account) {
  return h('div', {},
    h('p', {class: 'jt-hint'}, account.formula),
    h('table', {class: 'jt-table'},
      h('thead', {}, h('tr', {}, ['单位', '牵头', '销号', '应报', '按时', '迟报', '未报', '督办', '退回', '得分', '建议']
        .map(t => h('th', {}, t)))),
      h('tbody', {}, account.departments.map(d => h('tr', {},
        [d.name, d.led, d.closed, d.owed, d.inTime, d.late, d.silent, d.orders, d.returns, d.score]
          .map(value => h('td', {}, value)),
        h('td', {class: d.proposal.code === 'CRITICISE' ? 'jt-late' : ''}, d.proposal.label))))));
}
