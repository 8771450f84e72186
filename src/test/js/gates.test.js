// Whether the gates of `npm run check` bite: each is shown what it must refuse.

import assert from 'node:assert/strict';
import {dirname, resolve} from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {ESLint} from 'eslint';
import ts from 'typescript';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const pages = 'src/main/resources/META-INF/resources/webjars/camunda/app/jingtu';

/** The rules that a script breaks, as if it lay among those of the pages. */
async function broken(script) {
  const [result] = await new ESLint({cwd: root}).lintText(script, {filePath: `${pages}/control.js`});
  return result.messages.map(message => message.ruleId);
}

/** What the types of a script are wrong in, as if it lay among those of the pages. */
function mistaken(script) {
  const {config} = ts.readConfigFile(resolve(root, 'jsconfig.json'), ts.sys.readFile);
  const {options, fileNames} = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const control = resolve(root, pages, 'control.js');
  const host = ts.createCompilerHost(options);
  const {fileExists, getSourceFile, readFile} = host;
  host.fileExists = file => file === control || fileExists(file);
  host.readFile = file => file === control ? script : readFile(file);
  host.getSourceFile = (file, version) =>
    file === control ? ts.createSourceFile(file, script, version, true, ts.ScriptKind.JS) : getSourceFile(file, version);
  const types = fileNames.filter(file => file.endsWith('.d.ts'));
  const program = ts.createProgram([control, ...types], options, host);
  return ts.getPreEmitDiagnostics(program, program.getSourceFile(control)).map(found => ts.flattenDiagnosticMessageText(found.messageText, ' '));
}

const MISTAKES = {
  'no-undef': 'export const a = undeclared;',
  'no-unused-vars': 'const unused = 1;',
  eqeqeq: 'export const same = (a, b) => a == b;',
  'prefer-const': 'let once = 1; export {once};',
  'no-restricted-properties': "document.body.innerHTML = '<b>text</b>';"
};

const BY_WORDS = [
  "export const isLate = step => step.state === '未达标';",
  "export const isLate = step => '逾期' !== step.state;",
  "export const isLate = step => ['逾期', '临期'].includes(step.state);",
  "export const isLate = step => step.state.startsWith('逾');",
  "export function isLate(step) {\n  switch (step.state) {\n    case '逾期':\n      return true;\n    default:\n      return false;\n  }\n}"
];

for (const script of BY_WORDS) {
  test(`a script that decides by Chinese words is refused: ${script}`, async () =>
    assert.equal((await broken(script))[0], 'no-restricted-syntax'));
}

for (const [rule, script] of Object.entries(MISTAKES)) {
  test(`a script that breaks ${rule} is refused`, async () => assert.deepEqual(await broken(script), [rule]));
}

test('a call that leaves out what a function needs is refused', () =>
  assert.match(mistaken("import {address} from './api.js';\naddress();").join(), /Expected 1 arguments/));

test('a property that an element does not have is refused', () =>
  assert.match(mistaken("import {h} from './dom.js';\nh('table').href = '/';").join(), /'href' does not exist/));

test('a script without mistakes is let through', async () => {
  const script = "import {h} from './dom.js';\n\ndocument.body.append(h('p', {}, '净土'));\n";
  assert.deepEqual(await broken(script), []);
  assert.deepEqual(mistaken(script), []);
});
