// What whoever keeps a register does on its page. Each box stays open, with all that was typed, until the change is kept.

import {api} from './api.js';
import {dialog, fileChooser, h, toast} from './dom.js';
import {entryField, shown, typed} from './entry-fields.js';
import {fieldSet} from './fields.js';

/** @param {Wire.Registers} registers @param {Wire.RegisterKind} kind @returns {Promise<{id: string} | undefined>} */
export function addEntry(registers, kind) {
  const form = entryForm(registers, kind);
  return dialog(`登记${kind.entry}`, '登记', form.element, async () => {
    form.check();
    return api(`/api/registers/${kind.id}/entries`, {method: 'POST', body: form.body()});
  });
}

/** @param {Wire.Registers} registers @param {Wire.RegisterKind} kind @param {Wire.RegisterEntry} entry */
export function changeEntry(registers, kind, entry) {
  const form = entryForm(registers, kind, entry);
  return kept('更改登记内容', '保存', form.element, entry, '', 'PUT', () => {
    form.check();
    return {...form.body(), version: entry.version};
  });
}

/** @param {Wire.RegisterEntry} entry */
export function drawOutline(entry) {
  const file = fileChooser({label: '范围文件', accept: '.json,.geojson'});
  const why = reasons('变更事由');
  return kept('上传四至范围', '保存', h('div', {class: 'jt-entry-form'},
    h('p', {class: 'jt-hint'}, 'GeoJSON 文件，面要素，CGCS2000 经纬度（度）。'), file.element, why.element), entry, '/outline', 'PUT', async () => {
    const [outline] = file.input.files ?? [];
    if (!outline) {
      throw new Error('请选择范围文件。');
    }
    return {...why.body(), version: entry.version, outline: await outline.text()};
  });
}

/** @param {Wire.RegisterEntry} entry */
export function strikeEntry(entry) {
  const why = reasons('注销事由');
  return kept('注销', '注销', h('div', {},
    h('p', {}, `注销“${entry.name}”后不再列入台账，不能恢复；已有记录仍可查看。`), why.element), entry, '/strike', 'POST',
    () => ({...why.body(), version: entry.version}));
}

/** @param {Wire.RegisterKind} kind @param {Wire.RegisterEntry} entry */
export function succeedEntry(kind, entry) {
  const why = reasons('拆分合并事由');
  const fields = fieldSet();
  const heirs = fields.text({name: 'heirs', label: `承接的${kind.numberName}`, required: true, hint: '须已登记在本台账中；多个用顿号或逗号隔开'});
  return kept('拆分合并', '确认', h('div', {},
    h('p', {}, `由其他${kind.entry}承接“${entry.name}”，本条随之注销。`), heirs, why.element), entry, '/succession', 'POST', () => {
    refuse(fields);
    return {...why.body(), version: entry.version, heirs: fields.values().heirs.split(/[,，、;；\s]+/).filter(Boolean)};
  });
}

/**
 * A word that a procedure waits for; true once it is taken.
 * @param {Wire.RegisterEntry} entry @param {Wire.AwaitedWord} word
 */
export function sayWord(entry, word) {
  const asked = word.asked;
  const fields = fieldSet();
  const files = fileChooser({label: asked.filesLabel ?? '材料', multiple: true});
  const element = h('div', {class: 'jt-entry-form'},
    h('p', {class: 'jt-hint'}, `登记后“${word.title}”随即转入下一环节，不能撤回。`),
    shown(asked.shown),
    asked.fields.map(field => entryField(fields, field)),
    h('div', {class: 'jt-field'},
      h('label', {}, asked.filesLabel ?? '材料', asked.filesRequired && h('span', {class: 'jt-required', title: '必填'}, '*'), files.element)));
  fields.refresh();
  return dialog(word.label, '登记', element, async () => {
    refuse(fields);
    if (asked.filesRequired && !files.input.files?.length) {
      throw new Error(`请上传${asked.filesLabel}。`);
    }
    const body = new FormData();
    body.append('word', new Blob([JSON.stringify({version: word.version, values: typed(fields.values())})],
      {type: 'application/json'}));
    for (const file of files.input.files ?? []) {
      body.append('file', file);
    }
    await api(`/api/registers/entries/${encodeURIComponent(entry.id)}/awaited/${encodeURIComponent(word.id)}`,
      {method: 'POST', body});
    toast('已登记。');
    return true;
  });
}

