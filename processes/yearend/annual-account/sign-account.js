// 审签年度自评: the head reads the account and signs it or sends it back.

import {accountShown} from './account.js';

const {signedFiles} = jingtu.kit(1);

/** @type {Form<Wire.AccountView>} */
export default {
  load: '/api/tasks/{taskId}/year-account',
  render(ctx, el) {
    el.append(
      ctx.section('送签文件', signedFiles(ctx.data.files)),
      accountShown(ctx, ctx.data.account),
      ...ctx.decision({agree: '同意', refuse: '退回修改', remarkLabel: '审签意见'}));
  }
};
