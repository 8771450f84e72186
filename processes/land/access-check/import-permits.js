// 导入本月办件清单: a file is uploaded and read at once; it is taken as a whole when the form is handed in, or not at all.

import {permitTable} from './check.js';

const {ApiError, address, api, csrfHeaders, errorText, h} = jingtu.kit(1);

/** @type {Form<Wire.AccessCheck>} */
export default {
  load: '/api/tasks/{taskId}/access-check',
  render(ctx, el) {
    const {line} = ctx.data;
    const list = permitList(ctx);
    el.append(
      h('p', {}, `填报${line.body}${line.month}的${line.gates.join('、')}办件，程序随后与准入查询、名单、图斑逐件比对。`),
      ctx.radio({name: 'nil', label: '本月办件', required: true, requiredHint: '请选择有没有办件。', options: [
        {value: 'false', label: '有办件，导入清单'},
        {value: 'true', label: '零报告', hint: `${line.month}没有办理过上述事项`}
      ]}),
      list.element,
      ctx.textarea({name: 'remark', label: '说明', rows: 2, maxLength: 1000, hint: '清单缺少已经登记的办件时，写明原因。'}));
    const show = () => { list.element.hidden = ctx.values().nil !== 'false'; };
    el.addEventListener('change', show);
    show();
    return {
      collect() {
        const {nil, remark} = ctx.values();
        return {nil: nil === 'true', file: nil === 'true' ? null : list.file(), remark};
      },
      restore(draft) {
        ctx.fill({nil: draft.file ? 'false' : draft.nil ? 'true' : null, remark: draft.remark});
        show();
        if (draft.file) {
          list.read(draft.file);
        }
      },
      validate: values => values.nil ? null : list.objection(values.remark)
    };
  }
};

/**
 * The place to upload the list, with what was read from it.
 * @param {FormContext<Wire.AccessCheck>} ctx
 */
function permitList(ctx) {
  const task = `/api/tasks/${encodeURIComponent(ctx.taskId)}`;
  const state = h('div', {'aria-live': 'polite'});
  const chooser = h('input', {type: 'file', accept: '.xlsx,.xls,.csv', hidden: true, onchange: () => {
    const file = chooser.files?.[0];
    chooser.value = '';
    if (file) {
      upload(file);
    }
  }});
  const button = h('button', {type: 'button', class: 'btn btn-primary', onclick: () => chooser.click()}, '选择办件清单');
  const element = h('section', {class: 'jt-section'},
    h('div', {class: 'jt-drop'}, button,
      h('a', {class: 'btn btn-default', href: address(`/api/access/checks/${encodeURIComponent(ctx.data.line.id)}/permits.xlsx`)}, '下载模板'),
      h('small', {class: 'jt-muted jt-limits'}, '表格文件，不超过 5 MB。有一处错误就一行也不导入，改正后重新选择。'),
      chooser),
    state);
  /** @type {string | null} */
  let file = null;
  let missing = false;
  let reading = false;
  return {
    element,
    file: () => file,
    read,
    /** @param {string} remark */
    objection: remark => reading ? '正在读取清单，请稍候。'
      : !file ? '请先选择办件清单，读取没有错误后再提交。'
        : missing && !remark ? {remark: '清单缺少已经登记的办件，请补上后重新选择，或者写明原因。'} : null
  };

  async function upload(chosen) {
    await busy(`正在读取“${chosen.name}”…`, async () => {
      const form = new FormData();
      form.append('file', chosen, chosen.name);
      const response = await fetch(address(`${task}/evidence`), {method: 'POST', headers: csrfHeaders(), body: form})
        .catch(() => {
          throw new ApiError('上传中断。请检查网络后重新选择。', 0);
        });
      const text = await response.text();
      if (!response.ok) {
        throw new ApiError(errorText(response.status, text), response.status);
      }
      await show(JSON.parse(text).file.id);
      element.dispatchEvent(new Event('change', {bubbles: true}));
    });
  }

  /** Reads a file that was uploaded before. @param {string} id */
  function read(id) {
    busy('正在读取清单…', () => show(id));
  }

  /** @param {string} words @param {() => Promise<void>} work */
  async function busy(words, work) {
    reading = true;
    button.disabled = true;
    file = null;
    state.replaceChildren(h('p', {class: 'jt-muted'}, words));
    try {
      await work();
    } catch (e) {
      state.replaceChildren(h('p', {class: 'jt-error', role: 'alert'}, e.message));
    } finally {
      reading = false;
      button.disabled = false;
    }
  }

  /** @param {string} id */
  async function show(id) {
    /** @type {Wire.PermitReading} */
    const answer = await api(`${task}/access-check/reading`, {method: 'POST', body: {file: id}});
    missing = answer.missing.length > 0;
    if (answer.problems.length > 0) {
      state.replaceChildren(
        h('p', {class: 'jt-error', role: 'alert'}, `清单有 ${answer.problems.length} 处错误，一行也没有导入。请改正后重新选择：`),
        h('ul', {}, answer.problems.map(one => h('li', {}, `第 ${one.row} 行“${one.column}”：${one.message}`))));
      return;
    }
    file = id;
    ctx.say(null);
    state.replaceChildren(
      h('div', {class: 'jt-restored', role: 'status'}, `已读取 ${answer.permits.length} 件，没有错误。请核对，提交后不能更改。`),
      missing && h('div', {class: 'jt-warning'}, '下列已经登记的办件不在清单中，请补上或者在说明中写明原因：',
        h('ul', {}, answer.missing.map(words => h('li', {}, words)))) || '',
      permitTable(answer.permits));
  }
}
