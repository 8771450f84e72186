// The breakdown of a plan, to be read or corrected: what the document says of itself, its goals, its items, its requirements.

const {CHECKS, ITEM_TYPES, LEAD_MODES, OPENNESS, OPERATORS, api, dateWords, editTask, executorWords, fieldSet, figureWords, h, label,
  planFile} = jingtu.kit(1);

const HEADS = ['条款', '分项', '类型', '牵头', '落实（配额）', '配合', '时限（来源）', '指标', '佐证', '核查'];

/**
 * The table of all items of a plan under their clauses; each clause opens for correction unless `readOnly`.
 * @param {Wire.PlanView} view
 */
export function planEditor(view, {readOnly = false} = {}) {
  let plan = structuredClone(view.draft);
  const names = Object.fromEntries(view.organisations.map(body => [body.id, body.name]));
  const who = ids => ids.map(id => names[id] || id).join('、');
  const head = h('div', {});
  const tail = h('div', {});
  const table = h('tbody', {});
  const fields = fieldSet();
  /** @returns {Wire.Formalities} */
  const formalities = () => plan.formalities || {};
  const source = sourcePane(view.id);
  const element = h('div', {class: 'jt-plan-editor'}, head, source.element,
    h('section', {class: 'jt-section'}, h('h4', {}, '任务分解表'),
      h('div', {class: 'jt-table-wrap'}, h('table', {class: 'jt-table jt-plan-table'},
        h('thead', {}, h('tr', {}, HEADS.map(t => h('th', {}, t)))), table))),
    tail);
  draw();
  return {
    element,
    draft: () => ({...plan, ...(readOnly ? {} : written())}),
    objection: () => fields.check() ? '计划名称等内容未填写完整，请补充。' : null,
    show(other) {
      plan = structuredClone(other);
      draw();
    }
  };

  /** What stands in the fields above and below the table. */
  function written() {
    const v = fields.values();
    return {
      title: v.title, documentNumber: v.documentNumber || null, issueDate: v.issueDate,
      formalities: {...formalities(), consentOf: v.consentOf || null, consentBasis: v.consentBasis || null, signer: v.signer || null,
        recipients: v.recipients || null, openness: v.openness || null, basis: basisRows(v.basis)},
      goals: v.goals.map(({given: goal, sources, ref, title, date, dateDerived, ...measure}) => ({
        ref, title, date, dateDerived,
        indicator: {...goal?.indicator, ...measure, name: measure.name || title, target: measure.target || null,
          unit: measure.unit || '', formula: measure.formula || null},
        sources: String(sources || '').split(/[、，,\s]+/).filter(Boolean)})),
      requirements: v.requirements.map(({given: requirement, ref, title, content}) => ({ref, title, content, bodies: requirement?.bodies || []}))
    };
  }

  function basisRows(rows) {
    return rows.map(row => ({title: row.title, number: row.number || null}));
  }

  function draw() {
    fields.clear();
    const items = plan.tasks.reduce((sum, task) => sum + task.items.length, 0);
    const counts = `共 ${plan.tasks.length} 项任务、${items} 个分项`;
    head.replaceChildren(...readOnly ? shownHead(counts) : headFields(counts));
    tail.replaceChildren(...readOnly ? shownTail() : tailFields());
    table.replaceChildren(...plan.tasks.flatMap(clause));
  }

  function shownHead(counts) {
    const f = formalities();
    const facts = [
      ['印发单位', plan.issuer + (f.issuerDerived ? '（推定）' : '')], ['文号', plan.documentNumber], ['印发日期', plan.issueDate],
      ['同意机关', f.consentOf], ['同意依据', f.consentBasis], ['签发人', f.signer], ['主送', f.recipients],
      ['公开属性', f.openness && label(OPENNESS, f.openness)],
      ['依据', (f.basis || []).map(b => `《${b.title}》${b.number ? `（${b.number}）` : ''}`).join('')]
    ];
    return [
      h('p', {}, h('strong', {}, plan.title), `　${counts}　`, planFile(view.id)),
      h('dl', {class: 'jt-facts'}, facts.filter(([, value]) => value).map(([term, value]) => h('div', {}, h('dt', {}, term), h('dd', {}, value))))
    ];
  }

  function headFields(counts) {
    const f = formalities();
    return [
      h('div', {class: 'jt-plan-head'},
        fields.text({name: 'title', label: '计划名称', required: true, value: plan.title}),
        fields.text({name: 'documentNumber', label: '文号', value: plan.documentNumber, maxLength: 100}),
        fields.date({name: 'issueDate', label: '印发日期', value: plan.issueDate,
          hint: '早于印发日期的时限不适用。'})),
      h('details', {class: 'jt-section', open: Boolean(f.consentOf || f.signer)}, h('summary', {}, '印发要件'),
        f.issuerDerived && h('p', {class: 'jt-hint'}, `印发单位“${plan.issuer}”原文没有写，是推定的。`),
        h('div', {class: 'jt-plan-head'},
          fields.text({name: 'consentOf', label: '同意机关', value: f.consentOf, maxLength: 100}),
          fields.text({name: 'consentBasis', label: '同意依据', value: f.consentBasis, maxLength: 300,
            hint: '会议纪要、批复的名称、文号和日期；给县（市、区）定配额的必须填写。'}),
          fields.text({name: 'signer', label: '签发人', value: f.signer, maxLength: 50}),
          fields.text({name: 'recipients', label: '主送', value: f.recipients, maxLength: 500}),
          fields.select({name: 'openness', label: '公开属性', value: f.openness, options: OPENNESS, empty: '原文没有写'})),
        fields.table({name: 'basis', label: '依据', addable: true, removable: true, addLabel: '添加依据', rows: f.basis || [],
          columns: [
            {type: 'text', name: 'title', label: '文件全称', required: true, width: 420},
            {type: 'text', name: 'number', label: '文号', width: 200, maxLength: 100}]})),
      h('p', {class: 'jt-muted'}, `${counts}，逐条核对，有误的点“修改”。标有“推定”的原文没有写，标有“待核”的是我们的理解。`, ' ', planFile(view.id))
    ];
  }

  function shownTail() {
    return [
      h('section', {class: 'jt-section'}, h('h4', {}, `目标（${plan.goals.length} 项）`), h('div', {class: 'jt-table-wrap'},
        h('table', {class: 'jt-table'}, h('thead', {}, h('tr', {}, ['条款', '目标', '指标', '考核日期', '来源任务'].map(t => h('th', {}, t)))),
          h('tbody', {}, plan.goals.map(goal => h('tr', {}, h('td', {}, goal.ref), h('td', {}, goal.title),
            h('td', {}, figureWords(goal.indicator, names)),
            h('td', {class: 'jt-nowrap'}, goal.date, goal.dateDerived && h('span', {class: 'jt-mark'}, '推定')),
            h('td', {}, (goal.sources || []).join('、')))))))),
      h('section', {class: 'jt-section'}, h('h4', {}, `工作要求（${plan.requirements.length} 条）`),
        plan.requirements.map(r => h('p', {}, h('strong', {}, `${r.ref} ${r.title}`), `　${r.content}`,
          r.bodies.length > 0 && h('span', {class: 'jt-muted'}, `（${who(r.bodies)}）`))))
    ];
  }

  function tailFields() {
    return [
      h('section', {class: 'jt-section'}, fields.table({name: 'goals', label: `目标（${plan.goals.length} 项）`,
        addable: true, removable: true, addLabel: '添加目标',
        rows: plan.goals.map(goal => ({given: goal, ref: goal.ref, title: goal.title, date: goal.date, dateDerived: goal.dateDerived,
          sources: (goal.sources || []).join('、'), name: goal.indicator.name, operator: goal.indicator.operator,
          target: goal.indicator.target, unit: goal.indicator.unit, formula: goal.indicator.formula, pending: goal.indicator.pending,
          derived: goal.indicator.derived})),
        columns: [
          {type: 'text', name: 'ref', label: '条款', required: true, width: 70, maxLength: 60},
          {type: 'text', name: 'title', label: '目标', required: true, width: 180, maxLength: 120},
          {type: 'text', name: 'name', label: '指标', required: true, width: 180},
          {type: 'select', name: 'operator', label: '要求', options: OPERATORS, required: true, width: 110},
          {type: 'text', name: 'target', label: '目标值', width: 90},
          {type: 'text', name: 'unit', label: '单位', width: 60, maxLength: 30},
          {type: 'text', name: 'formula', label: '计算方法', width: 180, maxLength: 500},
          {type: 'checkbox', name: 'pending', label: '待核', width: 50},
          {type: 'checkbox', name: 'derived', label: '推定', width: 50},
          {type: 'date', name: 'date', label: '考核日期', required: true, width: 140},
          {type: 'checkbox', name: 'dateDerived', label: '日期推定', width: 50},
          {type: 'text', name: 'sources', label: '来源任务', width: 160}]})),
      h('section', {class: 'jt-section'}, fields.table({name: 'requirements', label: `工作要求（${plan.requirements.length} 条）`,
        addable: true, removable: true, addLabel: '添加工作要求',
        rows: plan.requirements.map(r => ({given: r, ref: r.ref, title: r.title, content: r.content, who: who(r.bodies)})),
        columns: [
          {type: 'text', name: 'ref', label: '条款', required: true, width: 80, maxLength: 60},
          {type: 'text', name: 'title', label: '要求', required: true, width: 160, maxLength: 120},
          {type: 'textarea', name: 'content', label: '内容', required: true, width: 420, maxLength: 8000},
          {type: 'show', name: 'who', label: '承诺单位', width: 160}]}))
    ];
  }

  /** The line of a clause and the lines of its items. */
  function clause(task, index) {
    const line = h('tr', {class: 'jt-plan-clause'},
      h('td', {}, task.ref),
      h('td', {colspan: HEADS.length - 1},
        h('strong', {}, task.title), '　',
        !readOnly && h('button', {type: 'button', class: 'btn btn-default btn-sm', onclick: async () => {
          const changed = await editTask(task, view, false);
          if (changed) {
            Object.assign(plan, written());
            plan.tasks[index] = changed;
            draw();
            element.dispatchEvent(new Event('change', {bubbles: true}));
          }
        }}, '修改'),
        h('div', {class: 'jt-muted'},
          `牵头：${who(task.leads)}${task.leads.length > 1 ? `（${label(LEAD_MODES, task.leadMode)}）` : ''}`,
          task.participants.length > 0 && `　参与：${who(task.participants)}${task.participantsOpen ? '等' : ''}`,
          `　落实：${task.executors ? who(task.executors) || '无' : '全部县（市、区）'}`)));
    return [line, ...task.items.map(item => h('tr', {},
      h('td', {class: 'jt-plan-number'}, item.ref),
      h('td', {}, item.title, item.words && h('div', {class: 'jt-muted', title: '原文'}, `“${item.words}”`)),
      h('td', {class: 'jt-nowrap'}, label(ITEM_TYPES, item.type)),
      h('td', {}, leads(item.leads.length ? item.leads : task.leads)),
      h('td', {}, counties(item.executors)),
      h('td', {}, item.contributions.map(c => h('div', {}, `${names[c.body] || c.body}：${c.what}${c.date ? `（${c.date}）` : ''}`))),
      h('td', {}, item.deadlines.map(d => h('div', {}, dateWords(d)))),
      h('td', {}, item.indicators.map(i => h('div', {}, figureWords(i, names)))),
      h('td', {}, item.proof.join('、')),
      h('td', {}, label(CHECKS, item.check) + (item.share ? ` ${item.share}%` : ''), item.publicity && h('span', {class: 'jt-mark'}, '公示'))))];
  }

  function leads(ids) {
    return [names[ids[0]] || ids[0], ids.length > 1 && h('div', {class: 'jt-muted'}, `协办：${who(ids.slice(1))}`)];
  }

  function counties(executors) {
    const all = view.organisations.filter(body => body.defaultExecutor);
    const plain = executors.every(e => !e.quota && !e.date);
    return plain && all.length > 0 && all.length === executors.length
      ? '全部县（市、区）'
      : executors.map(e => h('div', {}, executorWords(e, names)));
  }
}

/** The text that the plan was read from, to be had beside the table; nothing where it came as a plan file. */
function sourcePane(planId) {
  const text = h('div', {class: 'jt-plan-source', tabindex: 0, 'aria-label': '计划原文', hidden: true});
  const button = h('button', {type: 'button', class: 'btn btn-default btn-sm', hidden: true, 'aria-expanded': 'false', onclick: () => {
    text.hidden = !text.hidden;
    button.setAttribute('aria-expanded', String(!text.hidden));
    button.textContent = text.hidden ? '对照原文' : '收起原文';
  }}, '对照原文');
  /** @param {Wire.PlanSource} source */
  const shown = source => {
    text.textContent = source.text || '';
    button.hidden = !source.text;
  };
  api(`/api/plans/${encodeURIComponent(planId)}/source`).then(shown, () => { button.hidden = true; });
  return {element: h('div', {class: 'jt-plan-source-place'}, button, text)};
}
