// 发布登记: where and when it went out, with a picture of the page.

import {facts} from './disclosure.js';

const {date} = jingtu.kit(1);

/** @type {Form<Wire.Disclosure>} */
export default {
  load: '/api/tasks/{taskId}/disclosure',
  render(ctx, el) {
    el.append(
      ctx.section('批准公开的内容', facts(ctx)),
      ctx.text({name: 'address', label: '公开地址', required: true, maxLength: 500,
        hint: '网页地址；登在报刊、公告栏的，写明名称、日期和位置。'}),
      ctx.date({name: 'publishedOn', label: '发布日期', required: true, min: ctx.data.madeOn, value: date(new Date().toISOString())}),
      ctx.evidence('页面截图（必传，以最后上传的为准）'));
  }
};
