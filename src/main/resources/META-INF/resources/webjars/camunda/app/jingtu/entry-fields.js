// The fields of a register, as forms of steps and the page of the registers draw them and hand them in.

import {h} from './dom.js';

/**
 * The control of a field.
 * @param {ReturnType<typeof import('./fields.js').fieldSet>} fields
 * @param {Wire.EntryField} field
 * @param {boolean} [clearable] whether a choice that was made can be taken back
 */
export function entryField(fields, field, clearable = false) {
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
      return clearable || options.length > 4
        ? fields.select({...common, options, requiredHint: `请选择${field.name}。`})
        : fields.radio({...common, options, requiredHint: `请选择${field.name}。`});
    case 'CHOICES':
      return fields.checks({...common, options, requiredHint: `请选择${field.name}。`, value: field.value ? field.value.split(',') : undefined});
    case 'YES_NO':
      return fields[clearable ? 'select' : 'radio']({...common, requiredHint: `请选择${field.name}。`,
        options: [{value: 'true', label: '是'}, {value: 'false', label: '否'}]});
    case 'ANSWERS':
      return fields.answers({...common, options, questions: field.questions});
    case 'CREDIT_CODE':
      return fields.text({...common, maxLength: 18, placeholder: '18位'});
    default:
      return fields.text({...common, maxLength: field.max ?? 200});
  }
}

/**
 * What is known already, above what is asked.
 * @param {Wire.Step['shown']} lines
 */
export function shown(lines) {
  return h('section', {class: 'jt-section jt-known', hidden: lines.length === 0},
    h('h4', {}, '已登记的情况'),
    h('dl', {class: 'jt-facts'}, lines.map(line => h('div', {}, h('dt', {}, line.name), h('dd', {}, line.value || '未填写')))));
}

/**
 * The column of a field in a list of several.
 * @param {Wire.EntryField} field
 */
export function cell(field) {
  const column = {name: field.code, label: field.name + (field.unit ? `（${field.unit}）` : '')};
  switch (field.type) {
    case 'WORDS':
      return {...column, type: 'textarea', maxLength: field.max ?? 4000, rows: 2, width: 200};
    case 'DAY':
      return {...column, type: 'date'};
    case 'CHOICE':
      return {...column, type: 'select', width: 110, options: field.options.map(option => ({value: option.code, label: option.name}))};
    case 'YES_NO':
      return {...column, type: 'select', options: [{value: 'true', label: '是'}, {value: 'false', label: '否'}]};
    default:
      return {...column, type: 'text', maxLength: field.max ?? 200};
  }
}

/** Every value as text. */
export function typed(values) {
  return Object.fromEntries(Object.entries(values).map(([code, value]) =>
    [code, Array.isArray(value) ? value.join(',') : value === null || value === undefined ? null : String(value)]));
}
