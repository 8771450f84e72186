// 审签季度通报: the head reads the files and signs them or sends them back.

import {summaryShown} from './summary.js';

const {signedFiles} = jingtu.kit(1);

/** @type {Form<Wire.RoundView>} */
export default {
  load: '/api/tasks/{taskId}/report-round',
  render(ctx, el) {
    el.append(
      ctx.section('送签文件', signedFiles(ctx.data.round.files)),
      summaryShown(ctx, ctx.data.summary),
      ...ctx.decision({agree: '同意印发', refuse: '退回修改', remarkLabel: '审签意见'}));
  }
};
