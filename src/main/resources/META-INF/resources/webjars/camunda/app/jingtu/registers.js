// 公文: the registers of documents and of what is published, in a dialog of Tasklist and Cockpit.

import {address, api} from './api.js';
import {date, dateTime, dialog, h} from './dom.js';

/** Each register with where its pages and its file come from. */
const TABS = [
  {name: '收文', path: '/api/documents', box: 'RECEIVED', draw: documents, own: true, empty: '还没有主送本单位的公文。'},
  {name: '发文', path: '/api/documents', box: 'SENT', draw: documents, own: true, empty: '本单位还没有印发公文。'},
  {name: '全市公文', path: '/api/documents', box: 'ALL', draw: documents, overseen: true, empty: '全市还没有印发公文。'},
  {name: '信息公开', path: '/api/disclosures', draw: disclosures, empty: '还没有要公开的信息。主动公开的公文印发后自动列入。'}
];

/** A button in the navigation bar that opens the registers. */
export function registersButton(container) {
  container.append(h('a', {class: 'jt-navbar', href: '', role: 'button', onclick: event => {
    event.preventDefault();
    const place = h('div', {class: 'jt-overview'});
    registers(place);
    dialog('公文和信息公开', '关闭', place);
  }}, h('span', {class: 'glyphicon glyphicon-file'}), ' 公文'));
}

/** A link in the navigation bar to the page of what is on record. */
export function onRecordLink(container) {
  link(container, '/camunda/registers', 'list-alt', '台账');
}

/** A link in the navigation bar to the page of the gate. */
export function gateLink(container) {
  link(container, '/camunda/access', 'map-marker', '准入');
}

function link(container, path, icon, words) {
  container.append(h('a', {class: 'jt-navbar', href: address(path), target: '_self'},
    h('span', {class: `glyphicon glyphicon-${icon}`}), ` ${words}`));
}

/** @param {HTMLElement} root */
function registers(root) {
  let tab = TABS[0];
  let page = 0;
  const tabs = h('div', {class: 'jt-lights', role: 'tablist'});
  const sought = h('input', {class: 'form-control jt-inline', type: 'search', maxlength: 100, placeholder: '按文号、标题或地址查找',
    'aria-label': '查找', onchange: () => show(0)});
  const file = h('a', {class: 'btn btn-default btn-sm', target: '_self'}, '导出表格');
  const list = h('div', {});
  const pages = h('div', {class: 'jt-lights'});
  root.append(tabs, h('p', {}, sought, ' ', file), list, pages);
  show(0);

  function drawTabs(may) {
    tabs.replaceChildren(...TABS.filter(other => may(other)).map(other =>
      h('button', {type: 'button', role: 'tab', class: 'btn btn-default btn-sm', 'aria-pressed': String(other === tab),
        'aria-selected': String(other === tab), onclick: () => {
          tab = other;
          show(0);
        }}, other.name)));
  }

  function query(more) {
    return new URLSearchParams({...(tab.box && {box: tab.box}), sought: sought.value.trim(), ...more}).toString();
  }

  async function show(wanted) {
    page = wanted;
    const asked = tab;
    list.replaceChildren(h('p', {class: 'jt-muted'}, '正在加载…'));
    pages.replaceChildren();
    file.href = address(`${tab.path}.xlsx?${query({})}`);
    try {
      const answer = await api(`${tab.path}?${query({page: String(page)})}`);
      if (asked !== tab || wanted !== page) {
        return;
      }
      const may = other => other.own ? answer.ofBody : answer.oversees || !other.overseen;
      if (!may(tab)) {
        // 督查 and 审计 belong to no body: nothing is sent to them or by them.
        tab = TABS.find(may) ?? TABS[0];
        show(0);
        return;
      }
      drawTabs(may);
      file.hidden = answer.total === 0;
      list.replaceChildren(answer.total === 0
        ? h('p', {class: 'jt-muted'}, sought.value.trim() ? '没有符合查找条件的记录。' : tab.empty)
        : tab.draw(answer.items, () => show(page)));
      const last = Math.ceil(answer.total / answer.pageSize) - 1;
      if (last > 0) {
        pages.replaceChildren(
          turn('上一页', page - 1, page > 0), ` 第 ${page + 1} 页，共 ${last + 1} 页（${answer.total} 条） `,
          turn('下一页', page + 1, page < last));
      }
    } catch (error) {
      list.replaceChildren(h('p', {class: 'jt-error', role: 'alert'}, error.message));
    }
  }

  function turn(label, to, possible) {
    return h('button', {type: 'button', class: 'btn btn-default btn-sm', disabled: !possible, onclick: () => show(to)}, label);
  }
}

