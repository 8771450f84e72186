// After a first start the program still rehearses the demo's plans behind its pages: a strip at the foot of every page says
// how far it is, and when it is over or has failed.

import {api} from './api.js';
import {h} from './dom.js';

const LOOK_AGAIN_MS = 1000;

const words = h('span', {role: 'status'});
const bar = h('progress', {max: 1, value: 0, 'aria-hidden': 'true'});
const close = h('button', {type: 'button', class: 'btn btn-link', hidden: true, onclick: () => strip.remove()}, '知道了');
const strip = h('div', {class: 'jt-preparation'}, words, bar, close);
let seen = false;

async function look() {
  let progress;
  try {
    progress = await api('/api/preparation');
  } catch (failure) {
    // The program is being stopped, or the line is down: the page itself will say so.
    console.warn('how far the preparation is, is not known', failure);
    setTimeout(look, LOOK_AGAIN_MS * 5);
    return;
  }
  const {state, step, steps, doing} = progress;
  if (state === 'RUNNING') {
    show(step === 0
      ? '即将在后台准备演示计划。可以先登录。'
      : `正在后台准备演示计划：第 ${step} 步，共 ${steps} 步，${doing}。可以先登录；一个城市准备好，它的任务就会出现。`);
    bar.max = steps;
    bar.value = step;
    setTimeout(look, LOOK_AGAIN_MS);
  } else if (state === 'FAILED') {
    end(doing);
    strip.classList.add('jt-preparation-failed');
  } else if (seen) {
    end('演示计划已备好。已经登录的，请刷新页面。');
  }
}

function show(text) {
  if (words.textContent !== text) {
    words.textContent = text;
  }
  if (!seen) {
    seen = true;
    document.body.append(strip);
  }
}

function end(text) {
  show(text);
  bar.remove();
  close.hidden = false;
}

look();
