// 审批延期申请: what is asked for and why; yes or no.

const {h} = jingtu.kit(1);

/** @type {Form<Wire.Extension>} */
export default {
  load: '/api/tasks/{taskId}/extension',
  render(ctx, el) {
    const {organisation, what, due, until, reason} = ctx.data;
    const facts = [['申请单位', organisation], ['时限', what], ['现定日期', due], ['申请延至', until],
      ['理由', reason]];
    el.append(
      ctx.section('延期申请', h('dl', {class: 'jt-facts'},
        facts.map(([term, value]) => h('div', {}, h('dt', {}, term), h('dd', {}, value))))),
      ...ctx.decision({agree: '同意延期', refuse: '不同意', remarkLabel: '审批意见'}));
  }
};
