// What a clerk fills in for the account of a year.

import {accountedGoals, scores} from './account.js';

const {address, api, fieldSet, h} = jingtu.kit(1);

const WEIGHTS = [
  ['closeOut', '销号率权重'], ['report', '按时报送率权重'], ['perOrder', '每次督办扣分'],
  ['perReturn', '每次退回扣分'], ['praiseFrom', '表扬线（分）'], ['criticiseBelow', '批评线（分）']
];

/**
 * Reasons of unfinished tasks and the numbers of the formula.
 * @param {FormContext<Wire.AccountView>} ctx
 */
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
