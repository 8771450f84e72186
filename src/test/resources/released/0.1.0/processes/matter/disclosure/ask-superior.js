// 商上级并登记答复: who was asked, by which letter, and what he answered.

import {facts} from './disclosure.js';

/** @type {Form<Wire.Disclosure>} */
export default {
  load: '/api/tasks/{taskId}/disclosure',
  render(ctx, el) {
    el.append(
      ctx.section('拟公开内容', facts(ctx)),
      ctx.text({name: 'superior', label: '上级机关', required: true, maxLength: 100}),
      ctx.text({name: 'letter', label: '去函文号', required: true, maxLength: 100}),
      ctx.text({name: 'reply', label: '复函文号', required: true, maxLength: 100}),
      ctx.radio({name: 'consent', label: '上级意见', required: true, requiredHint: '请选择上级是否同意公开。',
        options: [{value: 'true', label: '同意公开'}, {value: 'false', label: '不同意公开'}]}),
      ctx.textarea({name: 'words', label: '答复要点', rows: 3}),
      ctx.evidence('去函和复函'));
    return {
      collect() {
        const values = ctx.values();
        return {...values, consent: values.consent ? values.consent === 'true' : null};
      },
      restore: draft => ctx.fill({...draft, consent: draft.consent === null ? null : String(draft.consent)})
    };
  }
};
