// A form with one field of each kind, and files.

/** @type {Form} */
export default {
  render(ctx, el) {
    el.append(
      ctx.radio({name: 'result', label: '完成情况', required: true, options: [
        {value: 'done', label: '已完成'}, {value: 'late', label: '未完成'}]}),
      ctx.textarea({name: 'reason', label: '未完成的原因', required: true, visible: values => values.result === 'late'}),
      ctx.number({name: 'wells', label: '监测井', unit: '口', min: 0, decimals: 0, required: true}),
      ctx.date({name: 'finished', label: '完成日期', max: '2026-12-31'}),
      ctx.table({name: 'sites', label: '地块', addable: true, removable: true, columns: [
        {name: 'site', label: '名称', required: true, width: 180}, {type: 'number', name: 'area', label: '面积（亩）'}]}),
      ctx.evidence());
    return {validate: values => values.wells > 900 ? {wells: '监测井不会这么多，请核对。'} : null};
  }
};
