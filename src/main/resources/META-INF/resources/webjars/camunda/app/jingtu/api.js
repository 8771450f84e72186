// The program's own endpoints as the pages call them, and the words for what goes wrong.

const base = /** @type {HTMLBaseElement} */ (document.querySelector('base'));

/** The web app that the page belongs to: `tasklist`, `cockpit`, `admin` or `welcome`. */
export const appName = base.getAttribute('app-name') ?? '';

/** The address of the web apps, as `/camunda`. */
export const appRoot = base.getAttribute('app-root') ?? '';
const root = appRoot.replace(/\/camunda$/, '');

/** A failed call: `message` is for the user, `status` the HTTP status or 0 without an answer. */
export class ApiError extends Error {
  /** @param {string} message @param {number} status */
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

/**
 * The address of a path as `/api/notices`, wherever the program is mounted.
 * @param {string} path
 */
export function address(path) {
  return root + path;
}

/**
 * The token that proves that a change is asked for by a page of the program.
 * @returns {Record<string, string>}
 */
export function csrfHeaders() {
  const cookie = document.cookie.split('; ').find(entry => entry.startsWith('XSRF-TOKEN='));
  return cookie ? {'X-XSRF-TOKEN': decodeURIComponent(cookie.substring('XSRF-TOKEN='.length))} : {};
}

/**
 * Calls an endpoint and answers its JSON, or null when it has no content.
 * Fails with an ApiError.
 * @param {string} path
 * @param {{method?: string, body?: unknown, signal?: AbortSignal, keepalive?: boolean}} [options] `method` is GET when
 * it is not given, `body` is sent as JSON, or as it is where it brings files
 * @returns {Promise<any>}
 */
export async function api(path, options = {}) {
  const {method = 'GET', body, signal, keepalive} = options;
  const headers = {Accept: 'application/json', ...(method === 'GET' ? {} : csrfHeaders())};
  const files = body instanceof FormData;
  if (body !== undefined && !files) {
    headers['Content-Type'] = 'application/json';
  }
  let response;
  try {
    response = await fetch(address(path), {
      method,
      headers,
      signal,
      keepalive,
      credentials: 'same-origin',
      body: files || body === undefined ? body : JSON.stringify(body)
    });
  } catch (e) {
    if (e.name === 'AbortError') {
      throw e;
    }
    throw new ApiError('网络不通，未能联系到服务器。请检查网络后重试。', 0);
  }
  const text = await response.text();
  if (!response.ok) {
    throw new ApiError(errorText(response.status, text), response.status);
  }
  return text ? JSON.parse(text) : null;
}

/**
 * What to tell the user of a failed answer: the server's own sentence where it has one.
 * @param {number} status @param {string} text
 */
export function errorText(status, text) {
  let said = '';
  try {
    const problem = JSON.parse(text);
    said = problem.detail || problem.message || '';
  } catch {
    // Not ours: a proxy's page, or nothing at all.
  }
  return plainMessage(said) || byStatus(status);
}

/**
 * The Chinese sentence in a message of the engine, without codes and class names; empty when there is none.
 * @param {string | null | undefined} message
 */
export function plainMessage(message) {
  const plain = String(message || '')
    .replace(/^Cannot (submit task form|complete task) [\w-]+:\s*/, '')
    .replace(/ENGINE-(REST-)?[A-Z]*-?\d+\s*/g, '')
    .replace(/(?:[a-z][\w$]*\.)+[A-Z][\w$]*(?:Exception|Error)?:?\s*/g, '')
    .trim();
  return /[\u4e00-\u9fff]/.test(plain) ? plain : '';
}

function byStatus(status) {
  switch (status) {
    case 401:
      return '登录已过期。请重新登录后再试，已填写的内容会保留。';
    case 403:
      return '您没有办理此事的权限。如属职责范围，请联系管理员。';
    case 404:
      return '找不到所请求的内容：可能已经办结，或者您无权查看。';
    case 413:
      return '内容超过允许的大小。请压缩或拆分后再提交。';
    default:
      return '系统未能办理。请稍后再试；仍不成功的，请把出错时间告诉管理员。';
  }
}
