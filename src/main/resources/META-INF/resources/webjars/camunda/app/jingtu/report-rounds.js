// 季度推送: who has reported to which round of a plan, at a glance, and what was published.

import {address, api} from './api.js';
import {date, h} from './dom.js';

/** The rounds of a plan in `place`; nothing where there are none that the reader may see. */
export async function reportRounds(place, planId) {
  try {
    const rounds = await api(`/api/report-rounds?plan=${encodeURIComponent(planId)}`);
    const begun = rounds.filter(round => round.state !== 'PLANNED' && round.state !== 'CANCELLED');
    const next = rounds.find(round => round.state === 'PLANNED');
    place.replaceChildren(...(rounds.length === 0 ? [] : [
      h('h4', {}, '季度推送'),
      next && h('p', {class: 'jt-muted'}, `下一次：${next.subject}，${date(next.acceptUntil)}及以前报送不算逾期。`),
      begun.length === 0 ? h('p', {class: 'jt-muted'}, '还没有布置填报。') : table(begun)
    ].filter(Boolean)));
  } catch (error) {
    place.replaceChildren(h('p', {class: 'jt-error'}, error.message));
  }
}

function table(rounds) {
  const bodies = list => [...new Map(rounds.flatMap(list).map(body => [body.id, body.name]))];
  const rows = (list, cell) => bodies(list).map(([id, name]) => h('tr', {},
    h('td', {}, name),
    rounds.map(round => cell(round, list(round).find(body => body.id === id)))));
  const counties = rows(round => round.counties, county);
  return h('div', {class: 'jt-table-wrap'}, h('table', {class: 'jt-table', 'aria-label': '季度推送'},
    h('thead', {}, h('tr', {}, h('th', {}, '单位'), rounds.map(head))),
    h('tbody', {}, rows(round => round.departments, department),
      counties.length > 0 && h('tr', {}, h('th', {colspan: rounds.length + 1}, '县（市、区）')),
      counties)));
}

function head(round) {
  return h('th', {},
    h('div', {}, `${date(round.due)} ${round.stateName}`),
    round.files.length > 0 && round.state === 'PUBLISHED' && h('div', {},
      h('a', {href: published(round, 'summary'), target: '_self'}, '通报'), '　',
      h('a', {href: published(round, 'ledger'), target: '_self'}, '台账')));
}

function department(round, body) {
  if (!body) {
    return h('td', {}, '—');
  }
  const missing = !body.submittedAt && body.state !== 'EXEMPT' && body.state !== 'WITHDRAWN' && isOver(body);
  return h('td', {class: body.late || missing ? 'jt-late' : '', title: body.remark || undefined},
    missing ? '未报' : body.stateName + (body.late ? '（迟报）' : ''),
    body.returns > 0 && h('span', {class: 'jt-muted'}, ` 退回${body.returns}次`));
}

function county(round, body) {
  if (!body) {
    return h('td', {}, '—');
  }
  return h('td', {class: body.late || !body.reportedAt && isOver(round) ? 'jt-late' : ''},
    body.reportedAt ? '已报' + (body.late ? '（迟报）' : '') : isOver(round) ? '未报' : '填报中');
}

function isOver({acceptUntil}) {
  return new Date(`${acceptUntil}T23:59:59+08:00`) < new Date();
}

/** Where a file of a published round can be had: `summary` or `ledger`. */
function published(round, file) {
  return address(`/api/report-rounds/${encodeURIComponent(round.id)}/${file}`);
}
