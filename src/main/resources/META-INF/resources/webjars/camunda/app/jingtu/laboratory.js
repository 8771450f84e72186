// 检测数据 in the form of a step: a file that was uploaded is read, the clerk corrects what its columns are, sees what comes of
// judging it, and confirms. Steps that come later see the judgings.

import {address, api} from './api.js';
import {dateTime, h} from './dom.js';

const SHEETS = /\.(xlsx|xls|csv|txt)$/i;
const BACKGROUNDS = ['砷', '钴', '钒'];

/**
 * The block of a form.
 * @param {string} taskId
 * @param {boolean} asks whether the step hands results in; otherwise it only shows them
 */
export function laboratoryBlock(taskId, asks) {
  const path = `/api/tasks/${encodeURIComponent(taskId)}/laboratory`;
  const kept = h('div', {});
  const rounds = h('div', {});
  const block = h('div', {class: 'jt-laboratory'}, kept, asks && reader(taskId, path, refresh), rounds);
  refresh();
  return block;

  async function refresh() {
    try {
      /** @type {Wire.LaboratoryData} */
      const data = await api(path);
      kept.replaceChildren(...(asks ? uploads(data.uploads) : [standing(data)]));
      rounds.replaceChildren(...data.rounds.map((round, n) => h('details', {open: !asks && n === data.rounds.length - 1},
        h('summary', {}, `第${n + 1}轮检测数据（${dateTime(round.at)}判定）：${inWords(round)}`), judged(round))));
    } catch (e) {
      rounds.replaceChildren(h('p', {class: 'jt-error', role: 'alert'}, e.message));
    }
  }
}

/** @param {Wire.LaboratoryUpload[]} all */
function uploads(all) {
  return all.length === 0
    ? [h('p', {class: 'jt-muted'}, '还没有登记检测数据。先在下面上传实验室的表格文件，再在这里选择、核对和确认。')]
    : [h('p', {}, '已登记：'), h('ul', {}, all.map(one =>
      h('li', {}, `${one.file}（${one.laboratory}，报告编号${one.reportNumber}）`)))];
}

/** @param {Wire.LaboratoryData} data */
function standing(data) {
  if (data.effect) {
    return h('dl', {class: 'jt-facts'},
      h('div', {}, h('dt', {}, '机器判定（最近一次效果评估数据逐一对照目标）'), h('dd', {}, data.effect)));
  }
  return data.standing1
    ? h('dl', {class: 'jt-facts'},
      h('div', {}, h('dt', {}, '机器判定（全部有效数据取最差，第一类用地）'), h('dd', {}, data.standing1)),
      h('div', {}, h('dt', {}, '机器判定（全部有效数据取最差，第二类用地）'), h('dd', {}, data.standing2)))
    : h('p', {class: 'jt-warning'}, '没有登记可以判定的检测数据，请对照报告人工核对。');
}

