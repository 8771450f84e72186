// The same step of several entries, filled in as one list: a row each, the files in common.

import {api} from './api.js';
import {dialog, fileChooser, h} from './dom.js';
import {cell, typed} from './entry-fields.js';
import {fieldSet} from './fields.js';

/**
 * A button where there is more than one to fill in; nothing otherwise.
 * @param {string} taskId
 * @param {() => void} done is called when some were taken
 */
export function together(taskId, done) {
  const place = h('div', {class: 'jt-together'});
  const at = `/api/tasks/${encodeURIComponent(taskId)}/together`;
  api(at).then(/** @param {Wire.Together} list */ list => {
    if (list.rows.length > 1) {
      place.append(h('button', {type: 'button', class: 'btn btn-default', onclick: async () => {
        if (await fillIn(at, list)) {
          done();
        }
      }}, `一并登记${list.rows.length}项`),
      h('span', {class: 'jt-hint'}, ' 同一步骤的待办可以在一张表中登记。'));
    }
  }).catch(() => {
    // The step can still be filled in by itself.
  });
  return place;
}

/** @param {string} at @param {Wire.Together} list @returns {Promise<boolean | undefined>} whether some were taken */
async function fillIn(at, list) {
  const fields = fieldSet();
  const files = fileChooser({label: list.filesLabel ?? '材料', multiple: true});
  const told = h('ul', {class: 'jt-outcomes', role: 'status'});
  let taken = false;
  const rest = new Set(list.rows.map(row => row.taskId));
  const table = fields.table({name: 'rows', label: '登记内容', wide: true,
    columns: [{type: 'checkbox', name: '#in', label: '登记'}, {type: 'show', name: 'title', label: '名称', width: 160},
      ...list.fields.map(cell)],
    rows: list.rows.map(row => ({...row, '#in': true}))});
  await dialog('一并登记', '登记勾选的各项', h('div', {class: 'jt-together-list'},
    table,
    h('div', {class: 'jt-field'},
      h('label', {}, `${list.filesLabel ?? '材料'}（各项共用）`,
        list.filesRequired && h('span', {class: 'jt-required', title: '必填'}, '*'), files.element)),
    told), async () => {
    const rows = fields.values().rows.filter(row => row['#in'] && rest.has(row.taskId));
    if (rows.length === 0) {
      throw new Error('请勾选要登记的各项。');
    }
    if (list.filesRequired && !files.input.files?.length) {
      throw new Error(`请上传${list.filesLabel}。`);
    }
    const body = new FormData();
    body.append('rows', new Blob([JSON.stringify({rows: Object.fromEntries(rows.map(row =>
      [row.taskId, typed(Object.fromEntries(list.fields.map(field => [field.code, row[field.code]])))]))})], {type: 'application/json'}));
    for (const file of files.input.files ?? []) {
      body.append('file', file);
    }
    /** @type {{taskId: string, title: string, refused: string | null}[]} */
    const outcomes = await api(at, {method: 'POST', body});
    outcomes.filter(one => one.refused === null).forEach(one => rest.delete(one.taskId));
    taken = taken || outcomes.some(one => one.refused === null);
    told.replaceChildren(...outcomes.map(one =>
      h('li', {class: one.refused ? 'jt-error' : 'jt-muted'}, `${one.title}：${one.refused ?? '已登记'}`)));
    const refused = outcomes.filter(one => one.refused !== null).length;
    if (refused > 0) {
      throw new Error(`${refused}项没有登记，原因见上；改正后再次提交，已登记的不会重复。`);
    }
  });
  return taken;
}
