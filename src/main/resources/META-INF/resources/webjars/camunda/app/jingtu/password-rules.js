// What the program asks of a password, in the words of the pages and as a test of what is being typed.

import {appRoot} from './api.js';

const policy = `${appRoot}/api/engine/engine/default/identity/password-policy`;

const count = (word, pattern) => (word.match(pattern) ?? []).length;

const RULES = {
  PASSWORD_POLICY_LENGTH: {text: n => `至少 ${n} 个字符`, test: (word, n) => word.length >= n},
  PASSWORD_POLICY_LOWERCASE: {text: n => `至少 ${n} 个小写字母`, test: (word, n) => count(word, /[a-z]/g) >= n},
  PASSWORD_POLICY_UPPERCASE: {text: n => `至少 ${n} 个大写字母`, test: (word, n) => count(word, /[A-Z]/g) >= n},
  PASSWORD_POLICY_DIGIT: {text: n => `至少 ${n} 个数字`, test: (word, n) => count(word, /[0-9]/g) >= n},
  PASSWORD_POLICY_SPECIAL: {text: n => `至少 ${n} 个符号，如 - #`, test: (word, n) => count(word, /[^A-Za-z0-9]/g) >= n},
  PASSWORD_POLICY_USER_DATA: {
    text: () => '不含账号、姓名和邮箱',
    test: (word, n, user) => !user || !word.toLowerCase().includes(user.toLowerCase())
  }
};

/** Each rule as `text` and as `test(word)`, for the account of that id; none when the server does not tell. */
export async function passwordRules(user) {
  const response = await fetch(policy, {credentials: 'same-origin', headers: {Accept: 'application/json'}});
  const {rules} = response.ok ? await response.json() : {rules: []};
  return rules.filter(({placeholder}) => RULES[placeholder]).map(({placeholder, parameter}) => {
    const least = Number(Object.values(parameter ?? {})[0]);
    return {text: RULES[placeholder].text(least), test: word => RULES[placeholder].test(word, least, user)};
  });
}

// No letters that are taken for one another when read aloud or typed off a screen.
const LETTERS = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** A password that keeps the rules, to be told to somebody once: four groups of five. */
export function madeUpPassword() {
  for (;;) {
    const letters = Array.from({length: 20}, oneLetter).join('');
    if (/[a-z]/.test(letters) && /[A-Z]/.test(letters) && /[0-9]/.test(letters)) {
      return letters.replace(/.{5}(?!$)/g, '$&-');
    }
  }
}

/** Each letter as likely as any other: numbers beyond the last whole round of the alphabet are drawn again. */
function oneLetter() {
  const draw = new Uint8Array(1);
  do {
    crypto.getRandomValues(draw);
  } while (draw[0] >= 256 - 256 % LETTERS.length);
  return LETTERS[draw[0] % LETTERS.length];
}
