// 审核反馈: what the body answers; taken or sent back.

import {answer} from './reply-view.js';

/** @type {Form<Wire.SupervisionOrder>} */
export default {
  load: '/api/tasks/{taskId}/order',
  render(ctx, el) {
    el.append(
      ctx.section('单位反馈', answer(ctx.data)),
      ...ctx.decision({agree: '认可反馈', refuse: '退回重报', remarkLabel: '审核意见'}));
  }
};
