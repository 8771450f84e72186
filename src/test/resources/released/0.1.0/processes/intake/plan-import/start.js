// Starts an import: what is going to happen.

const {h} = jingtu.kit(1);

const STEPS = ['上传计划文本', '对照原文核对识别结果', '建立计划，转入“年度计划”核对、签发、下达'];

/** @type {Form} */
export default {
  render(ctx, el) {
    el.append(
      h('p', {}, '把本市已印发的年度计划文本（Word、PDF、网页或文本文件）读成计划，不必逐项录入。'),
      h('ol', {}, STEPS.map(step => h('li', {}, step))));
    return {collect: () => ({})};
  }
};
