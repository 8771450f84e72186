// A task of a plan and its items as people correct them: one dialog for the breakdown, an adjustment and an import.

import {address} from '../api.js';
import {dialog, h} from '../dom.js';
import {fieldSet} from '../fields.js';

export const LEAD_MODES = [
  {value: 'one', label: '单独牵头'},
  {value: 'joint', label: '共同牵头（会签）'},
  {value: 'separate', label: '分别牵头'},
  {value: 'shared', label: '按职责分工负责'}
];
export const OPERATORS = [
  {value: '>=', label: '不低于'},
  {value: '<=', label: '不超过'},
  {value: '=', label: '等于'},
  {value: '>', label: '大于'},
  {value: '<', label: '小于'},
  {value: 'not_worse_than', label: '不劣于'},
  {value: 'qualitative', label: '定性'}
];
export const DATE_TYPES = [
  {value: 'deadline', label: '截止'},
  {value: 'recurring', label: '定期'},
  {value: 'event', label: '事件'},
  {value: 'relative', label: '相对期限'},
  {value: 'effective_from', label: '起始执行'}
];
export const ITEM_TYPES = [
  {value: 'deliverable', label: '成果'},
  {value: 'amount', label: '数量'},
  {value: 'list', label: '清单'},
  {value: 'frequency', label: '频次'},
  {value: 'window', label: '窗口'},
  {value: 'standing', label: '常态'},
  {value: 'assist', label: '配合上级'},
  {value: 'from_day', label: '起始执行'}
];
export const CHECKS = [
  {value: 'all', label: '全部核查'},
  {value: 'sample', label: '抽查'},
  {value: 'summary', label: '年终小结'}
];
export const ORIGINS = [
  {value: 'nation', label: '国家'},
  {value: 'region', label: '自治区（省）'},
  {value: 'city', label: '市政府'},
  {value: 'bureau', label: '本局'},
  {value: 'own', label: '自定'}
];
export const OPENNESS = [
  {value: 'active', label: '主动公开'},
  {value: 'on_request', label: '依申请公开'},
  {value: 'closed', label: '不予公开'}
];
const MODALITIES = [{value: 'must', label: '必达'}, {value: 'strive', label: '力争'}];
const WRONG = '有内容未填写或不符合要求，请按红色提示修改。';

export const label = (options, value) => options.find(option => option.value === value)?.label || value;

/** A short word beside what is not the plan's own. */
const mark = words => h('span', {class: 'jt-mark'}, words);

/**
 * A date with who set it and how firmly.
 * @param {Wire.Deadline} d
 */
export function dateWords(d) {
  return h('span', {}, `${d.date || label(DATE_TYPES, d.type)} ${d.description}`,
    d.push && mark('推送'), d.origin && mark(label(ORIGINS, d.origin)),
    d.modality === 'strive' && mark('力争'), d.derived && mark('推定'));
}

/**
 * A measure with its target and what is not certain of it.
 * @param {Wire.Indicator} i @param {Record<string, string>} names
 */
export function figureWords(i, names) {
  return h('span', {title: i.formula || undefined},
    `${i.name} ${label(OPERATORS, i.operator)} ${i.target || ''}${i.unit || ''}`,
    i.reporter && h('span', {class: 'jt-muted'}, `（${names[i.reporter] || i.reporter}报）`),
    i.modality === 'strive' && mark('力争'), i.pending && mark('待核'), i.derived && mark('推定'));
}

/**
 * A county with its share and its own day.
 * @param {Wire.Executor} executor @param {Record<string, string>} names
 */
export function executorWords(executor, names) {
  const own = [executor.quota, executor.date].filter(Boolean).join('，');
  return (names[executor.body] || executor.body) + (own ? `（${own}）` : '');
}

const tellingCheck = type => type === 'standing' || type === 'from_day' ? 'summary' : 'all';

/**
 * An item that asks for nothing yet.
 * @param {string} ref @returns {Wire.Item}
 */
export function blankItem(ref) {
  return {ref, title: '', words: null, type: 'list', leads: [], executors: [], contributions: [], deadlines: [], indicators: [],
    objects: null, proof: [], check: 'all', share: null, publicity: false, basis: []};
}

/**
 * A dialog on one item; answers the corrected item, or undefined.
 * @param {Wire.Item} item @param {Wire.DraftTask} task that it is part of, as it stands in its dialog
 * @param {{organisations: Wire.Body[]}} view
 * @returns {Promise<Wire.Item | undefined>}
 */
