// 台账: the page of the registers. A list of one of them, or one entry; which, and how it is filtered, stands in the address.

import {address, api} from './api.js';
import {date, h, toast} from './dom.js';
import {entryPage} from './register-entry.js';
import {yearlyPage} from './register-yearly.js';
import {addEntry} from './register-edit.js';
import {importPage, uploadPage} from './register-import.js';
import {viewsOf} from './register-views.js';
import {pageAt} from './place.js';

const ORDERS = [['CHANGED', '最近更新'], ['NUMBER', '编号'], ['NAME', '名称'], ['STATE', '状态']];
const DUE = [['OVERDUE', '已逾期'], ['WEEK', '七日内到期'], ['MONTH', '三十日内到期']];
const FILTERS = ['sought', 'state', 'list', 'county', 'due', 'lacking', 'within', 'order', 'struck'];

/** @type {Wire.Registers | undefined} */
let known;

const {go, show, within} = pageAt('/camunda/registers', '返回台账', drawn);
show();

async function drawn(query) {
  known ??= await api('/api/registers');
  const registers = /** @type {Wire.Registers} */ (known);
  const kind = registers.kinds.find(one => one.id === query.kind) ?? registers.kinds[0];
  const back = Object.fromEntries([['kind', kind.id], ...FILTERS.map(name => [name, query[name]]), ['page', query.page]]);
  return query.import
    ? await importing(kind, query.import, back)
    : query.year && kind.yearly.length > 0
    ? await yearly(kind, kind.yearly.find(one => one.path === query.table) ?? kind.yearly[0], query)
    : query.entry
    ? entryPage(await api(`/api/registers/entries/${encodeURIComponent(query.entry)}`), {
      registers,
      toList: words => within(back, words),
      toEntry: (id, words) => within({...back, entry: id}, words),
      around: (place, words) => within({kind: kind.id, within: place}, words),
      again: () => show()
    })
    : list(registers, kind, query, await api(`/api/registers/${kind.id}/entries?${asked(query, query.page)}`));
}

/** @param {Wire.RegisterKind} kind @param {{name: string, path: string}} table */
async function yearly(kind, table, query) {
  const own = {kind: kind.id, table: table.path};
  return yearlyPage(table, await api(`${table.path}?${counted(query)}`), {
    toList: within({kind: kind.id}, `‹ 返回${kind.name}`),
    toEntry: (id, words) => within({kind: kind.id, entry: id}, words),
    within: (more, words) => within({...own, ...more}, words),
    go: more => go({...own, ...more})
  });
}

/** The page of an import, `new` or one that there is. */
async function importing(kind, id, back) {
  const toList = words => within(back, words);
  if (id === 'new') {
    return uploadPage(kind, {toList, toImport: (other, words) => within({import: other}, words),
      opened: made => go({kind: kind.id, import: made})});
  }
  /** @type {Wire.RegisterImport} */
  const found = await api(`/api/registers/imports/${encodeURIComponent(id)}`);
  const of = known?.kinds.find(one => one.id === found.kind) ?? kind;
  return importPage(of, found, {toList: words => within({kind: of.id}, words),
    toEntry: (entry, words) => within({kind: of.id, entry}, words), again: () => show(), leave: () => go({kind: of.id})});
}

function counted(query) {
  return new URLSearchParams(['year', 'day', 'part'].filter(name => query[name]).map(name => [name, query[name]])).toString();
}

function asked(query, page) {
  return new URLSearchParams([
    ...FILTERS.filter(name => query[name]).map(name => [name, query[name]]),
    ...(page ? [['page', page]] : [])
  ]).toString();
}

