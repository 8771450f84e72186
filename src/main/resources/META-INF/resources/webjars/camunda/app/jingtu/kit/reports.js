// What a body tells of its tasks each quarter, and what the reader of a report has to know first.

import {dateTime, h} from '../dom.js';
import {fieldSet} from '../fields.js';
import {figureFields, standings} from './figures.js';

const STATES = [
  {value: 'NORMAL', label: '正常'},
  {value: 'BEHIND', label: '滞后'},
  {value: 'DONE', label: '已完成'},
  {value: 'BLOCKED', label: '受阻'}
];

/**
 * What the reader has to know before anything else: rest days, and why it came back.
 * @param {{restDayNote?: string, returns?: number, remark?: string | null}} data
 */
export function reportNotes(data) {
  return [
    ...(data.restDayNote ? [h('p', {class: 'jt-hint'}, data.restDayNote)] : []),
    ...(data.remark ? [h('p', {class: 'jt-problem'},
      (data.returns ? `已被退回 ${data.returns} 次。` : '') + `退回意见：${data.remark}`)] : [])
  ];
}

/**
 * One block a task: state, words that arrive filled in, figures; beside them what counties told.
 * @param {FormContext} ctx @param {Wire.ReportedTask[]} items
 */
export function progressLines(ctx, items) {
  const blocks = items.map(item => {
    const fields = fieldSet();
    const figures = item.closed ? null : figureFields(ctx, item.measures, {hint: item.counties.length > 0
      ? '各县（市、区）已填报的自动汇总；全市另有核定数的填在这里，以核定数为准。'
      : null});
    const element = h('div', {class: 'jt-section', data: {task: item.planTaskId}},
      h('h4', {}, `${item.ref} ${item.title}`),
      fields.select({name: 'state', label: '进展状态', required: true, value: item.state, options: STATES}),
      fields.textarea({name: 'content', label: '进展情况', required: true, rows: 4, maxLength: 8000, value: item.content}),
      item.standings.length > 0 && h('details', {}, h('summary', {}, '指标现状'), standings(item.standings)),
      given(item),
      told(item),
      figures && figures.element);
    ctx.addCheck(() => fields.check());
    return {item, fields, figures, element};
  });
  return {
    element: blocks.length === 0
      ? h('p', {class: 'jt-muted'}, '本季度没有需要填报的任务。')
      : h('div', {}, blocks.map(block => block.element)),
    collect: () => blocks.map(({item, fields, figures}) => ({
      planTaskId: item.planTaskId,
      ...fields.values(),
      figures: figures ? figures.collect() : []
    })),
    restore(drafts) {
      for (const draft of drafts || []) {
        const block = blocks.find(({item}) => item.planTaskId === draft.planTaskId);
        if (block) {
          block.fields.fill({state: draft.state, content: draft.content});
          block.figures?.restore(draft.figures);
        }
      }
    }
  };
}

/**
 * What counties told of a task.
 * @param {Wire.ReportedTask} item
 */
export function told(item) {
  return item.counties.length > 0 && h('details', {open: true}, h('summary', {}, '县（市、区）填报'),
    h('ul', {}, item.counties.map(c => h('li', {},
      h('strong', {}, c.county), `（${c.stateName}）：${c.content}`))));
}

/**
 * The figures of a task with who gave them.
 * @param {Wire.ReportedTask} item
 */
export function given(item) {
  return item.given.length > 0 && h('details', {}, h('summary', {}, `数据来源（${item.given.length}）`),
    h('table', {class: 'jt-table'},
      h('thead', {}, h('tr', {}, ['指标', '填报单位', '数值', '填报人', '时间'].map(t => h('th', {}, t)))),
      h('tbody', {}, item.given.map(f => h('tr', {},
        h('td', {}, f.indicator), h('td', {}, f.organisation),
        h('td', {}, f.numerator === null ? `${f.value ?? ''}${f.unit}` : `${f.numerator}／${f.denominator}`),
        h('td', {}, f.by), h('td', {}, dateTime(f.at)))))));
}