async function editItem(item, task, view) {
  const fields = fieldSet();
  const named = id => ({value: id, label: view.organisations.find(body => body.id === id)?.name || id});
  const leading = [...new Set([...task.leads, ...task.participants, ...item.leads])].map(named);
  const counties = [...new Set([
    ...task.executors ?? view.organisations.filter(body => body.defaultExecutor).map(body => body.id),
    ...item.executors.map(executor => executor.body)])];
  const owing = task.participantsOpen
    ? view.organisations.filter(body => body.kind !== 'SUPERIOR').map(body => named(body.id))
    : leading;
  const carrying = Object.fromEntries(item.executors.map(executor => [executor.body, executor]));
  const origins = {type: 'select', name: 'origin', label: '来源', options: ORIGINS, empty: '不明', width: 110};
  const modality = {type: 'select', name: 'modality', label: '力度', options: MODALITIES, value: 'must', width: 80};
  const element = h('div', {class: 'jt-task-editor'},
    h('p', {class: 'jt-muted'}, `分项 ${item.ref}　属于 ${task.ref} ${task.title}`),
    fields.text({name: 'title', label: '分项名称', required: true, value: item.title}),
    fields.textarea({name: 'words', label: '原文', value: item.words, rows: 2, maxLength: 1000}),
    fields.select({name: 'type', label: '类型', required: true, value: item.type, options: ITEM_TYPES}),
    fields.table({name: 'leads', label: '牵头单位', addable: true, removable: true, movable: true, addLabel: '添加牵头单位',
      hint: '第一家主办，其余协办；不填的，由任务的牵头单位办理。',
      rows: item.leads.map(body => ({body})),
      columns: [{type: 'select', name: 'body', label: '单位', options: leading, required: true, width: 260}]}),
    fields.table({name: 'executors', label: '落实单位', hint: '勾选的县（市、区）落实；定配额的，计划须写明市政府同意的依据。',
      rows: counties.map(body => ({body, name: named(body).label, works: body in carrying,
        quota: carrying[body]?.quota, date: carrying[body]?.date})),
      columns: [
        {type: 'checkbox', name: 'works', label: '落实', width: 60},
        {type: 'show', name: 'name', label: '单位', width: 200},
        {type: 'text', name: 'quota', label: '配额', width: 140, maxLength: 100},
        {type: 'date', name: 'date', label: '该县日期', width: 140}]}),
    fields.table({name: 'contributions', label: '配合事项', addable: true, removable: true, addLabel: '添加配合事项',
      hint: '没有列出的参与单位只知会。', rows: item.contributions,
      columns: [
        {type: 'select', name: 'body', label: '单位', options: owing, required: true, width: 220},
        {type: 'text', name: 'what', label: '提供什么', required: true, width: 360, maxLength: 500},
        {type: 'date', name: 'date', label: '何时以前', width: 140}]}),
    fields.table({name: 'deadlines', label: '时限', addable: true, removable: true, addLabel: '添加时限',
      rows: item.deadlines.map(d => ({...d, pushes: d.push})),
      columns: [
        {type: 'select', name: 'type', label: '类型', options: DATE_TYPES, value: 'deadline', required: true, width: 100},
        {type: 'date', name: 'date', label: '日期', width: 140},
        {type: 'text', name: 'description', label: '要求', required: true, width: 280, maxLength: 500},
        origins, modality,
        {type: 'checkbox', name: 'derived', label: '推定', width: 50},
        {type: 'checkbox', name: 'pushes', label: '推送', width: 50}]}),
    fields.table({name: 'indicators', label: '指标', addable: true, removable: true, addLabel: '添加指标',
      rows: item.indicators,
      columns: [
        {type: 'text', name: 'name', label: '指标', required: true, width: 200},
        {type: 'select', name: 'operator', label: '要求', options: OPERATORS, required: true, width: 110},
        {type: 'text', name: 'target', label: '目标值', width: 90},
        {type: 'text', name: 'unit', label: '单位', width: 70, maxLength: 30},
        {type: 'text', name: 'formula', label: '计算方法', width: 200, maxLength: 500},
        {type: 'select', name: 'reporter', label: '主报单位', empty: '分报相加', width: 150,
          options: [...leading, ...counties.map(named)]},
        modality,
        {type: 'checkbox', name: 'pending', label: '待核', width: 50},
        {type: 'checkbox', name: 'derived', label: '推定', width: 50}]}),
    fields.textarea({name: 'proof', label: '佐证材料', value: item.proof.join('\n'), rows: 3, hint: '销号前必须有的材料，每行一种。'}),
    fields.select({name: 'check', label: '核查方式', required: true, value: item.check, options: CHECKS}),
    fields.number({name: 'share', label: '抽查比例', unit: '%', min: 1, max: 100, decimals: 0, value: item.share,
      hint: '不填的按本市设定。', visible: values => values.check === 'sample'}),
    fields.checkbox({name: 'publicity', label: '销号前公示', value: item.publicity}),
    fields.table({name: 'basis', label: '依据', addable: true, removable: true, addLabel: '添加依据', rows: item.basis,
      columns: [
        {type: 'text', name: 'title', label: '文件全称', required: true, width: 420},
        {type: 'text', name: 'number', label: '文号', width: 200, maxLength: 100}]}));
  element.querySelector('[data-field=type] select')?.addEventListener('change', event => {
    fields.fill({check: tellingCheck(/** @type {HTMLSelectElement} */ (event.target).value)});
  });
  fields.refresh();
  return dialog(`分项 ${item.ref}`, '确定', element, () => {
    if (fields.check()) {
      throw new Error(WRONG);
    }
    const v = fields.values();
    return {...item,
      title: v.title, words: v.words || null, type: v.type,
      leads: v.leads.map(row => row.body),
      executors: v.executors.filter(row => row.works)
        .map(row => ({body: row.body, quota: row.quota || null, date: row.date || null})),
      contributions: v.contributions.map(row => ({body: row.body, what: row.what, date: row.date || null})),
      deadlines: v.deadlines.map(({pushes, ...row}) => ({...row, date: row.date || null, origin: row.origin || null,
        modality: row.modality === 'strive' ? 'strive' : null, push: pushes ? true : row.push === true ? false : row.push ?? null})),
      indicators: v.indicators.map(row => ({computed: null, ...row, target: row.target || null, unit: row.unit || '',
        formula: row.formula || null, reporter: row.reporter || null, modality: row.modality === 'strive' ? 'strive' : null})),
      proof: v.proof.split('\n').map(line => line.trim()).filter(Boolean),
      check: v.check, share: v.check === 'sample' ? v.share ?? null : null, publicity: v.publicity,
      basis: v.basis.map(row => ({title: row.title, number: row.number || null}))};
  });
}