/** @param {Wire.Registers} registers @param {Wire.RegisterKind} kind @param {Wire.RegisterPage} answer */
function list(registers, kind, query, answer) {
  const base = {kind: kind.id, ...Object.fromEntries(FILTERS.map(name => [name, query[name]]))};
  const change = more => go({...base, ...more});
  const columns = columnsOf();
  const picked = new Set(pickedColumns(kind));
  const all = Object.values(answer.states).reduce((sum, count) => sum + count, 0);
  const last = Math.max(0, Math.ceil(answer.total / answer.pageSize) - 1);
  const page = Math.min(Number(query.page) || 0, last);
  /** @type {Set<string>} */
  const marked = new Set();
  const exportMarked = h('button', {type: 'button', class: 'btn', disabled: true, onclick: () => {
    location.assign(address(`/api/registers/${kind.id}/entries.xlsx?${new URLSearchParams([...marked].map(id => ['picked', id]))}`));
    toast(`正在导出所选的${marked.size}条。`);
  }}, '导出所选');
  const seen = columns.filter(column => !column.code || picked.has(column.code));
  return h('div', {data: {title: kind.name}},
    h('div', {class: 'jt-head'},
      registers.kinds.length > 1
        ? h('select', {class: 'form-control jt-inline', 'aria-label': '台账', value: kind.id,
          onchange: event => go({kind: event.currentTarget.value})},
          registers.kinds.map(one => h('option', {value: one.id, selected: one.id === kind.id}, one.name)))
        : h('h1', {}, kind.name),
      h('span', {id: 'total'}, `共 ${answer.total} 条`),
      h('span', {class: 'jt-right jt-no-print'},
        kind.mayAdd && h('button', {type: 'button', class: 'btn btn-primary', onclick: async () => {
          const made = await addEntry(registers, kind);
          if (made) {
            go({...base, entry: made.id});
          }
        }}, `登记${kind.entry}`),
        kind.yearly.map(table => within({kind: kind.id, table: table.path, year: String(new Date().getFullYear())}, table.name, 'btn')),
        kind.mayAdd && within({kind: kind.id, import: 'new'}, '导入表格', 'btn'),
        answer.total > 0 && [exportMarked,
          h('a', {class: 'btn', href: address(`/api/registers/${kind.id}/entries.xlsx?${asked(query, '')}`)}, '导出表格')],
        h('button', {type: 'button', class: 'btn', onclick: () => window.print()}, '打印'),
        h('details', {class: 'jt-columns'}, h('summary', {class: 'btn'}, '选择列'),
          h('div', {}, columns.filter(column => column.code).map(column => h('label', {},
            h('input', {type: 'checkbox', checked: picked.has(column.code), onchange: event => {
              picked[event.currentTarget.checked ? 'add' : 'delete'](column.code);
              localStorage.setItem(`jt-columns-${kind.id}`, JSON.stringify([...picked]));
              show();
            }}), ' ', column.name)))))),
    h('form', {class: 'jt-filters jt-no-print', role: 'search', onsubmit: event => {
      event.preventDefault();
      change({sought: event.currentTarget.elements.sought.value.trim()});
    }},
      h('input', {class: 'form-control jt-sought', type: 'search', name: 'sought', maxlength: 100, value: query.sought ?? '',
        placeholder: '名称、编号、企业、坐落', 'aria-label': '查找', onchange: event => change({sought: event.currentTarget.value.trim()})}),
      choice('county', '全部县区', registers.counties.map(one => [one.code, one.name])),
      kind.lists.length > 0 && choice('list', '全部名单', kind.lists.map(one => [one.code, one.name])),
      choice('due', '全部期限', DUE),
      choice('lacking', '要素不论', [['ANY', '缺要素'], ...kind.fields.filter(field => field.needed).map(field => [field.code, `缺${field.name}`])]),
      choice('struck', '在账', [['true', '已注销']]),
      choice('order', '', ORDERS),
      query.within && h('button', {type: 'button', class: 'btn', onclick: () => change({within: ''})}, '所选位置周边 ×'),
      viewsOf(kind, asked(query, ''), go)),
    h('div', {class: 'jt-chips jt-no-print', role: 'group', 'aria-label': '状态'},
      chip('', `全部 ${all}`),
      kind.states.filter(state => answer.states[state.code] || state.code === query.state)
        .map(state => chip(state.code, `${state.name} ${answer.states[state.code] ?? 0}`))),
    answer.total === 0
      ? h('p', {class: 'jt-empty'}, empty())
      : h('div', {class: 'jt-table-wrap jt-list', tabindex: '0', role: 'region', 'aria-label': kind.name},
        h('table', {class: 'jt-table'},
          h('thead', {}, h('tr', {}, h('th', {scope: 'col'}, mark('本页全部', answer.items.map(item => item.id))), seen.map(column => h('th', {scope: 'col'}, column.name)))),
          h('tbody', {}, answer.items.map(item => h('tr', {}, h('td', {}, mark(item.name, [item.id])), seen.map(column => h('td', {}, column.cell(item)))))))),
    last > 0 && h('div', {class: 'jt-chips jt-no-print'},
      turnTo('上一页', page - 1, page > 0), h('span', {}, `第 ${page + 1} 页，共 ${last + 1} 页`), turnTo('下一页', page + 1, page < last)));

  /** A box that picks rows. */
  function mark(name, ids) {
    return h('input', {type: 'checkbox', class: 'jt-no-print', 'aria-label': `选择${name}`, data: {ids: ids.join(' ')}, onchange: event => {
      const box = event.currentTarget;
      ids.forEach(id => marked[box.checked ? 'add' : 'delete'](id));
      box.closest('table').querySelectorAll('tbody input[data-ids]').forEach(other => { other.checked = marked.has(other.dataset.ids); });
      exportMarked.disabled = marked.size === 0;
      exportMarked.textContent = marked.size === 0 ? '导出所选' : `导出所选 ${marked.size}`;
    }});
  }

  function columnsOf() {
    return [
      {name: kind.numberName, cell: item => h('span', {class: 'jt-nowrap'}, item.number)},
      {name: '名称', cell: item => within({...base, page: query.page, entry: item.id}, item.name)},
      {name: '县区', cell: item => item.county ?? '—'},
      {name: '状态', cell: item => h('span', {class: 'jt-nowrap'}, item.stateName)},
      {code: 'lists', name: '所在名单', cell: item => item.lists.join('、')},
      {code: 'work', name: '现办', cell: item => item.work.map(task => h('div', {},
        `${task.holder} ${task.step}（${date(task.since)}起${task.due ? `，限${date(task.due)}` : ''}）`))},
      {code: 'lacking', name: '缺要素', cell: item => item.lacking.length === 0
        ? '—'
        : h('span', {class: 'jt-warning'}, `缺${item.lacking.length}项：${item.lacking.join('、')}`)},
      ...kind.fields.map(field => ({code: field.code, name: field.name, cell: item => item.values[field.code] ?? ''})),
      {name: '更新', cell: item => h('span', {class: 'jt-nowrap'}, date(item.changedAt))}
    ];
  }

  function choice(name, none, options) {
    return h('select', {class: 'form-control', 'aria-label': none || '排序', onchange: event => change({[name]: event.currentTarget.value})},
      none && h('option', {value: ''}, none),
      options.map(([value, label]) => h('option', {value, selected: value === query[name]}, name === 'order' ? `按${label}` : label)));
  }

  function chip(code, label) {
    return h('button', {type: 'button', class: 'btn', 'aria-pressed': String((query.state ?? '') === code),
      onclick: () => change({state: code})}, label);
  }

  function turnTo(label, to, possible) {
    return h('button', {type: 'button', class: 'btn', disabled: !possible, onclick: () => change({page: String(to)})}, label);
  }

  function empty() {
    if (!answer.sees) {
      return `${kind.name}由全市督查、牵头单位、相关部门和所在县（市、区）查看。您所在单位不在其中，需要时请联系牵头单位。`;
    }
    return FILTERS.some(name => name !== 'order' && query[name])
      ? '没有符合条件的记录，请放宽查找条件。'
      : `还没有登记${kind.entry}。`;
  }
}

/** Codes of the columns that the reader has chosen; those that tell the most until then. */
function pickedColumns(kind) {
  try {
    const kept = JSON.parse(localStorage.getItem(`jt-columns-${kind.id}`) ?? 'null');
    if (Array.isArray(kept)) {
      return kept;
    }
  } catch {
    // Not ours any more: as if nothing had been chosen.
  }
  return ['lists', 'work', 'lacking'];
}
