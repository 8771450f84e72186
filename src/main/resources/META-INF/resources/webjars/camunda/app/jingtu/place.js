// A page of ours shows what its address says: links and buttons lead to another address of it, back and forth as anywhere.

import {address} from './api.js';
import {h} from './dom.js';

/**
 * @param {string} path of the page
 * @param {string} back words of the link to its beginning, for when something cannot be shown
 * @param {(query: Record<string, string>) => Promise<HTMLElement>} draw what the address says, with its title in the data
 */
export function pageAt(path, back, draw) {
  const page = address(path);
  const root = /** @type {HTMLElement} */ (document.getElementById('main'));
  let shown = 0;
  window.addEventListener('popstate', () => show());
  return {go, show, within};

  /** @param {Record<string, string>} query */
  function link(query) {
    return `${page}?${new URLSearchParams(Object.entries(query).filter(([, value]) => value))}`;
  }

  /** @param {Record<string, string>} query */
  function go(query) {
    history.pushState(null, '', link(query));
    show();
  }

  /** A link within the page; opened elsewhere it works as any other. */
  function within(query, words, look = '') {
    return h('a', {href: link(query), class: look || null, onclick: event => {
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        go(query);
      }
    }}, words);
  }

  async function show() {
    const turn = ++shown;
    try {
      const drawn = await draw(Object.fromEntries(new URLSearchParams(location.search)));
      if (turn === shown) {
        root.replaceChildren(drawn);
        document.title = `${drawn.dataset.title} · 净土`;
      }
    } catch (error) {
      if (turn === shown) {
        root.replaceChildren(h('p', {class: 'jt-error', role: 'alert'}, error.message), h('p', {},
          error.status === 401
            ? h('a', {href: address('/camunda/app/tasklist/default/')}, '去登录')
            : h('a', {href: page}, back)));
      }
    }
  }
}
