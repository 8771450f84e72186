// 编制年度自评: the account as computed, its reasons and weights, and the text that goes to signature.

import {accountFields} from './account-fields.js';

const {reportNotes} = jingtu.kit(1);

/** @type {Form<Wire.AccountView>} */
export default {
  load: '/api/tasks/{taskId}/year-account',
  render(ctx, el) {
    const account = accountFields(ctx);
    el.append(
      ...reportNotes(ctx.data),
      account.element,
      ctx.radio({name: 'generated', label: '自评报告', required: true, requiredHint: '请选择自评报告。', options: [
        {value: 'true', label: '采用自动生成的报告'},
        {value: 'false', label: '采用上传的定稿', hint: '下载修改后，在下面上传 .docx 或 .pdf 定稿；以最后上传的为准。'}
      ]}),
      ctx.evidence('自评报告定稿'));
    return {
      collect: () => ({
        ...account.collect(),
        generated: ctx.values().generated === null ? null : ctx.values().generated === 'true'
      }),
      restore(draft) {
        ctx.fill({generated: draft.generated === null ? null : String(draft.generated)});
        account.restore(draft);
      }
    };
  }
};
