// The questions of a form, copied from paper: one row each, answered by a mouse or by the keys 1, 2, 3 … from row to row.

import {h} from './dom.js';

let ids = 0;

/**
 * @param {{label: string, required?: boolean, options: {value: string, label: string}[], questions: Wire.Question[]}} options
 */
export function answersControl({label, required, options, questions}) {
  const rows = questions.map(question => row(question));
  const done = h('p', {class: 'jt-muted', 'aria-live': 'polite'});
  const groups = [...new Set(questions.map(question => question.group))];
  const element = h('div', {class: 'jt-answers', role: 'group', 'aria-label': label},
    h('p', {class: 'jt-hint'}, '对照签字原件逐项录入。可用鼠标点选；也可按数字键选第几个答案，光标随即到下一项。带*的项从严判定。'),
    done,
    h('table', {class: 'jt-table'},
      h('thead', {}, h('tr', {}, h('th', {}, '项'), h('th', {}, '审核内容'), h('th', {}, '审核结果'), h('th', {}, '说明'))),
      groups.map(group => h('tbody', {},
        h('tr', {}, h('th', {colspan: 4, scope: 'rowgroup', class: 'jt-answers-group'}, group)),
        rows.filter(one => one.question.group === group).map(one => one.element)))));
  element.addEventListener('change', count);
  element.addEventListener('keydown', choose);
  count();
  return {
    id: undefined,
    element,
    get() {
      const given = Object.fromEntries(rows.filter(one => one.answer() || one.remark())
        .map(one => [one.question.number, {answer: one.answer() ?? '', ...(one.remark() && {remark: one.remark()})}]));
      return Object.keys(given).length > 0 ? JSON.stringify(given) : null;
    },
    set(value) {
      const given = value ? JSON.parse(value) : {};
      rows.forEach(one => one.set(given[one.question.number]));
      count();
    },
    check() {
      const open = rows.filter(one => !one.answer());
      rows.forEach(one => one.element.classList.toggle('jt-open', required === true && open.includes(one)));
      if (!required || open.length === 0) {
        return null;
      }
      open[0].element.scrollIntoView({block: 'center'});
      return `第${open.map(one => one.question.number).join('、')}项没有填写，请对照签字原件补全。`;
    }
  };

  function count() {
    const answered = rows.filter(one => one.answer()).length;
    done.textContent = `共${rows.length}项，已填${answered}项。`;
  }

  /** @param {KeyboardEvent} event */
  function choose(event) {
    const at = rows.findIndex(one => one.element.contains(/** @type {Node} */ (event.target)));
    if (at < 0 || !(event.target instanceof HTMLInputElement) || event.target.type !== 'radio' || !/^[1-9]$/.test(event.key)) {
      return;
    }
    if (rows[at].choose(Number(event.key))) {
      event.preventDefault();
      rows[at + 1]?.focus();
    }
  }

  /** @param {Wire.Question} question */
  function row(question) {
    const name = `jt-answer-${++ids}`;
    const choices = options.filter(option => question.answers.includes(option.value));
    const inputs = choices.map(choice => h('input', {type: 'radio', name, value: choice.value}));
    const remark = h('input', {type: 'text', class: 'form-control', maxlength: 200, 'aria-label': `第${question.number}项的说明`});
    const element = h('tr', {data: {question: question.number}},
      h('td', {}, question.number, question.starred && h('span', {title: '从严判定'}, '*')),
      h('td', {}, h('strong', {}, question.subject), h('div', {class: 'jt-muted'}, question.looksAt,
        question.when && `（${question.when}的才审，否则选不涉及）`)),
      h('td', {}, h('div', {class: 'jt-choices', role: 'radiogroup', 'aria-label': `第${question.number}项 ${question.subject}`},
        choices.map((choice, i) => h('label', {class: 'jt-choice'}, inputs[i], h('span', {}, choice.label))))),
      h('td', {}, remark));
    return {
      question,
      element,
      answer: () => inputs.find(input => input.checked)?.value,
      remark: () => remark.value.trim(),
      focus: () => (inputs.find(input => input.checked) ?? inputs[0]).focus(),
      choose(place) {
        if (!inputs[place - 1] || inputs[place - 1].disabled) {
          return false;
        }
        inputs[place - 1].checked = true;
        inputs[place - 1].dispatchEvent(new Event('change', {bubbles: true}));
        return true;
      },
      set(given) {
        inputs.forEach(input => { input.checked = input.value === given?.answer; });
        remark.value = given?.remark ?? '';
      }
    };
  }
}