/**
 * The items of a task as a list: each opens, goes up, goes away; one more can be added.
 * @param {Wire.BlankTask} task @param {{organisations: Wire.Body[]}} view @param {() => Wire.DraftTask} standing
 */
function itemList(task, view, standing) {
  const items = structuredClone(task.items || []);
  const rows = h('tbody', {});
  const element = h('div', {class: 'jt-field jt-wide', data: {field: 'items'}},
    h('label', {}, '分项', h('span', {class: 'jt-required', title: '必填'}, '*')),
    h('div', {class: 'jt-table-wrap'}, h('table', {class: 'jt-table jt-items'},
      h('thead', {}, h('tr', {}, ['分项号', '分项', '类型', ''].map(t => h('th', {}, t)))), rows)),
    h('button', {type: 'button', class: 'btn btn-default btn-sm', onclick: async () => {
      const added = await editItem(blankItem(freeNumber()), standing(), view);
      if (added) {
        items.push(added);
        draw();
      }
    }}, '添加分项…'));
  draw();
  return {element, value: () => items};

  function freeNumber() {
    const taken = new Set(items.map(item => item.ref));
    const ref = standing().ref;
    let n = items.length + 1;
    while (taken.has(`${ref}-${n}`)) {
      n++;
    }
    return `${ref}-${n}`;
  }

  function draw() {
    rows.replaceChildren(...items.map((item, i) => h('tr', {},
      h('td', {class: 'jt-nowrap'}, item.ref),
      h('td', {}, item.title),
      h('td', {class: 'jt-nowrap'}, label(ITEM_TYPES, item.type)),
      h('td', {class: 'jt-nowrap'},
        act('修改', async () => {
          items[i] = await editItem(item, standing(), view) || item;
        }),
        i > 0 && act('上移', () => {
          items.splice(i - 1, 2, item, items[i - 1]);
        }),
        act('删除', () => {
          items.splice(i, 1);
        })))));
    if (items.length === 0) {
      rows.append(h('tr', {}, h('td', {colspan: 4, class: 'jt-muted'}, '还没有分项，请至少添加一个。')));
    }
  }

  /** @param {string} words @param {() => void | Promise<void>} todo */
  function act(words, todo) {
    return h('button', {type: 'button', class: 'btn btn-link btn-sm', onclick: async () => {
      await todo();
      draw();
    }}, words);
  }
}

