// Who carries out a task and by when, for its lead.

const {api, date, dialog, fieldSet, h} = jingtu.kit(1);

/**
 * Counties and dates of a task at its lead: who is open, with the ways to spare a county and to move a date.
 * @param {FormContext<Wire.Work>} ctx
 */
export function progressBoard(ctx) {
  const element = h('div', {});
  draw();
  return {
    element,
    objection() {
      const open = ctx.data.parties.filter(party => party.role === 'EXECUTOR' && party.state === 'OPEN');
      return open.length
        ? `还有${open.length}个县（市、区）未落实：${open.map(party => party.name).join('、')}。请等其上报，或写明原因予以豁免后再申请销号。`
        : null;
    }
  };

  function draw() {
    const counties = ctx.data.parties.filter(party => party.role === 'EXECUTOR');
    const dates = ctx.data.deadlines.filter(d => d.due);
    element.replaceChildren(
      counties.length > 0 && ctx.section('县（市、区）落实情况', h('table', {class: 'jt-table'},
        h('thead', {}, h('tr', {}, ['县（市、区）', '状态', '上报内容或说明', ''].map(t => h('th', {}, t)))),
        h('tbody', {}, counties.map(county)))) || '',
      dates.length > 0 && ctx.section('时限', h('table', {class: 'jt-table'},
        h('thead', {}, h('tr', {}, ['要求', '日期', '状态', ''].map(t => h('th', {}, t)))),
        h('tbody', {}, dates.map(day)))) || '');
  }

  function county(party) {
    const report = ctx.data.words.find(step => step.verb === 'carried-out' && step.body === party.id);
    return h('tr', {},
      h('td', {}, party.name),
      h('td', {}, h('span', {class: party.state === 'OPEN' ? 'jt-late' : ''}, party.stateName)),
      h('td', {}, party.reason || (report && party.state === 'DONE' ? report.remark : '')),
      h('td', {}, party.state === 'OPEN' && button('豁免', () => ask('豁免 ' + party.name, [
        {kind: 'textarea', name: 'reason', label: '豁免原因', required: true}
      ], values => api(path('/exemptions'), {method: 'POST', body: {organisation: party.id, ...values}})))));
  }

  function day(d) {
    return h('tr', {},
      h('td', {}, d.item ? `${d.item}：${d.description}` : d.description),
      h('td', {}, date(d.due), d.originalDue && d.originalDue !== d.due
        && h('span', {class: 'jt-muted'}, `（原定 ${date(d.originalDue)}）`)),
      h('td', {}, d.stateName),
      h('td', {}, d.state === 'OPEN' && d.mine && [
        button('登记完成', () => ask('登记完成', [
          {kind: 'textarea', name: 'note', label: '完成情况', required: true}
        ], values => api(path(`/deadlines/${d.id}/met`), {method: 'POST', body: values}))), ' ',
        button('申请延期', () => ask('申请延期', [
          {kind: 'date', name: 'date', label: '延至', required: true, min: d.due},
          {kind: 'textarea', name: 'reason', label: '延期理由', required: true}
        ], values => api(path(`/deadlines/${d.id}/extensions`), {method: 'POST', body: values}),
        '延期申请已送市级负责人审批，结果见“消息”。'))]));
  }

  function path(rest) {
    return `/api/tasks/${encodeURIComponent(ctx.taskId)}${rest}`;
  }

  function button(text, onclick) {
    return h('button', {type: 'button', class: 'btn btn-default btn-sm', onclick}, text);
  }

  async function ask(title, questions, send, thanks) {
    const fields = fieldSet();
    const form = h('div', {}, questions.map(({kind, ...options}) => fields[kind](options)));
    const done = await dialog(title, '确定', form, async () => {
      if (fields.check()) {
        throw new Error('请按红色提示填写。');
      }
      await send(fields.values());
      return true;
    });
    if (done) {
      ctx.data = await api(path('/work'));
      draw();
      if (thanks) {
        element.prepend(h('p', {class: 'jt-restored', role: 'status'}, thanks));
      }
    }
  }
}
