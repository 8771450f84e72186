// Why an administrator steps in: asked for when the server wants to know, shown as long as it holds.

import {api, appRoot} from './api.js';
import {dialog, h, stylesheet, time, toast} from './dom.js';

const REASON_NEEDED = 428;
let asking = false;

stylesheet('jingtu.css');

async function ask() {
  if (asking) {
    return;
  }
  asking = true;
  const text = h('textarea', {class: 'form-control', rows: 3, minlength: 4, maxlength: 500, required: true});
  const held = await dialog('写明干预事由', '记录事由', h('div', {},
    h('p', {}, '刚才的操作会改动办理中的流程或其记录，还没有执行。事由记录后30分钟内有效，期间的每一次操作都会连同事由记入安全日志，供审计查看。'),
    h('label', {}, '事由（为什么要干预，依据谁的要求）', text)),
  () => api('/api/intervention', {method: 'PUT', body: {reason: text.value.trim()}}));
  asking = false;
  if (held) {
    show(held);
    toast('事由已记录，请再操作一次。');
  }
}

/** A strip at the foot of the page, so that nobody forgets that every step is an intervention. */
function show(held) {
  document.querySelector('.jt-reason')?.remove();
  document.body.append(h('div', {class: 'jt-reason', role: 'status'},
    `运维干预中（至 ${time(held.until)}）：${held.reason}`,
    h('button', {type: 'button', class: 'btn btn-default btn-sm', onclick: async event => {
      const strip = event.currentTarget.parentElement;
      await api('/api/intervention', {method: 'DELETE'});
      strip.remove();
    }}, '结束')));
}

// The apps call by XMLHttpRequest (AngularJS, the engine's own client) and, in newer parts, by fetch.
const {send} = XMLHttpRequest.prototype;
XMLHttpRequest.prototype.send = function (body) {
  this.addEventListener('load', () => this.status === REASON_NEEDED && ask());
  return send.call(this, body);
};
const {fetch} = window;
window.fetch = async (...values) => {
  const response = await fetch(...values);
  if (response.status === REASON_NEEDED) {
    ask();
  }
  return response;
};

async function showWhatHolds() {
  const me = await fetch(`${appRoot}/api/admin/auth/user/default`,
    {credentials: 'same-origin'});
  if (me.ok && (await me.json()).authorizedApps.includes('admin')) {
    const held = await api('/api/intervention');
    if (held) {
      show(held);
    }
  }
}

showWhatHolds().catch(error => console.warn('no reason shown', error));
