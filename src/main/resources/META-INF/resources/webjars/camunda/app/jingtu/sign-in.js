// The form of the sign-in page, in place of the apps' own: it keeps the name that was typed, says what is wrong and how
// long to wait, and lets those whose password somebody else has made choose one of their own first.

import {api, appName, appRoot, csrfHeaders, errorText} from './api.js';
import {h} from './dom.js';
import {passwordRules} from './password-rules.js';

const {angular} = window;
const users = `${appRoot}/api/admin/auth/user/default`;
const engines = `${appRoot}/api/engine/engine/`;

// The apps' own form would stand beside this one.
angular.module(`cam.${appName}.custom`).config(['$provide', $provide => $provide.decorator('Views', ['$delegate', views => {
  const {getProviders} = views;
  views.getProviders = (...options) =>
    getProviders.apply(views, options).filter(view => view.id !== 'default-login-form');
  return views;
}])]);

function signIn(container, scope) {
  const name = h('input', {type: 'text', id: 'jt-name', name: 'username', class: 'form-control', required: true,
    autocomplete: 'username', autocapitalize: 'none', spellcheck: 'false', oninput: () => wait.end()});
  const word = h('input', {type: 'password', id: 'jt-password', name: 'password', class: 'form-control', required: true,
    autocomplete: 'current-password'});
  const button = h('button', {type: 'submit', class: 'btn btn-lg btn-primary'}, '登录');
  const error = h('p', {class: 'jt-sign-in-error', role: 'alert'});
  const help = h('p', {class: 'jt-sign-in-help'});
  const wait = countdown(button, () => word.focus());
  const form = h('form', {name: 'signinForm', class: 'jt-sign-in', novalidate: true, onsubmit: submit},
    h('label', {for: 'jt-name'}, '账号'), name,
    h('label', {for: 'jt-password'}, '密码'), word,
    error, wait.element, button, help);
  container.replaceChildren(form);
  // The page moves the cursor about while it is drawn.
  setTimeout(() => (name.value ? word : name).focus());
  return () => wait.end();

  async function submit(event) {
    event.preventDefault();
    error.textContent = '';
    const missing = [name, word].find(field => !field.value);
    if (missing) {
      error.textContent = missing === name ? '请填写账号。' : '请填写密码。';
      missing.focus();
      return;
    }
    button.disabled = true;
    try {
      await fresh();
      const response = await fetch(`${users}/login/${appName}`, {
        method: 'POST',
        credentials: 'same-origin',
        headers: {...csrfHeaders(), Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded'},
        body: new URLSearchParams({username: name.value, password: word.value})
      });
      if (!response.ok) {
        await refused(response);
        return;
      }
      const person = await response.json();
      await fresh();
      if (response.headers.has('X-Jingtu-One-Time-Password')) {
        choosePassword(container, person.userId, word.value, () => enter(container, scope, person),
          () => signIn(container, scope));
      } else {
        enter(container, scope, person);
      }
    } catch (failure) {
      console.warn('not signed in', failure);
      error.textContent = '网络不通，未能联系到服务器。请检查网络后重试。';
    } finally {
      button.disabled = wait.isRunning();
    }
  }

  /** Name and button stay as they are; the password is typed again. */
  async function refused(response) {
    const text = await response.text();
    const seconds = Number(response.headers.get('Retry-After'));
    if (response.status === 401) {
      error.textContent = '用户名或密码不正确。';
    } else if (response.status === 403) {
      error.replaceChildren('您的账号没有使用本应用的权限。请到', h('a', {href: `${appRoot}/app/tasklist/default/`}, '任务办理'), '登录。');
    } else if (response.status !== 429) {
      error.textContent = errorText(response.status, text);
    }
    help.textContent = helpIn(text);
    word.value = '';
    word.focus();
    if (seconds > 0) {
      wait.start(seconds);
    }
  }
}

/** Whom to call, as the answer says it. */
function helpIn(text) {
  try {
    return JSON.parse(text).help ?? '';
  } catch {
    return '';
  }
}

/** Counts down, in sight of everybody and told once to those who listen; the button is off meanwhile. */
function countdown(button, then) {
  const left = h('b', {});
  const element = h('p', {class: 'jt-sign-in-wait', hidden: true},
    h('span', {'aria-hidden': 'true'}, '连续输错，请在 ', left, ' 秒后再试。'));
  const told = h('span', {class: 'sr-only', role: 'status'});
  element.append(told);
  let timer;
  const end = () => {
    clearInterval(timer);
    timer = undefined;
    element.hidden = true;
    told.textContent = '';
    button.disabled = false;
  };
  return {
    element,
    end,
    isRunning: () => timer !== undefined,
    start: seconds => {
      end();
      const over = Date.now() + seconds * 1000;
      const tick = () => {
        const rest = Math.ceil((over - Date.now()) / 1000);
        left.textContent = String(rest);
        if (rest <= 0) {
          end();
          then();
        }
      };
      element.hidden = false;
      told.textContent = `连续输错，请在 ${seconds} 秒后再试。`;
      button.disabled = true;
      timer = setInterval(tick, 250);
      tick();
    }
  };
}

/** The token that goes with the session, which is a new one after signing in. */
async function fresh() {
  await fetch(engines, {credentials: 'same-origin', headers: {Accept: 'application/json'}});
}

/** Tells the app who has come; it goes on to the page that was asked for. */
function enter(container, scope, person) {
  const {userId, authorizedApps} = person;
  const authentication = {name: userId, authorizedApps, canAccess: app => authorizedApps.includes(app)};
  const injector = angular.element(container).injector();
  injector.get('Notifications').clearAll();
  injector.get('AuthenticationService').updateAuthentication(authentication);
  scope.$root.$broadcast('authentication.login.success', authentication);
  scope.$root.$applyAsync();
}

async function choosePassword(container, user, oldPassword, done, back) {
  const rules = await passwordRules(user);
  const word = password('jt-new', 'new-password');
  const again = password('jt-again', 'new-password');
  const marks = rules.map(rule => h('li', {}, rule.text));
  const same = h('li', {}, '两次填写一致');
  const error = h('p', {class: 'jt-sign-in-error', role: 'alert'});
  const button = h('button', {type: 'submit', class: 'btn btn-lg btn-primary'}, '保存并进入');
  const check = () => {
    rules.forEach((rule, i) => marks[i].classList.toggle('jt-met', word.value !== '' && rule.test(word.value)));
    same.classList.toggle('jt-met', word.value !== '' && word.value === again.value);
  };
  container.replaceChildren(h('form', {name: 'ownPassword', class: 'jt-sign-in', novalidate: true, oninput: check, onsubmit: async event => {
    event.preventDefault();
    const unmet = [...marks, same].find(mark => !mark.classList.contains('jt-met'));
    if (unmet) {
      error.textContent = `还差一项：${unmet.textContent}。`;
      (unmet === same ? again : word).focus();
      return;
    }
    button.disabled = true;
    error.textContent = '';
    try {
      await api('/api/own-password', {method: 'PUT', body: {oldPassword, newPassword: word.value}});
      done();
    } catch (failure) {
      error.textContent = failure.message;
      word.focus();
    } finally {
      button.disabled = false;
    }
  }},
  h('h4', {}, '请设定自己的密码'),
  h('p', {}, '您用的是一次性密码。设定只有本人知道的密码后，才能办理事项。'),
  h('ul', {class: 'jt-rules', 'aria-label': '密码要求'}, marks, same),
  // For the browser that keeps passwords.
  h('input', {type: 'text', class: 'sr-only', autocomplete: 'username', value: user, tabindex: '-1', 'aria-hidden': 'true', readonly: true}),
  h('label', {for: 'jt-new'}, '新密码'), word,
  h('label', {for: 'jt-again'}, '再填一次新密码'), again,
  error, button,
  h('button', {type: 'button', class: 'btn btn-link', onclick: async () => {
    await fetch(`${users}/logout`, {method: 'POST', credentials: 'same-origin', headers: csrfHeaders()});
    back();
  }}, '不改了，退出')));
  word.focus();
}

function password(id, autocomplete) {
  return h('input', {type: 'password', id, class: 'form-control', autocomplete, required: true});
}

export default [{
  id: 'jingtu-sign-in',
  pluginPoint: `${appName}.login`,
  priority: 1000,
  render: (container, properties, scope) => scope.$on('$destroy', signIn(container, scope))
}];