/**
 * The one field set of a task: all that people may correct in a breakdown.
 * @param {Wire.BlankTask} task @param {{organisations: Wire.Body[]}} view @param {boolean} isNew
 */
function taskFields(task, view, isNew) {
  const fields = fieldSet();
  const bodies = kinds => view.organisations.filter(kinds).map(body => ({value: body.id, label: body.name}));
  const departments = bodies(body => body.kind !== 'SUPERIOR');
  const counties = bodies(body => body.defaultExecutor);
  const items = itemList(task, view, value);
  const element = h('div', {class: 'jt-task-editor'},
    fields.text({name: 'ref', label: '条款号', required: true, value: task.ref, readOnly: !isNew, maxLength: 60}),
    fields.text({name: 'title', label: '任务名称', required: true, value: task.title, maxLength: 120}),
    fields.textarea({name: 'content', label: '任务内容', required: true, value: task.content, rows: 4, maxLength: 8000}),
    fields.select({name: 'leadMode', label: '牵头方式', required: true, value: task.leadMode, options: LEAD_MODES}),
    fields.table({name: 'leads', label: '牵头单位', required: true, addable: true, removable: true, movable: true,
      addLabel: '添加牵头单位', rows: task.leads.map(body => ({body})), requiredHint: '请添加牵头单位。',
      columns: [{type: 'select', name: 'body', label: '单位', options: departments, required: true, width: 260}]}),
    fields.checks({name: 'participants', label: '参与单位', value: task.participants, options: departments}),
    fields.checkbox({name: 'participantsOpen', label: '原文写“等”参与，牵头单位可以再请其他单位参与', value: task.participantsOpen}),
    fields.radio({name: 'inherited', label: '可以安排落实的单位', required: true,
      value: task.executors === null || task.executors === undefined ? 'yes' : 'no',
      options: [{value: 'yes', label: '全部县（市、区）'}, {value: 'no', label: '指定'}]}),
    fields.checks({name: 'executors', label: '指定落实单位', value: task.executors || [], options: counties,
      visible: values => values.inherited === 'no'}),
    items.element);
  fields.refresh();
  return {
    element,
    check: () => fields.check(),
    value
  };

  function value() {
    const v = fields.values();
    return {
      ref: v.ref, section: task.section || '', title: v.title, content: v.content, leadMode: v.leadMode,
      leads: v.leads.map(row => row.body).filter(Boolean), participants: v.participants,
      participantsOpen: v.participantsOpen,
      executors: v.inherited === 'yes' ? null : v.executors || [],
      items: items.value()
    };
  }
}

/**
 * Links to the breakdown as documents and to the plan as a plan file, to be kept or to start another city from.
 * @param {string} planId
 */
export function planFile(planId) {
  const plan = `/api/plans/${encodeURIComponent(planId)}`;
  const link = (path, words) => h('a', {href: address(plan + path), target: '_self', download: ''}, words);
  return h('span', {class: 'jt-links'},
    '任务分解表：', link('/breakdown.docx', '文档'), ' ', link('/breakdown.xlsx', '表格'), '　', link('/file', '导出计划文件'));
}

/**
 * A dialog on one task; answers the corrected task, or undefined.
 * @param {Wire.BlankTask} task @param {{organisations: Wire.Body[]}} view @param {boolean} isNew
 * @returns {Promise<Wire.DraftTask | undefined>}
 */
export async function editTask(task, view, isNew) {
  const editor = taskFields(task, view, isNew);
  return dialog(isNew ? '增加任务' : `修改 ${task.ref}`, '确定', editor.element, async () => {
    if (editor.check()) {
      throw new Error(WRONG);
    }
    const corrected = editor.value();
    if (corrected.items.length === 0) {
      throw new Error('任务还没有分项，请至少添加一个。');
    }
    return corrected;
  });
}
