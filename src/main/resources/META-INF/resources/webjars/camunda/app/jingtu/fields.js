// The fields of task forms: each a labelled control that checks its input and speaks up beside it.

import {answersControl} from './answers.js';
import {h} from './dom.js';

// As the server takes them.
const FIRST_DAY = '2000-01-01';
const LAST_DAY = '2999-12-31';
const MOST_DIGITS = 15;

let ids = 0;

/**
 * A set of named fields. The builders answer the element to put into the form; `values()` collects what is in the
 * visible ones, `check()` marks what is wrong and answers the first wrong element or null.
 *
 * Common options of a builder: `name`, `label`, `required`, `hint`, `value`, `readOnly`,
 * `visible(values)` – shown, checked and collected only while it answers true.
 */
export function fieldSet() {
  const fields = new Map();

  const set = {
    /** One line. `maxLength` (200), `placeholder`, `pattern` with `patternHint`. */
    text: options => add(options, textControl('input', options)),
    /** Several lines. `rows` (4), `maxLength` (4000). */
    textarea: options => add(options, textControl('textarea', options)),
    /** A decimal number with its `unit`; `min`, `max`, `decimals` (6 at most). Its value is a number or null. */
    number: options => add(options, numberControl(options)),
    /** A day as `2026-06-30`; `min`, `max` likewise. */
    date: options => add(options, dateControl(options)),
    /** One of `options`: `[{value, label}]`; `empty` is the text of no choice. */
    select: options => add(options, selectControl(options)),
    /** One of `options`: `[{value, label, hint}]`, all in sight. */
    radio: options => add(options, radioControl(options)),
    /** Several of `options`: `[{value, label}]`. Its value is an array. */
    checks: options => add(options, checksControl(options)),
    /** Yes or no. */
    checkbox: options => add(options, checkboxControl(options)),
    /**
     * The `questions` of a form, each with one of those of the `options` that it has, and a remark: see answers.js. Its value
     * is the JSON of the answers by number.
     */
    answers: options => add({...options, wide: true}, answersControl(options)),
    /**
     * Rows of the same cells. `columns`: `[{type, name, label, width, …}]` with `type` one of `text`, `textarea`,
     * `number`, `date`, `select`, `checkbox` or `show` (plain text); `rows` to start with, `addable`, `removable`,
     * `movable` (a row can go before the one above it), `addLabel`. Its value is an array of objects that keep what the row had besides its cells, as its id.
     */
    table: options => add(options, tableControl(options)),
    /** A field by name: `get()`, `set(value)`, `say(error)`, `element`. */
    field: name => fields.get(name),
    values() {
      const all = {};
      for (const [name, field] of fields) {
        all[name] = field.get();
      }
      const visible = {};
      for (const [name, field] of fields) {
        if (!field.options.visible || field.options.visible(all)) {
          visible[name] = field.get();
        }
      }
      return visible;
    },
    fill(values) {
      for (const [name, value] of Object.entries(values || {})) {
        if (fields.has(name)) {
          fields.get(name).set(value);
        }
      }
      set.refresh();
    },
    /** Shows and hides what depends on other values. */
    refresh() {
      const all = {};
      for (const [name, field] of fields) {
        all[name] = field.get();
      }
      for (const field of fields.values()) {
        field.element.hidden = Boolean(field.options.visible && !field.options.visible(all));
      }
    },
    check() {
      set.refresh();
      let first = null;
      for (const field of fields.values()) {
        const wrong = field.element.hidden ? null : field.check();
        field.say(wrong);
        first = first || (wrong && field.element);
      }
      return first;
    },
    clear: () => fields.clear()
  };
  return set;

  function add(options, control) {
    const error = h('div', {class: 'jt-error', role: 'alert', hidden: true});
    const element = h('div', {class: 'jt-field' + (options.wide || options.columns ? ' jt-wide' : ''), data: {field: options.name}},
      control.labelled
        ? null
        : h('label', {for: control.id},
          options.label, options.required && h('span', {class: 'jt-required', title: '必填'}, '*')),
      control.element,
      options.hint && h('div', {class: 'jt-hint'}, options.hint),
      error);
    const field = {
      options,
      element,
      get: control.get,
      set: control.set,
      check() {
        const value = control.get();
        const empty = value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0);
        const wrong = control.check ? control.check() : null;
        return wrong || (options.required && empty ? options.requiredHint || `请填写${options.label}。` : null);
      },
      say(wrong) {
        error.textContent = wrong || '';
        error.hidden = !wrong;
        element.classList.toggle('jt-wrong', Boolean(wrong));
      }
    };
    // While typing, not when the field is left: a sentence that goes then moves the button about to be pressed away.
    element.addEventListener('input', recheck);
    element.addEventListener('change', () => {
      recheck();
      set.refresh();
    });
    if (options.value !== undefined && options.value !== null) {
      control.set(options.value);
    }
    fields.set(options.name, field);
    return element;

    function recheck() {
      if (element.classList.contains('jt-wrong')) {
        field.say(field.check());
      }
    }
  }
}

