// What all embedded task forms share: the card that tells what the task is about, fields, drafts and handing in.

import {api, address, plainMessage} from '../api.js';
import {date, dateTime, h, time} from '../dom.js';
import {evidence} from '../evidence.js';
import {fieldSet} from '../fields.js';
import {hands, onHands} from '../hands.js';

const DRAFT_AFTER_MS = 3000;

/**
 * What a form's module has as its default: where its data come from, and how it is drawn.
 * @template [Data=any]
 * @typedef {object} Form
 * @property {string} [load] a path of our own, as `/api/tasks/{taskId}/work`; its JSON becomes `ctx.data`
 * @property {(ctx: Context<Data>, el: HTMLElement) => Handlers | void} render puts the fields into `el`; called again
 * when a draft is given up
 */

/**
 * What a form does besides the usual: hand in and restore all fields of `ctx`.
 * @typedef {object} Handlers
 * @property {() => any} [collect] what is handed in and kept as a draft
 * @property {(draft: any) => void} [restore]
 * @property {(values: any) => string | Record<string, string> | null} [validate] a sentence, or one for each wrong field
 */

/**
 * What a form is drawn with: the field builders of fields.js, and what stands below.
 * @template [Data=any]
 * @typedef {ReturnType<typeof fieldSet> & {
 *   taskId: string,
 *   data: Data,
 *   say: (text: string | null) => void,
 *   decision: (words: {agree: string, refuse: string, remarkLabel: string}) => HTMLElement[],
 *   addCheck: (check: () => HTMLElement | null) => void,
 *   section: (title: string, ...children: import('../dom.js').Child[]) => HTMLElement,
 *   evidence: (label?: string) => HTMLElement
 * }} Context
 */

/**
 * Turns the Camunda form at hand into one of ours; called from its `cam-script`, inside an empty `<form>`, with the name
 * of the module that lies beside it in the procedure's folder: `jingtu.kit(1).form(camForm, 'draft-scheme.js')`.
 *
 * Handing in sends one transient variable `submission`, the JSON of what the module collects.
 * @param {any} camForm
 * @param {string} file
 */
export function form(camForm, file) {
  drawn(camForm, definitionId => deployed(definitionId, file));
}

/**
 * The same with a module from elsewhere.
 * @param {any} camForm
 * @param {(definitionId: string) => Promise<Form>} moduleOf
 */
