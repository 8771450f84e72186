// The form of a step that writes into a register: drawn from the fields that its sheet asks for.

import {h} from '../dom.js';
import {drawn} from './form.js';

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
    if (step.shown.length > 0) {
      el.append(ctx.section('已登记的情况', h('dl', {class: 'jt-facts'}, step.shown.map(line =>
        h('div', {}, h('dt', {}, line.name), h('dd', {}, line.value || '未填写'))))));
    }
    el.append(...step.fields.map(field => entryField(ctx, field)));
    el.append(ctx.evidence(step.filesLabel ? step.filesLabel + (step.filesRequired ? '（必须上传）' : '') : undefined));
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

/**
 * The control of a field of a register.
 * @param {ReturnType<typeof import('../fields.js').fieldSet>} fields @param {Wire.EntryField} field
 */
export function entryField(fields, field) {
  const when = field.when;
  const common = {
    name: field.code,
    label: field.name + (field.unconfirmed ? '（待核）' : ''),
    required: field.required,
    hint: field.hint ?? undefined,
    value: field.value ?? undefined,
    visible: when ? values => when.is.includes(String(values[when.field] ?? '')) : undefined
  };
  const options = field.options.map(option => ({value: option.code, label: option.name}));
  switch (field.type) {
    case 'WORDS':
      return fields.textarea({...common, maxLength: field.max ?? 4000, rows: 3});
    case 'WHOLE':
    case 'DECIMAL':
      // As text: what is on record is what was typed.
      return fields.text({...common, label: common.label + (field.unit ? `（${field.unit}）` : ''), maxLength: 24,
        pattern: field.type === 'WHOLE' ? '[+-]?[0-9０-９,，]{1,20}' : '[+-]?[0-9０-９,，]{1,20}([.．。][0-9０-９]{1,10})?',
        patternHint: field.type === 'WHOLE' ? '请填写整数。' : '请填写数字，例如 12.5。'});
    case 'DAY':
      return fields.date(common);
    case 'CHOICE':
      return options.length > 4
        ? fields.select({...common, options, requiredHint: `请选择${field.name}。`})
        : fields.radio({...common, options, requiredHint: `请选择${field.name}。`});
    case 'CHOICES':
      return fields.checks({...common, options, requiredHint: `请选择${field.name}。`, value: field.value ? field.value.split(',') : undefined});
    case 'YES_NO':
      return fields.radio({...common, requiredHint: `请选择${field.name}。`, options: [{value: 'true', label: '是'}, {value: 'false', label: '否'}]});
    case 'CREDIT_CODE':
      return fields.text({...common, maxLength: 18, placeholder: '18位'});
    default:
      return fields.text({...common, maxLength: field.max ?? 200});
  }
}

/** Every value as text. */
export function typed(values) {
  return Object.fromEntries(Object.entries(values).map(([code, value]) =>
    [code, Array.isArray(value) ? value.join(',') : value === null || value === undefined ? null : String(value)]));
}

/** @param {Wire.EntryField[]} fields @param {Record<string, string | null>} values */
function untyped(fields, values) {
  return Object.fromEntries(fields.filter(field => values && field.code in values).map(field =>
    [field.code, field.type === 'CHOICES' ? (values[field.code] || '').split(',').filter(Boolean) : values[field.code]]));
}