/** @param {Wire.DocumentPage['items']} items @param {() => void} again */
function documents(items, again) {
  return table(['文号', '标题', '发文单位', '印发日期', '公开属性', '文件', '签收'], items.map(item => h('tr', {},
    h('td', {class: 'jt-nowrap'}, item.number),
    h('td', {}, item.title, h('div', {class: 'jt-muted'}, item.kind)),
    h('td', {}, item.body),
    h('td', {class: 'jt-nowrap'}, date(item.issuedOn)),
    h('td', {class: 'jt-nowrap'}, item.openness.label),
    h('td', {}, item.files.map(part => h('div', {},
      h('a', {href: address(`/api/documents/${encodeURIComponent(item.id)}/files/${part.id}`), target: '_self', download: part.name},
        part.name)))),
    h('td', {}, receipts(item, again)))));
}

function receipts(item, again) {
  const open = item.recipients.filter(recipient => !recipient.at);
  return [
    item.mayReceive && h('button', {type: 'button', class: 'btn btn-primary btn-sm', onclick: async event => {
      const button = event.currentTarget;
      button.disabled = true;
      try {
        await api(`/api/documents/${encodeURIComponent(item.id)}/receipt`, {method: 'POST'});
        again();
      } catch (error) {
        button.disabled = false;
        button.after(h('div', {class: 'jt-error', role: 'alert'}, error.message));
      }
    }}, '签收'),
    item.recipients.length === 0 ? '—' : h('details', {},
      h('summary', {}, open.length === 0 ? '全部签收' : `未签收 ${open.length}/${item.recipients.length}`),
      h('ul', {}, item.recipients.map(recipient => h('li', {},
        recipient.body, ' ', h('span', {class: 'jt-muted'}, recipient.at ? dateTime(recipient.at) : '未签收')))))
  ];
}

/** @param {Wire.DisclosurePage['items']} items */
function disclosures(items) {
  return table(['名称', '依据', '公开单位', '形成日期', '最迟公开', '状态', '发布'], items.map(item => h('tr', {},
    h('td', {}, item.title),
    h('td', {}, item.basis),
    h('td', {}, item.body),
    h('td', {class: 'jt-nowrap'}, date(item.madeOn)),
    h('td', {class: item.late ? 'jt-nowrap jt-late' : 'jt-nowrap'}, date(item.due)),
    h('td', {class: item.late ? 'jt-late' : ''}, item.stateName + (item.late ? '（逾期）' : '')),
    h('td', {}, item.publishedOn ? [
      h('div', {}, date(item.publishedOn), item.until && ` 至 ${date(item.until)}`,
        item.takenDownOn && `，${date(item.takenDownOn)}撤下`),
      /^https?:\/\//.test(item.address || '')
        ? h('a', {href: item.address, target: '_blank', rel: 'noopener noreferrer'}, item.address)
        : item.address,
      item.proven && h('div', {},
        h('a', {href: address(`/api/disclosures/${encodeURIComponent(item.id)}/proof`), target: '_self'}, '页面截图'))
    ] : '—'))));
}

function table(heads, rows) {
  return h('div', {class: 'jt-table-wrap'}, h('table', {class: 'jt-table'},
    h('thead', {}, h('tr', {}, heads.map(head => h('th', {}, head)))),
    h('tbody', {}, rows)));
}