export function drawn(camForm, moduleOf) {
  const taskId = camForm.taskId;
  const scope = window.angular.element(camForm.containerElement).scope();
  const host = camForm.formElement[0];
  const banner = h('div', {class: 'jt-banner', hidden: true});
  const problem = h('div', {class: 'jt-problem', role: 'alert', hidden: true});
  const card = h('div', {});
  const body = h('fieldset', {class: 'jt-body'});
  const state = h('div', {class: 'jt-draft-state', 'aria-live': 'polite'});
  host.classList.add('jt-form');
  host.setAttribute('novalidate', '');
  host.addEventListener('submit', event => event.preventDefault());
  host.append(card, banner, problem, body, state);
  body.append(h('p', {class: 'jt-muted'}, '正在加载…'));

  const fields = fieldSet();
  /** @type {Context} */
  const ctx = {
    ...fields,
    taskId,
    data: null,
    /** Consent or not, with words that are required for a no; handed in as `agreed` and `remark`. */
    decision({agree, refuse, remarkLabel}) {
      decides = true;
      return [
        fields.radio({name: 'agreed', label: '意见', required: true, requiredHint: '请选择意见。',
          options: [{value: 'true', label: agree}, {value: 'false', label: refuse}]}),
        fields.textarea({name: 'remark', label: remarkLabel, rows: 4, hint: `选择“${refuse}”时必须填写。`})
      ];
    },
    /** Shows a sentence above the form, or takes it away. */
    say,
    /** A further check before handing in: answers the first wrong element, or null. */
    addCheck: further => checks.push(further),
    section: (title, ...children) => h('section', {class: 'jt-section'}, title && h('h4', {}, title), children),
    evidence(label = '佐证材料') {
      const place = h('div', {});
      panels.push(evidence(place, taskId));
      return h('section', {class: 'jt-section jt-evidence-section'}, h('h4', {}, label), place);
    }
  };
  const panels = [];
  const checks = [];
  /** @type {Form} */
  let module;
  /** @type {Handlers} */
  let handlers = {};
  /** The card above the form. @type {any} */
  let brief = null;
  let decides = false;
  let ready = false;
  let handedIn = false;
  let dirty = false;
  let timer = null;
  /** What the banner says. */
  let whyLocked = '';
  /** In whose hands the task is; null: not known. @type {any} */
  let held = null;

  const collect = () => {
    const values = handlers.collect ? handlers.collect() : fields.values();
    return decides && values.agreed ? {...values, agreed: values.agreed === 'true'} : values;
  };

  camForm.on('submit', () => {
    const objection = ready ? check() : '表单尚未加载完成，请稍候。';
    if (objection) {
      say(objection);
      camForm.submitPrevented = true;
      return;
    }
    say(null);
    clearTimeout(timer);
    const variables = camForm.variableManager;
    if (variables.variable('submission')) {
      variables.destroyVariable('submission');
    }
    variables.createVariable({
      name: 'submission',
      type: 'String',
      value: JSON.stringify(collect()),
      // Longer than a variable's column is wide, and kept in tables of our own by whoever takes it.
      valueInfo: {transient: true}
    });
  });
  camForm.on('submit-success', () => {
    handedIn = true;
    clearTimeout(timer);
  });
  // The form tells its listeners who speaks, and then what it says as a list.
  camForm.on('submit-failed', (speaker, [error]) => {
    if (camForm.submitPrevented) {
      return;
    }
    const message = plainMessage(error && error.message)
      || '未能提交。请稍后再试；仍不成功的，请把出错时间告诉管理员。已填写的内容会保留。';
    // Tasklist shows the same error in its own box.
    if (error) {
      error.message = message;
    }
    say(message);
    changed();
  });

  body.addEventListener('input', changed);
  body.addEventListener('change', changed);
  watchTask();
  start();

  async function start() {
    try {
      // A form that starts a process has no task yet.
      const at = path => path.replace('{taskId}', encodeURIComponent(taskId || ''));
      const [form, card, draft, now] = await Promise.all([
        moduleOf(scope.params.processDefinitionId),
        taskId ? askBrief().catch(e => missing(e)) : null,
        taskId ? api(at('/api/tasks/{taskId}/draft')).catch(e => missing(e)) : null,
        taskId ? hands(taskId) : null
      ]);
      module = form;
      brief = card;
      held = now;
      ctx.data = module.load ? await api(at(module.load)) : null;
      drawCard();
      render();
      if (draft) {
        restore(draft);
      }
      ready = true;
      tellWhyLocked();
    } catch (e) {
      body.replaceChildren();
      say(e.message);
    }
  }

  function render() {
    panels.splice(0).forEach(panel => panel.destroy());
    fields.clear();
    checks.length = 0;
    decides = false;
    body.replaceChildren();
    handlers = module.render(ctx, body) ?? {};
    fields.refresh();
  }

  function check() {
    const wrong = [fields.check(), ...checks.map(further => further())].find(Boolean);
    if (wrong) {
      wrong.scrollIntoView({block: 'center', behavior: 'smooth'});
      const control = wrong.querySelector('input, select, textarea');
      if (control) {
        control.focus({preventScroll: true});
      }
      return '有内容未填写或不符合要求，请按红色提示修改后再提交。';
    }
    const values = collect();
    if (decides && values.agreed === false && !values.remark) {
      fields.field('remark').say('请写明原因。');
      return '请写明原因。';
    }
    const objection = handlers.validate ? handlers.validate(values) : null;
    if (!objection || typeof objection === 'string') {
      return objection || null;
    }
    const names = Object.keys(objection).filter(name => objection[name]);
    for (const name of names) {
      fields.field(name)?.say(objection[name]);
    }
    return names.length ? objection[names[0]] : null;
  }

  function say(text) {
    problem.textContent = text || '';
    problem.hidden = !text;
    if (text) {
      problem.scrollIntoView({block: 'nearest'});
    }
  }

  function changed() {
    if (!ready || handedIn || body.disabled) {
      return;
    }
    dirty = true;
    // What was wrong is being mended; whether it is mended is seen when it is handed in.
    say(null);
    clearTimeout(timer);
    timer = setTimeout(saveDraft, DRAFT_AFTER_MS);
  }

  async function saveDraft(keepalive = false) {
    if (!taskId || !dirty || handedIn) {
      return;
    }
    dirty = false;
    try {
      const saved = await api(`/api/tasks/${encodeURIComponent(taskId)}/draft`,
        {method: 'PUT', body: collect(), keepalive});
      state.textContent = `草稿已保存 ${time(saved.savedAt)}`;
    } catch (e) {
      dirty = true;
      state.textContent = `草稿未保存：${e.message}`;
    }
  }

  function restore(draft) {
    (handlers.restore ?? fields.fill)(draft.content);
    fields.refresh();
    const note = h('div', {class: 'jt-restored'},
      `已恢复 ${dateTime(draft.savedAt)} 保存的草稿。`,
      h('button', {type: 'button', class: 'btn btn-link', onclick: async () => {
        await api(`/api/tasks/${encodeURIComponent(taskId)}/draft`, {method: 'DELETE'}).catch(() => {});
        clearTimeout(timer);
        dirty = false;
        note.remove();
        state.textContent = '';
        render();
      }}, '放弃草稿'));
    banner.after(note);
  }

  /** Follows who has the task: only that person fills in; and saves when another task is opened. */
  function watchTask() {
    scope.$watch(() => Boolean(scope.options && scope.options.disableForm), locked => {
      body.disabled = locked;
      tellWhyLocked();
    });
    const forget = taskId && onHands(taskId, async now => {
      held = now;
      if (ready) {
        tellWhyLocked();
        brief = await askBrief().catch(() => brief);
        drawCard();
      }
    });
    scope.$on('$destroy', () => {
      forget?.();
      clearTimeout(timer);
      saveDraft(true);
      panels.forEach(panel => panel.destroy());
    });
  }

  function askBrief() {
    return api(`/api/tasks/${encodeURIComponent(taskId)}/brief`);
  }

  function drawCard() {
    if (brief) {
      const open = card.querySelector('details')?.open;
      card.replaceChildren(briefCard(brief));
      card.querySelector('details')?.toggleAttribute('open', Boolean(open));
    }
  }

  /** Not before the rest is drawn, and what stands is left alone: a button that moves or is replaced misses its click. */
  function tellWhyLocked() {
    banner.hidden = !body.disabled || !ready;
    const claim = () => /** @type {HTMLButtonElement | null} */ (
      document.querySelector('[cam-tasklist-task-meta] button.claim'));
    const free = held ? held.mayWork && !held.holder : Boolean(claim());
    const words = held && !held.mayWork ? '您可以查看本任务，不能办理。'
      : free ? '本任务尚未领取，领取后才能填写和提交。'
        : `本任务的办理人是${held?.holder && !held.mine ? held.holder.name : '其他人员'}，您可以查看，不能填写。`;
    if (words !== whyLocked) {
      whyLocked = words;
      banner.replaceChildren(words, ...free
        ? [h('button', {type: 'button', class: 'btn btn-primary btn-sm', onclick: () => claim()?.click()}, '领取')] : []);
    }
  }
}

