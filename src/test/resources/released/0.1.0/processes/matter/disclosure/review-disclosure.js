// 保密与公开审查: whether it may go out, by another than who drafted it.

import {facts} from './disclosure.js';

/** @type {Form<Wire.Disclosure>} */
export default {
  load: '/api/tasks/{taskId}/disclosure',
  render(ctx, el) {
    el.append(
      ctx.section('拟公开内容', facts(ctx)),
      ctx.radio({name: 'review', label: '审查意见', required: true, requiredHint: '请选择审查意见。',
        options: ctx.data.reviews.map(review => ({value: review.code, label: review.label}))}),
      ctx.textarea({name: 'words', label: '审查说明', rows: 4, hint: '选择“可以公开”以外的意见时必须填写。'}));
    return {
      validate: values => values.review !== 'PUBLISH' && !values.words ? {words: '请写明理由。'} : null
    };
  }
};
