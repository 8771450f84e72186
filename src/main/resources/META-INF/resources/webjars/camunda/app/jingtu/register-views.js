// 我的视图: the filters of a list that somebody keeps under names.

import {api} from './api.js';
import {dialog, h, toast} from './dom.js';
import {fieldSet} from './fields.js';

/** @type {Promise<Wire.SavedView[]> | undefined} */
let known;

/**
 * The views of a register to choose from, and what is asked for now to be kept as one.
 * @param {Wire.RegisterKind} kind
 * @param {string} query the filters, as they stand in the address
 * @param {(query: Record<string, string>) => void} go
 */
export function viewsOf(kind, query, go) {
  const place = h('span', {class: 'jt-views'});
  draw();
  return place;

  async function draw() {
    known ??= api('/api/registers/views');
    const views = (await known.catch(() => [])).filter(view => view.kind === kind.id);
    const current = views.find(view => same(view.query, query));
    place.replaceChildren(
      views.length > 0 ? h('select', {class: 'form-control', 'aria-label': '我的视图', onchange: event => {
        const chosen = views.find(view => view.id === event.currentTarget.value);
        go({kind: kind.id, ...Object.fromEntries(new URLSearchParams(chosen?.query ?? ''))});
      }},
        h('option', {value: ''}, '我的视图'),
        views.map(view => h('option', {value: view.id, selected: view === current}, view.name))) : '',
      current
        ? h('button', {type: 'button', class: 'btn', onclick: () => change(`/views/${encodeURIComponent(current.id)}`, 'DELETE')}, '删除视图')
        : query ? h('button', {type: 'button', class: 'btn', onclick: save}, '保存视图') : '');
  }

  async function save() {
    const fields = fieldSet();
    const kept = await dialog('保存视图', '保存', fields.text({name: 'name', label: '视图名称', required: true, maxLength: 30,
      hint: '保存现在的查找条件和排序；同名的视图会被替换'}), async () => {
      if (fields.check()) {
        throw new Error('请填写视图名称。');
      }
      await api(`/api/registers/${kind.id}/views`, {method: 'POST', body: {name: fields.values().name, query}});
      return true;
    });
    if (kept) {
      known = undefined;
      toast('视图已保存。');
      await draw();
    }
  }

  async function change(path, method) {
    try {
      await api(`/api/registers${path}`, {method});
      known = undefined;
      await draw();
    } catch (e) {
      toast(e.message);
    }
  }
}

/** @param {string} one @param {string} other */
function same(one, other) {
  const sorted = text => [...new URLSearchParams(text)].map(pair => pair.join('=')).sort().join('&');
  return sorted(one) === sorted(other);
}
