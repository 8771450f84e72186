// 审批核查意见: the head agrees with the verdict, or has it verified again.

const {h, standings} = jingtu.kit(1);

const OUTCOMES = {PASS: '通过', RETURN_LEAD: '退回牵头单位', RETURN_EXECUTOR: '退回县（市、区）'};

/** @type {Form<Wire.Work>} */
export default {
  load: '/api/tasks/{taskId}/work',
  render(ctx, el) {
    el.append(
      ctx.section('核查意见', h('p', {class: 'jt-quote'}, words(ctx.data.verdict))),
      ctx.section('指标完成情况', standings(ctx.data.standings)),
      ctx.evidence('全部材料'),
      ...ctx.decision({agree: '同意核查意见', refuse: '不同意，重新核查', remarkLabel: '审批意见'}));
  }
};

/** @param {Wire.Verdict} verdict */
function words({outcome, returnTo, remark, by}) {
  return OUTCOMES[outcome] + (returnTo.length ? `：${returnTo.join('、')}` : '') + (remark ? `。${remark}` : '')
    + `（核查人：${by}）`;
}
