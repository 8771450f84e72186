// 核查: passed, or back to the lead or to some counties.

const {dateTime, h, standings} = jingtu.kit(1);

const REPORTED = ['carried-out', 'close-out-requested', 'exempted', 'deadline-met', 'contributed'];

/** @type {Form<Wire.Work>} */
export default {
  load: '/api/tasks/{taskId}/work',
  render(ctx, el) {
    const bodies = role => ctx.data.parties.filter(party => party.role === role)
      .map(party => ({value: party.id, label: party.name}));
    el.append(
      ctx.section('指标完成情况', standings(ctx.data.standings)),
      ctx.section('上报情况', reports(ctx.data.words)),
      ctx.evidence('全部材料'),
      ctx.radio({name: 'outcome', label: '核查结论', required: true, options: [
        {value: 'PASS', label: '通过', hint: '同意销号'},
        {value: 'RETURN_LEAD', label: '退回牵头单位'},
        ...(bodies('EXECUTOR').length ? [{value: 'RETURN_EXECUTOR', label: '退回县（市、区）'}] : [])
      ]}),
      ctx.checks({name: 'leads', label: '退回哪个牵头单位', required: true, options: bodies('LEAD'),
        visible: values => values.outcome === 'RETURN_LEAD'}),
      ctx.checks({name: 'executors', label: '退回哪个县（市、区）', required: true, options: bodies('EXECUTOR'),
        visible: values => values.outcome === 'RETURN_EXECUTOR'}),
      ctx.textarea({name: 'remark', label: '核查意见', rows: 5, hint: '退回时必须写明原因。'}));
    return {
      collect() {
        const {outcome, leads, executors, remark} = ctx.values();
        return {outcome, returnTo: leads || executors || [], remark};
      },
      restore(draft) {
        ctx.fill({
          outcome: draft.outcome,
          remark: draft.remark,
          leads: draft.outcome === 'RETURN_LEAD' ? draft.returnTo : [],
          executors: draft.outcome === 'RETURN_EXECUTOR' ? draft.returnTo : []
        });
      },
      validate: values => values.outcome !== 'PASS' && !values.remark ? {remark: '退回时请写明原因。'} : null
    };
  }
};

/**
 * What counties and leads reported, newest first.
 * @param {Wire.Step[]} words
 */
function reports(words) {
  const shown = words.filter(step => REPORTED.includes(step.verb));
  return shown.length === 0
    ? h('p', {class: 'jt-muted'}, '尚无上报。')
    : h('ul', {class: 'jt-history'}, shown.map(step => h('li', {},
      h('span', {class: 'jt-muted'}, dateTime(step.at)), ' ', step.who, ' ', h('strong', {}, step.what),
      h('div', {}, step.remark))));
}
