// 拟稿或登记公文: the text as the program wrote it or as people did, or what was signed in the body's own office system.

import {proposal} from './document.js';

const {address, h} = jingtu.kit(1);

/** @type {Form<Wire.Document>} */
export default {
  load: '/api/tasks/{taskId}/document',
  render(ctx, el) {
    const d = ctx.data;
    const givenUp = values => values.giveUp === 'true';
    const elsewhere = values => values.route === 'OFFICE_SYSTEM' && !givenUp(values);
    const goesOn = values => !givenUp(values);
    el.append(
      ...(d.remark ? [h('p', {class: 'jt-problem'}, `退回意见：${d.remark}`)] : []),
      proposal(ctx),
      ...(d.mayBeGivenUp ? [
        ctx.radio({name: 'giveUp', label: '怎样处理', required: true, requiredHint: '请选择怎样处理。', options: [
          {value: 'false', label: '修改后重新送审'},
          {value: 'true', label: '不再印发', hint: '没有获得批准，这件事到此为止。'}]}),
        ctx.textarea({name: 'giveUpReason', label: '不再印发的原因', required: true, rows: 2, maxLength: 500, visible: givenUp})
      ] : []),
      ...(d.written.length > 0 ? [ctx.section('自动生成的文件', written(ctx.taskId, d.written))] : []),
      ctx.radio({name: 'route', label: '办理方式', required: true, value: d.route.code,
        visible: goesOn,
        options: d.routes.map(route => ({value: route.code, label: route.label}))}),
      ctx.text({name: 'title', label: '标题', required: true, value: d.title, visible: goesOn}),
      ...(d.written.length > 0 ? [ctx.radio({name: 'generated', label: '正文', required: true,
        requiredHint: '请选择正文。', visible: values => goesOn(values) && !elsewhere(values), options: [
          {value: 'true', label: '采用自动生成的正文'},
          {value: 'false', label: '采用上传的定稿', hint: '下载修改后，在下面上传 Word、PDF 或 OFD 定稿；以最后上传的为准。'}
        ]})] : []),
      ctx.text({name: 'number', label: '文号', required: true, maxLength: 100, value: d.number, visible: elsewhere,
        placeholder: '如：北环发〔2026〕5号'}),
      ctx.date({name: 'issuedOn', label: '印发日期', required: true, value: d.issuedOn, visible: elsewhere}),
      ctx.text({name: 'signer', label: '签发人', required: true, maxLength: 100, value: d.signer, visible: elsewhere}),
      ctx.checks({name: 'recipients', label: '主送单位', value: d.recipients, wide: true, visible: goesOn,
        options: d.bodies.map(body => ({value: body.id, label: body.name}))}),
      ctx.radio({name: 'openness', label: '公开属性', required: true, requiredHint: '请选择公开属性。', visible: goesOn,
        value: d.openness?.code, hint: '选择“主动公开”的，印发后转“信息公开”办理。',
        options: d.opennesses.map(openness => ({value: openness.code, label: openness.label}))}),
      ctx.textarea({name: 'opennessReason', label: '不予公开的理由', required: true, rows: 2, maxLength: 500,
        value: d.opennessReason, visible: values => goesOn(values) && values.openness === 'WITHHELD'}),
      h('p', {class: 'jt-hint'}, '涉密文件不得在本系统办理。'),
      ctx.evidence('定稿、盖章扫描件和附件'));
    return {
      collect() {
        const values = ctx.values();
        if (givenUp(values)) {
          // Of what is given up only the reason counts; the rest stays as it came back.
          return {title: d.title, route: d.route.code, recipients: d.recipients, openness: d.openness?.code,
            giveUp: true, giveUpReason: values.giveUpReason};
        }
        return {...values, giveUp: false, generated: values.generated ? values.generated === 'true' : null};
      },
      restore: draft => ctx.fill({...draft, giveUp: String(Boolean(draft.giveUp)), generated: draft.generated === null ? null : String(draft.generated)})
    };
  }
};

/** The files that the program can write, the text first. */
function written(taskId, names) {
  return h('ul', {}, names.map((name, i) => h('li', {},
    h('a', {href: address(`/api/tasks/${encodeURIComponent(taskId)}/document/written/${i}`), target: '_self', download: name},
      name))));
}
