// The larger pieces of the forms of a plan: the breakdown of tasks, adjustments, progress of counties, figures.

import {address, api} from './api.js';
import {date, dateTime, dialog, h} from './dom.js';
import {fieldSet} from './fields.js';

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

/** The one field set of a task: all that people may correct in a breakdown. */
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

/** A link to the plan as a plan file, to be kept or to start another city from. */
export function planFile(planId) {
  return h('a', {href: address(`/api/plans/${encodeURIComponent(planId)}/file`), target: '_self', download: ''}, '导出计划文件');
}

/** The table of all tasks of a plan; each row opens for correction unless `readOnly`. */
export function planEditor(ctx, view, {readOnly = false} = {}) {
  let plan = structuredClone(view.draft);
  const names = Object.fromEntries(view.organisations.map(body => [body.id, body.name]));
  const head = h('div', {});
  const table = h('tbody', {});
  const fields = fieldSet();
  const element = h('div', {class: 'jt-plan-editor'}, head, h('div', {class: 'jt-table-wrap'},
    h('table', {class: 'jt-table jt-plan-table'},
      h('thead', {}, h('tr', {}, ['条款', '任务', '牵头', '参与', '落实', '时限', '指标', ''].map(t => h('th', {}, t)))),
      table)));
  draw();
  return {
    element,
    draft: () => ({...plan, ...(readOnly ? {} : fields.values())}),
    objection: () => fields.check() ? '计划名称等内容未填写完整，请补充。' : null,
    show(other) {
      plan = structuredClone(other);
      draw();
    }
  };

  function draw() {
    fields.clear();
    head.replaceChildren(readOnly
      ? h('p', {}, `${plan.title}　${plan.documentNumber || ''}　共 ${plan.tasks.length} 项任务`)
      : h('div', {class: 'jt-plan-head'},
        fields.text({name: 'title', label: '计划名称', required: true, value: plan.title}),
        fields.text({name: 'documentNumber', label: '文号', value: plan.documentNumber, maxLength: 100}),
        fields.date({name: 'issueDate', label: '印发日期', value: plan.issueDate,
          hint: '早于印发日期的时限不适用。'}),
        h('p', {class: 'jt-muted'}, `共 ${plan.tasks.length} 项任务，逐项核对，有误的点“修改”。`, ' ', planFile(view.id))));
    table.replaceChildren(...plan.tasks.map(row));
  }

  function row(task, index) {
    const who = ids => ids.map(id => names[id] || id).join('、');
    return h('tr', {},
      h('td', {}, task.ref),
      h('td', {}, task.title),
      h('td', {}, who(task.leads), task.leads.length > 1 && h('div', {class: 'jt-muted'}, label(LEAD_MODES, task.leadMode))),
      h('td', {}, who(task.participants)),
      h('td', {}, task.executors ? who(task.executors) || '无' : '全部县（市、区）'),
      h('td', {}, task.deadlines.map(d => h('div', {}, `${d.date || label(DATE_TYPES, d.type)} ${d.description}`))),
      h('td', {}, task.indicators.map(i => h('div', {},
        `${i.name} ${label(OPERATORS, i.operator)} ${i.target || ''}${i.unit || ''}`))),
      h('td', {}, !readOnly && h('button', {type: 'button', class: 'btn btn-default btn-sm', onclick: async () => {
        const changed = await editTask(task, view, false);
        if (changed) {
          plan.tasks[index] = changed;
          Object.assign(plan, fields.values());
          draw();
          element.dispatchEvent(new Event('change', {bubbles: true}));
        }
      }}, '修改')));
  }
}

/** A dialog on one task; answers the corrected task, or null. */
export async function editTask(task, view, isNew) {
  const editor = taskFields(task, view, isNew);
  return dialog(isNew ? '增加任务' : `修改 ${task.ref}`, '确定', editor.element, async () => {
    if (editor.check()) {
      throw new Error('有内容未填写或不符合要求，请按红色提示修改。');
    }
    return editor.value();
  });
}

