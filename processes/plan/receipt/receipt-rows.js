// What the forms of a receipt share: how an item is told to the body that receives it.

const {h} = jingtu.kit(1);

/** Number, title and what the plan says. @param {Wire.ReceiptRow} row */
export function told(row) {
  return `${row.ref} ${row.title}`;
}

/** Its part, by when, with which proof. @param {Wire.ReceiptRow} row */
export function asked(row) {
  return [
    `${row.roleName}（主办：${row.lead}）`,
    row.owed && `配合内容：${row.owed}`,
    row.quota && `配额：${row.quota}`,
    row.dates && `期限：${row.dates}`,
    row.proof && `佐证：${row.proof}`
  ].filter(Boolean).join('；');
}

/** What was said against some items, to be read. @param {Wire.Receipt} receipt */
export function doubts(receipt) {
  const rows = receipt.rows.filter(row => row.answer !== null && row.answer !== 'TAKEN');
  return h('div', {},
    h('p', {}, `${receipt.body}共${receipt.rows.length}项，承办${receipt.rows.length - rows.length}项，另有意见${rows.length}项。`),
    rows.length > 0 && h('div', {class: 'jt-table-wrap'}, h('table', {class: 'jt-table'},
      h('thead', {}, h('tr', {}, ['分项', '安排', '答复', '理由', '核定'].map(head => h('th', {}, head)))),
      h('tbody', {}, rows.map(row => h('tr', {},
        h('td', {}, told(row)),
        h('td', {}, asked(row)),
        h('td', {class: 'jt-nowrap'}, row.answerName ?? ''),
        h('td', {}, row.reason ?? ''),
        h('td', {}, row.agreed === null ? '待核定' : row.agreed ? '同意' : '不同意', h('div', {class: 'jt-muted'}, row.decision ?? ''))))))));
}
