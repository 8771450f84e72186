// One entry of a register: what is forbidden and who acts next first, then what is known of it and how it came so.

import {address} from './api.js';
import {date, dateTime, h, size} from './dom.js';
import {plotResults} from './laboratory.js';
import {answerDoubt, askCorrection, changeEntry, drawOutline, sayWord, strikeEntry, succeedEntry} from './register-edit.js';
import {sketch, surroundings} from './register-map.js';

/**
 * @param {Wire.RegisterEntry} entry
 * @param {{registers: Wire.Registers, toList: (words: string) => HTMLElement,
 *   toEntry: (id: string, words: string) => HTMLElement, around: (within: string, words: string) => HTMLElement, again: () => void}} page
 */
export function entryPage(entry, {registers, toList, toEntry, around, again}) {
  const kind = /** @type {Wire.RegisterKind} */ (registers.kinds.find(one => one.id === entry.kind));
  return h('div', {data: {title: entry.name}},
    h('p', {class: 'jt-no-print'}, toList(`‹ 返回${kind.name}`)),
    h('div', {class: 'jt-head'},
      h('h1', {}, `${entry.number} ${entry.name}`),
      h('span', {class: 'jt-muted'}, entry.countyName ?? '县区未定'),
      entry.struck && h('span', {class: 'jt-tag jt-tag-returned'}, '已注销'),
      h('span', {class: 'jt-right jt-no-print'},
        entry.mayKeep && [
          action('更改登记内容', () => changeEntry(registers, kind, entry)),
          action(entry.outline ? '更换范围' : '上传范围', () => drawOutline(entry)),
          action('拆分合并', () => succeedEntry(kind, entry)),
          action('注销', () => strikeEntry(entry))
        ],
        action('申请数据纠错', () => askCorrection(kind, entry)),
        h('button', {type: 'button', class: 'btn', onclick: () => window.print()}, '打印'))),
    entry.awaited.length > 0 && h('div', {class: 'jt-awaited jt-no-print'}, h('strong', {}, '可以登记：'),
      entry.awaited.map(word => action(word.label, () => sayWord(entry, word)))),
    entry.forbidden.map(words => h('div', {class: 'jt-forbidden'}, h('strong', {}, '禁止：'), words)),
    entry.work.map(task => h('div', {class: 'jt-next'}, h('strong', {}, '现在该谁做：'),
      `${task.holder} ${task.step}，${date(task.since)}起${task.due ? `，限${date(task.due)}` : ''}`)),
    h('ol', {class: 'jt-stages', 'aria-label': '状态'}, kind.states.map(state => h('li', {
      class: [state.ended && 'jt-end', state.code === entry.state && 'jt-now'].filter(Boolean).join(' '), 'aria-current': state.code === entry.state && 'step'}, state.name))),
    entry.lacking.length > 0 && h('p', {class: 'jt-warning'}, `缺少要素：${entry.lacking.join('、')}`),
    h('div', {class: 'jt-columns-2'},
      h('section', {},
        h('h2', {}, '基本情况'),
        h('dl', {class: 'jt-values'}, kind.fields.filter(field => entry.shown[field.code]).map(field => h('div', {},
          h('dt', {}, field.name), h('dd', {}, entry.shown[field.code],
            field.unconfirmed && h('span', {class: 'jt-tag jt-tag-reminder'}, '待核'))))),
        Object.keys(entry.shown).length === 0 && h('p', {class: 'jt-muted'}, '还没有登记内容。'),
        h('h2', {}, '所在名单'),
        entry.listings.length === 0
          ? h('p', {class: 'jt-muted'}, '没有列入过名单。')
          : h('ul', {class: 'jt-life'}, entry.listings.map(listing => h('li', {},
            `${listing.on} ${listing.entered ? '列入' : '移出'}${listing.list}`,
            h('div', {class: 'jt-muted'}, listing.reason, listing.document && `（${listing.document}）`))))),
      h('section', {},
        h('h2', {}, '位置示意图'),
        entry.outline
          ? [sketch(entry, registers.mapTiles), h('p', {class: 'jt-muted'},
            `范围约${entry.outlineArea}平方米（CGCS2000）；蓝色为同一台账中相邻的${kind.entry}。`, around(surroundings(entry), '查看周边'))]
          : h('p', {class: 'jt-muted'}, '还没有四至范围。'))),
    entry.above && section('所属', related([entry.above], toEntry)),
    entry.below.length > 0 && section('名下记录', related(entry.below, toEntry)),
    (entry.ancestors.length > 0 || entry.heirs.length > 0) && section('拆分合并', [
      entry.ancestors.map(other => h('p', {}, '承接自 ', toEntry(other.id, other.title))),
      entry.heirs.map(other => h('p', {}, '由 ', toEntry(other.id, other.title), ' 承接'))
    ]),
    plotResults(entry.id),
    section('材料', entry.files.length === 0
      ? h('p', {class: 'jt-muted'}, '还没有材料。办理步骤中上传的材料列在这里。')
      : h('ul', {class: 'jt-life'}, entry.files.map(file => h('li', {},
        h('a', {href: address(`/api/registers/entries/${encodeURIComponent(entry.id)}/files/${file.id}`), download: file.name}, file.name),
        h('div', {class: 'jt-muted'}, `${size(file.size)}，${file.who}，${dateTime(file.at)}`))))),
    section('数据纠错', entry.corrections.length === 0
      ? h('p', {class: 'jt-muted'}, '没有纠错申请。')
      : h('ul', {class: 'jt-life'}, entry.corrections.map(one => h('li', {},
        `${dateTime(one.at)} ${one.who}：`, one.field && h('strong', {}, `${one.field} `), one.words,
        one.answer === null
          ? h('div', {class: 'jt-warning'}, '待答复 ',
            one.mayAnswer && action('答复', () => answerDoubt(entry, one)))
          : h('div', {class: 'jt-muted'}, `${dateTime(one.answeredAt)} ${one.answeredBy} ${one.accepted ? '采纳' : '不采纳'}：${one.answer}`))))),
    section('变更记录', h('ul', {class: 'jt-life'}, entry.versions.map(version => h('li', {},
      h('div', {}, `${dateTime(version.at)} ${version.who}：${version.reason}`, version.document && `（${version.document}）`),
      version.changes.map(change => h('div', {}, `${change.name}：`, h('del', {}, change.before || '空'), ' → ',
        h('ins', {}, change.after || '空'))))))),
    section('办理经过', entry.journal.length === 0
      ? h('p', {class: 'jt-muted'}, '还没有办理记录。')
      : h('ul', {class: 'jt-life'}, entry.journal.map(line => h('li', {},
        `${dateTime(line.at)} ${line.who} ${line.what}`, h('div', {class: 'jt-muted'}, line.words, line.basis && `（${line.basis}）`))))));

  function action(label, work) {
    return h('button', {type: 'button', class: 'btn', onclick: async () => {
      if (await work()) {
        again();
      }
    }}, label);
  }
}

function section(title, ...children) {
  return h('section', {}, h('h2', {}, title), children);
}

function related(others, toEntry) {
  return h('ul', {class: 'jt-life'}, others.map(other => h('li', {},
    `${other.what} `, toEntry(other.id, other.title), h('span', {class: 'jt-muted'}, ` ${other.state}，${date(other.at)}登记`))));
}
