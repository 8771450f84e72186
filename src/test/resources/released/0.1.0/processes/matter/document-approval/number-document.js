// 编号印发: the next number of the body, the day, the scan with the seal.

import {facts} from './document.js';

const {date, h} = jingtu.kit(1);

/** @type {Form<Wire.Document>} */
export default {
  load: '/api/tasks/{taskId}/document',
  render(ctx, el) {
    const codes = ctx.data.codes;
    const next = code => codes.find(known => known.code === code)?.next ?? null;
    const shown = h('p', {class: 'jt-hint', 'aria-live': 'polite'});
    const leavesOut = values => values.serial > (next(values.code) ?? Infinity);
    const last = codes[0];
    el.append(
      ctx.section('已签发的公文', facts(ctx)),
      ctx.text({name: 'code', label: '机关代字', required: true, maxLength: 20, value: last?.code,
        placeholder: '如：北环发', hint: codes.length > 1 ? `用过的代字：${codes.map(known => known.code).join('、')}` : null}),
      ctx.number({name: 'serial', label: '序号', required: true, min: 1, max: 99999, decimals: 0,
        value: last ? last.next ?? 1 : null, hint: '按代字逐年连续编号；首次使用的代字，从本年已用的最后一号接着编。'}),
      ctx.date({name: 'issuedOn', label: '印发日期', required: true, value: date(new Date().toISOString())}),
      shown,
      ctx.textarea({name: 'leftOut', label: '空号原因', required: true, rows: 2, maxLength: 500, visible: leavesOut,
        hint: '中间的号没有用于本系统的公文，例如已在线下使用。'}),
      ctx.evidence('盖章扫描件'));
    const code = ctx.field('code').element.querySelector('input');
    code?.addEventListener('change', () => {
      const known = next(code.value.trim());
      if (known !== null) {
        ctx.fill({serial: known});
      }
    });
    el.addEventListener('input', tell);
    el.addEventListener('change', tell);
    tell();

    function tell() {
      ctx.refresh();
      const {code: word, serial, issuedOn} = ctx.values();
      shown.textContent = word && serial && issuedOn
        ? `文号：${word}〔${issuedOn.substring(0, 4)}〕${serial}号` : '';
    }
  }
};