/**
 * A form's module as it was deployed with the version of the procedure that runs.
 * @param {string} definitionId
 * @param {string} file
 * @returns {Promise<Form>}
 */
export async function deployed(definitionId, file) {
  try {
    return (await import(address(`/api/forms/${encodeURIComponent(definitionId)}/${file}`))).default;
  } catch (e) {
    console.error(`form ${file} of ${definitionId} not loaded`, e);
    throw new Error('表单未能加载。请检查网络后刷新页面；仍不成功的，请把出错时间告诉管理员。');
  }
}

function missing(error) {
  if (error.status === 404) {
    return null;
  }
  throw error;
}

/** The card above every form: which clause, what is asked, until when, by whom, and what has happened so far. */
function briefCard(brief) {
  const source = [brief.context, brief.clause].filter(Boolean).join(' · ');
  return h('div', {class: 'jt-card'},
    source && h('div', {class: 'jt-card-source'}, source),
    h('h3', {}, brief.title, brief.body && h('span', {class: 'jt-county'}, brief.body)),
    brief.content && h('p', {class: 'jt-card-content'}, brief.content),
    h('dl', {class: 'jt-facts'},
      fact('办理期限', brief.due && due(brief.due)),
      brief.lines.map(line => fact(line.label, line.value))),
    many('时限要求', brief.dates, day => h('li', {},
      h('span', {}, day.description), ' ', due(day.due, day.originalDue), h('span', {class: 'jt-tag'}, day.stateName),
      day.document && [' ', h('a', {href: address(day.document), target: '_self'}, '下载文件')])),
    many('指标', brief.measures, measure => h('li', {}, measure)),
    many('提示', brief.notices, notice => h('li', {class: 'jt-card-notice'},
      notice.at && [h('span', {class: 'jt-muted'}, dateTime(notice.at)), ' ', notice.kindName, '：'], notice.text)),
    brief.history.length > 0 && h('details', {},
      h('summary', {}, `办理经过（${brief.history.length}）`),
      h('ol', {class: 'jt-history'}, brief.history.map(done))));
}

/** A line of the account: when, who, what, with the words as typed, what they changed and why. */
function done(line) {
  return h('li', {},
    h('span', {class: 'jt-muted'}, dateTime(line.at)), ' ', h('span', {}, line.who), ' ', h('strong', {}, line.what),
    line.onBehalfOf && `（代${line.onBehalfOf}）`,
    line.step && h('span', {class: 'jt-muted'}, ` ${line.step}`),
    [
      line.words,
      ...line.changes.map(change => `${change.label}：${change.before || '无'} → ${change.after || '无'}`),
      line.reason && `原因：${line.reason}`,
      line.basis && `依据：${line.basis}`
    ].filter(Boolean).map(words => h('div', {}, words)));
}

function fact(term, value) {
  return value ? h('div', {}, h('dt', {}, term), h('dd', {}, value)) : null;
}

function many(title, items, row) {
  return items && items.length > 0 ? h('div', {class: 'jt-many'}, h('h4', {}, title), h('ul', {}, items.map(row))) : null;
}

/** A rehearsal moves the plan into the current year: the date that the plan names stands beside the one that counts. */
function due(day, original) {
  const shown = date(day);
  const late = shown < date(new Date().toISOString());
  return h('span', {}, h('span', {class: late ? 'jt-late' : undefined}, shown),
    original && date(original) !== shown && h('span', {class: 'jt-muted'}, `（原定 ${date(original)}）`));
}
