// 县区确认清单: one form for all lists, row by row, with plots that the county puts in; or nil.

import {byList, proposed, title} from './rows.js';

const {api, h} = jingtu.kit(1);
const STANDING = [{value: 'KEEP', label: '继续保留'}, {value: 'LEAVE', label: '移出清单', hint: '写明理由，附依据材料'}];
const COMING = [{value: 'ENTER', label: '列入清单'}, {value: 'OMIT', label: '暂不列入', hint: '写明理由，附依据材料'}];

/** @type {Form<Wire.YearlyList>} */
export default {
  load: '/api/tasks/{taskId}/deferred-list',
  render(ctx, el) {
    const {data} = ctx;
    const added = addition(ctx);
    el.append(
      h('p', {}, data.rows.length > 0
        ? `请${data.body}逐行确认${data.title}：台账的建议已经选好，与实际不符的请更改。`
        : `台账中没有${data.body}应当列入${data.title}的地块。确实没有的，勾选零报告即可；有的请增补。`),
      ...byList(data, row => {
        const at = row.position;
        return ctx.section(title(row), proposed(row),
          ctx.radio({name: `p${at}said`, label: '确认意见', required: true, requiredHint: '请选择确认意见。',
            options: row.standing ? STANDING : COMING, value: row.proposal.code}),
          ctx.textarea({name: `p${at}words`, label: '理由', rows: 2, maxLength: 1000,
            hint: '移出清单和与台账建议不同的必填。'}));
      }),
      data.rows.length === 0 && ctx.checkbox({name: 'nil', label: '零报告：没有应列入清单的地块'}) || '',
      ctx.section('增补地块', h('p', {class: 'jt-hint'}, '台账没有建议、实际应当列入的，从本单位的台账中查找。'), added.element),
      ctx.evidence('依据材料（列入、移出、暂不列入的必须上传）'));
    return {
      collect() {
        const values = ctx.values();
        return {
          nil: Boolean(values.nil),
          rows: data.rows.map(({position}) => ({position, said: values[`p${position}said`], words: values[`p${position}words`] || null})),
          added: added.rows()
        };
      },
      restore(draft) {
        ctx.fill({nil: draft.nil, ...Object.fromEntries((draft.rows ?? []).flatMap(row =>
          [[`p${row.position}said`, row.said], [`p${row.position}words`, row.words]]))});
        added.restore(draft.added ?? []);
      },
      validate() {
        const values = ctx.values();
        const silent = data.rows.find(row => !values[`p${row.position}words`]
          && (values[`p${row.position}said`] === 'LEAVE' || values[`p${row.position}said`] !== row.proposal.code));
        if (silent) {
          return {[`p${silent.position}words`]: '请写明理由。'};
        }
        if (added.rows().some(row => !row.words)) {
          return '请写明增补的地块为什么应当列入。';
        }
        return data.rows.length === 0 && Boolean(values.nil) === added.rows().length > 0
          ? '没有地块的请勾选零报告；有地块的请增补，并且不勾选零报告。' : null;
      }
    };
  }
};

/**
 * Plots that the county puts in from its own part of the register.
 * @param {FormContext<Wire.YearlyList>} ctx
 */
function addition(ctx) {
  /** @type {{list: string, entry: string, words: string, title: string}[]} */
  let rows = [];
  const found = h('div', {'aria-live': 'polite'});
  const chosen = h('div', {});
  const sought = h('input', {type: 'search', class: 'form-control jt-inline', maxlength: 100, 'aria-label': '查找地块',
    placeholder: '地块名称或者编码', onkeydown: event => {
      if (event.key === 'Enter') {
        event.preventDefault();
        look();
      }
    }});
  const element = h('div', {}, sought, ' ',
    h('button', {type: 'button', class: 'btn btn-default', onclick: look}, '查找'), found, chosen);
  return {
    element,
    rows: () => rows.map(row => ({...row, words: row.words.trim()})),
    restore(draft) {
      rows = draft;
      draw();
    }
  };

  async function look() {
    try {
      /** @type {Wire.AddableSite[]} */
      const sites = await api(`/api/tasks/${encodeURIComponent(ctx.taskId)}/deferred-list/sites?${new URLSearchParams({sought: sought.value})}`);
      found.replaceChildren(sites.length === 0
        ? h('p', {class: 'jt-muted'}, '没有可以增补的地块：已经列出、已经结束或者不在本县区的不能增补。')
        : h('ul', {}, sites.map(site => h('li', {}, `${site.title}（${site.state}）`,
          site.kinds.map(kind => [' ', h('button', {type: 'button', class: 'btn btn-link btn-sm', onclick: () => add(site, kind)},
            `列入${kind.label}`)])))));
    } catch (e) {
      found.replaceChildren(h('p', {class: 'jt-error', role: 'alert'}, e.message));
    }
  }

  function add(site, kind) {
    rows = rows.filter(row => row.entry !== site.id)
      .concat({list: kind.code, entry: site.id, words: '', title: site.title});
    draw();
    changed();
  }

  function draw() {
    chosen.replaceChildren(...rows.map(row => h('div', {class: 'jt-section'},
      h('p', {}, h('strong', {}, row.title), `，增补到${ctx.data.kinds.find(kind => kind.code === row.list)?.label} `,
        h('button', {type: 'button', class: 'btn btn-link btn-sm', onclick: () => {
          rows = rows.filter(other => other !== row);
          draw();
          changed();
        }}, '取消')),
      h('textarea', {class: 'form-control', rows: 2, maxlength: 1000, 'aria-label': `${row.title}列入的理由`,
        placeholder: '为什么应当列入', value: row.words, oninput: event => {
          row.words = event.currentTarget.value;
        }}))));
  }

  function changed() {
    element.dispatchEvent(new Event('change', {bubbles: true}));
  }
}
