// What the forms of the yearly lists share: how a plot and what was said of it are told.

const {h} = jingtu.kit(1);

/** @param {Wire.YearlyListRow} row */
export function title(row) {
  return `${row.number}　${row.name}${row.county ? `（${row.county}）` : ''}`;
}

/** What the register says of it. @param {Wire.YearlyListRow} row */
export function proposed(row) {
  return h('p', {}, row.standing ? '在册。' : '不在册。', `${row.proposal.label}：${row.grounds}`);
}

/** The lists one after another, each with its rows as `draw` draws them. @param {Wire.YearlyList} data */
export function byList(data, draw) {
  return data.kinds.flatMap(kind => {
    const rows = data.rows.filter(row => row.kind.code === kind.code);
    return [h('h3', {}, `${kind.label}　${rows.length} 个`), ...rows.map(draw)];
  });
}

/** All that was said, to be read. @param {Wire.YearlyList} data */
export function table(data) {
  return data.kinds.map(kind => {
    const rows = data.rows.filter(row => row.kind.code === kind.code);
    return h('div', {}, h('h3', {}, `${kind.label}　${rows.length} 个`),
      rows.length > 0 && h('div', {class: 'jt-table-wrap'}, h('table', {class: 'jt-table'},
        h('thead', {}, h('tr', {}, ['地块', '县区', '台账建议', '县区意见', '自然资源意见', '结果'].map(head => h('th', {}, head)))),
        h('tbody', {}, rows.map(row => h('tr', {},
          h('td', {}, row.name, h('div', {class: 'jt-muted'}, row.number)),
          h('td', {}, row.county ?? ''),
          h('td', {}, row.proposal.label, h('div', {class: 'jt-muted'}, row.grounds)),
          h('td', {}, row.said?.label ?? '待确认', h('div', {class: 'jt-muted'}, row.words ?? '')),
          h('td', {}, row.agreed === null ? '' : row.agreed ? '同意' : '不同意', h('div', {class: 'jt-muted'}, row.view ?? '')),
          h('td', {}, row.result?.label ?? '', h('div', {class: 'jt-muted'}, row.resultWords ?? ''))))))));
  });
}
