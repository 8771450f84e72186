// 准入查询: the page of the gate. The ledger of what was asked, one query, what was issued month by month, the
// question, the check of a sheet.

import {address, api, csrfHeaders, errorText} from './api.js';
import {date, dateTime, dialog, h, toast} from './dom.js';
import {fieldSet} from './fields.js';
import {pageAt} from './place.js';

const SAID = ['是', '否', '不明'];

/** @type {Wire.Gatehouse | undefined} */
let known;

const {go, show, within} = pageAt('/camunda/access', '返回准入查询', drawn);
show();

async function drawn(query) {
  known ??= await api('/api/access');
  const gatehouse = /** @type {Wire.Gatehouse} */ (known);
  return query.query
    ? one(await api(`/api/access/queries/${encodeURIComponent(query.query)}`))
    : query.ask
      ? ask(gatehouse)
    : query.check
      ? check(await api(`/api/access/checks/${encodeURIComponent(query.check)}`))
    : query.checks
      ? checks(await api('/api/access/checks'))
      : ledger(gatehouse, query, await api(`/api/access/queries?${new URLSearchParams({sought: query.sought ?? '', page: query.page ?? '0'})}`));
}

// ---- the ledger

/** @param {Wire.Gatehouse} gatehouse @param {Wire.AccessPage} answer */
function ledger(gatehouse, query, answer) {
  const last = Math.max(0, Math.ceil(answer.total / answer.pageSize) - 1);
  const page = Math.min(Number(query.page) || 0, last);
  return h('div', {data: {title: '准入查询'}},
    h('div', {class: 'jt-head'}, h('h1', {}, '准入查询记录'), h('span', {}, `共 ${answer.total} 次`),
      h('span', {class: 'jt-right jt-no-print'},
        gatehouse.gates.length > 0 && h('button', {type: 'button', class: 'btn btn-primary', onclick: () => go({ask: '1'})}, '提出查询'),
        gatehouse.sees && h('button', {type: 'button', class: 'btn', onclick: () => go({checks: '1'})}, '每月对账'),
        h('button', {type: 'button', class: 'btn', onclick: verify}, '核验答复单'),
        answer.total > 0 && h('a', {class: 'btn', href: address(`/api/access/queries.xlsx?${new URLSearchParams({sought: query.sought ?? ''})}`)}, '导出表格'),
        h('button', {type: 'button', class: 'btn', onclick: () => window.print()}, '打印'))),
    h('form', {class: 'jt-filters jt-no-print', role: 'search', onsubmit: event => {
      event.preventDefault();
      go({sought: event.currentTarget.elements.sought.value.trim()});
    }},
      h('input', {class: 'form-control jt-sought', type: 'search', name: 'sought', maxlength: 100, value: query.sought ?? '',
        placeholder: '查询编号、地块、宗地编号、案号', 'aria-label': '查找', onchange: event => go({sought: event.currentTarget.value.trim()})})),
    answer.total === 0
      ? h('p', {class: 'jt-empty'}, query.sought ? '没有符合条件的查询，请放宽查找条件。' : gatehouse.sees
        ? '还没有准入查询。'
        : '准入查询由规划、许可、供地、环评、登记等环节的办理单位提出和查看。您所在单位不在其中，可以凭编号和校验码核验答复单。')
      : h('div', {class: 'jt-table-wrap jt-list', tabindex: '0', role: 'region', 'aria-label': '准入查询记录'},
        h('table', {class: 'jt-table'},
          h('thead', {}, h('tr', {}, ['查询编号', '地块', '环节', '查询单位', '查询日期', '答复', '有效期至', '办理文号', '状态']
            .map(head => h('th', {scope: 'col'}, head)))),
          h('tbody', {}, answer.items.map(item => h('tr', {},
            h('td', {class: 'jt-nowrap'}, within({query: item.id}, item.number)),
            h('td', {}, item.parcels, item.onBehalfOf && h('div', {class: 'jt-muted'}, item.onBehalfOf)),
            h('td', {}, item.gate),
            h('td', {}, item.body),
            h('td', {class: 'jt-nowrap'}, date(item.day)),
            h('td', {}, counted(item.answers)),
            h('td', {class: 'jt-nowrap'}, date(item.validUntil)),
            h('td', {}, item.papers ?? ''),
            h('td', {}, h('span', {class: ['CHANGED', 'CONTRARY', 'EXPIRED'].includes(item.state.code) ? 'jt-late' : undefined},
              item.state.label))))))),
    last > 0 && h('div', {class: 'jt-chips jt-no-print'},
      turnTo('上一页', page - 1, page > 0), h('span', {}, `第 ${page + 1} 页，共 ${last + 1} 页`), turnTo('下一页', page + 1, page < last)));

  function turnTo(label, to, possible) {
    return h('button', {type: 'button', class: 'btn', disabled: !possible,
      onclick: () => go({sought: query.sought, page: String(to)})}, label);
  }
}

