// 编辑季度通报: the generated summary, or a text that was made of it.

import {summaryShown} from './summary.js';

const {address, h, reportNotes} = jingtu.kit(1);

/** @type {Form<Wire.RoundView>} */
export default {
  load: '/api/tasks/{taskId}/report-round',
  render(ctx, el) {
    el.append(
      ...reportNotes(ctx.data),
      summaryShown(ctx, ctx.data.summary),
      ctx.section('自动生成的文件', downloads(ctx.taskId)),
      ctx.radio({name: 'generated', label: '通报正文', required: true, requiredHint: '请选择通报正文。', options: [
        {value: 'true', label: '采用自动生成的通报'},
        {value: 'false', label: '采用上传的定稿', hint: '下载修改后，在下面上传 .docx 或 .pdf 定稿；以最后上传的为准。'}
      ]}),
      ctx.evidence('通报定稿'));
    return {
      collect: () => ({generated: ctx.values().generated === null ? null : ctx.values().generated === 'true'}),
      restore: draft => ctx.fill({generated: draft.generated === null ? null : String(draft.generated)})
    };
  }
};

function downloads(taskId) {
  const path = name => address(`/api/tasks/${encodeURIComponent(taskId)}/${name}`);
  return h('p', {},
    h('a', {href: path('summary.docx'), target: '_self', download: ''}, '下载通报（.docx）'), '　',
    h('a', {href: path('ledger.xlsx'), target: '_self', download: ''}, '下载台账（.xlsx）'));
}
