// What is signed of the year's account: the files, and the account at a glance.

import {accountShown} from './account.js';

const {signedFiles} = jingtu.kit(1);

/** @type {Form<Wire.AccountView>} */
export default {
  load: '/api/tasks/{taskId}/year-account',
  render(ctx, el) {
    el.append(ctx.section('送签文件', signedFiles(ctx.data.files)), accountShown(ctx, ctx.data.account));
  }
};
