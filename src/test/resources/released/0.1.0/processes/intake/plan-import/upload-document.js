// 上传计划文本: the document is read at once, and kept only when it can be read.

const {ApiError, address, api, csrfHeaders, errorText, h} = jingtu.kit(1);

const FORMATS = '.docx,.doc,.pdf,.html,.htm,.txt';
const LARGEST = 50 * 1024 * 1024;

/** @type {Form} */
export default {
  render(ctx, el) {
    const upload = planUpload(ctx);
    el.append(upload.element);
    return {collect: () => ({}), validate: () => upload.objection()};
  }
};

/**
 * The place to upload the document.
 * @param {FormContext} ctx
 */
function planUpload(ctx) {
  const path = `/api/tasks/${encodeURIComponent(ctx.taskId)}/plan-document`;
  const state = h('div', {'aria-live': 'polite'});
  const chooser = h('input', {type: 'file', accept: FORMATS, hidden: true, onchange: () => {
    const file = chooser.files?.[0];
    chooser.value = '';
    if (file) {
      send(file);
    }
  }});
  const button = h('button', {type: 'button', class: 'btn btn-primary', onclick: () => chooser.click()}, '选择计划文本');
  const element = h('div', {},
    h('div', {class: 'jt-drop'}, button,
      h('small', {class: 'jt-muted jt-limits'}, '可上传 Word（.docx、.doc）、PDF、网页（.html）和文本文件（.txt），不超过 50 MB。扫描件请先做文字识别。'),
      chooser),
    state);
  // Choosing a file is no input to be kept as a draft.
  for (const kind of ['change', 'input']) {
    element.addEventListener(kind, event => event.stopPropagation());
  }
  let ready = false;
  let reading = false;
  api(path).then(found, () => {});
  return {
    element,
    objection: () => reading ? '正在读取文件，请稍候。' : ready ? null : '请先上传计划文本，读取成功后再提交。'
  };

  /** @param {Wire.PlanDocument} view */
  function found(view) {
    ready = true;
    ctx.say(null);
    state.replaceChildren(h('div', {class: 'jt-restored', role: 'status'},
      `已读取“${view.fileName}”：${view.draft.tasks.length} 项任务、${view.draft.goals.length} 项目标、`
        + `${view.reading.requirements.length} 条要求，未归类 ${view.reading.unassigned.length} 段，`
        + `存疑 ${view.reading.warnings.length} 处。请提交，下一步对照原文核对。`));
  }

  async function send(file) {
    if (file.size > LARGEST) {
      say('文件超过 50 MB。请去掉图片和附件，只上传计划正文。');
      return;
    }
    reading = true;
    button.disabled = true;
    state.replaceChildren(h('p', {class: 'jt-muted'}, `正在读取“${file.name}”…`));
    try {
      const form = new FormData();
      form.append('file', file, file.name);
      const response = await fetch(address(path), {method: 'POST', headers: csrfHeaders(), body: form})
        .catch(() => {
          throw new ApiError('上传中断。请检查网络后重新上传。', 0);
        });
      if (!response.ok) {
        throw new ApiError(errorText(response.status, await response.text()), response.status);
      }
      found(await api(path));
    } catch (e) {
      say(e.message);
    } finally {
      reading = false;
      button.disabled = false;
    }
  }

  function say(text) {
    state.replaceChildren(h('p', {class: 'jt-error', role: 'alert'}, text));
  }
}
