// What is counted of a year about the entries of a register: a table to read, to print and to take along.

import {address} from './api.js';
import {h} from './dom.js';

/**
 * @param {{name: string, path: string}} yearly
 * @param {Wire.YearlyTable} table
 * @param {{toList: HTMLElement, toYear: (year: number) => HTMLElement}} links
 */
export function yearlyPage(yearly, table, {toList, toYear}) {
  return h('div', {data: {title: table.title}},
    h('p', {class: 'jt-no-print'}, toList),
    h('div', {class: 'jt-head'},
      h('h1', {}, table.title),
      h('span', {class: 'jt-right jt-no-print'},
        toYear(table.year - 1), ' ', toYear(table.year + 1), ' ',
        h('a', {class: 'btn', href: address(`${yearly.path}.xlsx?year=${table.year}`)}, '导出表格'),
        h('button', {type: 'button', class: 'btn', onclick: () => window.print()}, '打印'))),
    table.rows.length === 0
      ? h('p', {class: 'jt-empty'}, `${table.year}年还没有可以统计的记录。`)
      : h('div', {class: 'jt-table-wrap jt-list'}, h('table', {class: 'jt-table'},
        h('thead', {}, h('tr', {}, table.columns.map(name => h('th', {scope: 'col'}, name)))),
        h('tbody', {}, table.rows.map(row => h('tr', {}, row.map(cell => h('td', {}, cell))))))),
    table.notes.map(note => h('p', {class: 'jt-muted'}, note)));
}
