// 催办 and 督办: a supervisor's word to those who are at work on a task, and an order about what is late.

import {api} from './api.js';
import {dialog, h, toast} from './dom.js';
import {fieldSet} from './fields.js';

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

/** An order needs something late, a number and a basis: it is an act of people, on paper as well. */
async function order(taskId) {
  const address = `/api/tasks/${encodeURIComponent(taskId)}/orders`;
  /** @type {Wire.Late[]} */
  const late = await api(address);
  const open = late.filter(one => one.bodies.length > one.ordered.length);
  if (open.length === 0) {
    toast(late.length === 0 ? '本事项没有逾期未办结的时限，不必督办；可以先催办。' : '逾期的时限都已有督办单在办理，不能重复督办。');
    return;
  }
  const fields = fieldSet();
  const form = h('div', {class: 'jt-form'},
    fields.select({name: 'obligation', label: '督办事项', required: true, value: open[0].obligation,
      options: open.map(one => ({value: one.obligation,
        label: `${one.what}，${one.due}到期（未办结：${one.bodies.filter(name => !one.ordered.includes(name)).join('、')}）`}))}),
    fields.text({name: 'number', label: '督办文号', required: true, maxLength: 100}),
    fields.text({name: 'basis', label: '督办依据', required: true, maxLength: 500, hint: '批准人和批准日期，或者交办文件。'}),
    fields.textarea({name: 'demand', label: '督办要求', required: true, rows: 4, maxLength: 1000}),
    fields.date({name: 'replyBy', label: '答复期限', required: true}));
  const done = await dialog('督办', '下达督办单', form, async () => {
    if (fields.check()) {
      throw new Error('请补全以上各项。');
    }
    await api(address, {method: 'POST', body: fields.values()});
    return true;
  });
  if (done) {
    toast('督办单已下达，承办单位已收到待办和消息。');
  }
}
