// 签收任务分项: all items of a body in one table, taken on unless it says otherwise; who answers for them, once.

import {asked, told} from './receipt-rows.js';

const {h} = jingtu.kit(1);
const ANSWERS = [{value: 'TAKEN', label: '承办'}, {value: 'NOT_CONCERNED', label: '不涉及'}, {value: 'OBJECTION', label: '对配额或时限有异议'}];

/** @type {Form<Wire.Receipt>} */
export default {
  load: '/api/tasks/{taskId}/receipt',
  render(ctx, el) {
    const {data} = ctx;
    const answering = data.answering;
    el.append(
      ctx.section(`承办（${data.rows.length}项）`,
        ctx.table({name: 'rows', label: '各分项的答复', wide: true,
          columns: [
            {type: 'show', name: 'what', label: '分项', width: 240},
            {type: 'show', name: 'words', label: '计划要求', width: 260},
            {type: 'show', name: 'asked', label: '安排', width: 260},
            {type: 'select', name: 'answer', label: '答复', options: ANSWERS, required: true, width: 150},
            {type: 'text', name: 'reason', label: '不涉及或异议的理由', maxLength: 1000, width: 220}
          ],
          rows: data.rows.map(row => ({what: told(row), words: row.words, asked: asked(row),
            answer: row.answer ?? 'TAKEN', reason: row.reason ?? ''}))}),
        h('p', {class: 'jt-muted'}, '零报告不是不涉及：由本单位负责、查过没有发现的，报告时作零报告。计划点名落实的县区不能答复不涉及。')),
      ctx.section('本单位谁来办',
        ctx.text({name: 'leader', label: '责任领导', required: true, maxLength: 50, value: answering?.leader}),
        ctx.text({name: 'section', label: data.county ? '县内承办单位' : '责任科室', required: true, maxLength: 100, value: answering?.section,
          hint: data.county ? '例如县生态环境分局、县农业农村局；按上次填写的带出，以后可以改。' : '按上次填写的带出。'}),
        ctx.text({name: 'contact', label: '联系人', required: true, maxLength: 50, value: answering?.contact}),
        ctx.text({name: 'phone', label: '联系电话', required: true, maxLength: 50, value: answering?.phone})));
    return {
      collect() {
        const v = ctx.values();
        return {leader: v.leader, section: v.section, contact: v.contact, phone: v.phone,
          rows: data.rows.map((row, i) => ({itemId: row.itemId, role: row.role, answer: v.rows[i].answer, reason: v.rows[i].reason || null}))};
      },
      restore: draft => ctx.fill({leader: draft.leader, section: draft.section, contact: draft.contact, phone: draft.phone,
        rows: data.rows.map((row, i) => ({what: told(row), words: row.words, asked: asked(row),
          answer: draft.rows?.[i]?.answer ?? 'TAKEN', reason: draft.rows?.[i]?.reason ?? ''}))}),
      validate() {
        const rows = ctx.values().rows;
        const silent = data.rows.find((row, i) => rows[i].answer !== 'TAKEN' && !rows[i].reason);
        if (silent) {
          return `“${told(silent)}”请写明理由。`;
        }
        const named = data.rows.find((row, i) => rows[i].answer === 'NOT_CONCERNED' && !row.mayLeave);
        return named ? `“${told(named)}”${named.role === 'EXECUTOR' ? '计划写明由您单位落实' : `由您单位${named.roleName}`}，不能答复不涉及。` : null;
      }
    };
  }
};
