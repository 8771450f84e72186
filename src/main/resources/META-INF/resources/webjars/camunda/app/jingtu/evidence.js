// The files of a task: a list, and a place to hand in more. Used by the tab 材料 and inside forms.

import {ApiError, address, api, csrfHeaders, errorText} from './api.js';
import {dateTime, dialog, h, size} from './dom.js';

/**
 * Puts the files of a task into `container`.
 * Answers `{destroy()}`; call it when the container goes, so that uploads under way are stopped.
 */
export function evidence(container, taskId) {
  const list = h('div', {class: 'jt-files', 'aria-live': 'polite'});
  const queue = h('div', {class: 'jt-uploads'});
  const chooser = h('input', {type: 'file', multiple: true, hidden: true, onchange: () => {
    add([...chooser.files ?? []]);
    chooser.value = '';
  }});
  const limits = h('small', {class: 'jt-muted jt-limits'});
  const drop = h('div', {class: 'jt-drop', hidden: true},
    h('button', {type: 'button', class: 'btn btn-default', onclick: () => chooser.click()}, '选择文件'),
    h('span', {class: 'jt-muted'}, '或把文件拖到这里'),
    limits,
    chooser);
  const panel = h('div', {class: 'jt-evidence'}, drop, queue, list);
  container.append(panel);

  const waiting = [];
  let running = null;
  let listing = null;
  let gone = false;

  for (const kind of /** @type {const} */ (['dragenter', 'dragover'])) {
    panel.addEventListener(kind, event => {
      if (listing && listing.mayAdd && event.dataTransfer?.types.includes('Files')) {
        event.preventDefault();
        drop.classList.add('jt-over');
      }
    });
  }
  panel.addEventListener('dragleave', event => {
    if (!panel.contains(/** @type {Node | null} */ (event.relatedTarget))) {
      drop.classList.remove('jt-over');
    }
  });
  panel.addEventListener('drop', event => {
    if (listing && listing.mayAdd) {
      event.preventDefault();
      drop.classList.remove('jt-over');
      add([...event.dataTransfer?.files ?? []]);
    }
  });

  refresh();
  return {
    destroy() {
      gone = true;
      waiting.length = 0;
      if (running) {
        running.abort();
      }
      panel.remove();
    }
  };

  async function refresh() {
    try {
      const answer = await api(`/api/tasks/${encodeURIComponent(taskId)}/evidence`);
      if (gone) {
        return;
      }
      listing = answer;
    } catch (e) {
      list.replaceChildren(h('p', {class: 'jt-error', role: 'alert'}, e.message));
      return;
    }
    drop.hidden = !listing.mayAdd;
    chooser.accept = listing.extensions.map(extension => '.' + extension).join(',');
    limits.textContent =
      `每个不超过 ${size(listing.maxSize)}。可上传 PDF、OFD、Word、Excel、PPT、图片、文本和 CSV 文件。`;
    show(listing.files);
  }

  function show(files) {
    if (files.length === 0) {
      list.replaceChildren(h('p', {class: 'jt-empty'},
        listing.mayAdd ? '还没有材料。请上传佐证文件，后续环节和审计人员都能看到。' : '还没有材料。'));
      return;
    }
    list.replaceChildren(...[...files].reverse().map(row));
  }

  function row(file) {
    const withdrawn = Boolean(file.withdrawnAt);
    return h('div', {class: 'jt-file' + (withdrawn ? ' jt-withdrawn' : ''), data: {file: file.id}},
      h('span', {class: 'jt-file-kind'}, (file.name.split('.').pop() || '').substring(0, 4).toUpperCase()),
      h('div', {class: 'jt-file-main'},
        h('div', {},
          h('a', {class: 'jt-file-name', href: address(`/api/evidence/${file.id}`), download: file.name, target: '_self'},
            file.name),
          ' ', h('span', {class: 'jt-muted'}, size(file.size))),
        h('div', {class: 'jt-file-facts'},
          h('span', {}, file.taskName),
          h('span', {}, [file.organisation, file.uploadedBy].filter(Boolean).join(' · ')),
          h('span', {}, dateTime(file.uploadedAt)),
          fingerprint(file.sha256)),
        withdrawn && h('div', {class: 'jt-withdrawal'},
          `已撤回（${dateTime(file.withdrawnAt)}）：${file.withdrawnReason}`)),
      file.mayWithdraw && h('button', {type: 'button', class: 'btn btn-link jt-withdraw', onclick: () => withdraw(file)},
        '撤回'));
  }

  function fingerprint(sha256) {
    const code = h('button', {
      type: 'button',
      class: 'jt-fingerprint',
      title: `SHA-256：${sha256}\n点击复制`,
      'aria-label': '复制 SHA-256 校验值',
      onclick: async () => {
        try {
          await navigator.clipboard.writeText(sha256);
          code.textContent = '已复制';
        } catch {
          // Without https a browser does not lend its clipboard: show it all to be copied by hand.
          code.textContent = sha256;
        }
        setTimeout(() => { code.textContent = short; }, 4000);
      }
    });
    const short = `SHA-256 ${sha256.substring(0, 8)}…`;
    code.textContent = short;
    return code;
  }

  async function withdraw(file) {
    const reason = h('textarea', {class: 'form-control', rows: 3, maxlength: 500, required: true});
    const done = await dialog('撤回材料', '撤回',
      h('div', {},
        h('p', {}, `撤回“${file.name}”。撤回后文件和撤回原因仍保留在记录中，审计人员可以查看。`),
        h('label', {}, '撤回原因', reason)),
      () => api(`/api/evidence/${file.id}/withdrawal`, {method: 'POST', body: {reason: reason.value}}));
    if (done) {
      refresh();
    }
  }

  function add(files) {
    for (const file of files) {
      const upload = {file, row: uploadRow(file)};
      queue.append(upload.row.element);
      const objection = refusedBeforehand(file);
      if (objection) {
        upload.row.fail(objection);
      } else {
        upload.row.onCancel(() => cancel(upload));
        waiting.push(upload);
      }
    }
    next();
  }

  function refusedBeforehand(file) {
    if (file.size === 0) {
      return '文件是空的，请确认内容已保存后重新选择。';
    }
    return listing && file.size > listing.maxSize ? `超过 ${size(listing.maxSize)}。请压缩或拆分后再上传。` : null;
  }

  /** One after the other: an office's line is narrow, and the list keeps the order of the choice. */
  async function next() {
    if (running || waiting.length === 0) {
      return;
    }
    const upload = waiting.shift();
    running = new XMLHttpRequest();
    try {
      const added = await send(running, upload.file, upload.row.progress);
      upload.row.done(added.sameAs ? `已上传。内容与已有材料“${added.sameAs}”相同，请核对是否重复。` : null);
    } catch (e) {
      if (e.name === 'AbortError') {
        upload.row.element.remove();
      } else {
        upload.row.fail(e.message);
      }
    }
    running = null;
    if (!gone) {
      await refresh();
      next();
    }
  }

  function cancel(upload) {
    const position = waiting.indexOf(upload);
    if (position >= 0) {
      waiting.splice(position, 1);
      upload.row.element.remove();
    } else if (running) {
      running.abort();
    }
  }

  /** By XMLHttpRequest: fetch does not tell how much has been sent. */
  function send(request, file, progress) {
    return new Promise((resolve, reject) => {
      request.open('POST', address(`/api/tasks/${encodeURIComponent(taskId)}/evidence`));
      for (const [name, value] of Object.entries(csrfHeaders())) {
        request.setRequestHeader(name, value);
      }
      request.upload.onprogress = event => progress(event.loaded / event.total);
      request.onload = () => request.status === 201
        ? resolve(JSON.parse(request.responseText))
        : reject(new ApiError(errorText(request.status, request.responseText), request.status));
      request.onerror = () => reject(new ApiError('上传中断。请检查网络后重新上传。', 0));
      request.onabort = () => reject(new DOMException('cancelled', 'AbortError'));
      const form = new FormData();
      form.append('file', file, file.name);
      request.send(form);
    });
  }
}