/** What an adjustment changes, with reason and document number; or the repeal of the whole plan. */
export function adjustmentEditor(ctx, view, {readOnly = false} = {}) {
  const kinds = {ADD: '增加', CHANGE: '变更', WITHDRAW: '撤销'};
  let changes = structuredClone(view.adjustment?.changes || []);
  const before = Object.fromEntries(view.draft.tasks.map(task => [task.ref, task]));
  const fields = fieldSet();
  const rows = h('tbody', {});
  const given = view.adjustment || {};
  const list = h('div', {},
    h('div', {class: 'jt-table-wrap'}, h('table', {class: 'jt-table'},
      h('thead', {}, h('tr', {}, ['调整', '条款', '任务', '调整后', ''].map(t => h('th', {}, t)))), rows)),
    !readOnly && h('div', {class: 'jt-actions'},
      pick('变更任务…', async task => {
        const changed = await editTask(task, view, false);
        if (changed) {
          add('CHANGE', task.ref, changed);
        }
      }),
      pick('撤销任务…', async task => add('WITHDRAW', task.ref, null)),
      h('button', {type: 'button', class: 'btn btn-default btn-sm', onclick: async () => {
        const blank = {ref: '', section: '调整新增', title: '', content: '', leadMode: 'one', leads: [], participants: [],
          executors: null, deadlines: [], indicators: [], duties: []};
        const task = await editTask(blank, view, true);
        if (task) {
          add('ADD', task.ref, task);
        }
      }}, '增加任务…')));
  const element = h('div', {},
    fields.radio({name: 'way', label: '调整方式', required: true, readOnly, value: given.repeal ? 'repeal' : 'change',
      options: [{value: 'change', label: '调整部分任务'}, {value: 'repeal', label: '整体废止', hint: '未销号的任务全部停办'},
        ...(readOnly ? [] : [{value: 'abandon', label: '放弃调整', hint: '计划不变，本次调整到此为止'}])]}),
    fields.textarea({name: 'reason', label: '原因', required: true, readOnly, value: given.reason, rows: 4}),
    fields.text({name: 'documentNumber', label: '调整文件文号', readOnly, value: given.documentNumber, maxLength: 100}),
    list);
  element.addEventListener('change', refresh);
  refresh();
  draw();
  return {
    element,
    adjustment() {
      const v = fields.values();
      return {abandon: v.way === 'abandon', repeal: v.way === 'repeal', reason: v.reason, documentNumber: v.documentNumber,
        changes: v.way === 'change' ? changes : []};
    },
    show(draft) {
      fields.fill({way: draft.abandon ? 'abandon' : draft.repeal ? 'repeal' : 'change', reason: draft.reason, documentNumber: draft.documentNumber});
      changes = structuredClone(draft.changes || []);
      refresh();
      draw();
    },
    objection() {
      if (fields.check()) {
        return '请按红色提示补充内容。';
      }
      return fields.values().way === 'change' && changes.length === 0
        ? '请至少调整一项任务，或选择整体废止、放弃调整。' : null;
    }
  };

  function refresh() {
    list.hidden = fields.values().way !== 'change';
  }

  function add(kind, ref, task) {
    changes = changes.filter(change => change.ref !== ref).concat({kind, ref, task});
    draw();
    element.dispatchEvent(new Event('change', {bubbles: true}));
  }

  function draw() {
    rows.replaceChildren(...changes.map(change => h('tr', {},
      h('td', {}, kinds[change.kind]),
      h('td', {}, change.ref),
      h('td', {}, (change.task || before[change.ref] || {}).title),
      h('td', {}, change.task ? differences(before[change.ref], change.task, view) : '停办'),
      h('td', {}, !readOnly && h('button', {type: 'button', class: 'btn btn-link btn-sm', onclick: () => {
        changes = changes.filter(other => other !== change);
        draw();
        element.dispatchEvent(new Event('change', {bubbles: true}));
      }}, '删除')))));
    if (changes.length === 0) {
      rows.append(h('tr', {}, h('td', {colspan: 5, class: 'jt-muted'}, '尚未列出调整的任务。')));
    }
  }

  function pick(text, use) {
    const running = view.tasks.filter(task => task.state === 'RUNNING');
    const select = h('select', {class: 'form-control jt-inline', 'aria-label': text, onchange: async () => {
      const task = before[select.value];
      select.value = '';
      if (task) {
        await use(task);
      }
    }}, h('option', {value: ''}, text), running.map(task => h('option', {value: task.ref}, `${task.ref} ${task.title}`)));
    return select;
  }
}

