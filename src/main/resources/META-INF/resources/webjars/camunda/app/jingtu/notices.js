// 消息: the bell in the bar with what the person's organisation has been told.

import {api, address} from './api.js';
import {dateTime, h} from './dom.js';

const EVERY_MINUTE = 60_000;

/** Puts the bell into `container`; answers a function that stops it. */
export function notices(container) {
  const count = h('span', {class: 'jt-count', hidden: true});
  const list = h('div', {class: 'jt-notices-list'});
  const more = h('button', {type: 'button', class: 'btn btn-link', hidden: true, onclick: () => load(page + 1)}, '更早的消息');
  const all = h('button', {type: 'button', class: 'btn btn-link', onclick: readAll}, '全部标为已读');
  const panel = h('div', {class: 'jt-notices-panel', hidden: true, role: 'dialog', 'aria-label': '消息'},
    h('div', {class: 'jt-notices-head'}, h('strong', {}, '消息'), all), list, more);
  const bell = h('a', {href: '', class: 'jt-bell', 'aria-haspopup': 'dialog', onclick: event => {
    event.preventDefault();
    toggle(panel.hidden);
  }}, h('span', {class: 'glyphicon glyphicon-bell'}), ' 消息 ', count);
  container.classList.add('jt-notices');
  container.append(bell, panel);

  let page = 0;
  let newest = 0;
  const outside = event => container.contains(event.target) || toggle(false);
  const escape = event => event.key === 'Escape' && toggle(false);
  const timer = setInterval(() => document.hidden || refreshCount(), EVERY_MINUTE);
  refreshCount();
  return () => {
    clearInterval(timer);
    toggle(false);
  };

  async function refreshCount() {
    try {
      showCount((await api('/api/notices?unread=true&page=0')).total);
    } catch {
      // Signed out or offline: the rest of the page says so.
    }
  }

  function showCount(total) {
    count.textContent = total > 99 ? '99+' : String(total);
    count.hidden = total === 0;
    all.hidden = total === 0;
    bell.title = total === 0 ? '没有未读消息' : `${total} 条未读消息`;
  }

  function toggle(open) {
    panel.hidden = !open;
    // In a bar whose bell stands at the left there is no room on that side.
    panel.classList.toggle('jt-rightwards', open && panel.getBoundingClientRect().left < 0);
    const change = open ? 'addEventListener' : 'removeEventListener';
    document[change]('click', outside, true);
    document[change]('keydown', escape);
    if (open) {
      newest = 0;
      load(0);
    }
  }

  async function load(wanted) {
    try {
      const answer = await api(`/api/notices?page=${wanted}`);
      page = wanted;
      newest = Math.max(newest, ...answer.items.map(item => item.id));
      const rows = answer.items.map(row);
      if (wanted === 0) {
        list.replaceChildren(...(rows.length ? rows : [h('p', {class: 'jt-empty'}, '还没有消息。')]));
        refreshCount();
      } else {
        list.append(...rows);
      }
      more.hidden = (wanted + 1) * answer.pageSize >= answer.total;
    } catch (e) {
      list.replaceChildren(h('p', {class: 'jt-error', role: 'alert'}, e.message));
    }
  }

  function row(item) {
    const target = item.taskId ? `#/?task=${encodeURIComponent(item.taskId)}` : item.document && address(item.document);
    const element = h(target ? 'a' : 'div', {
      class: 'jt-notice' + (item.read ? '' : ' jt-unread'),
      href: target,
      target: target && !item.taskId ? '_self' : undefined,
      onclick: () => read(item, element)
    },
      h('div', {}, h('span', {class: 'jt-tag jt-tag-' + item.kind.toLowerCase()}, item.kindLabel),
        item.clause && h('span', {class: 'jt-muted'}, ` ${item.clause}`),
        item.times > 1 && h('span', {class: 'jt-muted'}, ` 累计 ${item.times} 次`),
        h('span', {class: 'jt-muted jt-right'}, dateTime(item.at))),
      h('div', {}, item.text));
    return element;
  }

  async function read(item, element) {
    if (item.taskId) {
      toggle(false);
    }
    if (!item.read) {
      item.read = true;
      element.classList.remove('jt-unread');
      await api(`/api/notices/${item.id}/read`, {method: 'POST'}).catch(() => {});
      refreshCount();
    }
  }

  async function readAll() {
    await api('/api/notices/read-all', {method: 'POST', body: {upTo: newest}}).catch(() => {});
    load(0);
  }
}
