// What the forms of a month's check share: the permits, and what in them does not agree with the queries.

const {date, h} = jingtu.kit(1);

/** @param {Wire.IssuedPermit} permit */
export function title(permit) {
  return `${permit.number}　${permit.parcelNumber ? `${permit.name}（${permit.parcelNumber}）` : permit.name}`;
}

/** @param {Wire.IssuedPermit} permit */
export function facts(permit) {
  return [
    permit.gate, `${date(permit.on)}办理`, permit.holder, permit.former && `曾用名${permit.former}`, permit.county,
    permit.planned && `批准用途${permit.planned}`, permit.query ? `填报${permit.query}` : '没有填报准入查询',
    permit.outlined ? null : '没有四至范围'
  ].filter(Boolean).join('，');
}

/**
 * What was imported.
 * @param {Wire.IssuedPermit[]} permits
 */
export function permitTable(permits) {
  return h('div', {class: 'jt-table-wrap'}, h('table', {class: 'jt-table'},
    h('thead', {}, h('tr', {}, ['序号', '环节', '文号', '办理日期', '地块', '批准用途', '准入查询编号'].map(head => h('th', {}, head)))),
    h('tbody', {}, permits.map(one => h('tr', {},
      h('td', {}, String(one.position)),
      h('td', {}, one.gate),
      h('td', {}, one.number),
      h('td', {class: 'jt-nowrap'}, date(one.on)),
      h('td', {}, one.name, one.parcelNumber && h('div', {class: 'jt-muted'}, one.parcelNumber)),
      h('td', {}, one.planned ?? '没有填写'),
      h('td', {}, one.query ?? '没有填写'))))));
}

/**
 * What is wrong with one permit, and how that is explained.
 * @param {Wire.FoundPermit} found
 */
export function wrong(found) {
  return [
    h('p', {}, facts(found.permit)),
    h('p', {class: 'jt-late'}, `${found.kind.label}：${found.words}`),
    found.record && h('p', {}, `台账记载（仅生态环境局和督查审计人员可见）：${found.record}`),
    found.said && h('p', {}, `单位核处：${found.said.label}。${found.explanation}`),
    found.measure && h('p', {}, `认定处置：${found.measure.label}${found.due ? `，期限 ${found.due}` : ''}。${found.disposal}`)
  ];
}
