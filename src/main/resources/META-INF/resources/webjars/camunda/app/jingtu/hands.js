// 转办、收回、放回待办: in whose hands a task is, and how it gets into others.

import {api} from './api.js';
import {dialog, h, toast} from './dom.js';

const TOLD = 'jingtu-hands';
const NOT_CLAIMED = 'jingtu-not-claimed';
const TYPING_MS = 300;

/** `holder` ({id, name} or null), `mine`, `mayWork`, `mayHandOn`, `mayReturn` of a task; null: not to be read. */
export function hands(taskId) {
  return api(path(taskId, 'hands')).catch(error => {
    if (error.status === 404) {
      return null;
    }
    throw error;
  });
}

/** Tells `listener` the hands of a task whenever the page has learned of them; answers a function that ends that. */
export function onHands(taskId, listener) {
  const told = event => event.detail.taskId === taskId && listener(event.detail.now);
  window.addEventListener(TOLD, told);
  return () => window.removeEventListener(TOLD, told);
}

// Who was slower sees at once who has the task; the app by itself says so and leaves the page as it was.
window.angular.module('cam.tasklist.custom').run(['camAPI', camAPI => {
  const tasks = camAPI.resource('task');
  const {claim} = tasks;
  tasks.claim = (taskId, userId, done) => claim.call(tasks, taskId, userId, (error, answer) => {
    done(error, answer);
    if (error) {
      window.dispatchEvent(new Event(NOT_CLAIMED));
    }
  });
}]);

/**
 * Keeps in `container` what the person may do about the hands that the task of the Angular scope is in; and the page
 * knows (`jt-looks-on`) whether the person may only look on, for whom there is nothing to claim.
 */
export function handsBar(container, scope) {
  let asked = 0;
  scope.$watch(() => scope.task && `${scope.task.id} ${scope.task.assignee}`, show);
  window.addEventListener(NOT_CLAIMED, refresh);
  scope.$on('$destroy', () => {
    asked++;
    window.removeEventListener(NOT_CLAIMED, refresh);
    document.documentElement.classList.remove('jt-looks-on');
  });

  async function show() {
    const turn = ++asked;
    const task = scope.task;
    container.replaceChildren();
    if (!task) {
      return;
    }
    notToBeTypedInto();
    const now = await hands(task.id).catch(() => null);
    if (turn !== asked || !now) {
      return;
    }
    document.documentElement.classList.toggle('jt-looks-on', !now.mayWork);
    window.dispatchEvent(new CustomEvent(TOLD, {detail: {taskId: task.id, now}}));
    container.append(...[
      now.mayHandOn && action(now.holder ? '转办' : '指派', 'share-alt', () => handOn(task, now)),
      now.mayReturn && !now.mine && action('收回', 'log-in', () => takeBack(task, now)),
      now.mine && action('放回待办', 'inbox', () => giveBack(task))
    ].filter(Boolean));
  }

  async function handOn(task, now) {
    const who = colleagues(task);
    const why = reason('接办人会收到消息，原因留存在办理记录中。');
    await changing(task, now.holder ? '转办' : '指派', '确定', h('div', {},
      h('p', {class: 'jt-muted'}, now.holder ? `“${task.name}”，现办理人：${now.holder.name}。` : `“${task.name}”，还没有人领取。`),
      who.element, why.element), async () => {
      const colleague = who.chosen();
      if (!colleague) {
        throw new Error('请选择接办的同事。');
      }
      await api(path(task.id, 'handover'), {method: 'POST',
        body: {user: colleague.id, holder: now.holder?.id ?? '', reason: why.text()}});
      return `已交给${colleague.name}办理。`;
    });
  }

  async function takeBack(task, now) {
    const why = reason(`${now.holder.name}会收到消息，原因留存在办理记录中。`);
    await changing(task, '收回', '收回', h('div', {},
      h('p', {class: 'jt-muted'}, `“${task.name}”，现办理人：${now.holder.name}。收回后放回本单位待办，同事可以领取。`),
      why.element), async () => {
      await api(path(task.id, 'return'), {method: 'POST', body: {holder: now.holder.id, reason: why.text()}});
      return '已收回，放回本单位待办。';
    });
  }

  async function giveBack(task) {
    try {
      await api(path(task.id, 'return'), {method: 'POST', body: {}});
      toast('已放回本单位待办。');
    } catch (error) {
      toast(error.message);
    }
    refresh();
  }

  /** A box in which `submit` does it and answers what to say then. */
  async function changing(task, title, label, body, submit) {
    let overtaken = false;
    const done = await dialog(title, label, body, async () => {
      try {
        return await submit();
      } catch (error) {
        overtaken = overtaken || error.status === 404 || error.status === 409;
        throw error;
      }
    });
    if (done) {
      toast(done);
    }
    if (done || overtaken) {
      refresh();
    }
  }

  function refresh() {
    scope.$evalAsync(() => {
      scope.taskData.changed('task');
      scope.taskData.changed('taskList');
    });
    show();
  }
}