/** In words, what differs between a task and what it shall be. */
function differences(before, after, view) {
  const names = Object.fromEntries(view.organisations.map(body => [body.id, body.name]));
  const shown = {
    title: '名称', content: '内容', leadMode: '牵头方式', leads: '牵头单位', participants: '参与单位',
    executors: '落实单位', deadlines: '时限', indicators: '指标'
  };
  const words = (key, value) => {
    if (value === null || value === undefined) {
      return key === 'executors' ? '全部县（市、区）' : '';
    }
    if (key === 'deadlines') {
      return value.map(d => `${d.date || label(DATE_TYPES, d.type)} ${d.description}`).join('；') || '无';
    }
    if (key === 'indicators') {
      return value.map(i => `${i.name}${label(OPERATORS, i.operator)}${i.target || ''}${i.unit || ''}`).join('；') || '无';
    }
    if (key === 'leadMode') {
      return label(LEAD_MODES, value);
    }
    return Array.isArray(value) ? value.map(id => names[id] || id).join('、') || '无' : value;
  };
  const lines = Object.keys(shown)
    .filter(key => !before || words(key, before[key]) !== words(key, after[key]))
    .map(key => h('div', {}, h('strong', {}, shown[key]), '：',
      before && h('del', {class: 'jt-muted'}, words(key, before[key])), before && ' → ', words(key, after[key])));
  return lines.length ? lines : h('span', {class: 'jt-muted'}, '没有变化');
}

/** Counties and dates of a task at its lead: who is open, with the ways to spare a county and to move a date. */
export function progressBoard(ctx) {
  const element = h('div', {});
  draw();
  return {
    element,
    objection() {
      const open = ctx.data.parties.filter(party => party.role === 'EXECUTOR' && party.state === 'OPEN');
      return open.length
        ? `还有${open.length}个县（市、区）未落实：${open.map(party => party.name).join('、')}。请等其上报，或写明原因予以豁免后再申请销号。`
        : null;
    }
  };

  function draw() {
    const counties = ctx.data.parties.filter(party => party.role === 'EXECUTOR');
    const dates = ctx.data.deadlines.filter(d => d.due);
    element.replaceChildren(
      counties.length > 0 && ctx.section('县（市、区）落实情况', h('table', {class: 'jt-table'},
        h('thead', {}, h('tr', {}, ['县（市、区）', '状态', '上报内容或说明', ''].map(t => h('th', {}, t)))),
        h('tbody', {}, counties.map(county)))) || '',
      dates.length > 0 && ctx.section('时限', h('table', {class: 'jt-table'},
        h('thead', {}, h('tr', {}, ['要求', '日期', '状态', ''].map(t => h('th', {}, t)))),
        h('tbody', {}, dates.map(day)))) || '');
  }

  function county(party) {
    const report = ctx.data.words.find(step => step.what === '上报落实情况' && step.who.startsWith(party.name));
    return h('tr', {},
      h('td', {}, party.name),
      h('td', {}, h('span', {class: party.state === 'OPEN' ? 'jt-late' : ''}, party.stateName)),
      h('td', {}, party.reason || (report && party.state === 'DONE' ? report.remark : '')),
      h('td', {}, party.state === 'OPEN' && button('豁免', () => ask('豁免 ' + party.name, [
        {kind: 'textarea', name: 'reason', label: '豁免原因', required: true}
      ], values => api(path('/exemptions'), {method: 'POST', body: {organisation: party.id, ...values}})))));
  }

  function day(d) {
    return h('tr', {},
      h('td', {}, d.item ? `${d.item}：${d.description}` : d.description),
      h('td', {}, date(d.due), d.originalDue && d.originalDue !== d.due
        && h('span', {class: 'jt-muted'}, `（原定 ${date(d.originalDue)}）`)),
      h('td', {}, d.stateName),
      h('td', {}, d.state === 'OPEN' && d.mine && [
        button('登记完成', () => ask('登记完成', [
          {kind: 'textarea', name: 'note', label: '完成情况', required: true}
        ], values => api(path(`/deadlines/${d.id}/met`), {method: 'POST', body: values}))), ' ',
        button('申请延期', () => ask('申请延期', [
          {kind: 'date', name: 'date', label: '延至', required: true, min: d.due},
          {kind: 'textarea', name: 'reason', label: '延期理由', required: true}
        ], values => api(path(`/deadlines/${d.id}/extensions`), {method: 'POST', body: values}),
        '延期申请已送市级负责人审批，结果见“消息”。'))]));
  }

  function path(rest) {
    return `/api/tasks/${encodeURIComponent(ctx.taskId)}${rest}`;
  }

  function button(text, onclick) {
    return h('button', {type: 'button', class: 'btn btn-default btn-sm', onclick}, text);
  }

  async function ask(title, questions, send, thanks) {
    const fields = fieldSet();
    const form = h('div', {}, questions.map(({kind, ...options}) => fields[kind](options)));
    const done = await dialog(title, '确定', form, async () => {
      if (fields.check()) {
        throw new Error('请按红色提示填写。');
      }
      await send(fields.values());
      return true;
    });
    if (done) {
      ctx.data = await api(path('/work'));
      draw();
      if (thanks) {
        element.prepend(h('p', {class: 'jt-restored', role: 'status'}, thanks));
      }
    }
  }
}

