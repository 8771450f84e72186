// The form of a step that writes into a register: drawn from the fields that its sheet asks for.

import {h} from '../dom.js';
import {entryField, shown, typed} from '../entry-fields.js';
import {laboratoryBlock} from '../laboratory.js';
import {together} from '../together.js';
import {drawn} from './form.js';

/** What a form of a step has beside fields and files, as its sheet names it. */
const BLOCKS = {laboratory: {title: '检测数据', draw: laboratoryBlock}};

/**
 * Turns the Camunda form at hand into one of ours that needs no module: `jingtu.kit(1).record(camForm)`.
 * @param {any} camForm
 */
export function record(camForm) {
  drawn(camForm, async () => FORM);
}

/** @type {Form<Wire.Step>} */
const FORM = {
  load: '/api/tasks/{taskId}/step',
  render(ctx, el) {
    const step = ctx.data;
    // What is only shown is read before anything is filled in.
    const blocks = asked => Object.entries(step.blocks).filter(([, asks]) => asks === asked)
      .map(([name, asks]) => ctx.section(BLOCKS[name].title, BLOCKS[name].draw(ctx.taskId, asks)));
    el.append(shown(step.shown), ...blocks(false), ...step.fields.map(field => entryField(ctx, field)), ...blocks(true));
    el.append(ctx.evidence(step.filesLabel ? step.filesLabel + (step.filesRequired ? '（必须上传）' : '') : undefined));
    if (step.together) {
      el.prepend(together(ctx.taskId, () => window.location.reload()));
    }
    return {
      collect: () => ({values: typed(ctx.values())}),
      restore: draft => ctx.fill(untyped(step.fields, draft.values))
    };
  }
};

/**
 * What is on record of the matter of a task, for whoever signs something about it.
 * @type {Form<Wire.EntryTold[]>}
 */
export const entryView = {
  load: '/api/tasks/{taskId}/entries',
  render(ctx, el) {
    el.append(...ctx.data.map(told => ctx.section(`${told.title}（${told.state}）`,
      told.values.length === 0
        ? h('p', {class: 'jt-muted'}, '尚未登记内容。')
        : h('dl', {class: 'jt-facts'}, told.values.map(line => h('div', {}, h('dt', {}, line.name), h('dd', {}, line.value)))))));
  }
};

/** @param {Wire.EntryField[]} fields @param {Record<string, string | null>} values */
function untyped(fields, values) {
  return Object.fromEntries(fields.filter(field => values && field.code in values).map(field =>
    [field.code, field.type === 'CHOICES' ? (values[field.code] || '').split(',').filter(Boolean) : values[field.code]]));
}
