// The larger pieces of the forms of the quarterly push: progress by task, the board of who has reported, the summary.

import {address, api} from './api.js';
import {date, dateTime, dialog, h} from './dom.js';
import {fieldSet} from './fields.js';
import {figureFields, standings} from './plan-forms.js';

const STATES = [
  {value: 'NORMAL', label: '正常'},
  {value: 'BEHIND', label: '滞后'},
  {value: 'DONE', label: '已完成'},
  {value: 'BLOCKED', label: '受阻'}
];

/** What the reader has to know before anything else: rest days, and why it came back. */
export function reportNotes(data) {
  const remark = data.remark || data.returnRemark;
  return [
    data.restDayNote && h('p', {class: 'jt-hint'}, data.restDayNote),
    remark && h('p', {class: 'jt-problem'},
      (data.returns > 0 ? `已被退回 ${data.returns} 次。` : '') + `退回意见：${remark}`)
  ].filter(Boolean);
}

/** One block a task: state, words that arrive filled in, figures; beside them what counties told. */
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

function told(item) {
  return item.counties.length > 0 && h('details', {open: true}, h('summary', {}, '县（市、区）填报'),
    h('ul', {}, item.counties.map(c => h('li', {},
      h('strong', {}, c.county), `（${c.stateName}）：${c.content}`))));
}

function given(item) {
  return item.given.length > 0 && h('details', {}, h('summary', {}, `数据来源（${item.given.length}）`),
    h('table', {class: 'jt-table'},
      h('thead', {}, h('tr', {}, ['指标', '填报单位', '数值', '填报人', '时间'].map(t => h('th', {}, t)))),
      h('tbody', {}, item.given.map(f => h('tr', {},
        h('td', {}, f.indicator), h('td', {}, f.organisation),
        h('td', {}, f.numerator === null ? `${f.value ?? ''}${f.unit}` : `${f.numerator}／${f.denominator}`),
        h('td', {}, f.by), h('td', {}, dateTime(f.at)))))));
}

/** A report to be read: every task with its state and words, then problems and next steps. */
export function reportShown(ctx, data) {
  return [
    ctx.section('任务进展', h('table', {class: 'jt-table'},
      h('thead', {}, h('tr', {}, ['条款', '任务', '状态', '进展情况'].map(t => h('th', {}, t)))),
      h('tbody', {}, data.items.map(item => h('tr', {},
        h('td', {}, item.ref), h('td', {}, item.title),
        h('td', {class: item.state === 'BEHIND' || item.state === 'BLOCKED' ? 'jt-late' : ''}, item.stateName),
        h('td', {}, item.content, given(item), told(item))))))),
    ctx.section('存在问题', h('p', {class: 'jt-quote'}, data.problems || '无')),
    ctx.section('下一步打算', h('p', {class: 'jt-quote'}, data.nextSteps || '无'))
  ];
}

