// 登记办理决定: what became of each parcel at the gate.

import {answers, title} from './access.js';

/** @type {Form<Wire.AccessTask>} */
export default {
  load: '/api/tasks/{taskId}/access',
  render(ctx, el) {
    const {parcels, validUntil} = ctx.data.query;
    el.append(
      ctx.section(`答复（有效期至 ${validUntil}）`, answers(parcels)),
      ctx.table({name: 'parcels', label: '办理决定', required: true, columns: [
        {type: 'show', name: 'title', label: '地块'},
        {type: 'select', name: 'outcome', label: '决定', required: true, options: [
          {value: 'ISSUED', label: '已办理'}, {value: 'REFUSED', label: '不予办理'},
          {value: 'RETURNED', label: '退件'}, {value: 'NOT_DECIDED', label: '未办理'}]},
        {type: 'text', name: 'number', label: '文号', maxLength: 100, width: 160},
        {type: 'date', name: 'on', label: '办理日期'}
      ], rows: parcels.map(one => ({position: one.parcel.position, title: title(one.parcel)}))}),
      ctx.evidence('办理文件'));
    return {
      collect: () => ({parcels: ctx.values().parcels.map(({position, outcome, number, on}) =>
        ({position, outcome, number: number || null, on: on || null}))}),
      restore: draft => ctx.fill({parcels: draft.parcels.map(row =>
        ({...row, title: title(parcels[row.position - 1].parcel)}))}),
      validate: values => {
        const bare = values.parcels.find(row => row.outcome === 'ISSUED' && (!row.number || !row.on));
        return bare ? {parcels: `第 ${bare.position} 宗已办理，请填写文号和办理日期。`} : null;
      }
    };
  }
};
