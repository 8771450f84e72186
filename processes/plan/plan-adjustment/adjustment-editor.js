// An adjustment of a running plan, to be drawn up or read.

const {CHECKS, DATE_TYPES, ITEM_TYPES, LEAD_MODES, OPERATORS, ORIGINS, blankItem, editTask, executorWords, fieldSet, h, label} = jingtu.kit(1);

/**
 * What an adjustment changes, with reason and document number; or the repeal of the whole plan.
 * @param {Wire.PlanView} view
 */
export function adjustmentEditor(view, {readOnly = false} = {}) {
  const kinds = {ADD: '增加', CHANGE: '变更', WITHDRAW: '撤销'};
  let changes = structuredClone(view.adjustment?.changes || []);
  const before = Object.fromEntries(view.draft.tasks.map(task => [task.ref, task]));
  const fields = fieldSet();
  const rows = h('tbody', {});
  const given = view.adjustment;
  const list = h('div', {},
    h('div', {class: 'jt-table-wrap'}, h('table', {class: 'jt-table'},
      h('thead', {}, h('tr', {}, ['调整', '条款', '任务', '调整后', ''].map(t => h('th', {}, t)))), rows)),
    !readOnly && h('div', {class: 'jt-actions'},
      pick('变更任务…', async task => {
        const changed = await editTask(task, view, false);
        if (changed) {
          add('CHANGE', task.ref, changed);
        }
      }),
      pick('撤销任务…', async task => add('WITHDRAW', task.ref, null)),
      h('button', {type: 'button', class: 'btn btn-default btn-sm', onclick: async () => {
        const blank = {ref: '', section: '调整新增', title: '', content: '', leadMode: 'one', leads: [], participants: [],
          participantsOpen: false, executors: null, items: []};
        const task = await editTask(blank, view, true);
        if (task) {
          add('ADD', task.ref, task);
        }
      }}, '增加任务…')));
  const element = h('div', {},
    fields.radio({name: 'way', label: '调整方式', required: true, readOnly, value: given?.repeal ? 'repeal' : 'change',
      options: [{value: 'change', label: '调整部分任务'}, {value: 'repeal', label: '整体废止', hint: '未销号的任务全部停办'},
        ...(readOnly ? [] : [{value: 'abandon', label: '放弃调整', hint: '计划不变，本次调整到此为止'}])]}),
    fields.textarea({name: 'reason', label: '原因', required: true, readOnly, value: given?.reason, rows: 4}),
    fields.text({name: 'documentNumber', label: '调整文件文号', readOnly, value: given?.documentNumber, maxLength: 100}),
    list);
  element.addEventListener('change', refresh);
  refresh();
  draw();
  return {
    element,
    adjustment() {
      const v = fields.values();
      return {abandon: v.way === 'abandon', repeal: v.way === 'repeal', reason: v.reason, documentNumber: v.documentNumber,
        changes: v.way === 'change' ? changes : []};
    },
    show(draft) {
      fields.fill({way: draft.abandon ? 'abandon' : draft.repeal ? 'repeal' : 'change', reason: draft.reason, documentNumber: draft.documentNumber});
      changes = structuredClone(draft.changes || []);
      refresh();
      draw();
    },
    objection() {
      if (fields.check()) {
        return '请按红色提示补充内容。';
      }
      return fields.values().way === 'change' && changes.length === 0
        ? '请至少调整一项任务，或选择整体废止、放弃调整。' : null;
    }
  };

  function refresh() {
    list.hidden = fields.values().way !== 'change';
  }

  function add(kind, ref, task) {
    changes = changes.filter(change => change.ref !== ref).concat({kind, ref, task});
    draw();
    element.dispatchEvent(new Event('change', {bubbles: true}));
  }

  function draw() {
    rows.replaceChildren(...changes.map(change => h('tr', {},
      h('td', {}, kinds[change.kind]),
      h('td', {}, change.ref),
      h('td', {}, (change.task || before[change.ref] || {}).title),
      h('td', {}, change.task ? differences(before[change.ref], change.task, view) : '停办'),
      h('td', {}, !readOnly && h('button', {type: 'button', class: 'btn btn-link btn-sm', onclick: () => {
        changes = changes.filter(other => other !== change);
        draw();
        element.dispatchEvent(new Event('change', {bubbles: true}));
      }}, '删除')))));
    if (changes.length === 0) {
      rows.append(h('tr', {}, h('td', {colspan: 5, class: 'jt-muted'}, '尚未列出调整的任务。')));
    }
  }

  function pick(text, use) {
    const running = view.tasks.filter(task => task.state === 'RUNNING');
    const select = h('select', {class: 'form-control jt-inline', 'aria-label': text, onchange: async () => {
      const task = before[select.value];
      select.value = '';
      if (task) {
        await use(task);
      }
    }}, h('option', {value: ''}, text), running.map(task => h('option', {value: task.ref}, `${task.ref} ${task.title}`)));
    return select;
  }
}

