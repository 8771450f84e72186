// Figures of a task: fields for them, and how they stand against their targets.

import {h} from '../dom.js';
import {fieldSet} from '../fields.js';
import {OPERATORS, label} from './plan-tasks.js';

/**
 * Fields for the figures of a task: a rate as numerator and denominator, anything else as one value.
 * @param {FormContext} ctx
 * @param {Wire.Measure[]} indicators
 * @param {{required?: boolean, hint?: string | null}} [options]
 */
export function figureFields(ctx, indicators, {required = false, hint} = {}) {
  const fields = fieldSet();
  const key = (indicator, part) => `${part}-${indicator.id}`;
  const element = indicators.length === 0 ? h('div', {}) : ctx.section('完成数值',
    hint && h('p', {class: 'jt-hint'}, hint),
    indicators.map(indicator => {
      const title = (indicator.item ? indicator.item + '：' : '') + indicator.name;
      const goal = `目标：${indicator.operatorName} ${indicator.target || ''}${indicator.unit}`;
      if (indicator.rate) {
        return h('div', {class: 'jt-figure'}, h('div', {}, title, h('span', {class: 'jt-muted'}, `（${goal}）`)),
          fields.number({name: key(indicator, 'numerator'), label: '已完成（分子）', required, min: 0, value: indicator.numerator}),
          fields.number({name: key(indicator, 'denominator'), label: '应完成（分母）', required, min: 0, value: indicator.denominator}));
      }
      return indicator.numeric
        ? fields.number({name: key(indicator, 'value'), label: title, unit: indicator.unit, required, min: 0, hint: goal,
          value: indicator.value})
        : fields.text({name: key(indicator, 'value'), label: title, required, hint: goal, value: indicator.value});
    }));
  ctx.addCheck(() => fields.check());
  return {
    element,
    collect: () => {
      const v = fields.values();
      return indicators.map(indicator => indicator.rate
        ? {indicatorId: indicator.id, numerator: v[key(indicator, 'numerator')], denominator: v[key(indicator, 'denominator')]}
        : {indicatorId: indicator.id, value: v[key(indicator, 'value')] === null ? null : String(v[key(indicator, 'value')])});
    },
    restore: figures => fields.fill(Object.fromEntries((figures || []).flatMap(figure =>
      ['numerator', 'denominator', 'value'].filter(part => figure[part] !== undefined)
        .map(part => [`${part}-${figure.indicatorId}`, figure[part]]))))
  };
}

/**
 * Measures against their targets.
 * @param {Wire.Standing[]} list
 */
export function standings(list) {
  if (list.length === 0) {
    return h('p', {class: 'jt-muted'}, '没有数字指标。');
  }
  return h('table', {class: 'jt-table'},
    h('thead', {}, h('tr', {}, ['指标', '目标', '分子', '分母', '现值', '结论'].map(t => h('th', {}, t)))),
    h('tbody', {}, list.map(s => h('tr', {},
      h('td', {}, s.name),
      h('td', {}, `${label(OPERATORS, s.operator)} ${s.target || ''}${s.unit}`),
      h('td', {}, s.numerator ?? '—'),
      h('td', {}, s.denominator ?? '—'),
      h('td', {}, s.value === null ? '—' : s.value + s.unit),
      h('td', {class: s.met === false ? 'jt-late' : ''}, s.state)))));
}
