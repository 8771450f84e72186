// 催办 and 督办: a supervisor's word to those who are at work on a task, and the proposal of an order about what is late.

import {api} from './api.js';
import {dialog, h, toast} from './dom.js';
import {proposeOrder} from './orders.js';

/** Keeps two buttons in `container` for the task of the Angular scope, as long as the person may urge. */
export function urge(container, scope) {
  let asked = 0;
  scope.$watch('task.id', async taskId => {
    const turn = ++asked;
    container.replaceChildren();
    if (!taskId) {
      return;
    }
    let brief;
    try {
      brief = await api(`/api/tasks/${encodeURIComponent(taskId)}/brief`);
    } catch {
      // Gone: nothing to urge.
      return;
    }
    if (turn === asked && brief?.mayUrge) {
      container.append(h('button', {type: 'button', class: 'btn btn-link jt-action jt-urge', onclick: () => ask(taskId)},
        h('span', {class: 'glyphicon glyphicon-bullhorn'}), ' 催办'),
      h('button', {type: 'button', class: 'btn btn-link jt-action jt-order', onclick: () => order(taskId)},
        h('span', {class: 'glyphicon glyphicon-flag'}), ' 督办'));
    }
  });
}

async function ask(taskId) {
  const text = h('textarea', {class: 'form-control', rows: 4, maxlength: 500, required: true});
  const done = await dialog('催办', '发出催办',
    h('div', {}, h('label', {}, '催办内容（承办单位会收到消息，并留存在办理记录中）', text)),
    async () => {
      await api(`/api/tasks/${encodeURIComponent(taskId)}/urges`, {method: 'POST', body: {text: text.value.trim()}});
      return true;
    });
  if (done) {
    toast('催办已发出。');
  }
}

/** What is late of the matter of a task, to propose an order about: whether there is one is for the government to decide. */
async function order(taskId) {
  /** @type {Wire.Late[]} */
  const late = await api(`/api/tasks/${encodeURIComponent(taskId)}/orders`);
  const open = late.filter(one => one.bodies.length > one.ordered.length);
  if (open.length === 0) {
    toast(late.length === 0 ? '本事项没有逾期未办结的时限，不必督办；可以先催办。' : '逾期的时限都已有督办在办理，不能重复督办。');
    return;
  }
  await proposeOrder(open);
}