function textControl(tag, options) {
  const id = `jt-${++ids}`;
  const element = h(tag, {
    id,
    class: 'form-control',
    type: tag === 'input' ? 'text' : undefined,
    rows: tag === 'textarea' ? options.rows || 4 : undefined,
    maxlength: options.maxLength || (tag === 'input' ? 200 : 4000),
    placeholder: options.placeholder,
    disabled: options.readOnly,
    'aria-required': options.required ? 'true' : undefined
  });
  return {
    id,
    element,
    get: () => element.value.trim(),
    set: value => { element.value = value ?? ''; },
    check: () => options.pattern && element.value.trim() && !new RegExp(`^(?:${options.pattern})$`).test(element.value.trim())
      ? options.patternHint || '格式不正确。'
      : null
  };
}

function numberControl(options) {
  const id = `jt-${++ids}`;
  const input = h('input', {
    id,
    class: 'form-control',
    type: 'text',
    inputmode: 'decimal',
    autocomplete: 'off',
    maxlength: 24,
    disabled: options.readOnly
  });
  // What Chinese input methods make of digits, and the commas of a pasted table.
  const plain = () => input.value.normalize('NFKC').replace(/[,\s]/g, '').replace(/。/g, '.');
  const decimals = options.decimals ?? 6;
  return {
    id,
    element: h('div', {class: 'jt-number'}, input, options.unit && h('span', {class: 'jt-unit'}, options.unit)),
    get: () => /^[+-]?\d+(\.\d+)?$/.test(plain()) ? Number(plain()) : null,
    set: value => { input.value = value ?? ''; },
    check() {
      const text = plain();
      if (text === '') {
        return null;
      }
      if (!/^[+-]?\d+(\.\d+)?$/.test(text)) {
        return `${options.label}应为数字，例如 12.5。`;
      }
      if (text.replace(/^[+-]?0*/, '').split('.')[0].length > MOST_DIGITS) {
        return `${options.label}最多 ${MOST_DIGITS} 位整数。`;
      }
      if ((text.split('.')[1] || '').length > decimals) {
        return decimals === 0 ? `${options.label}应为整数。` : `${options.label}最多保留 ${decimals} 位小数。`;
      }
      const value = Number(text);
      if (options.min !== undefined && value < options.min) {
        return `${options.label}不能小于 ${options.min}${options.unit || ''}。`;
      }
      if (options.max !== undefined && value > options.max) {
        return `${options.label}不能大于 ${options.max}${options.unit || ''}。`;
      }
      return null;
    }
  };
}

function dateControl(options) {
  const id = `jt-${++ids}`;
  const input = h('input', {
    id,
    class: 'form-control jt-date',
    type: 'date',
    min: options.min || FIRST_DAY,
    max: options.max || LAST_DAY,
    disabled: options.readOnly
  });
  return {
    id,
    element: input,
    get: () => input.value || null,
    set: value => { input.value = value ?? ''; },
    check() {
      if (input.validity.badInput) {
        return `${options.label}不是有效日期。`;
      }
      if (input.value && input.value < input.min) {
        return `${options.label}不能早于 ${input.min}。`;
      }
      return input.value && input.value > input.max ? `${options.label}不能晚于 ${input.max}。` : null;
    }
  };
}

function selectControl(options) {
  const id = `jt-${++ids}`;
  const element = h('select', {id, class: 'form-control', disabled: options.readOnly},
    h('option', {value: ''}, options.empty || '请选择'),
    options.options.map(option => h('option', {value: option.value}, option.label)));
  element.value = '';
  return {id, element, get: () => element.value || null, set: value => { element.value = value ?? ''; }};
}

