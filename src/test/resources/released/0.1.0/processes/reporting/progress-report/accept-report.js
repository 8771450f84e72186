// 接收季度进展: the coordinating body takes it, or asks for more.

import {reportShown} from './report.js';

const {reportNotes} = jingtu.kit(1);

/** @type {Form<Wire.Report>} */
export default {
  load: '/api/tasks/{taskId}/progress-report',
  render(ctx, el) {
    el.append(
      ...reportNotes(ctx.data),
      ...reportShown(ctx, ctx.data),
      ctx.evidence('佐证材料'),
      ...ctx.decision({agree: '接收', refuse: '退回补充', remarkLabel: '意见'}));
  }
};
