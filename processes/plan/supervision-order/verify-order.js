// 核实落实情况: what was ordered and answered; how it was looked at, and whether what was late is met.

import {late, ordered, replies} from './order.js';

const {h} = jingtu.kit(1);

/** @type {Form<Wire.SupervisionOrder>} */
export default {
  load: '/api/tasks/{taskId}/order',
  render(ctx, el) {
    const order = ctx.data;
    const visit = values => values.onSite === 'true';
    el.append(
      ctx.section('逾期事项', late(order)),
      ctx.section('督办', ordered(order)),
      ctx.section('单位反馈', replies(order)),
      ...(order.met ? [] : [h('p', {class: 'jt-hint'}, '督办的时限在系统中还没有办结，只能选择“未办结”。')]),
      ctx.radio({name: 'onSite', label: '核实方式', required: true, requiredHint: '请选择核实方式。', options: [
        {value: 'false', label: '书面核实'}, {value: 'true', label: '现场核实', hint: '两人进行。'}]}),
      ctx.date({name: 'day', label: '核实日期', required: true}),
      ctx.text({name: 'place', label: '核实地点', required: true, visible: visit}),
      ctx.text({name: 'second', label: '同行人员', required: true, maxLength: 100, visible: visit}),
      ctx.text({name: 'secondPost', label: '同行人员职务或证件号', required: true, maxLength: 100, visible: visit}),
      ctx.textarea({name: 'words', label: '核实情况', required: true, rows: 4, maxLength: 4000,
        value: order.met ? order.likelyConclusion : ''}),
      ctx.radio({name: 'met', label: '是否办结', required: true, requiredHint: '请选择是否办结。', value: order.met ? 'true' : undefined,
        options: [{value: 'true', label: '已办结'}, {value: 'false', label: '未办结', hint: '接着提出下一步建议。'}]}),
      ctx.evidence('核实材料'));
    return {
      collect() {
        const values = ctx.values();
        return {...values, onSite: values.onSite === null ? null : values.onSite === 'true',
          met: values.met === null ? null : values.met === 'true'};
      },
      restore: draft => ctx.fill({...draft, onSite: String(draft.onSite), met: String(draft.met)})
    };
  }
};
