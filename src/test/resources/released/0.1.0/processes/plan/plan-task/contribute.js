// 提出配合意见: a participant may say something as long as the task runs.

/** @type {Form} */
export default {
  render(ctx, el) {
    el.append(
      ctx.textarea({name: 'text', label: '配合意见', required: true, rows: 6, maxLength: 20000,
        hint: '意见提交后仍可继续提出，直到任务销号；不影响任务办理。'}),
      ctx.evidence('材料'));
  }
};
