// 办理复核: what the bodies say against the conclusion; it stays or is changed.

import {facts, late, ordered, replies} from './order.js';

/** @type {Form<Wire.SupervisionOrder>} */
export default {
  load: '/api/tasks/{taskId}/order',
  render(ctx, el) {
    const order = ctx.data;
    const open = order.reviews.filter(review => review.changed === null);
    el.append(
      ctx.section('逾期事项', late(order)),
      ctx.section('督办', ordered(order)),
      ctx.section('单位反馈', replies(order)),
      ctx.section('核实情况', order.finding || '—'),
      ctx.section('督查结论', order.conclusion || '—'),
      ctx.section('复核申请', facts(open.map(review => [`${review.body}（${review.appliedOn}）`, review.words]))),
      ctx.radio({name: 'changed', label: '复核决定', required: true, requiredHint: '请选择复核决定。',
        hint: '参与过本件督办的人员不办理复核。',
        options: [{value: 'false', label: '维持结论'}, {value: 'true', label: '变更结论'}]}),
      ctx.textarea({name: 'conclusion', label: '变更后的结论', required: true, rows: 4, maxLength: 4000, value: order.conclusion,
        visible: values => values.changed === 'true'}),
      ctx.textarea({name: 'words', label: '复核理由', required: true, rows: 4, maxLength: 4000}),
      ctx.evidence('复核材料'));
    return {
      collect() {
        const values = ctx.values();
        return {...values, changed: values.changed === null ? null : values.changed === 'true'};
      },
      restore: draft => ctx.fill({...draft, changed: String(draft.changed)})
    };
  }
};
