// Building pages out of data without ever reading the data as HTML.

/**
 * What can be put into an element; lists are laid flat, and undefined, null and false are left out.
 * @typedef {Node | string | number | boolean | null | undefined | any[]} Child
 */

/**
 * An element. `attributes`: `class`, `onclick` and other handlers as functions, `data` as an object, properties such as
 * `value` and `disabled`, everything else as attributes; undefined, null and false are left out.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any>} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, attributes = {}, ...children) {
  /** @type {any} */
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) {
      continue;
    }
    if (typeof value === 'function') {
      element.addEventListener(name.substring(2), value);
    } else if (name === 'data') {
      Object.assign(element.dataset, value);
    } else if (['value', 'checked', 'disabled', 'required', 'multiple', 'hidden', 'indeterminate'].includes(name)) {
      element[name] = value;
    } else {
      element.setAttribute(name === 'class' ? 'class' : name, value === true ? '' : value);
    }
  }
  element.append(...children.flat(Infinity).filter(child => child !== undefined && child !== null && child !== false));
  return element;
}

const SHANGHAI = {timeZone: 'Asia/Shanghai'};
const DATE = new Intl.DateTimeFormat('zh-CN', {...SHANGHAI, year: 'numeric', month: '2-digit', day: '2-digit'});
const TIME = new Intl.DateTimeFormat('zh-CN', {...SHANGHAI, hour: '2-digit', minute: '2-digit', hourCycle: 'h23'});

/**
 * `2026-06-30` of a date or an instant in ISO form, in Shanghai; empty for nothing.
 * @param {string | null | undefined} iso
 */
export function date(iso) {
  if (!iso) {
    return '';
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(iso)) {
    return iso;
  }
  return DATE.format(new Date(iso)).replace(/\//g, '-');
}

/**
 * `14:05` of an instant, in Shanghai.
 * @param {string} iso
 */
export function time(iso) {
  return TIME.format(new Date(iso));
}

/**
 * `2026-06-30 14:05` of an instant, in Shanghai; empty for nothing.
 * @param {string | null | undefined} iso
 */
export function dateTime(iso) {
  return iso ? `${date(iso)} ${time(iso)}` : '';
}

/**
 * `1.5 MB`, `50 MB`.
 * @param {number} bytes
 */
export function size(bytes) {
  if (bytes < 1024) {
    return `${bytes} 字节`;
  }
  const kilo = bytes / 1024;
  return kilo < 1024 ? `${Math.round(kilo)} KB` : `${(kilo / 1024).toFixed(1).replace('.0', '')} MB`;
}

/**
 * Loads a stylesheet that lies beside these scripts, once.
 * @param {string} name
 */
export function stylesheet(name) {
  const href = new URL(name, import.meta.url).href;
  if (!document.querySelector(`link[href="${href}"]`)) {
    document.head.append(h('link', {rel: 'stylesheet', href}));
  }
}

/**
 * A box above the page with a form in it; answers what `submit` made of it, or undefined when it was closed. Without
 * `submit` it only shows.
 * @template R
 * @param {string} title @param {string} submitLabel @param {Child} body
 * @param {() => R | Promise<R>} [submit]
 * @returns {Promise<R | undefined>}
 */
export function dialog(title, submitLabel, body, submit) {
  return new Promise(resolve => {
    const error = h('p', {class: 'jt-error', role: 'alert', hidden: true});
    const button = h('button', {type: 'submit', class: 'btn btn-primary'}, submitLabel);
    const box = h('dialog', {class: 'jt-dialog', onclose: () => {
      box.remove();
      resolve(undefined);
    }},
      h('form', {method: 'dialog', oninput: () => { error.hidden = true; }, onsubmit: async event => {
        event.preventDefault();
        button.disabled = true;
        error.hidden = true;
        try {
          const result = await submit?.();
          resolve(result);
          box.close();
        } catch (e) {
          error.textContent = e.message;
          error.hidden = false;
        } finally {
          button.disabled = false;
        }
      }},
        h('h3', {}, title),
        body,
        error,
        h('div', {class: 'jt-dialog-buttons'},
          submit && h('button', {type: 'button', class: 'btn btn-default', onclick: () => box.close()}, '取消'),
          button)));
    // Angular's router must not take keys and clicks of the box for its own.
    box.addEventListener('keydown', event => event.stopPropagation());
    document.body.append(box);
    box.showModal();
  });
}

/**
 * A word that all went well, gone by itself.
 * @param {string} text
 */
export function toast(text) {
  const note = h('div', {class: 'jt-toast', role: 'status'}, text);
  document.body.append(note);
  setTimeout(() => note.remove(), 4000);
}

/**
 * Files to choose, in our words: a browser's own control speaks the language of the browser.
 * @param {{label: string, accept?: string, multiple?: boolean}} options
 */
export function fileChooser({label, accept, multiple = false}) {
  const none = '还没有选择文件';
  const names = h('span', {class: 'jt-muted', 'aria-live': 'polite'}, none);
  const input = h('input', {type: 'file', accept: accept ?? null, multiple, hidden: true, 'aria-label': label, onchange: () => {
    names.textContent = [...input.files ?? []].map(file => file.name).join('、') || none;
  }});
  return {
    input,
    element: h('div', {},
      h('button', {type: 'button', class: 'btn btn-default', onclick: () => input.click()}, '选择文件'), ' ', names, input)
  };
}