/** @param {Wire.RegisterKind} kind @param {Wire.RegisterEntry} entry */
export function askCorrection(kind, entry) {
  const fields = fieldSet();
  return kept('申请数据纠错', '提交申请', h('div', {},
    fields.select({name: 'field', label: '有误的栏目', empty: '其他（名称、范围、状态等）',
      options: kind.fields.map(field => ({value: field.code, label: field.name}))}),
    fields.textarea({name: 'words', label: '错误说明', required: true, maxLength: 1000, hint: '写明哪里有误、应当是什么、依据是什么'})),
  entry, '/corrections', 'POST', () => {
    refuse(fields);
    return fields.values();
  });
}

/** @param {Wire.RegisterEntry} entry @param {Wire.RegisterEntry['corrections'][number]} correction */
export function answerDoubt(entry, correction) {
  const fields = fieldSet();
  return kept('答复纠错申请', '答复', h('div', {},
    h('p', {class: 'jt-quote'}, correction.words),
    fields.radio({name: 'accepted', label: '结论', required: true, options: [
      {value: 'true', label: '采纳', hint: '另在“更改登记内容”中更正'}, {value: 'false', label: '不采纳'}]}),
    fields.textarea({name: 'answer', label: '答复', required: true, maxLength: 1000})),
  entry, `/corrections/${encodeURIComponent(correction.id)}/answer`, 'POST', () => {
    refuse(fields);
    const values = fields.values();
    return {accepted: values.accepted === 'true', answer: values.answer};
  });
}

/** A box whose words go to the entry; true once they are kept. */
function kept(title, label, body, entry, path, method, values) {
  return dialog(title, label, body, async () => {
    await api(`/api/registers/entries/${encodeURIComponent(entry.id)}${path}`,
      {method, body: await values()});
    toast('已保存。');
    return true;
  });
}

function refuse(fields) {
  const wrong = fields.check();
  if (wrong) {
    wrong.scrollIntoView({block: 'center'});
    throw new Error('请先改正标红的栏目。');
  }
}

function reasons(label) {
  const fields = fieldSet();
  return {
    element: h('div', {},
      fields.textarea({name: 'reason', label, required: true, maxLength: 500, rows: 2}),
      fields.text({name: 'document', label: '依据文号', maxLength: 100})),
    body() {
      refuse(fields);
      return fields.values();
    }
  };
}

/** All that can be typed of an entry, drawn from the fields of its kind. */
function entryForm(registers, kind, entry) {
  const fields = fieldSet();
  const why = reasons(entry ? '变更事由' : '登记事由');
  const counties = registers.counties.filter(one =>
    kind.keepsAll || registers.mine.includes(one.code) || one.code === entry?.county);
  const element = h('div', {class: 'jt-entry-form'},
    !entry && fields.text({name: '#number', label: kind.numberName, maxLength: 60, hint: '不填由系统编号'}),
    fields.text({name: '#name', label: '名称', required: true, maxLength: 120, value: entry?.name}),
    fields.select({name: '#county', label: '县区', required: !kind.keepsAll, value: entry ? entry.county : only(counties),
      options: counties.map(one => ({value: one.code, label: one.name}))}),
    kind.fields.filter(field => field.type !== 'ANSWERS').map(field => entryField(fields,
      {...field, required: !entry && field.required, value: entry?.values[field.code] ?? null}, true)),
    why.element);
  fields.refresh();
  return {
    element,
    check: () => refuse(fields),
    body() {
      const {'#number': number, '#name': name, '#county': county, ...rest} = fields.values();
      const values = Object.fromEntries(Object.entries(typed(rest)).filter(([, value]) => value));
      return {...(!entry && {number}), name, county, values, ...why.body()};
    }
  };
}

function only(counties) {
  return counties.length === 1 ? counties[0].code : undefined;
}
