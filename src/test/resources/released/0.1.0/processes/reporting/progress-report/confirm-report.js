// 审核季度进展: the head of the lead agrees to what goes out, or sends it back.

import {reportShown} from './report.js';

const {reportNotes} = jingtu.kit(1);

/** @type {Form<Wire.Report>} */
export default {
  load: '/api/tasks/{taskId}/progress-report',
  render(ctx, el) {
    el.append(
      ...reportNotes(ctx.data),
      ...reportShown(ctx, ctx.data),
      ...ctx.decision({agree: '同意报送', refuse: '退回修改', remarkLabel: '审核意见'}));
  }
};
