// A task of a plan as people correct it: one dialog for the breakdown, an adjustment and an import.

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

export const label = (options, value) => options.find(option => option.value === value)?.label || value;

/**
 * The one field set of a task: all that people may correct in a breakdown.
 * @param {Wire.DraftTask} task @param {{organisations: Wire.Body[]}} view @param {boolean} isNew
 */
function taskFields(task, view, isNew) {
  const fields = fieldSet();
  const bodies = kinds => view.organisations.filter(kinds).map(body => ({value: body.id, label: body.name}));
  const departments = bodies(body => body.kind !== 'SUPERIOR');
  const counties = bodies(body => body.defaultExecutor);
  const element = h('div', {class: 'jt-task-editor'},
    fields.text({name: 'ref', label: '条款号', required: true, value: task.ref, readOnly: !isNew, maxLength: 60}),
    fields.text({name: 'title', label: '任务名称', required: true, value: task.title, maxLength: 120}),
    fields.textarea({name: 'content', label: '任务内容', required: true, value: task.content, rows: 4, maxLength: 8000}),
    fields.select({name: 'leadMode', label: '牵头方式', required: true, value: task.leadMode, options: LEAD_MODES}),
    fields.checks({name: 'leads', label: '牵头单位', required: true, value: task.leads, options: departments}),
    fields.checks({name: 'participants', label: '参与单位', value: task.participants, options: departments}),
    fields.radio({name: 'inherited', label: '落实单位', required: true,
      value: task.executors === null || task.executors === undefined ? 'yes' : 'no',
      options: [{value: 'yes', label: '全部县（市、区）'}, {value: 'no', label: '指定'}]}),
    fields.checks({name: 'executors', label: '指定落实单位', value: task.executors || [], options: counties,
      visible: values => values.inherited === 'no'}),
    fields.table({name: 'deadlines', label: '时限', addable: true, removable: true, addLabel: '添加时限',
      rows: task.deadlines,
      columns: [
        {type: 'select', name: 'type', label: '类型', options: DATE_TYPES, value: 'deadline', required: true, width: 100},
        {type: 'date', name: 'date', label: '日期', width: 140},
        {type: 'text', name: 'description', label: '要求', required: true, width: 220, maxLength: 500},
        {type: 'text', name: 'item', label: '所属事项', width: 140}
      ]}),
    fields.table({name: 'indicators', label: '指标', addable: true, removable: true, addLabel: '添加指标',
      rows: task.indicators,
      columns: [
        {type: 'text', name: 'name', label: '指标', required: true, width: 200},
        {type: 'select', name: 'operator', label: '要求', options: OPERATORS, required: true, width: 100},
        {type: 'text', name: 'target', label: '目标值', width: 100},
        {type: 'text', name: 'unit', label: '单位', width: 80, maxLength: 30}
      ]}));
  fields.refresh();
  return {
    element,
    check: () => fields.check(),
    value() {
      const v = fields.values();
      return {
        ref: v.ref, section: task.section || '', title: v.title, content: v.content, leadMode: v.leadMode,
        leads: v.leads, participants: v.participants,
        executors: v.inherited === 'yes' ? null : v.executors || [],
        deadlines: v.deadlines.map(row => ({
          leads: [], executors: [], ...row, item: row.item || null, date: row.date || null
        })),
        indicators: v.indicators.map(row => ({
          leads: [], executors: [], formula: null, ...row,
          item: row.item || null, target: row.target || null, unit: row.unit || ''
        })),
        duties: task.duties || []
      };
    }
  };
}

/**
 * A link to the plan as a plan file, to be kept or to start another city from.
 * @param {string} planId
 */
export function planFile(planId) {
  return h('a', {href: address(`/api/plans/${encodeURIComponent(planId)}/file`), target: '_self', download: ''}, '导出计划文件');
}

/**
 * A dialog on one task; answers the corrected task, or undefined.
 * @param {Wire.DraftTask} task @param {{organisations: Wire.Body[]}} view @param {boolean} isNew
 * @returns {Promise<Wire.DraftTask | undefined>}
 */
export async function editTask(task, view, isNew) {
  const editor = taskFields(task, view, isNew);
  return dialog(isNew ? '增加任务' : `修改 ${task.ref}`, '确定', editor.element, async () => {
    if (editor.check()) {
      throw new Error('有内容未填写或不符合要求，请按红色提示修改。');
    }
    return editor.value();
  });
}
