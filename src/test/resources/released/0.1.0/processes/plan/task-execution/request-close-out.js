// 推进并申请销号: the lead follows the counties, and asks for the close-out once all have done their part.

import {progressBoard} from './progress-board.js';

const {figureFields} = jingtu.kit(1);

/** @type {Form<Wire.Work>} */
export default {
  load: '/api/tasks/{taskId}/work',
  render(ctx, el) {
    const board = progressBoard(ctx);
    const figures = figureFields(ctx, ctx.data.indicators, {
      hint: '各县（市、区）已填报的自动汇总；全市另有核定数的填在这里，以核定数为准。'
    });
    el.append(
      board.element,
      ctx.textarea({name: 'text', label: '工作完成情况', required: true, rows: 8, maxLength: 20000,
        hint: '汇总本单位和各县（市、区）的完成情况。县（市、区）全部落实或已豁免后方可申请销号。'}),
      figures.element,
      ctx.evidence('佐证材料'));
    return {
      collect: () => ({...ctx.values(), figures: figures.collect()}),
      restore(draft) {
        ctx.fill(draft);
        figures.restore(draft.figures);
      },
      validate: () => board.objection()
    };
  }
};
