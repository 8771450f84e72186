// What is signed of a document: its files, and what it is about.

import {facts, proposal} from './document.js';

/** @type {Form<Wire.Document>} */
export default {
  load: '/api/tasks/{taskId}/document',
  render(ctx, el) {
    el.append(ctx.section('公文', facts(ctx)), proposal(ctx));
  }
};
