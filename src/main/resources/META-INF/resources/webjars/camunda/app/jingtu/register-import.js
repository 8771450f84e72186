// 导入台账: a table is uploaded, its columns are looked at, what is wrong in it is shown, and all of it is kept or nothing.
// Whatever goes on goes on without this page, and is found again at its address.

import {address, api, ApiError, csrfHeaders, errorText} from './api.js';
import {dateTime, fileChooser, h, toast} from './dom.js';
import {fieldSet} from './fields.js';

const MOMENT = 1000;
const LARGEST = 10 * 1024 * 1024;

/**
 * The page at which a table is chosen.
 * @param {Wire.RegisterKind} kind
 * @param {{toList: (words: string) => HTMLElement, toImport: (id: string, words: string) => HTMLElement,
 *   opened: (id: string) => void}} page
 */
export async function uploadPage(kind, {toList, toImport, opened}) {
  /** @type {Wire.OpenImport[]} */
  const open = await api('/api/registers/imports');
  const file = fileChooser({label: '表格文件', accept: '.xlsx,.xls,.csv,.txt'});
  const error = h('p', {class: 'jt-error', role: 'alert', hidden: true});
  const button = h('button', {type: 'submit', class: 'btn btn-primary'}, '上传');
  return shell(kind, toList, 0,
    h('form', {onsubmit: async event => {
      event.preventDefault();
      const chosen = file.input.files?.[0];
      error.hidden = true;
      button.disabled = true;
      try {
        if (!chosen) {
          throw new Error('请选择表格文件。');
        }
        if (chosen.size > LARGEST) {
          throw new Error('文件超过 10 MB。请只保留台账数据，或者分成几个文件上传。');
        }
        opened(await upload(kind, chosen));
      } catch (e) {
        error.textContent = e.message;
        error.hidden = false;
      } finally {
        button.disabled = false;
      }
    }},
      h('p', {}, '先', h('a', {href: address(`/api/registers/${kind.id}/template.xlsx`)}, `下载${kind.name}导入模板`),
        '，填写后上传；也可以直接上传已有的表格，下一步对应各列。'),
      file.element,
      h('p', {}, button),
      h('p', {class: 'jt-hint'}, 'Excel（.xlsx、.xls）或 CSV（UTF-8、GBK），一次最多10,000行、10 MB。上传后先核对，确认之前不写入台账。'),
      error),
    open.length > 0 && h('section', {}, h('h2', {}, '没有完成的导入'),
      h('ul', {class: 'jt-life'}, open.map(one => h('li', {}, toImport(one.id, one.fileName),
        h('span', {class: 'jt-muted'}, ` ${one.kindName}，${one.rows}行，${dateTime(one.at)}上传`))))));
}

/** @param {Wire.RegisterKind} kind @param {File} file @returns {Promise<string>} id */
async function upload(kind, file) {
  const form = new FormData();
  form.append('file', file, file.name);
  let response;
  try {
    response = await fetch(address(`/api/registers/${kind.id}/imports`),
      {method: 'POST', headers: {Accept: 'application/json', ...csrfHeaders()}, credentials: 'same-origin', body: form});
  } catch {
    throw new ApiError('上传中断。请检查网络后重新上传。', 0);
  }
  const text = await response.text();
  if (!response.ok) {
    throw new ApiError(errorText(response.status, text), response.status);
  }
  return JSON.parse(text).id;
}

/**
 * The page of one import, at whatever step it is.
 * @param {Wire.RegisterKind} kind @param {Wire.RegisterImport} found
 * @param {{toList: (words: string) => HTMLElement, toEntry: (id: string, words: string) => HTMLElement,
 *   again: () => void, leave: () => void}} page
 */
