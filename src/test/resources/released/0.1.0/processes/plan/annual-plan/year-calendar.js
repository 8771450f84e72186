// The year of a plan, rehearsed before its issue.

const {api, date, h} = jingtu.kit(1);

/**
 * The year of a plan before it is issued: what falls when, on whom, and where it will not work.
 * @param {string} planId
 */
export function yearCalendar(planId) {
  const place = h('div', {}, '正在排演…');
  api(`/api/plans/${encodeURIComponent(planId)}/calendar`)
    .then(year => place.replaceChildren(calendar(year)))
    .catch(e => place.replaceChildren(e.message));
  return h('details', {class: 'jt-section'}, h('summary', {}, '全年排演：时限和推送日期'), place);
}

/** @param {Wire.Year} year */
function calendar(year) {
  return h('div', {},
    year.cautions.map(sentence => h('p', {class: 'jt-hint'}, sentence)),
    year.overloads.length > 0 && h('p', {class: 'jt-problem'}, '时限集中：'
      + year.overloads.map(load => `${load.body}${load.month}月${load.deadlines}项`).join('；') + '。'),
    h('table', {class: 'jt-table'},
      h('thead', {}, h('tr', {}, ['月份', '日期', '条款', '内容', '责任单位', '提示'].map(t => h('th', {}, t)))),
      h('tbody', {}, year.months.flatMap(month => month.entries.map((entry, i) => h('tr', {},
        h('td', {}, i === 0 ? `${month.month}月` : ''), h('td', {}, date(entry.day)), h('td', {}, entry.ref),
        h('td', {}, entry.report ? `${entry.title}（${entry.description}）` : `${entry.title}：${entry.description}`),
        h('td', {}, entry.report ? '各牵头单位' : entry.bodies.join('、')),
        h('td', {class: entry.collision ? 'jt-late' : ''}, entry.collision || '')))))));
}