function path(taskId, what) {
  return `/api/tasks/${encodeURIComponent(taskId)}/${what}`;
}

function action(label, icon, onclick) {
  return h('button', {type: 'button', class: 'btn btn-link jt-action', onclick},
    h('span', {class: `glyphicon glyphicon-${icon}`}), ` ${label}`);
}

function reason(hint) {
  const text = h('textarea', {class: 'form-control', rows: 3, maxlength: 500});
  return {
    element: h('div', {class: 'jt-field'},
      h('label', {}, '原因', h('span', {class: 'jt-required', title: '必填'}, '*'), text),
      h('div', {class: 'jt-hint'}, hint)),
    text() {
      const words = text.value.trim();
      if (words.length < 2) {
        text.focus();
        throw new Error('请写明原因，至少2个字。');
      }
      return words;
    }
  };
}

/** Those who may do the task, to choose one of: a page of them, the others by their names. */
function colleagues(task) {
  const list = h('div', {class: 'jt-colleagues', role: 'radiogroup', 'aria-label': '接办人'});
  const note = h('div', {class: 'jt-hint', 'aria-live': 'polite'});
  const search = h('input', {type: 'search', class: 'form-control', maxlength: 100, placeholder: '输入姓名或账号查找',
    'aria-label': '查找同事', autocomplete: 'off',
    oninput: () => {
      clearTimeout(timer);
      timer = setTimeout(find, TYPING_MS);
    },
    // Enter belongs to the search, not to the button of the box.
    onkeydown: event => event.key === 'Enter' && (event.preventDefault(), find())});
  let timer = null;
  let asked = 0;
  let chosen = null;
  find();
  return {
    element: h('div', {class: 'jt-field'},
      h('label', {}, '接办人', h('span', {class: 'jt-required', title: '必填'}, '*')), search, list, note),
    chosen: () => chosen
  };

  async function find() {
    clearTimeout(timer);
    const turn = ++asked;
    try {
      const words = search.value.trim();
      const {people, more} = await api(`${path(task.id, 'colleagues')}?search=${encodeURIComponent(words)}`);
      if (turn !== asked) {
        return;
      }
      if (!people.some(person => person.id === chosen?.id)) {
        chosen = null;
      }
      list.replaceChildren(...people.map(row));
      note.textContent = more ? `只列出前${people.length}人，其他同事请输入姓名查找。`
        : people.length ? '' : words ? '没有找到能办理此事的同事，请换个姓名再找。' : '本单位没有其他能办理此事的人员。请联系管理员增设账号。';
    } catch (error) {
      list.replaceChildren();
      note.textContent = error.message;
    }
  }

  function row(person) {
    return h('label', {class: 'jt-choice'},
      h('input', {type: 'radio', name: 'jt-colleague', value: person.id, checked: chosen?.id === person.id,
        onchange: () => { chosen = person; }}),
      h('span', {}, person.name, h('small', {class: 'jt-muted'}, ` ${person.id}`)));
  }
}

/** What stands under the title of a task is changed by the buttons, not by clicking on it. */
function notToBeTypedInto() {
  setTimeout(() => document.querySelectorAll('[cam-tasklist-task-meta] [tabindex], [cam-tasklist-task-meta] .groups a')
    .forEach(field => field.setAttribute('tabindex', '-1')));
}
