// 自然资源会商: the view of each plot; who says nothing has not agreed.

import {byList, proposed, title} from './rows.js';

const {h} = jingtu.kit(1);
const VIEWS = [{value: 'true', label: '同意'}, {value: 'false', label: '不同意', hint: '维持原状，写明理由'}];

/** @type {Form<Wire.YearlyList>} */
export default {
  load: '/api/tasks/{taskId}/deferred-list',
  render(ctx, el) {
    const {data} = ctx;
    el.append(
      h('p', {}, `${data.title}已经各县区确认，请逐宗填写会商意见。没有填写的不作为同意；不同意变动的，地块维持原状。`),
      data.rows.length === 0 && h('p', {}, '今年没有应当列入清单的地块，直接提交即可。') || '',
      ...byList(data, row => {
        const at = row.position;
        return ctx.section(title(row), proposed(row),
          h('p', {}, h('strong', {}, `县区意见：${row.said?.label ?? '待确认'}`), row.words ? `，${row.words}` : ''),
          ctx.radio({name: `p${at}agreed`, label: '会商意见', required: true, requiredHint: '请选择会商意见。', options: VIEWS}),
          ctx.textarea({name: `p${at}words`, label: '意见说明', rows: 2, maxLength: 1000,
            hint: '不同意的必填：规划、供地、收储的情况。'}));
      }),
      ctx.evidence('会商材料'));
    return {
      collect() {
        const values = ctx.values();
        return {rows: data.rows.map(({position}) =>
          ({position, agreed: values[`p${position}agreed`] === 'true', words: values[`p${position}words`] || null}))};
      },
      restore: draft => ctx.fill(Object.fromEntries((draft.rows ?? []).flatMap(row =>
        [[`p${row.position}agreed`, String(row.agreed)], [`p${row.position}words`, row.words]]))),
      validate() {
        const values = ctx.values();
        const silent = data.rows.find(({position}) => values[`p${position}agreed`] === 'false' && !values[`p${position}words`]);
        return silent ? {[`p${silent.position}words`]: '不同意的，请写明理由。'} : null;
      }
    };
  }
};