/** Who has reported and who has not. */
export function reportBoard(ctx, {mayExempt = false} = {}) {
  const element = h('div', {});
  draw(ctx.data.round);
  return element;

  function draw(round) {
    element.replaceChildren(
      ctx.section('牵头单位', h('table', {class: 'jt-table'},
        h('thead', {}, h('tr', {}, ['单位', '状态', '报送时间', '退回次数', '说明', ''].map(t => h('th', {}, t)))),
        h('tbody', {}, round.departments.map(d => h('tr', {},
          h('td', {}, d.name),
          h('td', {class: d.late || !d.submittedAt ? 'jt-late' : ''}, d.stateName + (d.late ? '（迟报）' : '')),
          h('td', {}, d.submittedAt ? dateTime(d.submittedAt) : '—'),
          h('td', {}, d.returns),
          h('td', {}, d.remark || ''),
          h('td', {}, mayExempt && (d.state === 'DRAFTING' || d.state === 'CONFIRMING')
            && h('button', {type: 'button', class: 'btn btn-default btn-sm', onclick: () => exempt(d)}, '免报'))))))),
      ctx.section('县（市、区）', h('table', {class: 'jt-table'},
        h('thead', {}, h('tr', {}, ['县（市、区）', '填报情况'].map(t => h('th', {}, t)))),
        h('tbody', {}, round.counties.map(c => h('tr', {},
          h('td', {}, c.name),
          h('td', {}, c.reportedAt ? dateTime(c.reportedAt) + (c.late ? '（迟报）' : '') : '未报')))))));
  }

  async function exempt(department) {
    const fields = fieldSet();
    const form = h('div', {}, fields.textarea({name: 'reason', label: '免报原因', required: true, maxLength: 2000}));
    const done = await dialog(`${department.name}免报`, '确定', form, async () => {
      if (fields.check()) {
        throw new Error('请写明免报原因。');
      }
      await api(`/api/tasks/${encodeURIComponent(ctx.taskId)}/report-exemptions`,
        {method: 'POST', body: {organisation: department.id, ...fields.values()}});
      return true;
    });
    if (done) {
      try {
        ctx.data = await api(`/api/tasks/${encodeURIComponent(ctx.taskId)}/report-round`);
        draw(ctx.data.round);
      } catch {
        element.replaceChildren(h('p', {class: 'jt-restored', role: 'status'}, '各单位已报齐，已转入汇总，请刷新任务列表。'));
      }
    }
  }
}

/** The summary at a glance: totals, goals, lights, problems. */
export function summaryShown(ctx, data) {
  const {summary} = data;
  const t = summary.totals;
  return h('div', {},
    ctx.section('总体情况',
      h('p', {}, `任务${t.tasks}项：销号${t.closed}项，正常${t.normal}项，临期${t.soon}项，逾期${t.overdue}项。`),
      h('p', {}, `应报单位${t.departments}个：按时${t.inTime}个，迟报${t.late}个，未报${t.silent}个，免报${t.exempt}个，`
        + `退回补充${t.returned}个。`)),
    ctx.section('目标指标', standings(summary.goals.map(goal => goal.standing))),
    ctx.section('任务', h('table', {class: 'jt-table'},
      h('thead', {}, h('tr', {}, ['条款', '任务', '牵头单位', '状态', '下一时限', '进展情况'].map(x => h('th', {}, x)))),
      h('tbody', {}, summary.tasks.map(task => h('tr', {},
        h('td', {class: 'jt-nowrap'}, task.ref), h('td', {}, task.title), h('td', {}, task.leads.join('、')),
        h('td', {class: task.light === 'OVERDUE' ? 'jt-late' : ''}, LIGHTS[task.light]),
        h('td', {class: 'jt-nowrap'}, task.nextDue ? date(task.nextDue) : '—'),
        h('td', {}, task.progress.map(line => h('div', {}, line)))))))),
    ctx.section('单位报送', h('table', {class: 'jt-table'},
      h('thead', {}, h('tr', {}, ['单位', '报送情况', '存在问题', '下一步打算'].map(x => h('th', {}, x)))),
      h('tbody', {}, summary.departments.map(d => h('tr', {},
        h('td', {}, d.name), h('td', {class: d.standing === '按时' || d.standing === '免报' ? '' : 'jt-late'}, d.standing),
        h('td', {}, d.problems), h('td', {}, d.nextSteps)))))));
}

const LIGHTS = {NORMAL: '正常', SOON: '临期', OVERDUE: '逾期', CLOSED: '销号', WITHDRAWN: '停办'};

/** The generated files of a summary at hand. */
export function summaryDownloads(ctx) {
  const path = name => address(`/api/tasks/${encodeURIComponent(ctx.taskId)}/${name}`);
  return h('p', {},
    h('a', {href: path('summary.docx'), target: '_self', download: ''}, '下载通报（.docx）'), '　',
    h('a', {href: path('ledger.xlsx'), target: '_self', download: ''}, '下载台账（.xlsx）'));
}