export function importPage(kind, found, {toList, toEntry, again, leave}) {
  const path = `/api/registers/imports/${encodeURIComponent(found.id)}`;
  const place = h('div', {});
  const step = {READ: 1, CHECKED: 2, KEPT: 3, CANCELLED: 3}[found.state];
  const root = shell(kind, toList, step,
    h('p', {}, h('strong', {}, found.fileName), `，共${found.rows}行，${dateTime(found.at)}上传`), place);
  if (found.atWork) {
    wait();
  } else {
    ({READ: columns, CHECKED: checked, KEPT: made, CANCELLED: gone})[found.state]();
  }
  return root;

  /** Asks how far it is until it is done; gone from the page it stops asking. */
  function wait(words = '正在办理') {
    const bar = h('progress', {max: found.rows, value: found.done, 'aria-label': words});
    const said = h('span', {role: 'status'}, `${words}，已完成 ${found.done} 行，共 ${found.rows} 行。离开本页不影响办理。`);
    place.replaceChildren(h('p', {}, bar), h('p', {}, said), h('p', {}, giveUp()));
    const timer = setInterval(async () => {
      if (!root.isConnected) {
        clearInterval(timer);
        return;
      }
      try {
        const now = await api(path);
        bar.value = now.done;
        said.textContent = `${words}，已完成 ${now.done} 行，共 ${now.rows} 行。离开本页不影响办理。`;
        if (!now.atWork && now.state !== 'READ') {
          clearInterval(timer);
          again();
        }
      } catch {
        // Asked again in a moment; what goes on does not depend on it.
      }
    }, MOMENT);
    return () => clearInterval(timer);
  }

  /** Does something that takes a while, and shows how far it is. */
  async function work(words, call) {
    const stop = wait(words);
    try {
      await call();
      stop();
      again();
    } catch (e) {
      stop();
      place.replaceChildren(h('p', {class: 'jt-error', role: 'alert'}, e.message),
        h('p', {}, h('button', {type: 'button', class: 'btn', onclick: again}, '返回')));
    }
  }

  function giveUp() {
    return h('button', {type: 'button', class: 'btn', onclick: async event => {
      const button = event.currentTarget;
      button.disabled = true;
      try {
        await api(`${path}/cancel`, {method: 'POST'});
        toast('已取消，台账没有变化。');
        leave();
      } catch (e) {
        button.disabled = false;
        toast(e.message);
      }
    }}, '取消导入');
  }

  function columns() {
    const choices = found.columns.map(column => h('select', {class: 'form-control', 'aria-label': `“${column.head}”对应的栏目`},
      h('option', {value: ''}, '不导入'),
      found.choices.map(choice => h('option', {value: choice.code, selected: choice.code === column.code}, choice.name))));
    place.replaceChildren(
      h('p', {}, '请核对表格各列对应台账的哪一栏；没有对应的列不导入。'),
      h('div', {class: 'jt-table-wrap'}, h('table', {class: 'jt-table jt-import-columns'},
        h('thead', {}, h('tr', {}, ['表头', '前几行', '对应栏目'].map(head => h('th', {scope: 'col'}, head)))),
        h('tbody', {}, found.columns.map((column, i) => h('tr', {},
          h('td', {}, column.head || '（空）'),
          h('td', {class: 'jt-muted'}, column.samples.map(sample => sample.slice(0, 40)).join('；')),
          h('td', {}, choices[i])))))),
      h('p', {}, h('button', {type: 'button', class: 'btn btn-primary', onclick: () => work('正在核对',
        () => api(`${path}/columns`, {method: 'PUT', body: {columns: choices.map(choice => choice.value)}}))}, '核对'), ' ', giveUp()));
  }

  async function checked() {
    const sound = found.rows - found.wrong - found.doubtful;
    const list = h('div', {});
    const chips = h('div', {class: 'jt-chips', role: 'group', 'aria-label': '显示哪些行'});
    place.replaceChildren(
      h('p', {class: found.wrong > 0 ? 'jt-warning' : ''}, found.wrong > 0
        ? `有${found.wrong}行不能导入。请下载核对结果，按“问题”一列改正后重新上传；全部改正后才能导入。`
        : `全部${found.rows}行都可以导入。`),
      chips, list,
      h('p', {},
        h('a', {class: 'btn', href: address(`${path}/problems.xlsx`)}, '下载核对结果'), ' ',
        h('button', {type: 'button', class: 'btn', onclick: () => { columns(); }}, '重新对应各列'), ' ', giveUp()),
      found.wrong === 0 ? confirmation() : '');
    await show(found.wrong > 0 ? 'errors' : found.doubtful > 0 ? 'doubts' : '', 0);

    async function show(only, page) {
      chips.replaceChildren(...[['errors', `错误 ${found.wrong}`], ['doubts', `提醒 ${found.doubtful}`], ['', `全部 ${found.rows}`]]
        .map(([value, label]) => h('button', {type: 'button', class: 'btn', 'aria-pressed': String(value === only),
          onclick: () => show(value, 0)}, label)));
      const total = only === 'errors' ? found.wrong : only === 'doubts' ? found.doubtful : found.rows;
      /** @type {Wire.ImportRows} */
      const rows = await api(`${path}/rows?${new URLSearchParams({only, page: String(page)})}`);
      const shown = found.columns.map((column, i) => ({...column, i})).filter(column => column.code);
      const last = Math.max(0, Math.ceil(total / rows.pageSize) - 1);
      list.replaceChildren(total === 0
        ? h('p', {class: 'jt-muted'}, only === 'errors' ? '没有错误。' : `没有提醒。其余${sound}行没有问题。`)
        : h('div', {class: 'jt-table-wrap jt-list jt-import-list', tabindex: '0', role: 'region', 'aria-label': '核对结果'}, h('table', {class: 'jt-table'},
          h('thead', {}, h('tr', {}, ['行', '问题', ...shown.map(column => column.head)].map(head => h('th', {scope: 'col'}, head)))),
          h('tbody', {}, rows.items.map(row => h('tr', {},
            h('td', {}, row.line),
            h('td', {class: 'jt-import-problems'}, row.problems.map(problem => h('div', {class: problem.error ? 'jt-error' : 'jt-warning'},
              `${problem.error ? '错误' : '提醒'}：${problem.words}`))),
            shown.map(column => h('td', {class: at(row, column.code)}, (row.cells[column.i] ?? '').slice(0, 80)))))))),
      last > 0 ? h('div', {class: 'jt-chips'},
        turn('上一页', page - 1, page > 0), h('span', {}, `第 ${page + 1} 页，共 ${last + 1} 页`), turn('下一页', page + 1, page < last)) : '');

      function turn(label, to, possible) {
        return h('button', {type: 'button', class: 'btn', disabled: !possible, onclick: () => show(only, to)}, label);
      }
    }

    function at(row, code) {
      const here = row.problems.filter(problem => problem.column === code);
      return here.some(problem => problem.error) ? 'jt-cell-error' : here.length > 0 ? 'jt-cell-doubt' : '';
    }
  }

  function confirmation() {
    const fields = fieldSet();
    const first = kind.states[0].name;
    const form = h('form', {class: 'jt-import-keep', onsubmit: event => {
      event.preventDefault();
      const wrong = fields.check();
      if (wrong) {
        wrong.scrollIntoView({block: 'center'});
        return;
      }
      const values = fields.values();
      work('正在导入', () => api(`${path}/keep`, {method: 'POST', body: {
        looked: values.looked === true, begin: values.begin === 'true', reason: values.reason, document: values.document}}));
    }},
      h('h2', {}, '确认导入'),
      found.begins && fields.radio({name: 'begin', label: `已有${kind.entry}怎样登记`, required: true, value: 'false', options: [
        {value: 'false', label: '按现状登记（历史数据）', hint: '状态照表格，不启动办理；需要时在条目页面启动'},
        {value: 'true', label: `状态为“${first}”的启动办理`, hint: '从头逐条办理，办理时限从今天起算；其余仍按现状登记'}]}),
      fields.textarea({name: 'reason', label: '登记事由', required: true, maxLength: 500, rows: 2}),
      fields.text({name: 'document', label: '依据文号', maxLength: 100}),
      found.doubtful > 0 && fields.checkbox({name: 'looked', label: `已逐条核对${found.doubtful}行提醒，确认无误`, required: true}),
      h('p', {}, h('button', {type: 'submit', class: 'btn btn-primary'}, `导入${found.rows}行`)));
    fields.refresh();
    return form;
  }

  async function made() {
    const list = h('div', {});
    place.replaceChildren(h('p', {role: 'status'}, `已导入${found.rows}条。`), list);
    await show(0);

    async function show(page) {
      /** @type {Wire.ImportEntries} */
      const entries = await api(`${path}/entries?page=${page}`);
      const last = Math.max(0, Math.ceil(found.rows / entries.pageSize) - 1);
      list.replaceChildren(
        h('ul', {class: 'jt-life'}, entries.items.map(entry => h('li', {}, toEntry(entry.id, entry.title),
          h('span', {class: 'jt-muted'}, ` ${entry.state}`)))),
        last > 0 ? h('div', {class: 'jt-chips'},
          h('button', {type: 'button', class: 'btn', disabled: page === 0, onclick: () => show(page - 1)}, '上一页'),
          h('span', {}, `第 ${page + 1} 页，共 ${last + 1} 页`),
          h('button', {type: 'button', class: 'btn', disabled: page === last, onclick: () => show(page + 1)}, '下一页')) : '');
    }
  }

  function gone() {
    place.replaceChildren(h('p', {}, '这次导入已经取消，台账没有变化。'));
  }
}

/** @param {Wire.RegisterKind} kind @param {(words: string) => HTMLElement} toList @param {number} step */
function shell(kind, toList, step, ...children) {
  return h('div', {data: {title: `导入${kind.name}`}},
    h('p', {}, toList(`‹ 返回${kind.name}`)),
    h('h1', {}, `导入${kind.name}`),
    h('ol', {class: 'jt-stages', 'aria-label': '导入步骤'}, ['上传表格', '对应各列', '核对确认', '完成'].map((name, i) =>
      h('li', {class: i === step ? 'jt-now' : '', 'aria-current': i === step && 'step'}, name))),
    children);
}
