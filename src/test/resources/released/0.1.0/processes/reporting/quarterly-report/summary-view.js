// What is signed of a quarter's summary: the files, and the summary at a glance.

import {summaryShown} from './summary.js';

const {signedFiles} = jingtu.kit(1);

/** @type {Form<Wire.RoundView>} */
export default {
  load: '/api/tasks/{taskId}/report-round',
  render(ctx, el) {
    el.append(ctx.section('送签文件', signedFiles(ctx.data.round.files)), summaryShown(ctx, ctx.data.summary));
  }
};