function radioControl(options) {
  const name = `jt-${++ids}`;
  const inputs = options.options.map(option =>
    h('input', {type: 'radio', name, value: option.value, disabled: options.readOnly}));
  return {
    id: undefined,
    element: h('div', {class: 'jt-choices', role: 'radiogroup', 'aria-label': options.label},
      options.options.map((option, i) => h('label', {class: 'jt-choice'}, inputs[i],
        h('span', {}, option.label, option.hint && h('small', {class: 'jt-muted'}, ' ' + option.hint))))),
    get: () => inputs.find(input => input.checked)?.value ?? null,
    set: value => inputs.forEach(input => { input.checked = input.value === String(value); })
  };
}

function checksControl(options) {
  const inputs = options.options.map(option =>
    h('input', {type: 'checkbox', value: option.value, disabled: options.readOnly}));
  return {
    id: undefined,
    element: h('div', {class: 'jt-choices'},
      options.options.map((option, i) => h('label', {class: 'jt-choice'}, inputs[i], h('span', {}, option.label)))),
    get: () => inputs.filter(input => input.checked).map(input => input.value),
    set: value => inputs.forEach(input => { input.checked = (value || []).includes(input.value); })
  };
}

function checkboxControl(options) {
  const input = h('input', {type: 'checkbox', disabled: options.readOnly});
  return {
    id: undefined,
    labelled: true,
    element: h('label', {class: 'jt-choice'}, input, h('span', {}, options.label)),
    get: () => input.checked,
    set: value => { input.checked = Boolean(value); }
  };
}

const CELLS = {
  text: options => textControl('input', options),
  textarea: options => textControl('textarea', {rows: 2, ...options}),
  number: numberControl,
  date: dateControl,
  select: selectControl,
  checkbox: options => checkboxControl({...options, label: ''}),
  show: () => {
    const element = h('span', {});
    let value = null;
    return {element, get: () => value, set: given => {
      value = given;
      element.textContent = given ?? '';
    }};
  }
};

function tableControl(options) {
  const body = h('tbody', {});
  let rows = [];
  const columns = options.columns;
  const element = h('div', {class: 'jt-table-wrap'},
    h('table', {class: 'jt-table'},
      h('thead', {}, h('tr', {},
        columns.map(column => h('th', {style: column.width ? `min-width:${column.width}px` : undefined},
          column.label, column.required && h('span', {class: 'jt-required'}, '*'))),
        (options.removable || options.movable) && h('th', {}))),
      body),
    options.addable && h('button', {type: 'button', class: 'btn btn-default btn-sm', onclick: () => {
      addRow({});
      changed();
    }}, options.addLabel || '添加一行'));
  (options.rows || []).forEach(addRow);
  return {
    id: undefined,
    element,
    get: () => rows.map(row => ({
      ...row.given,
      ...Object.fromEntries(columns.map((column, i) => [column.name, row.cells[i].get()]))
    })),
    set(values) {
      rows = [];
      body.replaceChildren();
      (values || []).forEach(addRow);
    },
    check() {
      let wrongRow = null;
      rows.forEach((row, number) => columns.forEach((column, i) => {
        const cell = row.cells[i];
        const value = cell.get();
        const empty = value === null || value === '';
        const wrong = (cell.check && cell.check()) || (column.required && empty ? `请填写${column.label}。` : null);
        cell.element.classList.toggle('jt-wrong-cell', Boolean(wrong));
        wrongRow = wrongRow || (wrong && `第 ${number + 1} 行：${wrong}`);
      }));
      return wrongRow;
    }
  };

  function changed() {
    element.dispatchEvent(new Event('change', {bubbles: true}));
  }

  function addRow(given) {
    const cells = columns.map(column => {
      const cell = CELLS[column.type || 'text'](column);
      const value = given[column.name] ?? column.value;
      if (value !== undefined && value !== null) {
        cell.set(value);
      }
      cell.element.setAttribute('aria-label', column.label);
      return cell;
    });
    const row = {given, cells};
    const line = h('tr', {}, cells.map(cell => h('td', {}, cell.element)),
      (options.removable || options.movable) && h('td', {class: 'jt-nowrap'},
        options.movable && h('button', {type: 'button', class: 'btn btn-link btn-sm', onclick: () => {
          const at = rows.indexOf(row);
          if (at > 0) {
            rows.splice(at - 1, 2, row, rows[at - 1]);
            line.previousElementSibling?.before(line);
            changed();
          }
        }}, '上移'),
        options.removable && h('button', {type: 'button', class: 'btn btn-link btn-sm', onclick: () => {
          rows.splice(rows.indexOf(row), 1);
          line.remove();
          changed();
        }}, '删除')));
    rows.push(row);
    body.append(line);
  }
}
