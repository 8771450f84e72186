// 核对登记: what was registered, against the scan.

import {facts} from './document.js';

/** @type {Form<Wire.Document>} */
export default {
  load: '/api/tasks/{taskId}/document',
  render(ctx, el) {
    el.append(
      ctx.section('登记内容', facts(ctx)),
      ...ctx.decision({agree: '与扫描件一致', refuse: '退回重新登记', remarkLabel: '核对意见'}));
  }
};
