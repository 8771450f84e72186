// Accounts in the web apps: people see that their name is not theirs to change, rules for passwords stand before
// anything is typed, and an administrator gives out passwords that are good for one time.

import {appName} from './api.js';
import {h} from './dom.js';
import {madeUpPassword, passwordRules} from './password-rules.js';

const {angular} = window;

angular.module(`cam.${appName}.custom`).directive('input', ['$rootScope', $rootScope => ({
  restrict: 'E',
  link: (scope, element) => {
    const input = element[0];
    if (['user-profile-firstname', 'user-profile-lastname'].includes(input.id)) {
      keepName(input, $rootScope.authentication);
    } else if (['inputPassword', 'user-password-new'].includes(input.id)) {
      // The form around it is put together around its fields.
      setTimeout(() => newPassword(input, $rootScope.authentication));
    }
  }
})]);

function keepName(input, person) {
  if (!person?.authorizedApps?.includes('admin')) {
    input.readOnly = true;
    input.after(h('p', {class: 'help-block'}, '由系统管理员维护，本人不能修改。'));
  }
}

async function newPassword(input, person) {
  const group = input.closest('.form-group');
  const form = input.closest('form');
  if (!group || !form || form.querySelector('.jt-password-rules')) {
    return;
  }
  const rules = h('p', {class: 'help-block jt-password-rules'});
  const column = input.closest('[class*=col-]');
  const place = column && group.contains(column) ? column : group;
  place.append(rules);
  if (isOfAnother(person)) {
    place.append(oneTime(form));
  }
  rules.textContent = `要求：${(await passwordRules()).map(rule => rule.text).join('；')}。`;
}

/** Whether the form is about somebody else's account: a new one, or one that is being edited. */
function isOfAnother(person) {
  if (appName !== 'admin') {
    return false;
  }
  const edited = window.location.hash.match(/^#\/users\/([^?/]+)/);
  return !edited || decodeURIComponent(edited[1]) !== person?.name;
}

function oneTime(form) {
  const shown = h('output', {class: 'jt-one-time', 'aria-live': 'polite'});
  return h('div', {class: 'jt-one-time-line'},
    h('button', {type: 'button', class: 'btn btn-default btn-sm', onclick: () => {
      const password = madeUpPassword();
      form.querySelectorAll('#inputPassword, #inputPasswordRepeat').forEach(field => {
        field.value = password;
        field.dispatchEvent(new Event('input', {bubbles: true}));
        field.dispatchEvent(new Event('change', {bubbles: true}));
      });
      shown.textContent = password;
    }}, '生成一次性密码'),
    shown,
    h('p', {class: 'help-block'}, '您设定的密码只能用一次：本人首次登录时须改成自己的密码。'));
}
