// 人工核对: which of the sites on record a parcel is, and what it was used for.

import {title} from './access.js';

const {h} = jingtu.kit(1);
const SAID = ['是', '否', '不明'].map(word => ({value: word, label: word}));

/** @type {Form<Wire.AccessTask>} */
export default {
  load: '/api/tasks/{taskId}/access',
  render(ctx, el) {
    const {toCheck, uses, sources} = ctx.data;
    const words = options => options.map(word => ({value: word, label: word}));
    for (const one of toCheck) {
      const at = one.parcel.position;
      const doubtful = one.candidates.filter(candidate => candidate.doubt);
      el.append(ctx.section(`第 ${at} 宗　${title(one.parcel)}`,
        h('p', {}, [
          one.parcel.county, one.parcel.former && `曾用名${one.parcel.former}`, `规划用途${one.parcel.planned ?? '未定'}`,
          `原用途${one.parcel.previous ?? '不明'}（${one.parcel.source ?? '来源不明'}；${one.parcel.history}）`,
          one.parcel.outlined ? null : '没有四至范围'].filter(Boolean).join('，')),
        one.doubt && h('p', {class: 'jt-late'}, one.doubt),
        one.candidates.filter(candidate => !candidate.doubt).map(candidate =>
          h('p', {}, `已确定：${candidate.title}（${candidate.state}，${candidate.way}）`)),
        doubtful.map((candidate, i) => ctx.radio({name: `p${at}s${i}`, label: `${candidate.title}（${candidate.state}）`, required: true,
          requiredHint: '请选择是否为查询的地块。', hint: `${candidate.way}：${candidate.doubt}`,
          options: [{value: 'true', label: '是查询的地块，或者在其中'}, {value: 'false', label: '不是'}]})),
        one.doubt && [
          ctx.select({name: `p${at}previous`, label: '查明的原用途', options: words(uses), empty: '仍不明', value: one.parcel.previous}),
          ctx.select({name: `p${at}source`, label: '原用途来源', options: words(sources), empty: '仍不明', value: one.parcel.source}),
          ctx.select({name: `p${at}industry`, label: '曾有工矿活动', options: SAID, empty: '仍不明'}),
          ctx.select({name: `p${at}storage`, label: '曾有仓储', options: SAID, empty: '仍不明'}),
          ctx.select({name: `p${at}waste`, label: '曾堆放填埋固体废物', options: SAID, empty: '仍不明'}),
          ctx.select({name: `p${at}keyUnit`, label: '曾为重点监管单位用地', options: SAID, empty: '仍不明'})
        ],
        ctx.textarea({name: `p${at}words`, label: '核对情况', required: true, rows: 2, maxLength: 1000,
          hint: '查了哪些图件、名册，比对结果如何。'})));
    }
    el.append(ctx.evidence('核对图件'));
    return {
      collect() {
        const values = ctx.values();
        return {parcels: toCheck.map(one => {
          const at = one.parcel.position;
          const field = name => values[`p${at}${name}`] || null;
          return {
            position: at,
            entries: one.candidates.filter(candidate => candidate.doubt)
              .filter((candidate, i) => values[`p${at}s${i}`] === 'true').map(candidate => candidate.entry),
            use: one.doubt ? {planned: null, previous: field('previous'), source: field('source'), industry: field('industry'),
              storage: field('storage'), waste: field('waste'), keyUnit: field('keyUnit'), started: null} : null,
            words: field('words')
          };
        })};
      },
      restore(draft) {
        for (const row of draft.parcels ?? []) {
          const one = toCheck.find(other => other.parcel.position === row.position);
          const at = row.position;
          ctx.fill({
            ...Object.fromEntries(Object.entries(row.use ?? {}).map(([name, value]) => [`p${at}${name}`, value])),
            ...Object.fromEntries((one?.candidates ?? []).filter(candidate => candidate.doubt)
              .map((candidate, i) => [`p${at}s${i}`, String(row.entries.includes(candidate.entry))])),
            [`p${at}words`]: row.words
          });
        }
      }
    };
  }
};
