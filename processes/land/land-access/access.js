// What the forms of a query at the gate share: the parcels with what was answered of each.

const {h} = jingtu.kit(1);

/**
 * Parcels with their answers.
 * @param {Wire.AccessParcel[]} parcels
 */
export function answers(parcels) {
  return h('div', {class: 'jt-table-wrap'}, h('table', {class: 'jt-table'},
    h('thead', {}, h('tr', {}, ['序号', '地块', '答复', '理由和条件'].map(head => h('th', {}, head)))),
    h('tbody', {}, parcels.map(one => h('tr', {},
      h('td', {}, String(one.parcel.position)),
      h('td', {}, title(one.parcel), one.changed && h('div', {class: 'jt-late'}, '名单有变化，须重新查询')),
      h('td', {class: 'jt-nowrap'}, h('strong', {}, one.answer ?? '核对中')),
      h('td', {}, one.reasons.map(rule => h('div', {}, rule)),
        one.conditions.map(words => h('div', {class: 'jt-muted'}, words)),
        one.decision && h('div', {}, one.decision),
        one.contrary && h('div', {class: 'jt-late'}, one.contrary)))))));
}

/** @param {Wire.AccessStated} parcel */
export function title(parcel) {
  return parcel.number ? `${parcel.name}（${parcel.number}）` : parcel.name;
}
