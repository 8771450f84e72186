// 核定不涉及和异议: each of what a body said against items, agreed to or not.

import {asked, told} from './receipt-rows.js';

const {h} = jingtu.kit(1);

/** @type {Form<Wire.Receipt>} */
export default {
  load: '/api/tasks/{taskId}/receipt',
  render(ctx, el) {
    const rows = ctx.data.rows.filter(row => row.mine && row.agreed === null);
    el.append(h('p', {}, `${ctx.data.body}提出以下意见，请逐项核定。同意不涉及的，当年不再落实该分项；同意异议的，经批准的配额和时限须办理计划调整后改变。`),
      ...rows.map((row, i) => ctx.section(told(row),
        h('p', {}, row.words),
        h('p', {class: 'jt-muted'}, asked(row)),
        h('p', {}, h('strong', {}, row.answerName ?? ''), `：${row.reason ?? ''}`),
        ctx.radio({name: `r${i}agreed`, label: '核定意见', required: true, requiredHint: '请选择核定意见。',
          options: [{value: 'true', label: '同意'}, {value: 'false', label: '不同意', hint: '仍由该单位承办，写明理由'}]}),
        ctx.textarea({name: `r${i}words`, label: '说明', rows: 2, maxLength: 1000, hint: '不同意的必填。'}))));
    return {
      collect() {
        const v = ctx.values();
        return {rows: rows.map((row, i) => ({itemId: row.itemId, role: row.role, agreed: v[`r${i}agreed`] === 'true', words: v[`r${i}words`] || null}))};
      },
      restore: draft => ctx.fill(Object.fromEntries((draft.rows ?? []).flatMap((row, i) =>
        [[`r${i}agreed`, String(row.agreed)], [`r${i}words`, row.words]]))),
      validate() {
        const v = ctx.values();
        const silent = rows.findIndex((row, i) => v[`r${i}agreed`] === 'false' && !v[`r${i}words`]);
        return silent < 0 ? null : {[`r${silent}words`]: '不同意的，请写明理由。'};
      }
    };
  }
};
