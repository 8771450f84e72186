// A report to be read.

const {given, h, told} = jingtu.kit(1);

/**
 * A report to be read: every task with its state and words, then problems and next steps.
 * @param {FormContext} ctx @param {Wire.Report} data
 */
export function reportShown(ctx, data) {
  return [
    ctx.section('任务进展', h('table', {class: 'jt-table'},
      h('thead', {}, h('tr', {}, ['条款', '任务', '状态', '进展情况'].map(t => h('th', {}, t)))),
      h('tbody', {}, data.items.map(item => h('tr', {},
        h('td', {}, item.ref), h('td', {}, item.title),
        h('td', {class: item.state === 'BEHIND' || item.state === 'BLOCKED' ? 'jt-late' : ''}, item.stateName),
        h('td', {}, item.content, given(item), told(item))))))),
    ctx.section('存在问题', h('p', {class: 'jt-quote'}, data.problems || '无')),
    ctx.section('下一步打算', h('p', {class: 'jt-quote'}, data.nextSteps || '无'))
  ];
}