/** 准予 2、不予 1 of many; the word alone of one. */
function counted(answers) {
  const counts = new Map();
  answers.forEach(answer => counts.set(answer, (counts.get(answer) ?? 0) + 1));
  return answers.length === 1 ? answers[0] : [...counts].map(([answer, count]) => `${answer} ${count}`).join('、');
}

// ---- one query

/** @param {Wire.AccessQuery} query */
function one(query) {
  return h('div', {data: {title: query.number}},
    h('p', {class: 'jt-no-print'}, within({}, '‹ 返回查询记录')),
    h('div', {class: 'jt-head'}, h('h1', {}, query.number), h('span', {class: 'jt-tag'}, query.state.label),
      h('span', {class: 'jt-right jt-no-print'},
        query.validUntil && h('a', {class: 'btn btn-primary', href: address(`/api/access/queries/${encodeURIComponent(query.id)}/sheet`)}, '下载答复单'),
        h('button', {type: 'button', class: 'btn', onclick: () => window.print()}, '打印'))),
    query.state.code === 'CHANGED' && h('div', {class: 'jt-forbidden'}, '相关名单有变化，本答复不再适用，须重新查询。'),
    query.state.code === 'EXPIRED' && h('div', {class: 'jt-forbidden'}, '答复已失效，须重新查询。'),
    facts(query),
    h('h2', {}, '逐宗答复'),
    parcels(query),
    query.explanation && h('section', {}, h('h2', {}, '不一致的说明'), h('p', {}, query.explanation)));
}

function facts(query) {
  return h('dl', {class: 'jt-values'}, [
    ['环节', query.gate], ['查询单位', query.body], ['申请人', query.onBehalfOf], ['案号', query.caseNumber], ['查询事由', query.purpose],
    ['查询时间', dateTime(query.askedAt)], ['答复有效期', query.validUntil && `至 ${query.validUntil}（天数待核）`], ['校验码', query.code]
  ].filter(([, value]) => value).map(([term, value]) => h('div', {}, h('dt', {}, term), h('dd', {}, value))));
}

/** @param {Wire.AccessQuery} query */
function parcels(query) {
  return h('div', {class: 'jt-table-wrap'}, h('table', {class: 'jt-table'},
    h('thead', {}, h('tr', {}, ['序号', '地块', '填报的用途', '答复', '理由和依据', '条件和要求', '办理决定'].map(head => h('th', {scope: 'col'}, head)))),
    h('tbody', {}, query.parcels.map(({parcel, ...answer}) => h('tr', {},
      h('td', {}, String(parcel.position)),
      h('td', {}, parcel.name, [parcel.number, parcel.former && `曾用名${parcel.former}`, parcel.county, parcel.outlined ? null : '没有四至范围']
        .filter(Boolean).map(words => h('div', {class: 'jt-muted'}, words))),
      h('td', {}, `规划${parcel.planned ?? '未定'}`,
        h('div', {class: 'jt-muted'}, `原${parcel.previous ?? '用途不明'}（${parcel.source ?? '来源不明'}）`),
        h('div', {class: 'jt-muted'}, parcel.history)),
      h('td', {class: answer.code === 'DENY' ? 'jt-nowrap jt-late' : 'jt-nowrap'}, h('strong', {}, answer.answer ?? '核对中'),
        answer.changed && h('div', {}, '名单有变化')),
      h('td', {}, answer.reasons.map(rule => h('div', {}, rule)), answer.basis.map(clause => h('div', {class: 'jt-muted'}, clause))),
      h('td', {}, answer.conditions.map(words => h('div', {}, words))),
      h('td', {}, answer.decision ?? '', answer.contrary && h('div', {class: 'jt-late'}, answer.contrary)))))));
}

