// 异常: steps that the program could not take by itself, and having them taken once more, with a reason.

import {api} from './api.js';
import {dateTime, dialog, h} from './dom.js';

/** A step that was started again has its result within seconds; so often and so many times it is looked for. */
const LOOK_EVERY = 3_000;
const LOOKS = 10;

/**
 * What waits of all that the person may see, in `place`; nothing at all where nothing waits. `changed` is called when
 * one that was started again has its result.
 */
export async function failedSteps(place, changed) {
  let looks = 0;
  await show();

  async function show() {
    let answer;
    try {
      answer = await api('/api/failed-steps');
    } catch {
      // The plans beside it say what is wrong.
      return;
    }
    place.replaceChildren(...drawn(answer, async step => {
      if (await restart(step)) {
        looks = LOOKS;
        await show();
      }
    }));
    if (looks > 0 && answer.steps.some(step => step.running)) {
      looks--;
      setTimeout(() => place.isConnected && show(), LOOK_EVERY);
    } else if (looks > 0) {
      looks = 0;
      changed();
    }
  }
}

function drawn({mayRestart, anyEnded, steps}, again) {
  const ended = h('div', {});
  const past = anyEnded && h('details', {ontoggle: event => event.target.open && showEnded(ended)},
    h('summary', {}, '已恢复的异常'), ended);
  return [
    steps.length > 0 && h('div', {class: 'jt-failures', role: 'region', 'aria-label': '异常'},
      h('h4', {}, h('span', {class: 'jt-light jt-light-failed'}), `异常 ${steps.length}`),
      h('p', {}, '下列自动步骤未能完成，其后的事项不会自动继续。', mayRestart
        ? '查明并改正原因后，写明原因重新执行。'
        : '系统管理员和督查人员已收到消息。'),
      table(steps, mayRestart && again)),
    past && h('div', {class: 'jt-failures-past'}, past)
  ].filter(Boolean);
}

function table(steps, again) {
  return h('div', {class: 'jt-table-wrap'}, h('table', {class: 'jt-table'},
    h('thead', {}, h('tr', {}, ['事项', '自动步骤', '失败时间', '原因', '处理'].map(title => h('th', {}, title)))),
    h('tbody', {}, steps.map(step => line(step, again)))));
}

function line(step, again) {
  return h('tr', {data: {step: step.id}},
    h('td', {}, step.technical && step.cityName && h('div', {class: 'jt-muted'}, step.cityName), step.subject),
    h('td', {}, step.stepName, h('div', {class: 'jt-muted'}, step.procedureName)),
    h('td', {class: 'jt-nowrap'}, dateTime(step.since),
      step.failures > 1 && h('div', {class: 'jt-muted'}, `共 ${step.failures} 次，最近 ${dateTime(step.failedAt)}`)),
    h('td', {}, step.words,
      step.technical && h('details', {}, h('summary', {}, '技术信息'), h('code', {class: 'jt-technical'}, step.technical))),
    h('td', {}, step.restarts.map(past),
      step.endedAt ? h('div', {}, `${dateTime(step.endedAt)} 已恢复`)
        : step.running ? h('div', {class: 'jt-warning', role: 'status'}, '正在重新执行…')
        : again ? h('button', {type: 'button', class: 'btn btn-default btn-sm', onclick: () => again(step)}, '重新执行')
        : '待处理'));
}

function past(restart) {
  return h('div', {class: restart.failedAgainAt ? 'jt-late' : ''},
    `${dateTime(restart.at)} ${restart.by} 重新执行：${restart.reason}`,
    restart.failedAgainAt && `（${dateTime(restart.failedAgainAt)} 又失败）`);
}

async function showEnded(place) {
  try {
    const {steps} = await api('/api/failed-steps?ended=true');
    place.replaceChildren(steps.length > 0 ? table(steps) : h('p', {class: 'jt-muted'}, '没有。'));
  } catch (error) {
    place.replaceChildren(h('p', {class: 'jt-error'}, error.message));
  }
}

function restart(step) {
  const reason = h('textarea', {class: 'form-control', rows: 4, maxlength: 500, required: true});
  return dialog('重新执行', '重新执行',
    h('div', {},
      h('p', {}, `${step.subject}：${step.stepName}`),
      h('label', {}, '错在哪里、已怎样改正（会连同姓名、时间记入安全日志）', reason)),
    async () => {
      await api(`/api/failed-steps/${encodeURIComponent(step.id)}/restart`,
        {method: 'POST', body: {reason: reason.value.trim()}});
      return true;
    });
}