/** @param {string} taskId @param {string} path @param {() => void} done */
function reader(taskId, path, done) {
  const file = h('select', {class: 'form-control', 'aria-label': '检测数据文件', onfocus: () => files()});
  const laboratory = text('检测机构', 100);
  const code = text('检测机构统一社会信用代码', 18);
  const report = text('检测报告编号', 100);
  const backgrounds = BACKGROUNDS.map(item => text(`${item}的当地背景值（毫克每千克）`, 24));
  const source = text('背景值来源', 200);
  const result = h('div', {'aria-live': 'polite'});
  /** The columns as they are drawn. @type {{head: string, touched: () => boolean, said: () => any}[]} */
  let columns = [];
  files();
  return h('section', {class: 'jt-section'},
    labelled('检测数据文件', file), labelled('检测机构', laboratory), labelled('检测机构统一社会信用代码', code), labelled('检测报告编号', report),
    h('details', {}, h('summary', {}, '当地背景值（只用于砷、钴、钒，没有依据的不填）'),
      BACKGROUNDS.map((item, n) => labelled(`${item}（毫克每千克）`, backgrounds[n])), labelled('背景值来源', source)),
    h('p', {}, h('button', {type: 'button', class: 'btn btn-default', onclick: () => read()}, '识别并预览判定')),
    result);

  async function files() {
    const chosen = file.value;
    try {
      const listing = await api(`/api/tasks/${encodeURIComponent(taskId)}/evidence`);
      const tables = listing.files.filter(one => !one.withdrawnAt && one.mayWithdraw && SHEETS.test(one.name)).reverse();
      file.replaceChildren(
        h('option', {value: ''}, tables.length === 0 ? '请先在下面上传表格文件' : '请选择'),
        ...tables.map(one => h('option', {value: one.id, selected: one.id === chosen}, one.name)));
    } catch (e) {
      wrong(e);
    }
  }

  /** What is said of the file: of the columns only what differs from how they were read. */
  function said() {
    return {
      file: file.value || null,
      laboratory: laboratory.value, laboratoryCode: code.value, reportNumber: report.value,
      columns: columns.map(column => column.said()).filter(Boolean),
      backgrounds: Object.fromEntries(BACKGROUNDS.map((item, n) => [item, backgrounds[n].value]).filter(([, value]) => value)),
      backgroundSource: source.value
    };
  }

  async function read() {
    result.replaceChildren(h('p', {class: 'jt-muted'}, '正在识别…'));
    try {
      /** @type {Wire.LaboratoryReading} */
      const reading = await api(`${path}/reading`, {method: 'POST', body: said()});
      const before = new Map(columns.map(column => [column.head, column]));
      columns = [];
      result.replaceChildren(
        h('h4', {}, '判定预览'), judged(reading.judged),
        h('h4', {}, '表格是怎样读的'),
        h('p', {class: 'jt-muted'}, '读错的请改正后重新识别。各列是什么、是哪个项目会记住，供这家机构的下一份文件使用；单位每次都要确认。'),
        ...reading.tables.map(table => tableOf(table, reading.roles, before)),
        h('p', {},
          h('button', {type: 'button', class: 'btn btn-default', onclick: () => read()}, '按改正的重新识别'), ' ',
          h('button', {type: 'button', class: 'btn btn-primary', onclick: () => keep()}, '确认登记检测数据')));
    } catch (e) {
      wrong(e);
    }
  }

  async function keep() {
    try {
      await api(path, {method: 'POST', body: said()});
      columns = [];
      result.replaceChildren(h('p', {role: 'status'}, '检测数据已登记。提交本步骤后由机器正式判定。'));
      done();
    } catch (e) {
      result.append(h('p', {class: 'jt-error', role: 'alert'}, e.message));
    }
  }

  function wrong(e) {
    result.replaceChildren(h('p', {class: 'jt-error', role: 'alert'}, e.message));
  }

  /** @param {Wire.LaboratoryTable} table @param {{code: string, name: string}[]} roles @param {Map<string, any>} before */
  function tableOf(table, roles, before) {
    const rows = table.columns.map(column => row(column, roles, before.get(column.head)));
    const units = [table.unit, ...Object.entries(table.units).map(([of, unit]) => `${of} ${unit}`)].filter(Boolean).join('，');
    return h('details', {},
      h('summary', {}, [table.sheet || '表格', table.layout, units && `表上写明的单位：${units}`, `${table.columns.length}列`].filter(Boolean).join('；')),
      h('div', {class: 'jt-table-wrap'}, h('table', {class: 'jt-table'},
        h('thead', {}, h('tr', {}, ['表头', '这是', '检测项目', '单位'].map(name => h('th', {scope: 'col'}, name)))),
        h('tbody', {}, rows))));
  }

  function row(column, roles, before) {
    const role = h('select', {class: 'form-control', 'aria-label': `${column.head}是什么`},
      h('option', {value: 'NONE', selected: column.role === 'NONE'}, '不明'),
      roles.map(one => h('option', {value: one.code, selected: one.code === column.role}, one.name)));
    const item = h('input', {class: 'form-control', maxlength: 100, value: column.item ?? '', 'aria-label': `${column.head}的检测项目`});
    const unit = h('input', {class: 'form-control', maxlength: 30, value: column.unit ?? '', 'aria-label': `${column.head}的单位`});
    const state = () => JSON.stringify([role.value, item.value, unit.value]);
    const was = state();
    // What was said before is said again with the next reading.
    const touched = () => Boolean(before?.touched()) || state() !== was;
    columns.push({head: column.head, touched, said: () => touched() && role.value !== 'NONE'
      ? {head: column.head, role: role.value, item: item.value, unit: unit.value} : null});
    return h('tr', {}, h('td', {}, column.head), h('td', {}, role), h('td', {}, item), h('td', {}, unit));
  }
}

function text(label, most) {
  return h('input', {class: 'form-control', maxlength: most, 'aria-label': label});
}

function labelled(label, control) {
  return h('label', {class: 'jt-laboratory-field'}, label, control);
}

/** @param {Wire.LaboratoryJudged} one */
function inWords(one) {
  return one.targets ? one.overall1 : `第一类用地${one.overall1}，第二类用地${one.overall2}`;
}

/**
 * What came of judging: what is above a limit first, then what is open.
 * @param {Wire.LaboratoryJudged} one
 */
