// What is signed of a made-up document.

/** @type {Form} */
export default {
  render(ctx, el) {
    el.append(ctx.section('正文', '试验文件的正文。'));
  }
};