/**
 * In words, what differs between a task and what it shall be.
 * @param {Wire.DraftTask | undefined} before @param {Wire.DraftTask} after @param {Wire.PlanView} view
 */
function differences(before, after, view) {
  const names = Object.fromEntries(view.organisations.map(body => [body.id, body.name]));
  const who = ids => ids.map(id => names[id] || id).join('、') || '无';
  /** @type {Record<string, (task: Wire.DraftTask) => string>} */
  const ofTask = {
    名称: task => task.title,
    内容: task => task.content,
    牵头方式: task => label(LEAD_MODES, task.leadMode),
    牵头单位: task => who(task.leads),
    参与单位: task => who(task.participants) + (task.participantsOpen ? '等' : ''),
    落实单位: task => task.executors ? who(task.executors) : '全部县（市、区）'
  };
  /** @type {Record<string, (item: Wire.Item) => string>} */
  const ofItem = {
    名称: item => item.title,
    原文: item => item.words || '无',
    类型: item => label(ITEM_TYPES, item.type),
    牵头单位: item => item.leads.length ? who(item.leads) : '同任务',
    落实单位: item => item.executors.map(executor => executorWords(executor, names)).join('、') || '无',
    配合事项: item => item.contributions.map(c => `${names[c.body] || c.body}${c.what}${c.date || ''}`).join('；') || '无',
    时限: item => item.deadlines.map(d => [d.date || label(DATE_TYPES, d.type), d.description, d.origin && label(ORIGINS, d.origin),
      d.modality === 'strive' && '力争', d.push && '推送', d.derived && '推定'].filter(Boolean).join(' ')).join('；') || '无',
    指标: item => item.indicators.map(i => [`${i.name}${label(OPERATORS, i.operator)}${i.target || ''}${i.unit || ''}`, i.formula,
      i.reporter && `${names[i.reporter] || i.reporter}报`, i.modality === 'strive' && '力争', i.pending && '待核', i.derived && '推定']
      .filter(Boolean).join(' ')).join('；') || '无',
    佐证材料: item => item.proof.join('、') || '无',
    核查方式: item => label(CHECKS, item.check) + (item.share ? ` ${item.share}%` : '') + (item.publicity ? '，公示' : ''),
    依据: item => item.basis.map(b => `《${b.title}》${b.number || ''}`).join('') || '无'
  };
  const order = task => task.items.map(item => item.ref).join('、');
  const old = Object.fromEntries((before?.items || []).map(item => [item.ref, item]));
  const kept = new Set(after.items.map(item => item.ref));
  const lines = [
    ...changes(ofTask, before, after).map(line),
    ...after.items.flatMap(item => {
      const changed = changes(ofItem, old[item.ref], item);
      const told = old[item.ref] ? changed : changed.filter(({name, now}) => now !== ofItem[name](blankItem(item.ref)));
      return told.length ? [h('div', {}, h('strong', {}, `分项 ${item.ref} ${item.title}`), old[item.ref] ? '' : '（新增）'), ...told.map(line)] : [];
    }),
    ...before && order(before) !== order(after) ? [line({name: '分项次序', then: order(before), now: order(after)})] : [],
    ...(before?.items || []).filter(item => !kept.has(item.ref))
      .map(item => h('div', {}, h('strong', {}, '删去分项'), '：', h('del', {class: 'jt-muted'}, `${item.ref} ${item.title}`)))
  ];
  return lines.length ? lines : h('span', {class: 'jt-muted'}, '没有变化');

  /**
   * Words before (null if there were none) and words now of what is not as it was.
   * @returns {{name: string, then: string | null, now: string}[]}
   */
  function changes(parts, was, is) {
    return Object.entries(parts)
      .map(([name, words]) => ({name, then: was ? words(was) : null, now: words(is)}))
      .filter(({then, now}) => then !== now);
  }

  function line({name, then, now}) {
    return h('div', {}, name, '：', then !== null && h('del', {class: 'jt-muted'}, then), then !== null && ' → ', now);
  }
}