/**
 * Fields for the figures of a task: a rate as numerator and denominator, anything else as one value.
 * @param {any} ctx
 * @param {any[]} indicators
 * @param {{required?: boolean, hint?: string | null}} [options]
 */
export function figureFields(ctx, indicators, {required = false, hint} = {}) {
  const fields = fieldSet();
  const key = (indicator, part) => `${part}-${indicator.id}`;
  const element = indicators.length === 0 ? h('div', {}) : ctx.section('完成数值',
    hint && h('p', {class: 'jt-hint'}, hint),
    indicators.map(indicator => {
      const title = (indicator.item ? indicator.item + '：' : '') + indicator.name;
      const goal = `目标：${indicator.operatorName} ${indicator.target || ''}${indicator.unit}`;
      if (indicator.rate) {
        return h('div', {class: 'jt-figure'}, h('div', {}, title, h('span', {class: 'jt-muted'}, `（${goal}）`)),
          fields.number({name: key(indicator, 'numerator'), label: '已完成（分子）', required, min: 0, value: indicator.numerator}),
          fields.number({name: key(indicator, 'denominator'), label: '应完成（分母）', required, min: 0, value: indicator.denominator}));
      }
      return indicator.numeric
        ? fields.number({name: key(indicator, 'value'), label: title, unit: indicator.unit, required, min: 0, hint: goal,
          value: indicator.value})
        : fields.text({name: key(indicator, 'value'), label: title, required, hint: goal, value: indicator.value});
    }));
  ctx.addCheck(() => fields.check());
  return {
    element,
    collect: () => {
      const v = fields.values();
      return indicators.map(indicator => indicator.rate
        ? {indicatorId: indicator.id, numerator: v[key(indicator, 'numerator')], denominator: v[key(indicator, 'denominator')]}
        : {indicatorId: indicator.id, value: v[key(indicator, 'value')] === null ? null : String(v[key(indicator, 'value')])});
    },
    restore: figures => fields.fill(Object.fromEntries((figures || []).flatMap(figure =>
      ['numerator', 'denominator', 'value'].filter(part => figure[part] !== undefined)
        .map(part => [`${part}-${figure.indicatorId}`, figure[part]]))))
  };
}

/** Measures against their targets. */
export function standings(list) {
  if (list.length === 0) {
    return h('p', {class: 'jt-muted'}, '没有数字指标。');
  }
  return h('table', {class: 'jt-table'},
    h('thead', {}, h('tr', {}, ['指标', '目标', '分子', '分母', '现值', '结论'].map(t => h('th', {}, t)))),
    h('tbody', {}, list.map(s => h('tr', {},
      h('td', {}, s.name),
      h('td', {}, `${label(OPERATORS, s.operator)} ${s.target || ''}${s.unit}`),
      h('td', {}, s.numerator ?? '—'),
      h('td', {}, s.denominator ?? '—'),
      h('td', {}, s.value === null ? '—' : s.value + s.unit),
      h('td', {class: s.state === '未达标' ? 'jt-late' : ''}, s.state)))));
}

/** What counties and leads reported, newest first. */
export function reports(words) {
  const shown = words.filter(step => ['上报落实情况', '申请销号', '豁免县区', '登记节点完成', '提出配合意见'].includes(step.what));
  return shown.length === 0
    ? h('p', {class: 'jt-muted'}, '尚无上报。')
    : h('ul', {class: 'jt-history'}, shown.map(step => h('li', {},
      h('span', {class: 'jt-muted'}, dateTime(step.at)), ' ', step.who, ' ', h('strong', {}, step.what),
      h('div', {}, step.remark))));
}
