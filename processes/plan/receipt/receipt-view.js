// What is signed of a receipt: what the body says against some items.

import {doubts} from './receipt-rows.js';

/** @type {Form<Wire.Receipt>} */
export default {
  load: '/api/tasks/{taskId}/receipt',
  render(ctx, el) {
    el.append(doubts(ctx.data));
  }
};