/** The files that are to be signed, with their fingerprints. */
export function signedFiles(ctx, data) {
  return h('ul', {}, data.round.files.map(file => h('li', {},
    h('a', {href: address(`/api/evidence/${file.id}`), target: '_self', download: file.name}, file.name),
    h('div', {class: 'jt-muted'}, `SHA-256 ${file.sha256}`))));
}

/** The account of a year: goals, tasks, points with their formula. */
export function accountShown(ctx, account) {
  return h('div', {},
    ctx.section('年度总结', account.summary.split('\n').filter(Boolean).map(line => h('p', {}, line))),
    accountedGoals(ctx, account),
    ctx.section('未完成任务', account.tasks.every(task => task.finished)
      ? h('p', {class: 'jt-muted'}, '年度任务全部完成。')
      : h('table', {class: 'jt-table'},
        h('thead', {}, h('tr', {}, ['条款', '任务', '牵头单位', '原因'].map(t => h('th', {}, t)))),
        h('tbody', {}, account.tasks.filter(task => !task.finished).map(task => h('tr', {},
          h('td', {}, task.ref), h('td', {}, task.title), h('td', {}, task.leads.join('、')),
          h('td', {}, task.reason)))))),
    ctx.section('单位得分', scores(account)));
}

/** Goals with their result, and below each what it is made of: formula, tasks, files, statements. */
function accountedGoals(ctx, account) {
  return ctx.section('目标指标', standings(account.goals.map(goal => goal.standing)),
    h('details', {}, h('summary', {}, '计算办法、来源任务、佐证和单位说明'),
      account.goals.map(goal => h('div', {class: 'jt-card'},
        h('strong', {}, `${goal.ref} ${goal.standing.name}`),
        goal.standing.formula && h('div', {}, `计算办法：${goal.standing.formula}`),
        h('div', {}, `来源任务：${goal.sources.join('；') || '无'}。佐证材料${goal.files}份。`),
        goal.statements.map(words => h('div', {class: 'jt-muted'}, words))))));
}

function scores(account) {
  return h('div', {},
    h('p', {class: 'jt-hint'}, account.formula),
    h('table', {class: 'jt-table'},
      h('thead', {}, h('tr', {}, ['单位', '牵头', '销号', '应报', '按时', '迟报', '未报', '督办', '退回', '得分', '建议']
        .map(t => h('th', {}, t)))),
      h('tbody', {}, account.departments.map(d => h('tr', {},
        [d.name, d.led, d.closed, d.owed, d.inTime, d.late, d.silent, d.orders, d.returns, d.score]
          .map(value => h('td', {}, value)),
        h('td', {class: d.proposal === '建议批评' ? 'jt-late' : ''}, d.proposal))))));
}

const WEIGHTS = [
  ['closeOut', '销号率权重'], ['report', '按时报送率权重'], ['perOrder', '每次督办扣分'],
  ['perReturn', '每次退回扣分'], ['praiseFrom', '表扬线（分）'], ['criticiseBelow', '批评线（分）']
];

