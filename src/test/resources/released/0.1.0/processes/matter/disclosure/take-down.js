// 撤下登记: when it was taken down, and what was said meanwhile.

import {facts} from './disclosure.js';

const {date} = jingtu.kit(1);

/** @type {Form<Wire.Disclosure>} */
export default {
  load: '/api/tasks/{taskId}/disclosure',
  render(ctx, el) {
    el.append(
      ctx.section('已公开的内容', facts(ctx)),
      ctx.date({name: 'takenDownOn', label: '撤下日期', required: true, value: date(new Date().toISOString())}),
      ctx.textarea({name: 'feedback', label: '收到的意见', required: true, rows: 4,
        hint: '公开期间收到的意见及处理情况；没有的写“无”。'}));
  }
};
