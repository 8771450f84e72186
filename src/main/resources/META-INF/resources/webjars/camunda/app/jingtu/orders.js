// 督办事项: what is late in the city for those who may propose an order about it, and the orders that there are.

import {api} from './api.js';
import {dialog, h, toast} from './dom.js';
import {fieldSet} from './fields.js';

/** Both lists in `place`; nothing of what the reader has no part in. */
export function orders(place) {
  const late = h('div', {});
  const given = h('div', {});
  place.replaceChildren(late, given);
  const refresh = () => {
    pages(late, '/api/late-obligations', page => lateTable(page, refresh));
    pages(given, '/api/supervision-orders', page => orderTable(page, refresh));
  };
  refresh();
}

/** One page of a list with the way to the others; an empty list, or one that is not for the reader, shows nothing. */
async function pages(place, address, drawn, page = 0) {
  let answer;
  try {
    answer = await api(`${address}?page=${page}`);
  } catch (error) {
    place.replaceChildren(...(error.status === 403 ? [] : [h('p', {class: 'jt-error'}, error.message)]));
    return;
  }
  const last = Math.max(0, Math.ceil(answer.total / answer.pageSize) - 1);
  const turn = (label, to) => h('button', {type: 'button', class: 'btn btn-default btn-sm', disabled: to < 0 || to > last,
    onclick: () => pages(place, address, drawn, to)}, label);
  place.replaceChildren(...(answer.total === 0 ? [] : [
    ...drawn(answer),
    last > 0 && h('p', {class: 'jt-pages'}, turn('上一页', page - 1), ` 第${page + 1}页，共${last + 1}页 `, turn('下一页', page + 1))
  ].filter(Boolean)));
}

/** @param {{total: number, items: Wire.Late[]}} page @param {() => void} refresh */
function lateTable({total, items}, refresh) {
  return [
    h('h4', {}, `逾期事项（${total}项）`),
    h('div', {class: 'jt-table-wrap'}, h('table', {class: 'jt-table', 'aria-label': '逾期事项'},
      h('thead', {}, h('tr', {}, ['事项', '应办结日期', '未办结单位', '督办'].map(title => h('th', {}, title)))),
      h('tbody', {}, items.map(one => h('tr', {},
        h('td', {}, one.clause && h('span', {class: 'jt-muted'}, `${one.clause} `), one.what),
        h('td', {class: 'jt-nowrap'}, one.due),
        h('td', {}, one.bodies.join('、')),
        h('td', {class: 'jt-nowrap'}, one.ordered.length === one.bodies.length ? '已有督办'
          : h('button', {type: 'button', class: 'btn btn-default btn-sm jt-propose', onclick: async () => {
            await proposeOrder([one]);
            refresh();
          }}, '提出督办')))))))
  ];
}

/** @param {{total: number, items: Wire.OrderLine[]}} page @param {() => void} refresh */
function orderTable({total, items}, refresh) {
  const acts = order => [
    order.mayAskReview && act('申请复核', '申请复核', `对“${order.title}”的督查结论有什么异议？（${order.reviewUntil}前可以申请）`,
      `/api/supervision-orders/${encodeURIComponent(order.id)}/review`, '已申请复核，政府将在三十日内作出决定。', refresh),
    order.mayRevoke && act('撤销', '撤销督办', `为什么撤销“${order.title}”的督办？`,
      `/api/supervision-orders/${encodeURIComponent(order.id)}/revocation`, '督办已撤销。', refresh)
  ].filter(Boolean);
  return [
    h('h4', {}, `督办事项（${total}件）`),
    h('div', {class: 'jt-table-wrap'}, h('table', {class: 'jt-table', 'aria-label': '督办事项'},
      h('thead', {}, h('tr', {}, ['文号', '督办事项', '承办单位', '反馈期限', '办理情况', '办理'].map(title => h('th', {}, title)))),
      h('tbody', {}, items.map(order => h('tr', {data: {order: order.id}},
        h('td', {}, order.number || order.kind),
        h('td', {}, order.title, order.conclusion && h('div', {class: 'jt-muted'}, `结论：${order.conclusion}`)),
        h('td', {}, order.bodies.join('、') || '—'),
        h('td', {class: 'jt-nowrap'}, order.replyBy || '—',
          order.lateReplies > 0 && h('div', {class: 'jt-late'}, `${order.lateReplies}个单位逾期反馈`)),
        h('td', {class: 'jt-nowrap'}, order.state.label,
          order.reviewUntil && h('div', {class: 'jt-muted'}, `至${order.reviewUntil}`)),
        h('td', {class: 'jt-nowrap'}, acts(order))))))),
    h('p', {class: 'jt-muted'}, '各件的办理步骤在待办中；结论送达后三十日内，由承办单位负责人申请复核。')
  ];
}

function act(label, title, question, address, said, refresh) {
  return h('button', {type: 'button', class: 'btn btn-default btn-sm', onclick: async () => {
    const words = h('textarea', {class: 'form-control', rows: 4, maxlength: 1000, required: true});
    const done = await dialog(title, label, h('div', {}, h('label', {}, question, words)), async () => {
      await api(address, {method: 'POST', body: {words: words.value.trim()}});
      return true;
    });
    if (done) {
      toast(said);
      refresh();
    }
  }}, label);
}

/**
 * Has somebody confirm that an order is proposed about one of these.
 * @param {Wire.Late[]} open what is late and not ordered about, at least one
 */
export async function proposeOrder(open) {
  const fields = fieldSet();
  const form = h('div', {class: 'jt-form'},
    h('p', {}, '督办由政府督查机构拟订，经行政首长批准后印发；提出后在待办中办理“拟订督办事项”。'),
    fields.select({name: 'obligation', label: '逾期事项', required: true, value: String(open[0].id),
      options: open.map(one => ({value: String(one.id),
        label: `${one.what}，${one.due}到期（未办结：${one.bodies.filter(name => !one.ordered.includes(name)).join('、')}）`}))}));
  const done = await dialog('提出督办', '提出督办建议', form, async () => {
    if (fields.check()) {
      throw new Error('请选择逾期事项。');
    }
    await api(`/api/late-obligations/${encodeURIComponent(fields.values().obligation)}/order`, {method: 'POST'});
    return true;
  });
  if (done) {
    toast('督办建议已提出，督查机构已收到待办“拟订督办事项”。');
  }
}