/** What a clerk fills in for the account: reasons of unfinished tasks and the numbers of the formula. */
export function accountFields(ctx) {
  const account = ctx.data.account;
  const open = account.tasks.filter(task => !task.finished);
  const words = fieldSet();
  const reasons = fieldSet();
  const weights = fieldSet();
  const shown = h('div', {}, scores(account));
  const state = h('span', {class: 'jt-muted', 'aria-live': 'polite'});
  const path = `/api/plans/${encodeURIComponent(ctx.data.planId)}`;
  const element = h('div', {},
    accountedGoals(ctx, account),
    words.textarea({name: 'summary', label: '年度总结', required: true, rows: 10, maxLength: 20000,
      value: account.summary, hint: '概述全年工作、目标完成情况和下一步打算；未完成任务的原因在下面逐项填写。'}),
    open.length > 0 && ctx.section('未完成任务的原因', open.map(task => reasons.textarea({
      name: task.planTaskId, label: `${task.ref} ${task.title}（${task.leads.join('、')}）`, required: true, rows: 2,
      maxLength: 2000, value: task.reason}))),
    ctx.section('表扬和批评建议', shown,
      WEIGHTS.map(([name, label]) => weights.number({name, label, required: true, min: 0, max: 100, decimals: 2,
        value: account.weights[name]})),
      h('p', {}, h('button', {type: 'button', class: 'btn btn-default', onclick: recalculate}, '保存并重新计算'), ' ', state)),
    ctx.section('自动生成的文件', h('p', {class: 'jt-hint'}, '按已保存的内容生成，修改后请先“保存并重新计算”。'), h('p', {},
      h('a', {href: address(`${path}/account.docx`), target: '_self', download: ''}, '下载自评报告（.docx）'), '　',
      h('a', {href: address(`${path}/account.xlsx`), target: '_self', download: ''}, '下载附表（.xlsx）'))),
    ctx.section('下一年度', nextYear(path)));
  ctx.addCheck(() => words.check());
  ctx.addCheck(() => reasons.check());
  ctx.addCheck(() => weights.check());
  return {
    element,
    collect: () => ({...words.values(), weights: weights.values(), reasons: reasons.values()}),
    restore(draft) {
      words.fill({summary: draft.summary});
      reasons.fill(draft.reasons);
      weights.fill(draft.weights);
    }
  };

  async function recalculate() {
    try {
      const view = await api(`/api/tasks/${encodeURIComponent(ctx.taskId)}/year-account`,
        {method: 'PUT', body: {...words.values(), weights: weights.values(), reasons: reasons.values()}});
      shown.replaceChildren(scores(view.account));
      state.textContent = '已保存并重新计算。';
    } catch (e) {
      state.textContent = e.message;
    }
  }
}

/** Last year's plan as the draft of the next. */
function nextYear(path) {
  const said = h('p', {'aria-live': 'polite'});
  return h('div', {},
    h('p', {class: 'jt-hint'}, '未完成的任务结转，定期和常年任务顺延一年，已销号的不再列入。'),
    h('button', {type: 'button', class: 'btn btn-default', onclick: async event => {
      event.target.disabled = true;
      try {
        const rolled = await api(`${path}/next-year`, {method: 'POST'});
        said.textContent = `已建立《${rolled.title}》底稿，共${rolled.tasks}项任务。请在“启动流程”中启动“年度计划”核对。`;
      } catch (e) {
        said.textContent = e.message;
        event.target.disabled = false;
      }
    }}, '生成下一年度计划底稿'), said);
}

/** The year of a plan before it is issued: what falls when, on whom, and where it will not work. */
export function yearCalendar(ctx, planId) {
  const place = h('div', {}, '正在排演…');
  api(`/api/plans/${encodeURIComponent(planId)}/calendar`)
    .then(year => place.replaceChildren(calendar(year)))
    .catch(e => place.replaceChildren(e.message));
  return h('details', {class: 'jt-section'}, h('summary', {}, '全年排演：时限和推送日期'), place);
}

function calendar(year) {
  return h('div', {},
    year.cautions.map(sentence => h('p', {class: 'jt-hint'}, sentence)),
    year.overloads.length > 0 && h('p', {class: 'jt-problem'}, '时限集中：'
      + year.overloads.map(load => `${load.body}${load.month}月${load.deadlines}项`).join('；') + '。'),
    h('table', {class: 'jt-table'},
      h('thead', {}, h('tr', {}, ['月份', '日期', '条款', '内容', '责任单位', '提示'].map(t => h('th', {}, t)))),
      h('tbody', {}, year.months.flatMap(month => month.entries.map((entry, i) => h('tr', {},
        h('td', {}, i === 0 ? `${month.month}月` : ''), h('td', {}, date(entry.day)), h('td', {}, entry.ref),
        h('td', {}, entry.report ? `${entry.title}（${entry.description}）` : `${entry.title}：${entry.description}`),
        h('td', {}, entry.report ? '各牵头单位' : entry.bodies.join('、')),
        h('td', {class: entry.collision ? 'jt-late' : ''}, entry.collision || '')))))));
}
