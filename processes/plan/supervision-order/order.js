// What the steps of a supervision order show of it.

const {h} = jingtu.kit(1);

/**
 * Terms with what is known of them; what is empty is left out.
 * @param {[string, any][]} rows
 */
export function facts(rows) {
  return h('dl', {class: 'jt-facts'}, rows.filter(([, value]) => value)
    .map(([term, value]) => h('div', {}, h('dt', {}, term), h('dd', {}, value))));
}

/**
 * What is late.
 * @param {Wire.SupervisionOrder} order
 */
export function late(order) {
  return facts([
    ['逾期事项', order.what], ['条款', order.clause], ['应办结日期', order.due],
    ['目前情况', order.met ? h('strong', {}, '已办结') : h('span', {class: 'jt-late'}, '未办结')],
    ['已催办', `逾期提醒 ${order.reminded} 次，督查催办 ${order.urged} 次`]
  ]);
}

/**
 * What is ordered.
 * @param {Wire.SupervisionOrder} order
 */
export function ordered(order) {
  const {draft} = order;
  return draft && facts([
    ['文种', draft.kind.label + (order.number ? `（${order.number}）` : '')], ['督办事项', draft.title],
    ['督办要求', draft.demand], ['承办单位', draft.bodies.join('、')], ['反馈期限', draft.replyBy], ['督办依据', draft.basis]
  ]);
}

/**
 * What the bodies answered, the last round first.
 * @param {Wire.SupervisionOrder} order
 */
export function replies(order) {
  if (order.replies.length === 0) {
    return h('p', {class: 'jt-muted'}, '还没有反馈。');
  }
  return h('div', {class: 'jt-table-wrap'}, h('table', {class: 'jt-table'},
    h('thead', {}, h('tr', {}, ['单位', '轮次', '情况', '逾期原因', '补救措施', '预计完成'].map(title => h('th', {}, title)))),
    h('tbody', {}, order.replies.map(reply => h('tr', {},
      h('td', {}, reply.body),
      h('td', {class: 'jt-nowrap'}, `第${reply.round}次`),
      h('td', {class: reply.late ? 'jt-late jt-nowrap' : 'jt-nowrap'}, reply.state.label + (reply.late ? '（逾期）' : '')),
      h('td', {}, reply.reason || '—'),
      h('td', {}, reply.measures || '—'),
      h('td', {class: 'jt-nowrap'}, reply.expected || '—'))))));
}