// ---- month by month

/** @param {Wire.AccessCheckLine[]} lines */
function checks(lines) {
  return h('div', {data: {title: '每月对账'}},
    h('p', {class: 'jt-no-print'}, within({}, '‹ 返回查询记录')),
    h('div', {class: 'jt-head'}, h('h1', {}, '每月准入对账'), h('span', {}, `共 ${lines.length} 次`),
      h('span', {class: 'jt-right jt-no-print'}, h('button', {type: 'button', class: 'btn', onclick: () => window.print()}, '打印'))),
    lines.length === 0
      ? h('p', {class: 'jt-empty'}, '还没有到对账日的月份。每月对账日由办理单位导入上月办件，与查询逐件比对。')
      : h('div', {class: 'jt-table-wrap jt-list', tabindex: '0', role: 'region', 'aria-label': '每月准入对账'},
        h('table', {class: 'jt-table'},
          h('thead', {}, h('tr', {}, ['月份', '办理单位', '环节', '对账日', '办件', '异常', '状态'].map(head => h('th', {scope: 'col'}, head)))),
          h('tbody', {}, lines.map(line => h('tr', {},
            h('td', {class: 'jt-nowrap'}, within({check: line.id}, line.month)),
            h('td', {}, line.body),
            h('td', {}, line.gates.join('、')),
            h('td', {class: 'jt-nowrap'}, date(line.opensOn)),
            h('td', {}, ['DUE', 'WAITING'].includes(line.state.code) ? '' : String(line.permits)),
            h('td', {class: line.findings > 0 ? 'jt-late' : undefined},
              ['DUE', 'WAITING', 'COMPARING'].includes(line.state.code) ? '' : String(line.findings)),
            h('td', {}, line.state.label)))))));
}

/** @param {Wire.AccessCheck} shown */
function check({line, ...shown}) {
  return h('div', {data: {title: shown.title}},
    h('p', {class: 'jt-no-print'}, within({checks: '1'}, '‹ 返回每月对账')),
    h('div', {class: 'jt-head'}, h('h1', {}, `${shown.title}　${line.body}`), h('span', {class: 'jt-tag'}, line.state.label),
      h('span', {class: 'jt-right jt-no-print'}, h('button', {type: 'button', class: 'btn', onclick: () => window.print()}, '打印'))),
    h('dl', {class: 'jt-values'}, [
      ['环节', line.gates.join('、')], ['对账日', `${line.opensOn}（待核）`],
      ['填报', shown.returnedAt && `${shown.returnedBy}，${dateTime(shown.returnedAt)}，${shown.fileName ?? '零报告'}`],
      ['清单校验值', shown.sha256], ['说明', shown.remark]
    ].filter(([, value]) => value).map(([term, value]) => h('div', {}, h('dt', {}, term), h('dd', {}, value)))),
    shown.found.length > 0 && [h('h2', {}, `异常 ${shown.found.length} 件`), foundTable(shown.found)],
    shown.permits.length > 0 && [h('h2', {}, `办件 ${shown.permits.length} 件`), permitTable(shown.permits)]);
}

/** @param {Wire.FoundPermit[]} found */
function foundTable(found) {
  return h('div', {class: 'jt-table-wrap'}, h('table', {class: 'jt-table'},
    h('thead', {}, h('tr', {}, ['序号', '办件', '异常', '单位核处', '认定处置'].map(head => h('th', {scope: 'col'}, head)))),
    h('tbody', {}, found.map(one => h('tr', {},
      h('td', {}, String(one.permit.position)),
      h('td', {}, one.permit.number, plot(one.permit)),
      h('td', {}, h('strong', {}, one.kind.label), h('div', {}, one.words),
        one.record && h('div', {class: 'jt-muted'}, `台账记载：${one.record}`)),
      h('td', {}, one.said && [h('strong', {}, one.said.label), h('div', {}, one.explanation)]),
      h('td', {}, one.measure && [h('strong', {}, one.measure.label), one.due && h('div', {}, `期限 ${one.due}`),
        h('div', {}, one.disposal)]))))));
}

