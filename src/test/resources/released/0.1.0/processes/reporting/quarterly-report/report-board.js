// Who has reported to a round and who has not.

const {api, dateTime, dialog, fieldSet, h} = jingtu.kit(1);

/**
 * Who has reported and who has not; who owes nothing is exempted here.
 * @param {FormContext<Wire.RoundView>} ctx
 */
export function reportBoard(ctx) {
  const element = h('div', {});
  draw(ctx.data.round);
  return element;

  function draw(round) {
    element.replaceChildren(
      ctx.section('牵头单位', h('table', {class: 'jt-table'},
        h('thead', {}, h('tr', {}, ['单位', '状态', '报送时间', '退回次数', '说明', ''].map(t => h('th', {}, t)))),
        h('tbody', {}, round.departments.map(d => h('tr', {},
          h('td', {}, d.name),
          h('td', {class: d.late || !d.submittedAt ? 'jt-late' : ''}, d.stateName + (d.late ? '（迟报）' : '')),
          h('td', {}, d.submittedAt ? dateTime(d.submittedAt) : '—'),
          h('td', {}, d.returns),
          h('td', {}, d.remark || ''),
          h('td', {}, (d.state === 'DRAFTING' || d.state === 'CONFIRMING')
            && h('button', {type: 'button', class: 'btn btn-default btn-sm', onclick: () => exempt(d)}, '免报'))))))),
      ctx.section('县（市、区）', h('table', {class: 'jt-table'},
        h('thead', {}, h('tr', {}, ['县（市、区）', '填报情况'].map(t => h('th', {}, t)))),
        h('tbody', {}, round.counties.map(c => h('tr', {},
          h('td', {}, c.name),
          h('td', {}, c.reportedAt ? dateTime(c.reportedAt) + (c.late ? '（迟报）' : '') : '未报')))))));
  }

  async function exempt(department) {
    const fields = fieldSet();
    const form = h('div', {}, fields.textarea({name: 'reason', label: '免报原因', required: true, maxLength: 2000}));
    const done = await dialog(`${department.name}免报`, '确定', form, async () => {
      if (fields.check()) {
        throw new Error('请写明免报原因。');
      }
      await api(`/api/tasks/${encodeURIComponent(ctx.taskId)}/report-exemptions`,
        {method: 'POST', body: {organisation: department.id, ...fields.values()}});
      return true;
    });
    if (done) {
      try {
        ctx.data = await api(`/api/tasks/${encodeURIComponent(ctx.taskId)}/report-round`);
        draw(ctx.data.round);
      } catch {
        element.replaceChildren(h('p', {class: 'jt-restored', role: 'status'}, '各单位已报齐，已转入汇总，请刷新任务列表。'));
      }
    }
  }
}
