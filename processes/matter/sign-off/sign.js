// 审签: what is signed, as its own procedure draws it; what was said at the levels before; yes or no.

const {api, dateTime, deployed, h} = jingtu.kit(1);

/** @type {Form<Wire.SignOff>} */
export default {
  load: '/api/tasks/{taskId}/sign-off',
  render(ctx, el) {
    const s = ctx.data;
    const document = h('div', {}, h('p', {class: 'jt-muted'}, '正在加载送签内容…'));
    let shown = false;
    el.append(
      ctx.section('送签文件', facts(s)),
      document,
      ...(s.signatures.length > 0 ? [ctx.section('已签意见', signatures(s))] : []),
      ...ctx.decision({agree: '同意', refuse: '退回', remarkLabel: '审签意见'}),
      ...(s.forHead ? [ctx.textarea({
        name: 'note', label: '代签说明', rows: 2, maxLength: 500,
        hint: s.noteHint
      })] : []));
    show(ctx, document).then(() => {
      shown = true;
    }, e => document.replaceChildren(h('p', {class: 'jt-problem', role: 'alert'}, e.message)));
    return {
      validate(values) {
        if (!shown) {
          return '送签内容没有加载出来，不能审签。请刷新页面后再试。';
        }
        return s.forHead && values.agreed && !values.note ? {note: '请写明代签的原因。'} : null;
      }
    };
  }
};

/** The document is drawn by the procedure that had it sent, in the version that runs. */
async function show(ctx, place) {
  const view = await deployed(ctx.data.definition, `${ctx.data.view}.js`);
  const data = view.load ? await api(view.load.replace('{taskId}', encodeURIComponent(ctx.taskId))) : null;
  place.replaceChildren();
  view.render({...ctx, data}, place);
}

function facts(s) {
  const path = s.levels.flatMap((level, i) => [
    i > 0 && ' → ', level.next ? h('strong', {}, level.label) : level.label]);
  return h('dl', {class: 'jt-facts'}, [
    ['文种', s.kind], ['标题', s.title], ['发文单位', s.body], ['拟稿人', s.drafter], ['审签层级', path],
    ['待会签单位', s.silent.join('、')]
  ].filter(([, value]) => value.length > 0)
    .map(([term, value]) => h('div', {}, h('dt', {}, term), h('dd', {}, value))));
}

function signatures(s) {
  return h('table', {class: 'jt-table'},
    h('thead', {}, h('tr', {}, ['环节', '签署人', '意见', '时间'].map(t => h('th', {}, t)))),
    h('tbody', {}, s.signatures.map(signature => h('tr', {},
      h('td', {class: 'jt-nowrap'}, signature.levelName),
      h('td', {}, signature.who, signature.onBehalfOf && `（代${signature.onBehalfOf}）`),
      h('td', {class: signature.agreed ? undefined : 'jt-late'}, signature.words,
        signature.note && h('div', {class: 'jt-muted'}, `代签说明：${signature.note}`)),
      h('td', {class: 'jt-nowrap'}, dateTime(signature.at))))));
}