/** @param {Wire.IssuedPermit[]} permits */
function permitTable(permits) {
  return h('div', {class: 'jt-table-wrap'}, h('table', {class: 'jt-table'},
    h('thead', {}, h('tr', {}, ['序号', '环节', '文号', '办理日期', '申请人', '地块', '批准用途', '准入查询编号']
      .map(head => h('th', {scope: 'col'}, head)))),
    h('tbody', {}, permits.map(one => h('tr', {},
      h('td', {}, String(one.position)),
      h('td', {}, one.gate),
      h('td', {}, one.number),
      h('td', {class: 'jt-nowrap'}, date(one.on)),
      h('td', {}, one.holder ?? ''),
      h('td', {}, plot(one)),
      h('td', {}, one.planned ?? ''),
      h('td', {}, one.query ?? ''))))));
}

/** @param {Wire.IssuedPermit} permit */
function plot(permit) {
  return [h('div', {}, permit.name), [permit.parcelNumber, permit.former && `曾用名${permit.former}`, permit.county]
    .filter(Boolean).map(words => h('div', {class: 'jt-muted'}, words))];
}

// ---- the question

/** @param {Wire.Gatehouse} gatehouse */
function ask(gatehouse) {
  const fields = fieldSet();
  const problem = h('p', {class: 'jt-error', role: 'alert', hidden: true});
  /** @type {Wire.AccessForm[]} */
  let asked = [];
  const list = h('div', {});
  const file = h('input', {type: 'file', accept: '.xlsx,.xls,.csv', hidden: true, onchange: event => upload(event.currentTarget)});
  const words = options => options.map(word => ({value: word, label: word}));
  const send = h('button', {type: 'submit', class: 'btn btn-primary'}, '提交查询');
  drawList();
  return h('form', {data: {title: '提出准入查询'}, novalidate: true, onsubmit: async event => {
    event.preventDefault();
    problem.hidden = true;
    const wrong = fields.check();
    if (wrong) {
      wrong.scrollIntoView({block: 'center'});
      return;
    }
    if (asked.length === 0) {
      say('请添加要查询的地块。');
      return;
    }
    send.disabled = true;
    try {
      const made = await api('/api/access/queries', {method: 'POST', body: {...fields.values(), parcels: asked}});
      toast(`已提出${made.number}。`);
      go({query: made.id});
    } catch (error) {
      say(error.message);
    } finally {
      send.disabled = false;
    }
  }},
    h('p', {}, within({}, '‹ 返回查询记录')),
    h('div', {class: 'jt-head'}, h('h1', {}, '提出准入查询')),
    h('div', {class: 'jt-ask'},
      fields.select({name: 'gate', label: '环节', required: true, options: gatehouse.gates.map(gate => ({value: gate.code, label: gate.name})),
        value: gatehouse.gates.length === 1 ? gatehouse.gates[0].code : undefined}),
      fields.text({name: 'onBehalfOf', label: '申请人', maxLength: 120, hint: '建设单位、受让人等'}),
      fields.text({name: 'caseNumber', label: '案号', maxLength: 100}),
      fields.textarea({name: 'purpose', label: '查询事由', required: true, rows: 2, maxLength: 500})),
    h('h2', {}, '地块'),
    h('p', {}, h('button', {type: 'button', class: 'btn', onclick: async () => {
      const made = await parcel();
      if (made) {
        asked.push(made);
        drawList();
      }
    }}, '添加地块'), ' ', h('button', {type: 'button', class: 'btn', onclick: () => file.click()}, '导入表格'), ' ',
      h('a', {href: address('/api/access/parcels.xlsx')}, '下载模板'), file),
    list,
    problem,
    h('p', {}, send));

  function say(text) {
    problem.textContent = text;
    problem.hidden = false;
  }

  function drawList() {
    list.replaceChildren(asked.length === 0
      ? h('p', {class: 'jt-muted'}, '还没有地块。有四至范围的判得最准；没有范围、编号又不在台账中的，须人工核对。')
      : h('table', {class: 'jt-table'},
        h('thead', {}, h('tr', {}, ['序号', '宗地编号', '地块名称', '县区', '规划用途', '原用途', '范围', ''].map(head => h('th', {}, head)))),
        h('tbody', {}, asked.map((one, i) => h('tr', {},
          h('td', {}, String(i + 1)),
          h('td', {}, one.number ?? ''),
          h('td', {}, one.name),
          h('td', {}, gatehouse.counties.find(county => county.code === one.county)?.name ?? ''),
          h('td', {}, one.use.planned ?? '未定'),
          h('td', {}, one.use.previous ?? '不明'),
          h('td', {}, one.outline ? '有' : '没有'),
          h('td', {}, h('button', {type: 'button', class: 'btn', onclick: async () => {
            const changed = await parcel(one);
            if (changed) {
              asked[i] = changed;
              drawList();
            }
          }}, '修改'), ' ', h('button', {type: 'button', class: 'btn', onclick: () => {
            asked.splice(i, 1);
            drawList();
          }}, '删除')))))));
  }

  /** @param {Wire.AccessForm} [from] @returns {Promise<Wire.AccessForm | undefined>} */
  function parcel(from) {
    const own = fieldSet();
    const use = name => from?.use[name] ?? undefined;
    return dialog(from ? '修改地块' : '添加地块', '确定', h('div', {class: 'jt-entry-form'},
      own.text({name: 'number', label: '宗地编号', maxLength: 60, value: from?.number ?? undefined}),
      own.text({name: 'name', label: '地块名称', required: true, maxLength: 120, value: from?.name}),
      own.text({name: 'former', label: '曾用名', maxLength: 120, value: from?.former ?? undefined}),
      own.select({name: 'county', label: '县区', options: gatehouse.counties.map(one => ({value: one.code, label: one.name})),
        value: from?.county ?? undefined}),
      own.select({name: 'planned', label: '规划用途', options: words(gatehouse.uses), empty: '未定', value: use('planned')}),
      own.select({name: 'previous', label: '原用途', options: words(gatehouse.uses), empty: '不明', value: use('previous')}),
      own.select({name: 'source', label: '原用途来源', options: words(gatehouse.sources), empty: '不明', value: use('source')}),
      own.radio({name: 'industry', label: '曾有工矿活动', options: words(SAID), value: use('industry')}),
      own.radio({name: 'storage', label: '曾有仓储', options: words(SAID), value: use('storage')}),
      own.radio({name: 'waste', label: '曾堆放、填埋或者处置固体废物', options: words(SAID), value: use('waste')}),
      own.radio({name: 'keyUnit', label: '曾为重点监管单位用地', options: words(SAID), value: use('keyUnit')}),
      own.radio({name: 'started', label: '已开工', options: words(SAID.slice(0, 2)), value: use('started')}),
      own.textarea({name: 'outline', label: '四至范围', rows: 3, maxLength: 200000, value: from?.outline ?? undefined,
        hint: '粘贴 GeoJSON，CGCS2000 经纬度。'})), () => {
      if (own.check()) {
        throw new Error('请补全红色提示的内容。');
      }
      /** @type {any} */
      const {number, name, former, county, outline, ...values} = own.values();
      return {number: number || null, name, former: former || null, county: county || null, outline: outline || null, use: values};
    });
  }

  async function upload(input) {
    const body = new FormData();
    body.append('file', input.files[0]);
    input.value = '';
    problem.hidden = true;
    try {
      const response = await fetch(address('/api/access/parcels'),
        {method: 'POST', body, headers: {Accept: 'application/json', ...csrfHeaders()}, credentials: 'same-origin'});
      const text = await response.text();
      if (!response.ok) {
        throw new Error(errorText(response.status, text));
      }
      const {parcels: read, problems} = JSON.parse(text);
      if (problems.length > 0) {
        dialog(`表格有 ${problems.length} 处错误，一宗也没有导入`, '知道了', h('ul', {}, problems.map(one =>
          h('li', {}, `第 ${one.row} 行“${one.column}”：${one.message}`))));
        return;
      }
      asked = [...asked, ...read];
      drawList();
    } catch (error) {
      say(error.message);
    }
  }
}

// ---- the check of a sheet

async function verify() {
  const fields = fieldSet();
  const found = await dialog('核验答复单', '核验', [
    fields.text({name: 'number', label: '编号', required: true, maxLength: 60, placeholder: '准入查询〔2026〕1号'}),
    fields.text({name: 'code', label: '校验码', required: true, maxLength: 40})
  ], () => {
    if (fields.check()) {
      throw new Error('请填写编号和校验码。');
    }
    return api('/api/access/verification', {method: 'POST', body: fields.values()});
  });
  if (found) {
    dialog(`${found.number}：${found.state.label}`, '关闭', [facts(found), parcels(found)]);
  }
}
