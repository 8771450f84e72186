// The text of a plan document beside the plan that was understood of it.

const {DATE_TYPES, ITEM_TYPES, LEAD_MODES, OPERATORS, editTask, fieldSet, h, label} = jingtu.kit(1);

/** Characters of the content of a task or requirement, as the server takes them; and where the rest is to be found. */
const LONGEST = 8000;
const WHOLE = '（全文见计划文本）';
/** Before a name that no body has yet, in place of its id. */
const UNKNOWN = '?';

/**
 * The document on the left, the plan on the right; a click on either shows the other.
 * @param {Wire.PlanDocument} view
 */
export function importEditor(view) {
  const words = sourceWords(view.source);
  const reading = view.reading;
  const taskOf = new Map(view.draft.tasks.map((task, i) => [task.ref, i]));
  const requirementOf = new Map(view.draft.requirements.map((requirement, i) => [requirement.ref, i]));
  let plan = structuredClone(view.draft);
  let names = {};
  let confirmed = new Set();
  let moved = new Set();

  const head = fieldSet();
  const outcome = fieldSet();
  const text = sourceText(view, words, key => choose(key, false));
  const side = h('div', {class: 'jt-import-plan'});
  const counts = h('span', {class: 'jt-muted', 'aria-live': 'polite'});
  const full = h('button', {type: 'button', class: 'btn btn-default btn-sm', onclick: () =>
    document.fullscreenElement ? document.exitFullscreen() : pages.requestFullscreen()}, '全屏核对');
  const pages = h('div', {class: 'jt-import'},
    h('div', {class: 'jt-import-bar'}, h('strong', {}, view.fileName), counts, h('span', {class: 'jt-right'}, full)),
    h('div', {class: 'jt-import-panes'}, text.element, side));
  pages.addEventListener('fullscreenchange', () => {
    full.textContent = document.fullscreenElement === pages ? '退出全屏' : '全屏核对';
    const shown = /** @type {HTMLElement | null} */ (side.querySelector('.jt-chosen'));
    if (shown) {
      shown.scrollIntoView({block: 'center'});
      text.scrollTo(shown.dataset.key);
    }
  });
  const whole = h('div', {}, notes(), pages,
    outcome.radio({name: 'outcome', label: '处理方式', required: true, value: 'KEEP', options: [
      {value: 'KEEP', label: '建立计划', hint: '转入“年度计划”核对、签发'},
      {value: 'UPLOAD_AGAIN', label: '重新上传', hint: '本次核对的内容不保留'},
      {value: 'GIVE_UP', label: '放弃导入'}]}));
  side.addEventListener('keydown', event => {
    const on = /** @type {HTMLElement} */ (event.target);
    if (event.key === 'Enter' && on.matches('.jt-import-item, .jt-words')) {
      on.click();
    }
  });
  draw();
  return {
    element: whole,
    value: () => ({
      outcome: outcome.values().outcome,
      draft: current(),
      names: Object.entries(names).filter(([, choice]) => choice).map(([name, choice]) => choice.startsWith('+')
        ? {name, organisation: null, kind: choice.substring(1)}
        : {name, organisation: choice, kind: null}),
      confirmed: [...confirmed],
      moved: [...moved]
    }),
    show(draft) {
      plan = structuredClone(draft.draft);
      names = Object.fromEntries((draft.names || []).map(d => [d.name, d.kind ? '+' + d.kind : d.organisation]));
      confirmed = new Set(draft.confirmed || []);
      moved = new Set(draft.moved || []);
      outcome.fill({outcome: draft.outcome});
      draw();
    },
    objection() {
      if (outcome.values().outcome !== 'KEEP') {
        return null;
      }
      if (head.check()) {
        return '计划名称、年度等内容未填写完整，请补充。';
      }
      const open = unknownNames().filter(name => !names[name]);
      if (open.length) {
        return `还有 ${open.length} 个单位名称没有对应到本市单位：${open.join('、')}。`;
      }
      const leaderless = plan.tasks.filter(task => task.leads.length === 0).map(task => task.ref);
      if (leaderless.length) {
        return `任务 ${leaderless.join('、')} 没有牵头单位，请补充或移出任务。`;
      }
      const left = reading.warnings.length - confirmed.size;
      return left > 0 ? `还有 ${left} 处存疑未核对，请逐处核对后勾选“已核对”。` : null;
    }
  };

  function notes() {
    const list = [];
    if (view.existing) {
      list.push(`本市该年度已有计划“${view.existing.title}”（${view.existing.stateName}），不会被覆盖。年度识别有误的请改正年度；`
        + '确是同一份计划的请选择“放弃导入”，在已有的计划上办理。');
    }
    if (reading.city && reading.city !== view.cityName) {
      list.push(`文件写的是“${reading.city}”，提交后将作为“${view.cityName}”的计划。如选错文件，请选择“重新上传”。`);
    }
    return list.length ? h('div', {class: 'jt-problem', role: 'alert'}, list.join('\n')) : '';
  }

  function current() {
    const v = head.values();
    return {...plan,
      title: v.title, year: v.year, documentNumber: v.documentNumber || null, issuer: v.issuer, issueDate: v.issueDate,
      goals: v.goals.map((row, i) => ({
        ref: row.ref || `目标${i + 1}新`,
        title: short(row.name, 120),
        indicator: {formula: null, ...row.given,
          name: row.name, operator: row.operator, target: row.target || null, unit: row.unit || ''},
        date: v.year ? `${v.year}-12-31` : null,
        dateDerived: true,
        sources: row.sources || []
      }))};
  }

  function keepHead() {
    plan = current();
  }

  function changed() {
    draw();
    whole.dispatchEvent(new Event('change', {bubbles: true}));
  }

  function draw() {
    const scroll = side.scrollTop;
    head.clear();
    const bodies = [...view.organisations, ...unknownNames().map(name => ({
      id: UNKNOWN + name, name: `${name}（待对应）`, kind: 'DEPARTMENT',
      defaultExecutor: plan.tasks.some(task => (task.executors || []).includes(UNKNOWN + name))
    }))];
    const left = passages();
    side.replaceChildren(
      section('基本信息',
        head.text({name: 'title', label: '计划名称', required: true, value: plan.title}),
        head.number({name: 'year', label: '年度', required: true, value: plan.year, decimals: 0, min: 2000, max: 2999}),
        head.text({name: 'documentNumber', label: '文号', value: plan.documentNumber, maxLength: 100}),
        head.text({name: 'issuer', label: '印发单位', required: true, value: plan.issuer, maxLength: 100}),
        head.date({name: 'issueDate', label: '印发日期', value: plan.issueDate, hint: '早于印发日期的时限不适用。'})),
      unknownNames().length ? section(`待对应的单位（${unknownNames().filter(n => !names[n]).length}）`,
        h('p', {class: 'jt-hint'}, '本市没有登记这些名称。选择对应的单位或新增，下次导入会记住。'),
        unknownNames().map(name => nameRow(name))) : '',
      reading.warnings.length ? section(`存疑（${reading.warnings.length - confirmed.size} 处待核对）`,
        reading.warnings.map(doubt)) : '',
      left.length ? section(`未归类（${left.length} 段）`, left.map(passage)) : '',
      section(`任务（${plan.tasks.length} 项）`, plan.tasks.map(task => taskCard(task, bodies))),
      section(`目标（${plan.goals.length} 项）`, head.table({name: 'goals', label: '', addable: true, removable: true, addLabel: '添加目标',
        rows: plan.goals.map(goal => ({ref: goal.ref, sources: goal.sources, given: goal.indicator, name: goal.indicator.name,
          operator: goal.indicator.operator, target: goal.indicator.target, unit: goal.indicator.unit})),
        columns: [
          {type: 'text', name: 'name', label: '指标', required: true, width: 220},
          {type: 'select', name: 'operator', label: '要求', options: OPERATORS, required: true, width: 110},
          {type: 'text', name: 'target', label: '目标值', width: 80},
          {type: 'text', name: 'unit', label: '单位', width: 60, maxLength: 30}]})),
      section(`工作要求（${plan.requirements.length} 条）`, plan.requirements.map(requirementCard)));
    counts.textContent = `任务 ${plan.tasks.length} · 目标 ${plan.goals.length} · 要求 ${plan.requirements.length} · `
      + `未归类 ${left.length} · 存疑 ${reading.warnings.length - confirmed.size}`;
    text.moved(moved);
    side.scrollTop = scroll;
  }

  function section(title, ...children) {
    return h('section', {class: 'jt-section'}, h('h4', {}, title), children);
  }

  function unknownNames() {
    const all = new Set();
    for (const task of plan.tasks) {
      for (const id of [...task.leads, ...task.participants, ...(task.executors || [])]) {
        if (id.startsWith(UNKNOWN)) {
          all.add(id.substring(UNKNOWN.length));
        }
      }
    }
    return [...all];
  }

  function nameRow(name) {
    const select = h('select', {class: 'form-control', 'aria-label': `“${name}”对应的单位`, onchange: () => {
      keepHead();
      names[name] = select.value;
      changed();
    }},
      h('option', {value: ''}, '请选择对应的单位'),
      h('optgroup', {label: '本市单位'}, view.organisations.filter(body => body.kind !== 'SUPERIOR')
        .map(body => h('option', {value: body.id}, body.name))),
      h('optgroup', {label: `新增“${name}”`}, view.kinds.map(kind => h('option', {value: '+' + kind.value}, `新增为${kind.label}`))));
    select.value = names[name] || '';
    return h('div', {class: 'jt-import-item' + (names[name] ? '' : ' jt-doubt'), data: {name}},
      h('div', {class: 'jt-import-head'}, wordsLink(name, name)), select);
  }

  function doubt(warning, i) {
    const box = h('input', {type: 'checkbox', checked: confirmed.has(i), onchange: () => {
      keepHead();
      if (box.checked) {
        confirmed.add(i);
      } else {
        confirmed.delete(i);
      }
      changed();
    }});
    return h('div', {class: 'jt-import-item' + (confirmed.has(i) ? '' : ' jt-doubt'), data: {warning: i}},
      h('div', {class: 'jt-import-head'}, h('strong', {}, warning.message), h('label', {class: 'jt-choice'}, box, '已核对')),
      warning.quote && h('p', {class: 'jt-import-facts'}, wordsLink(warning.quote, warning.quote)));
  }

  /** What belongs to nothing yet: what was not understood, and what the clerk has taken out. */
  function passages() {
    return [
      ...reading.unassigned.map((p, i) => ({key: `UNASSIGNED-${i}`, ...p})).filter(p => !moved.has(p.key)),
      ...reading.tasks.map((task, i) => ({key: `TASK-${i}`, ref: task.ref, title: task.title, quote: task.quote}))
        .filter(p => moved.has(p.key)),
      ...reading.requirements.map((p, i) => ({key: `REQUIREMENT-${i}`, ...p})).filter(p => moved.has(p.key))
    ];
  }

  function passage(item) {
    const select = h('select', {class: 'form-control jt-inline', 'aria-label': '归入', onclick: stop, onchange: () => assign(item, select)},
      h('option', {value: ''}, '归入…'),
      h('option', {value: 'requirement'}, '列为工作要求'),
      h('option', {value: 'task'}, '列为新任务…'),
      h('optgroup', {label: '并入任务'}, plan.tasks.map(task => h('option', {value: '=' + task.ref}, `${task.ref} ${task.title}`))));
    return card(item.key, 'jt-doubt', h('p', {class: 'jt-import-facts'}, short(item.quote)), select);
  }

  async function assign(item, select) {
    const target = select.value;
    keepHead();
    if (target === 'requirement') {
      plan.requirements.push({ref: freeRef(item.ref || '要求'), title: short(item.title || item.quote, 40), content: short(item.quote, LONGEST, WHOLE), bodies: []});
    } else if (target === 'task') {
      const blank = {ref: freeRef(item.ref || '增'), section: '补充任务', title: short(item.title || '', 100), content: short(item.quote, LONGEST, WHOLE), leadMode: 'one',
        leads: [], participants: [], participantsOpen: false, executors: [], items: []};
      const task = await editTask(blank, view, true);
      if (!task) {
        select.value = '';
        return;
      }
      plan.tasks.push({...task, ref: freeRef(task.ref)});
    } else {
      const task = plan.tasks.find(other => '=' + other.ref === target);
      if (!task) {
        return;
      }
      task.content = short(`${task.content}\n${item.quote}`, LONGEST, WHOLE);
    }
    if (item.key.startsWith('UNASSIGNED')) {
      moved.add(item.key);
    } else {
      moved.delete(item.key);
    }
    changed();
  }

  function freeRef(ref) {
    const taken = new Set([...plan.tasks, ...plan.goals, ...plan.requirements].map(item => item.ref));
    let free = ref;
    for (let i = 2; taken.has(free); i++) {
      free = `${ref}-${i}`;
    }
    return free;
  }

  function taskCard(task, bodies) {
    const i = taskOf.get(task.ref);
    const read = i === undefined ? undefined : reading.tasks[i];
    const called = Object.fromEntries(bodies.map(body => [body.id, body.name]));
    const who = ids => ids.map((id, n) => [n > 0 && '、',
      h('span', {class: id.startsWith(UNKNOWN) && !names[id.substring(1)] ? 'jt-unknown' : undefined}, shownName(id, called))]);
    const fact = (term, value) => h('p', {class: 'jt-import-facts'}, h('b', {}, term), value);
    return card(i === undefined ? `NEW-${task.ref}` : `TASK-${i}`, task.leads.length ? '' : 'jt-doubt',
      h('div', {class: 'jt-import-head'}, h('strong', {}, `${task.ref} ${task.title}`),
        h('button', {type: 'button', class: 'btn btn-link btn-sm', onclick: async event => {
          stop(event);
          const corrected = await editTask(task, {...view, organisations: bodies}, false);
          if (corrected) {
            keepHead();
            plan.tasks[plan.tasks.findIndex(other => other.ref === task.ref)] = corrected;
            changed();
          }
        }}, '修改'),
        h('button', {type: 'button', class: 'btn btn-link btn-sm', title: '不是任务，移到“未归类”', onclick: event => {
          stop(event);
          keepHead();
          plan.tasks = plan.tasks.filter(other => other.ref !== task.ref);
          plan.goals.forEach(goal => { goal.sources = (goal.sources || []).filter(ref => ref !== task.ref); });
          if (i !== undefined) {
            moved.add(`TASK-${i}`);
          }
          changed();
        }}, '移出')),
      fact('牵头', task.leads.length
        ? [who(task.leads), task.leads.length > 1 && h('span', {class: 'jt-muted'}, `（${label(LEAD_MODES, task.leadMode)}）`)]
        : h('span', {class: 'jt-unknown'}, '未写明，请补充')),
      task.participants.length > 0 && fact('参与', [who(task.participants), task.participantsOpen && '等']),
      fact('落实', task.executors === null || task.executors === undefined ? '全部县（市、区）' : task.executors.length ? who(task.executors) : '无'),
      h('ol', {class: 'jt-import-items'}, task.items.map(item => h('li', {},
        h('span', {class: 'jt-mark'}, label(ITEM_TYPES, item.type)), ' ',
        wordsLink(item.title, item.words, `TASK-${i}`),
        item.executors.length > 0 && h('span', {class: 'jt-muted'}, `　${item.executors.length} 个县（市、区）落实`),
        item.deadlines.map(d => fact('时限', wordsLink(`${d.date || label(DATE_TYPES, d.type)} ${d.description}`,
          quoteOf(read?.deadlines, d.description) || item.words, `TASK-${i}`))),
        item.indicators.map(d => fact('指标', wordsLink(
          `${d.name} ${label(OPERATORS, d.operator)} ${d.target || ''}${d.unit || ''}`,
          item.words, `TASK-${i}`)))))));
  }

  /** The words of the document that a date was read from. */
  function quoteOf(read, description) {
    return (read || []).map(d => d.quote).find(quote => quote && description.includes(quote));
  }

  function shownName(id, called) {
    const choice = id.startsWith(UNKNOWN) ? names[id.substring(UNKNOWN.length)] : null;
    if (!choice) {
      return called[id] || id;
    }
    return choice.startsWith('+') ? `${id.substring(UNKNOWN.length)}（新增）` : called[choice];
  }

  function requirementCard(requirement) {
    const i = requirementOf.get(requirement.ref);
    return card(i === undefined ? `NEW-${requirement.ref}` : `REQUIREMENT-${i}`, '',
      h('div', {class: 'jt-import-head'}, h('strong', {}, `${requirement.ref} ${short(requirement.title, 60)}`),
        i !== undefined && h('button', {type: 'button', class: 'btn btn-link btn-sm', onclick: event => {
          stop(event);
          keepHead();
          plan.requirements = plan.requirements.filter(other => other !== requirement);
          moved.add(`REQUIREMENT-${i}`);
          changed();
        }}, '移出')));
  }

  function card(key, style, ...children) {
    return h('div', {class: `jt-import-item ${style}`, tabindex: 0, data: {key}, onclick: event => {
      if (!event.target.closest('button, select, input, .jt-words')) {
        choose(key, true);
      }
    }}, children);
  }

  /** Text that shows where it comes from. */
  function wordsLink(shown, quote, key) {
    return quote
      ? h('span', {class: 'jt-words', tabindex: 0, role: 'button', title: '在原文中查看', onclick: event => {
        stop(event);
        mark(key);
        text.show(quote, key);
      }}, shown)
      : h('span', {}, shown);
  }

  function choose(key, fromPlan) {
    mark(key);
    if (fromPlan) {
      text.scrollTo(key);
    } else {
      side.querySelector('.jt-import-item.jt-chosen')?.scrollIntoView({block: 'center'});
    }
  }

  function mark(key) {
    for (const item of /** @type {NodeListOf<HTMLElement>} */ (side.querySelectorAll('.jt-import-item'))) {
      item.classList.toggle('jt-chosen', Boolean(key) && item.dataset.key === key);
    }
    text.mark(key);
  }

  function stop(event) {
    event.stopPropagation();
  }
}

