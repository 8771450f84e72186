// 计划进展: goals against their targets and tasks with where they stand, for Tasklist (a dialog) and Cockpit (the dashboard).

import {api} from './api.js';
import {dialog, h} from './dom.js';
import {failedSteps} from './failed-steps.js';
import {standings} from './kit/figures.js';
import {planFile} from './kit/plan-tasks.js';
import {orders} from './orders.js';
import {reportRounds} from './report-rounds.js';
import {reportSettings} from './report-settings.js';

/** A button in the navigation bar that opens the overview. */
export function overviewButton(container) {
  container.append(h('a', {class: 'jt-navbar', href: '', role: 'button', onclick: event => {
    event.preventDefault();
    const place = h('div', {class: 'jt-overview'});
    const settings = h('div', {});
    overview(place);
    reportSettings(settings);
    dialog('计划进展', '关闭', h('div', {}, place, settings));
  }}, h('span', {class: 'glyphicon glyphicon-stats'}), ' 计划进展'));
}

/** What failed and the overview of the plans of the user's city, in `root`; those of no city see what failed only. */
export async function overview(root) {
  const failed = h('div', {});
  const place = h('div', {});
  const given = h('div', {});
  root.replaceChildren(failed, place, given);
  orders(given);
  place.replaceChildren(h('p', {class: 'jt-muted'}, '正在加载…'));
  let refresh = () => {};
  failedSteps(failed, () => refresh());
  try {
    const plans = await api('/api/plans?state=ISSUED,CLOSED,REPEALED');
    if (plans.length === 0) {
      place.replaceChildren(h('p', {class: 'jt-muted'}, '还没有下达的计划。计划签发下达后，可在这里查看目标和任务进展。'));
      return;
    }
    const body = h('div', {});
    const select = h('select', {class: 'form-control jt-inline', 'aria-label': '计划', onchange: () => show(select.value)},
      plans.map(plan => h('option', {value: plan.id}, `${plan.title}（${plan.stateName}）`)));
    place.replaceChildren(select, body);
    refresh = () => show(select.value);
    await show(plans[0].id);

    async function show(planId) {
      const place = h('div', {}, h('p', {class: 'jt-muted'}, '正在加载…'));
      body.replaceChildren(place);
      const rounds = h('div', {});
      // Each plan has a place of its own: an answer that comes late changes nothing that is shown any more.
      place.replaceChildren(h('p', {}, planFile(planId)), ...drawn(await api(`/api/plans/${encodeURIComponent(planId)}/overview`)), rounds);
      reportRounds(rounds, planId);
    }
  } catch (error) {
    place.replaceChildren(document.documentElement.classList.contains('jingtu-administrator') && error.status === 403
      ? h('p', {class: 'jt-muted'}, '您不属于某一个城市：计划进展由各市查看，这里只列出各市的异常。')
      : h('p', {class: 'jt-error'}, error.message));
  }
}

/** @param {Wire.Overview} plan */
function drawn(plan) {
  const rows = h('tbody', {}, plan.tasks.map(line));
  const only = h('div', {class: 'jt-lights', role: 'group', 'aria-label': '按状态筛选'},
    plan.standings.map(({standing, tasks}) =>
      h('button', {type: 'button', class: 'btn btn-default btn-sm', 'aria-pressed': 'false', onclick: event => {
        const button = event.currentTarget;
        const on = button.getAttribute('aria-pressed') !== 'true';
        only.querySelectorAll('button').forEach(other => other.setAttribute('aria-pressed', 'false'));
        button.setAttribute('aria-pressed', String(on));
        rows.replaceChildren(...plan.tasks.filter(task => !on || task.standing.code === standing.code).map(line));
      }}, bulb(standing), `${standing.label} ${tasks}`)));
  return [
    h('h4', {}, '目标指标'),
    plan.goals.length ? standings(plan.goals.map(goal => goal.standing)) : h('p', {class: 'jt-muted'}, '计划没有目标指标。'),
    h('h4', {}, `任务（${plan.tasks.length}项）`),
    only,
    plan.tasks.length === 0 ? h('p', {class: 'jt-muted'}, '本单位没有参与这份计划的任务。')
      : h('div', {class: 'jt-table-wrap'}, h('table', {class: 'jt-table'},
        h('thead', {}, h('tr', {}, ['状态', '条款', '任务', '牵头', '最近时限', '县（市、区）', '督办', '销号'].map(t => h('th', {}, t)))),
        rows))
  ];
}

/** @param {Wire.Coded} standing */
function bulb({code}) {
  return h('span', {class: `jt-light jt-light-${code.toLowerCase().replace('_', '-')}`});
}

/** @param {Wire.OverviewTask} task */
function line(task) {
  return h('tr', {},
    h('td', {class: 'jt-nowrap'}, bulb(task.standing), task.standing.label,
      task.failed ? h('div', {}, bulb({code: 'FAILED', label: '异常'}), '异常') : null),
    h('td', {class: 'jt-nowrap'}, task.ref),
    h('td', {}, task.title),
    h('td', {}, task.leads.join('、')),
    h('td', {class: 'jt-nowrap'}, task.nextDue || '—'),
    h('td', {}, task.counties === 0 ? '—'
      : task.waiting.length === 0 ? '全部落实' : `未落实 ${task.waiting.length}/${task.counties}：${task.waiting.join('、')}`),
    h('td', {class: 'jt-nowrap'}, task.orders ? `${task.orders}次` : '—'),
    h('td', {}, task.closeNumber ? `${task.closeNumber}（${task.closedOn}）` : '—'));
}