export function judged(one) {
  return h('div', {},
    h('p', {}, h('strong', {class: one.above ? 'jt-late' : undefined}, inWords(one)),
      `。${one.samples}个样品、${one.results}个结果：${Object.entries(one.verdicts).map(([verdict, count]) => `${verdict}${count}`).join('，')}。`),
    h('p', {class: 'jt-muted'}, one.targets ? `对照目标：${one.targets}` : `按${one.standard}判定；${one.classReason}`,
      Object.entries(one.backgrounds).map(([item, value]) => `；${item}的当地背景值${value}`)),
    one.exceedances.length > 0 && h('div', {class: 'jt-table-wrap'}, h('table', {class: 'jt-table'},
      h('caption', {}, `${one.targets ? '高于目标值的结果' : '超标结果'}（${one.exceedanceCount}个${one.exceedanceCount > one.exceedances.length ? `，只列前${one.exceedances.length}个` : ''}）`),
      h('thead', {}, h('tr', {}, ['样品', '深度', '项目', '检测值', '判定', '占标率', '超标倍数'].map(name => h('th', {scope: 'col'}, name)))),
      h('tbody', {}, one.exceedances.map(result => h('tr', {},
        [result.sample, result.depth, result.item, `${result.value} ${result.unit ?? ''}`, result.verdict, result.factor, result.excess]
          .map(cell => h('td', {}, cell ?? ''))))))),
    one.open.length > 0 && [h('h5', {}, '需要人工核对'), h('ul', {}, one.open.map(words => h('li', {}, words)))],
    one.excluded.length > 0 && h('p', {}, '不计入评价的样品：', one.excluded.map(sample => `${sample.sample}（${sample.kind}）`).join('、'), '。'),
    one.uploads.length > 0 && h('p', {class: 'jt-muted'}, '数据来自：',
      one.uploads.map(upload => `${upload.file}（${upload.laboratory}，报告编号${upload.reportNumber}）`).join('、'), '。'));
}

/**
 * The results of a plot on the page of its entry: a line for each sample, a column for each item; nothing where there are none.
 * @param {string} entryId
 */
export function plotResults(entryId) {
  const place = h('div', {});
  const path = `/api/registers/entries/${encodeURIComponent(entryId)}/laboratory`;
  turn(0);
  return place;

  async function turn(page) {
    try {
      /** @type {Wire.LaboratoryPlot} */
      const plot = await api(`${path}?page=${page}`);
      if (plot.total > 0) {
        place.replaceChildren(table(plot, page));
      }
    } catch (e) {
      place.replaceChildren(h('p', {class: 'jt-error', role: 'alert'}, e.message));
    }
  }

  /** @param {Wire.LaboratoryPlot} plot @param {number} page */
  function table(plot, page) {
    const last = Math.ceil(plot.total / plot.pageSize) - 1;
    return h('section', {}, h('h2', {}, '检测数据'),
      h('ul', {}, plot.rounds.map((round, n) => h('li', {},
        `第${n + 1}轮（${dateTime(round.at)}按${round.standard}判定）：${round.told}`))),
      h('p', {class: 'jt-no-print'}, h('a', {class: 'btn', href: address(`${path}.xlsx`)}, '导出检测数据')),
      h('div', {class: 'jt-table-wrap', tabindex: '0', role: 'region', 'aria-label': '检测数据'}, h('table', {class: 'jt-table'},
        h('thead', {}, h('tr', {}, ['轮次', '样品', '深度', ...plot.items].map(name => h('th', {scope: 'col'}, name)))),
        h('tbody', {}, plot.samples.map(sample => h('tr', {},
          h('td', {}, String(sample.round)), h('td', {}, sample.sample), h('td', {}, sample.depth ?? ''),
          plot.items.map(item => cell(sample.results[item]))))))),
      last > 0 && h('div', {class: 'jt-chips jt-no-print'},
        h('button', {type: 'button', class: 'btn', disabled: page === 0, onclick: () => turn(page - 1)}, '上一页'),
        h('span', {}, `第 ${page + 1} 页，共 ${last + 1} 页，${plot.total} 个样品`),
        h('button', {type: 'button', class: 'btn', disabled: page >= last, onclick: () => turn(page + 1)}, '下一页')));
  }

  function cell(result) {
    return h('td', {title: result?.verdict}, result && (result.above
      ? h('strong', {class: 'jt-late'}, `${result.value}（${result.verdict}，占标率${result.factor}）`)
      : result.open ? h('span', {class: 'jt-warning'}, `${result.value}（${result.verdict}）`) : result.value));
  }
}