/** The text of the document, its parts clickable. */
function sourceText(view, words, chosen) {
  const owner = new Array(view.source.length).fill(-1);
  // A part inside another is the more telling one: the larger are laid first.
  const order = view.marks.map((mark, i) => i)
    .sort((a, b) => (view.marks[b].end - view.marks[b].start) - (view.marks[a].end - view.marks[a].start));
  for (const i of order) {
    owner.fill(i, view.marks[i].start, view.marks[i].end);
  }
  const pieces = [];
  for (let from = 0; from < view.source.length;) {
    let to = from + 1;
    while (to < view.source.length && owner[to] === owner[from]) {
      to++;
    }
    const mark = view.marks[owner[from]];
    const piece = mark
      ? h('span', {data: {key: `${mark.kind}-${mark.index}`, kind: mark.kind}, onclick: () => {
        clear();
        chosen(`${mark.kind}-${mark.index}`);
      }}, view.source.substring(from, to))
      : h('span', {}, view.source.substring(from, to));
    pieces.push({from, to, node: piece});
    from = to;
  }
  const element = h('div', {class: 'jt-import-text', 'aria-label': '计划原文', tabindex: 0}, pieces.map(piece => piece.node));
  return {
    element,
    scrollTo(key) {
      clear();
      of(key)[0]?.scrollIntoView({block: 'center'});
    },
    mark(key) {
      for (const piece of pieces) {
        piece.node.classList.toggle('jt-chosen', Boolean(key) && piece.node.dataset.key === key);
      }
    },
    moved(keys) {
      for (const piece of pieces) {
        piece.node.classList.toggle('jt-moved', keys.has(piece.node.dataset.key));
      }
    },
    /** Marks the very words, looked for within the part first. */
    show(quote, key) {
      clear();
      const own = pieces.filter(piece => piece.node.dataset.key === key);
      const found = (own.length && words.find(quote, own[0].from, own[own.length - 1].to)) || words.find(quote, 0, view.source.length);
      if (!found) {
        of(key)[0]?.scrollIntoView({block: 'center'});
        return;
      }
      const range = document.createRange();
      const [first, firstOffset] = at(found.start);
      const [last, lastOffset] = at(found.end - 1);
      range.setStart(first.node.firstChild, firstOffset);
      range.setEnd(last.node.firstChild, lastOffset + 1);
      // Browsers without highlights still scroll to the words.
      if (window.Highlight && CSS.highlights) {
        CSS.highlights.set('jt-words', new Highlight(range));
      }
      const box = range.getBoundingClientRect();
      element.scrollTop += box.top - element.getBoundingClientRect().top - element.clientHeight / 2;
    }
  };

  function of(key) {
    return pieces.filter(piece => piece.node.dataset.key === key).map(piece => piece.node);
  }

  function at(offset) {
    const piece = pieces.find(other => offset < other.to);
    return [piece, offset - piece.from];
  }

  function clear() {
    CSS.highlights?.delete('jt-words');
  }
}

/** Finds words in the text although white space was taken out of them. */
function sourceWords(source) {
  const places = [];
  let bare = '';
  for (let i = 0; i < source.length; i++) {
    if (!/\s/.test(source[i])) {
      bare += source[i];
      places.push(i);
    }
  }
  return {
    find(quote, from, to) {
      const wanted = quote.replace(/\s/g, '');
      const begin = places.findIndex(place => place >= from);
      for (const part of [wanted, wanted.substring(0, 16)]) {
        const found = part && begin >= 0 ? bare.indexOf(part, begin) : -1;
        if (found >= 0 && places[found] < to) {
          return {start: places[found], end: places[found + part.length - 1] + 1};
        }
      }
      return null;
    }
  };
}

/** The text where it fits, else its beginning, an ellipsis and a note; never half a character. */
function short(text, length = 160, note = '') {
  const end = `…${note}`;
  return text.length <= length ? text : text.substring(0, length - end.length).replace(/[\ud800-\udbff]$/, '') + end;
}
