// 拟公开内容: what is published, where and for how long, or why nothing.

import {files} from './disclosure.js';

const {h} = jingtu.kit(1);

/** @type {Form<Wire.Disclosure>} */
export default {
  load: '/api/tasks/{taskId}/disclosure',
  render(ctx, el) {
    const d = ctx.data;
    const goesOut = values => values.withhold === 'false';
    el.append(
      ...(d.remark ? [h('p', {class: 'jt-problem'}, `退回意见：${d.remark}`)] : []),
      ctx.section('原文', files(ctx.taskId, d.sources)),
      ctx.radio({name: 'withhold', label: '拟办意见', required: true, requiredHint: '请选择是否公开。',
        value: d.content === null ? undefined : String(d.withhold),
        options: [{value: 'false', label: '公开'}, {value: 'true', label: '不予公开'}]}),
      ctx.textarea({name: 'content', label: '公开内容或不予公开的理由', required: true, rows: 3, value: d.content,
        hint: '公开的，写明公开什么；不予公开的，写明理由和依据条款。'}),
      ctx.radio({name: 'sources', label: '公开文件', required: true, requiredHint: '请选择公开哪些文件。', visible: goesOut,
        options: [
          {value: 'true', label: '公开原文'},
          {value: 'false', label: '公开处理后的文件', hint: '在下面上传。'}
        ]}),
      ctx.text({name: 'place', label: '公开渠道', visible: goesOut, value: d.place, placeholder: '如：市人民政府门户网站“土壤污染防治”专栏'}),
      ctx.date({name: 'until', label: '公开截止日期', visible: goesOut, value: d.until, hint: '长期公开的不填。'}),
      ctx.checkbox({name: 'cleaned', label: '已核对：个人信息、商业秘密和不宜公开的坐标已经删去或处理', required: true,
        requiredHint: '请核对后勾选。', visible: goesOut}),
      ctx.evidence('处理后的文件'));
    return {
      collect() {
        const values = ctx.values();
        return {...values, withhold: yes(values.withhold), sources: yes(values.sources)};
      },
      restore: draft => ctx.fill({...draft, withhold: word(draft.withhold), sources: word(draft.sources)})
    };
  }
};

/** Of a choice that was made; null: none was. */
function yes(choice) {
  return choice ? choice === 'true' : null;
}

function word(choice) {
  return choice === null || choice === undefined ? null : String(choice);
}
