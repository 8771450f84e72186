// Reads the scripts of the pages and of the forms for mistakes; `npm run check` together with the types.

import js from '@eslint/js';
import globals from 'globals';

const CHINESE = '[value=/\\p{Script=Han}/u]';
const BY_WORDS = 'What decides looks at the code; labels are only shown.';

export default [
  {ignores: ['target/', 'node_modules/']},
  js.configs.recommended,
  {
    languageOptions: {ecmaVersion: 2022, sourceType: 'module', globals: globals.browser},
    linterOptions: {reportUnusedDisableDirectives: 'error'},
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-implied-eval': 'error',
      // Full-width spaces set texts apart.
      'no-irregular-whitespace': ['error', {skipTemplates: true, skipStrings: true}],
      'no-restricted-syntax': ['error', ...[
        `BinaryExpression[operator=/^[!=]==?$/] > Literal${CHINESE}`,
        `SwitchCase > Literal${CHINESE}`,
        `CallExpression[callee.property.name=/^(includes|startsWith|endsWith|indexOf|has|get)$/] > Literal${CHINESE}`,
        `CallExpression > MemberExpression[property.name=/^(includes|indexOf)$/] > ArrayExpression > Literal${CHINESE}`
      ].map(selector => ({selector, message: BY_WORDS}))],
      // Text goes into a page as text.
      'no-restricted-properties': ['error',
        {property: 'innerHTML', message: 'Build elements with h() of dom.js'},
        {property: 'outerHTML', message: 'Build elements with h() of dom.js'},
        {property: 'insertAdjacentHTML', message: 'Build elements with h() of dom.js'}]
    }
  },
  {files: ['**/processes/**'], languageOptions: {globals: {jingtu: 'readonly'}}},
  {files: ['*.config.js', 'src/test/js/**'], languageOptions: {globals: globals.node}}
];
