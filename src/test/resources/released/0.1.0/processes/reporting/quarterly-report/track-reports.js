// 跟踪填报: who has reported; handed in by hand only to go on without those who have not.

import {reportBoard} from './report-board.js';

const {h, reportNotes} = jingtu.kit(1);

/** @type {Form<Wire.RoundView>} */
export default {
  load: '/api/tasks/{taskId}/report-round',
  render(ctx, el) {
    el.append(
      ...reportNotes(ctx.data),
      reportBoard(ctx),
      h('p', {class: 'jt-hint'},
        '全部接收后自动转入汇总，不必提交本任务。逾期仍有单位未报的，可以提交本任务先行汇总；迟报的照常接收，并注明逾期。'),
      h('p', {class: 'jt-hint'},
        '推送日期、提前布置和宽限的天数、遇休息日的办法，由本单位负责人在页面上方“计划进展”的“季度推送设置”中修改。'));
    return {collect: () => ({})};
  }
};
