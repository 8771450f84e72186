// What the steps of a document show of it.

const {api, deployed, h, signedFiles} = jingtu.kit(1);

/**
 * What the document is about, as the procedure that has it issued draws it, in the version that runs.
 * @param {FormContext<Wire.Document>} ctx
 */
export function proposal(ctx) {
  const place = h('div', {}, h('p', {class: 'jt-muted'}, '正在加载…'));
  draw().catch(e => place.replaceChildren(h('p', {class: 'jt-problem', role: 'alert'}, e.message)));
  return place;

  async function draw() {
    const view = await deployed(ctx.data.definition, `${ctx.data.view}.js`);
    const data = view.load ? await api(view.load.replace('{taskId}', encodeURIComponent(ctx.taskId))) : null;
    place.replaceChildren();
    view.render({...ctx, data}, place);
  }
}

/**
 * What is known of a document, with its files.
 * @param {FormContext<Wire.Document>} ctx
 */
export function facts(ctx) {
  const d = ctx.data;
  const names = new Map(d.bodies.map(body => [body.id, body.name]));
  return h('div', {},
    h('dl', {class: 'jt-facts'}, [
      ['文种', d.kind], ['标题', d.title], ['发文单位', d.body], ['拟稿人', d.drafter], ['文号', d.number],
      ['印发日期', d.issuedOn], ['签发人', d.signer],
      ['主送单位', d.recipients.map(id => names.get(id) || id).join('、') || '无'],
      ['公开属性', d.openness && d.openness.label + (d.opennessReason ? `（${d.opennessReason}）` : '')]
    ].filter(([, value]) => value).map(([term, value]) => h('div', {}, h('dt', {}, term), h('dd', {}, value)))),
    signedFiles(d.files));
}
