// 拟订督办事项: what is late with all that was done about it; matter, demand, addressees, day and kind of document.

import {late} from './order.js';

const {h} = jingtu.kit(1);

/** @type {Form<Wire.SupervisionOrder>} */
export default {
  load: '/api/tasks/{taskId}/order',
  render(ctx, el) {
    const order = ctx.data;
    const central = order.owing.length > 0 && order.owing.every(body => body.central);
    el.append(
      ...(order.office ? [] : [h('p', {class: 'jt-problem', role: 'alert'},
        '本市没有登记政府督查机构，不能印发督办通知。可以催办，或者由系统管理员在城市文件中登记督查机构后再办理。')]),
      ctx.section('逾期事项', late(order)),
      ...(order.office ? [h('p', {class: 'jt-muted'}, `督查机构：${order.office}（${order.designation}）`)] : []),
      ctx.radio({name: 'kind', label: '文种', required: true, requiredHint: '请选择文种。', value: central ? 'LETTER' : 'NOTICE',
        hint: '海关、海事等中央驻地机构不是政府督查对象，只能商请；两类单位都有的，请分别提出。',
        options: order.kinds.map(kind => ({value: kind.code, label: kind.label}))}),
      ctx.checks({name: 'bodies', label: '承办单位', required: true, wide: true,
        value: order.owing.filter(body => body.central === central).map(body => body.id),
        options: order.owing.map(body => ({value: body.id,
          label: `${body.name}（${body.kind}，本年已督办${body.earlier}次）`}))}),
      ctx.text({name: 'title', label: '督办事项', required: true, maxLength: 100, value: order.what.slice(0, 100)}),
      ctx.textarea({name: 'demand', label: '督办要求', required: true, rows: 4, maxLength: 4000,
        hint: '要办成什么、达到什么程度。'}),
      ctx.date({name: 'replyBy', label: '反馈期限', required: true}),
      ...(order.basis ? [h('p', {class: 'jt-muted'}, `督办依据：${order.basis}`)] : [
        ctx.text({name: 'basis', label: '督办依据', required: true, maxLength: 200,
          hint: '这项时限到期时政府督查工作条例尚未施行，请写明本市当时的督查规定（名称、文号）。'})]),
      ctx.evidence('有关材料'));
  }
};