/**
 * The files that are to be signed, with their fingerprints.
 * @param {{id: string, name: string, sha256: string}[]} files
 */
export function signedFiles(files) {
  return h('ul', {}, files.map(file => h('li', {},
    h('a', {href: address(`/api/evidence/${file.id}`), target: '_self', download: file.name}, file.name),
    h('div', {class: 'jt-muted'}, `SHA-256 ${file.sha256}`))));
}

function uploadRow(file) {
  const bar = h('progress', {max: 1, value: 0});
  const state = h('span', {class: 'jt-muted'}, '等待上传');
  const button = h('button', {type: 'button', class: 'btn btn-link'}, '取消');
  const element = h('div', {class: 'jt-upload'}, h('span', {class: 'jt-upload-name'}, file.name), bar, state, button);
  function finish(text, style) {
    bar.remove();
    state.textContent = text;
    state.className = style;
    button.textContent = '知道了';
    button.onclick = () => element.remove();
  }
  return {
    element,
    onCancel(cancel) {
      button.onclick = cancel;
    },
    progress(part) {
      bar.value = part;
      state.textContent = part < 1 ? `${Math.floor(part * 100)}%` : '正在保存…';
    },
    done(remark) {
      if (remark) {
        finish(remark, 'jt-warning');
      } else {
        element.remove();
      }
    },
    fail(message) {
      finish(message, 'jt-error');
    }
  };
}
