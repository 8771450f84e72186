// What the steps of 信息公开 show of it.

const {address, h} = jingtu.kit(1);

/**
 * Files with their fingerprints, as the task lends them.
 * @param {string} taskId @param {Wire.FileLine[]} files
 */
export function files(taskId, files) {
  return files.length === 0 ? h('p', {class: 'jt-muted'}, '没有文件。') : h('ul', {}, files.map(file => h('li', {},
    h('a', {href: address(`/api/tasks/${encodeURIComponent(taskId)}/disclosure/files/${file.id}`), target: '_self', download: file.name},
      file.name),
    h('div', {class: 'jt-muted'}, `SHA-256 ${file.sha256}`))));
}

/**
 * What was drafted, and what came of it so far.
 * @param {FormContext<Wire.Disclosure>} ctx
 */
export function facts(ctx) {
  const d = ctx.data;
  return h('div', {},
    h('dl', {class: 'jt-facts'}, [
      ['拟办意见', d.withhold ? '不予公开' : '公开'],
      [d.withhold ? '理由' : '公开内容', d.content],
      ['公开渠道', d.place],
      ['公开期限', d.withhold ? null : d.until ? `至 ${d.until}` : '长期'],
      ['拟稿人', d.drafter], ['审查人', d.reviewer],
      ['商上级', d.superior && `${d.superior}，去函：${d.letter}，复函：${d.reply}`],
      ['发布', d.publishedOn && `${d.publishedOn}，${d.address}`]
    ].filter(([, value]) => value).map(([term, value]) => h('div', {}, h('dt', {}, term), h('dd', {}, value)))),
    !d.withhold && files(ctx.taskId, d.files));
}
