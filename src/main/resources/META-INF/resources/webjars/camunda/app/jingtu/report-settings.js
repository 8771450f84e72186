// 季度推送设置: how the city pushes its progress, for those who oversee it; the head of the coordinating body changes it.

import {api} from './api.js';
import {dateTime, h} from './dom.js';
import {fieldSet} from './fields.js';

/** The settings in `place`, folded; nothing for those whose business it is not. */
export async function reportSettings(place) {
  try {
    draw(await api('/api/report-settings'));
  } catch {
    // Of no city, or signed out: the page around says so.
  }

  function draw(view, said) {
    if (!view.oversees) {
      return;
    }
    const fields = fieldSet();
    const workdays = (name, label, min, hint) => fields.number({name, label, required: true, min, max: 60, decimals: 0,
      unit: '个工作日', value: view.settings[name], readOnly: !view.mayChange, hint});
    const state = h('p', {class: 'jt-muted', role: 'status'}, said);
    const problem = h('p', {class: 'jt-error', role: 'alert', hidden: true});
    const form = h('div', {},
      fields.text({name: 'reportDays', label: '推送日期', required: true, readOnly: !view.mayChange,
        value: view.settings.reportDays.join('、'),
        hint: '月-日，用顿号分开，如 03-25、06-25。计划自己规定了推送日期的，按计划执行。'}),
      workdays('openWorkdays', '提前布置', 1, '推送日期前多少个工作日向各单位布置填报。'),
      workdays('countyWorkdays', '县（市、区）提前报送', 0, '县（市、区）应在推送日期前多少个工作日报送。'),
      workdays('graceWorkdays', '宽限', 0, '逾期后再等多少个工作日，不等未报单位先行汇总。'),
      fields.select({name: 'restDayPolicy', label: '推送日期遇休息日', value: view.settings.restDayPolicy,
        readOnly: !view.mayChange, options: view.restDayPolicies, empty: `按本市统一规定（${view.cityRestDayPolicy}）`}),
      problem,
      view.mayChange
        ? h('button', {type: 'button', class: 'btn btn-default', onclick: save}, '保存设置')
        : h('p', {class: 'jt-hint'}, '由组织协调单位负责人修改。'),
      state, history(view));
    // In a dialog, Enter would close it.
    form.addEventListener('keydown', event => event.key === 'Enter' && event.target instanceof HTMLInputElement
      && event.preventDefault());
    place.replaceChildren(h('details', {class: 'jt-section', open: Boolean(said)},
      h('summary', {}, '季度推送设置'), form));

    async function save() {
      problem.hidden = true;
      if (fields.check()) {
        return;
      }
      const values = fields.values();
      try {
        draw(await api('/api/report-settings', {method: 'PUT', body: {
          ...values,
          reportDays: values.reportDays.split(/[、,，;；\s]+/).filter(Boolean)
        }}), '已保存，适用于尚未布置的推送；已经布置的仍按原来的日期办理。');
      } catch (e) {
        problem.textContent = e.message;
        problem.hidden = false;
      }
    }
  }
}

function history(view) {
  if (view.history.length === 0) {
    return h('p', {class: 'jt-muted'}, '尚未修改过，现为默认设置。');
  }
  const policy = value => view.restDayPolicies.find(option => option.value === value)?.label || '按本市统一规定';
  return h('details', {}, h('summary', {}, `修改记录（${view.history.length}）`),
    h('div', {class: 'jt-table-wrap'}, h('table', {class: 'jt-table'},
      h('thead', {}, h('tr', {}, ['时间', '修改人', '推送日期', '提前布置', '县区提前', '宽限', '遇休息日'].map(t => h('th', {}, t)))),
      h('tbody', {}, view.history.map(({settings, by, at}) => h('tr', {},
        [dateTime(at), by, settings.reportDays.join('、'), settings.openWorkdays, settings.countyWorkdays,
          settings.graceWorkdays, policy(settings.restDayPolicy)].map(value => h('td', {}, value))))))));
}
