// 催办: a supervisor's word to those who are at work on a task.

import {api} from './api.js';
import {dialog, h, toast} from './dom.js';

/** Keeps a button in `container` for the task of the Angular scope, as long as the person may urge. */
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
        h('span', {class: 'glyphicon glyphicon-bullhorn'}), ' 催办'));
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
