// What is approved: what is published, or why nothing.

import {facts} from './disclosure.js';

/** @type {Form<Wire.Disclosure>} */
export default {
  load: '/api/tasks/{taskId}/disclosure',
  render(ctx, el) {
    el.append(ctx.section('信息公开', facts(ctx)));
  }
};
