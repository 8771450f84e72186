// What is counted of a year about the entries of a register: a table to read, to print and to take along, and what counts in it.

import {address} from './api.js';
import {h} from './dom.js';

/**
 * @param {{name: string, path: string}} yearly
 * @param {Wire.YearlyTable} table
 * @param {{toList: HTMLElement, toEntry: (id: string, words: string) => HTMLElement,
 *   within: (query: {year: string, day?: string, part?: string}, words: string) => HTMLElement,
 *   go: (query: {year: string, day?: string, part?: string}) => void}} links
 */
export function yearlyPage(yearly, table, {toList, toEntry, within, go}) {
  const own = {year: String(table.year), day: table.day};
  const asked = new URLSearchParams({...own, ...(table.part ? {part: table.part} : {})});
  const ofYear = year => within({year: String(year), ...(table.part ? {part: table.part} : {})}, `${year}年`);
  return h('div', {data: {title: table.title}},
    h('p', {class: 'jt-no-print'}, table.part ? within(own, `‹ 返回${table.year}年${yearly.name}`) : toList),
    h('div', {class: 'jt-head'},
      h('h1', {}, table.title),
      h('span', {class: 'jt-right jt-no-print'},
        ofYear(table.year - 1), ofYear(table.year + 1),
        table.takesDay && ['统计日', h('input', {type: 'date', class: 'form-control jt-inline', 'aria-label': '统计日', value: table.day,
          min: `${table.year}-01-01`, onchange: event => {
            const day = event.currentTarget.value;
            go({year: own.year, ...(day ? {day} : {}), ...(table.part ? {part: table.part} : {})});
          }})],
        h('a', {class: 'btn', href: address(`${yearly.path}.xlsx?${asked}`)}, '导出表格'),
        h('button', {type: 'button', class: 'btn', onclick: () => window.print()}, '打印'))),
    table.rows.length === 0
      ? h('p', {class: 'jt-empty'}, `${table.year}年还没有可以统计的记录。`)
      : h('div', {class: 'jt-table-wrap jt-list', tabindex: '0', role: 'region', 'aria-label': table.title},
        h('table', {class: 'jt-table'},
          h('thead', {}, h('tr', {}, table.columns.map(name => h('th', {scope: 'col'}, name)))),
          h('tbody', {}, table.rows.map(row => h('tr', {}, row.map(cell => h('td', {}, drawn(cell)))))))),
    table.notes.map(note => h('p', {class: 'jt-muted'}, note)));

  /** @param {Wire.YearlyCell} cell */
  function drawn(cell) {
    return cell.entry ? toEntry(cell.entry, cell.text) : cell.part ? within({...own, part: cell.part}, cell.text) : cell.text;
  }
}
