// The breakdown of a plan, to be read or corrected.

const {DATE_TYPES, LEAD_MODES, OPERATORS, editTask, fieldSet, h, label, planFile} = jingtu.kit(1);

/**
 * The table of all tasks of a plan; each row opens for correction unless `readOnly`.
 * @param {Wire.PlanView} view
 */
export function planEditor(view, {readOnly = false} = {}) {
  let plan = structuredClone(view.draft);
  const names = Object.fromEntries(view.organisations.map(body => [body.id, body.name]));
  const head = h('div', {});
  const table = h('tbody', {});
  const fields = fieldSet();
  const element = h('div', {class: 'jt-plan-editor'}, head, h('div', {class: 'jt-table-wrap'},
    h('table', {class: 'jt-table jt-plan-table'},
      h('thead', {}, h('tr', {}, ['条款', '任务', '牵头', '参与', '落实', '时限', '指标', ''].map(t => h('th', {}, t)))),
      table)));
  draw();
  return {
    element,
    draft: () => ({...plan, ...(readOnly ? {} : fields.values())}),
    objection: () => fields.check() ? '计划名称等内容未填写完整，请补充。' : null,
    show(other) {
      plan = structuredClone(other);
      draw();
    }
  };

  function draw() {
    fields.clear();
    head.replaceChildren(readOnly
      ? h('p', {}, `${plan.title}　${plan.documentNumber || ''}　共 ${plan.tasks.length} 项任务`)
      : h('div', {class: 'jt-plan-head'},
        fields.text({name: 'title', label: '计划名称', required: true, value: plan.title}),
        fields.text({name: 'documentNumber', label: '文号', value: plan.documentNumber, maxLength: 100}),
        fields.date({name: 'issueDate', label: '印发日期', value: plan.issueDate,
          hint: '早于印发日期的时限不适用。'}),
        h('p', {class: 'jt-muted'}, `共 ${plan.tasks.length} 项任务，逐项核对，有误的点“修改”。`, ' ', planFile(view.id))));
    table.replaceChildren(...plan.tasks.map(row));
  }

  function row(task, index) {
    const who = ids => ids.map(id => names[id] || id).join('、');
    return h('tr', {},
      h('td', {}, task.ref),
      h('td', {}, task.title),
      h('td', {}, who(task.leads), task.leads.length > 1 && h('div', {class: 'jt-muted'}, label(LEAD_MODES, task.leadMode))),
      h('td', {}, who(task.participants)),
      h('td', {}, task.executors ? who(task.executors) || '无' : '全部县（市、区）'),
      h('td', {}, task.deadlines.map(d => h('div', {}, `${d.date || label(DATE_TYPES, d.type)} ${d.description}`))),
      h('td', {}, task.indicators.map(i => h('div', {},
        `${i.name} ${label(OPERATORS, i.operator)} ${i.target || ''}${i.unit || ''}`))),
      h('td', {}, !readOnly && h('button', {type: 'button', class: 'btn btn-default btn-sm', onclick: async () => {
        const changed = await editTask(task, view, false);
        if (changed) {
          plan.tasks[index] = changed;
          Object.assign(plan, fields.values());
          draw();
          element.dispatchEvent(new Event('change', {bubbles: true}));
        }
      }}, '修改')));
  }
}
