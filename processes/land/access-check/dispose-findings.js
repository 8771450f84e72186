// 认定处置: what is done about each finding.

import {title, wrong} from './check.js';

const {h} = jingtu.kit(1);
const MEASURES = [
  {value: 'CLUE', label: '线索移交', hint: '登记为地块线索并启动现场核实'},
  {value: 'RECTIFY', label: '责成整改', hint: '通知办理单位限期整改'},
  {value: 'SUPERVISE', label: '建议督办', hint: '告知督查机构，由其决定是否提出督办'},
  {value: 'DISMISS', label: '予以消除', hint: '不属于异常，写明理由'}
];

/** @type {Form<Wire.AccessCheck>} */
export default {
  load: '/api/tasks/{taskId}/access-check',
  render(ctx, el) {
    const {line, found} = ctx.data;
    el.append(h('p', {}, `${line.body}${line.month}办件 ${line.permits} 件，异常 ${line.findings} 件，已经其负责人审签。请对照台账逐件认定。`));
    for (const one of found) {
      const at = one.permit.position;
      el.append(ctx.section(title(one.permit), wrong(one),
        ctx.radio({name: `p${at}measure`, label: '处置', required: true, requiredHint: '请选择处置。', options: MEASURES}),
        ctx.date({name: `p${at}due`, label: '整改期限', required: true, visible: values => values[`p${at}measure`] === 'RECTIFY'}),
        ctx.textarea({name: `p${at}words`, label: '处置意见', required: true, rows: 2, maxLength: 1000,
          hint: '理由和要求；予以消除的写明依据。'})));
    }
    el.append(ctx.evidence('认定材料'));
    return {
      collect() {
        const values = ctx.values();
        return {findings: found.map(({permit: {position}}) => ({
          position, measure: values[`p${position}measure`], words: values[`p${position}words`], due: values[`p${position}due`] ?? null
        }))};
      },
      restore: draft => ctx.fill(Object.fromEntries((draft.findings ?? []).flatMap(row => [
        [`p${row.position}measure`, row.measure], [`p${row.position}words`, row.words], [`p${row.position}due`, row.due]
      ])))
    };
  }
};
