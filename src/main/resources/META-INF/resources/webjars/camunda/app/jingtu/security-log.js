// 安全日志: who came, who was refused, who changed rights and who took what out, for auditors and administrators.

import {address, api} from './api.js';
import {date, h} from './dom.js';

export const SECURITY_LOG_PATH = '/security-log';

/** Whether the person has a log to read, as the bar of Cockpit asks it: answered once, by the server. */
export const mayRead = ['$rootScope', $rootScope => answer => choices()
  .then(({cities}) => answer(null, cities.length > 0), () => answer(null, false))
  .finally(() => $rootScope.$applyAsync())];

const TIME = new Intl.DateTimeFormat('zh-CN',
  {timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23'});

const choices = () => api('/api/security-log/choices');

export function securityLogLink(container) {
  container.append(h('a', {href: `#${SECURITY_LOG_PATH}`}, '安全日志'));
}

/** The page: what to look for, what was found, older entries on demand, and a sheet of it. */
export async function securityLog(place) {
  const body = h('div', {class: 'jt-security'}, h('p', {class: 'jt-muted'}, '正在加载…'));
  place.append(body);
  // The app names its pages, and the person in its bar, by a service that only its own pages ask for.
  setTimeout(() => window.angular.element(place).injector().get('page').titleSet('安全日志'));
  try {
    const {cities, kinds} = await choices();
    if (cities.length === 0) {
      body.replaceChildren(h('p', {class: 'jt-empty'}, '安全日志只供本市审计人员和系统管理员查看。'));
      return;
    }
    draw(body, cities, kinds);
  } catch (error) {
    body.replaceChildren(h('p', {class: 'jt-error', role: 'alert'}, error.message));
  }
}

function draw(body, cities, kinds) {
  const city = choice('城市', cities.length > 1 ? '全部' : undefined, cities);
  const kind = choice('类别', '全部', kinds);
  const user = h('input', {type: 'text', class: 'form-control', id: 'jt-log-user', autocomplete: 'off', spellcheck: 'false'});
  const from = day('jt-log-from');
  const to = day('jt-log-to');
  const rows = h('tbody', {});
  const state = h('p', {class: 'jt-muted', role: 'status'});
  const more = h('button', {type: 'button', class: 'btn btn-default', hidden: true, onclick: () => load(false)}, '更早的记录');
  const sheet = h('a', {class: 'btn btn-default', target: '_self'}, '导出 Excel');
  let next;
  let asked = 0;

  body.replaceChildren(
    h('h3', {}, '安全日志'),
    h('form', {class: 'jt-filters', onsubmit: event => {
      event.preventDefault();
      load(true);
    }},
    field('城市', city), field('类别', kind), field('账号', user), field('从', from), field('至', to),
    h('button', {type: 'submit', class: 'btn btn-primary'}, '查询'), sheet),
    h('div', {class: 'jt-table-wrap'}, h('table', {class: 'jt-table jt-log'},
      h('thead', {}, h('tr', {}, ['时间', '类别', '城市', '账号', '来源地址', '事项', '变更'].map(text => h('th', {scope: 'col'}, text)))),
      rows)),
    state, more);
  load(true);

  async function load(anew) {
    const question = ++asked;
    const wanted = new URLSearchParams(Object.entries({
      city: city.value, kind: kind.value, user: user.value.trim(), from: from.value, to: to.value
    }).filter(([, value]) => value));
    sheet.href = address(`/api/security-log.xlsx?${wanted}`);
    if (!anew) {
      wanted.set('before', next);
    }
    more.disabled = true;
    state.textContent = '正在加载…';
    try {
      const page = await api(`/api/security-log?${wanted}`);
      if (question !== asked) {
        return;
      }
      if (anew) {
        rows.replaceChildren();
      }
      rows.append(...page.entries.map(row));
      next = page.next;
      more.hidden = next === null;
      state.textContent = rows.childElementCount === 0 ? '没有符合条件的记录。请放宽条件后再查询。'
        : next === null ? `共 ${rows.childElementCount} 条` : `已列出最近 ${rows.childElementCount} 条`;
    } catch (error) {
      if (question === asked) {
        state.replaceChildren(h('span', {class: 'jt-error'}, error.message));
        more.hidden = true;
      }
    } finally {
      more.disabled = false;
    }
  }
}

function row(entry) {
  return h('tr', {},
    h('td', {class: 'jt-nowrap'}, `${date(entry.at)} ${TIME.format(new Date(entry.at))}`),
    h('td', {class: 'jt-nowrap'}, h('span', {class: `jt-tag jt-tag-${entry.kind.toLowerCase()}`}, entry.kindLabel)),
    h('td', {class: 'jt-nowrap'}, entry.cityName),
    h('td', {}, entry.userName && h('div', {}, entry.userName), h('div', {class: entry.userName ? 'jt-muted' : ''}, entry.user ?? '—')),
    h('td', {class: 'jt-nowrap'}, entry.address ?? '—'),
    h('td', {class: 'jt-log-what'}, entry.what, entry.reason && h('div', {class: 'jt-muted'}, `事由：${entry.reason}`)),
    h('td', {},
      entry.oldValue && h('div', {}, h('span', {class: 'jt-muted'}, '原：'), entry.oldValue),
      entry.newValue && h('div', {}, h('span', {class: 'jt-muted'}, '新：'), entry.newValue)));
}

function choice(label, all, entries) {
  return h('select', {class: 'form-control', 'aria-label': label},
    all && h('option', {value: ''}, all),
    entries.map(({id, name}) => h('option', {value: id}, name)));
}

function day(id) {
  return h('input', {type: 'date', class: 'form-control', id, min: '2020-01-01', max: '2099-12-31'});
}

function field(label, input) {
  return h('label', {}, h('span', {}, label), input);
}
