// 逐宗核处: what each finding is, in the words of the body that issued the permit.

import {title, wrong} from './check.js';

const {h} = jingtu.kit(1);
const SAID = [
  {value: 'NOT_ASKED', label: '未查询', hint: '办理时确实没有有效的查询'},
  {value: 'AGAINST', label: '违反答复', hint: '答复不允许，或者条件没有落实'},
  {value: 'MISTAKEN', label: '误报', hint: '有查询依据，写明编号和理由'}
];

/** @type {Form<Wire.AccessCheck>} */
export default {
  load: '/api/tasks/{taskId}/access-check',
  render(ctx, el) {
    const {line, found} = ctx.data;
    el.append(h('p', {}, `${line.month}导入办件 ${line.permits} 件，其中 ${line.findings} 件有异常，请逐件核处；提交后送本单位负责人审签。`));
    for (const one of found) {
      const at = one.permit.position;
      el.append(ctx.section(title(one.permit), wrong({...one, said: null}),
        ctx.radio({name: `p${at}said`, label: '核处结论', required: true, requiredHint: '请选择核处结论。', options: SAID,
          value: one.said?.code}),
        ctx.textarea({name: `p${at}words`, label: '核处情况', required: true, rows: 3, maxLength: 1000, value: one.explanation,
          hint: one.kind.code === 'DOUBTFUL' ? '说明是不是同一宗，怎样核实的。' : '原因，已经采取的措施。'})));
    }
    el.append(ctx.evidence('核处材料（必须上传）'));
    return {
      collect() {
        const values = ctx.values();
        return {findings: found.map(({permit: {position}}) =>
          ({position, said: values[`p${position}said`], words: values[`p${position}words`]}))};
      },
      restore: draft => ctx.fill(Object.fromEntries((draft.findings ?? []).flatMap(row =>
        [[`p${row.position}said`, row.said], [`p${row.position}words`, row.words]])))
    };
  }
};
