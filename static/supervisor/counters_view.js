// A card for each counter: how it is, whom it serves, and since when.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { lookOf } from './state.js';
import { counterName, LOOK_ICONS, serviceText, targetText, timerOf } from './say.js';

/** @typedef {import('./view.js').Parts} Parts */

/** @param {Parts} parts */
export function Counters(parts) {
  const { app, snap } = parts;
  return html`<section class="counters" aria-labelledby="counters"><h2 id="counters">${app.words.t('supervisor.counters')}</h2>
    <ul>${snap.counters.map((counter) => html`<li key=${counter.n}><${Card} ...${parts} counter=${counter} /></li>`)}</ul></section>`;
}

/** @param {Parts & { counter: import('./types.js').Counter }} props */
function Card({ app, acts, counter }) {
  const { words, now, catalogue } = app;
  const look = lookOf(counter);
  const held = counter.ticket;
  const timer = timerOf(counter, now, words);
  const name = counterName(counter, words);
  return html`<article class=${'post ' + look + (timer.late ? ' late' : '')} aria-labelledby=${'counter-' + counter.n}>
    <header><h3 id=${'counter-' + counter.n}>${name}</h3>
      <p class="look"><${Icon} name=${LOOK_ICONS[look]} />${words.t('supervisor.look.' + look)}</p></header>
    <p class="num">${held ? held.number : '–'} ${held && held.priority && html`<span class="tag call">${words.t('supervisor.priority')}</span>`}</p>
    <p class="svc">${held ? serviceText(held.service, catalogue, words) : counter.serves.map((id) => serviceText(id, catalogue, words)).join(', ')}</p>
    <p class="timer">${timer.late && html`<${Icon} name="stop" />`}<span>${timer.text}</span> ${held && html`<small>${targetText(held, words)}</small>`}</p>
    <footer><span>${counter.operator || words.t('supervisor.nobody')}</span><span>${words.t('supervisor.counter.served', { n: counter.served_today })}</span>
      ${counter.handed > 0 && html`<span>${words.t('supervisor.counter.handed', { n: counter.handed })}</span>`}</footer>
    <button class="manage" aria-label=${words.t('supervisor.manage.of', { counter: name })} onClick=${() => acts.counter(counter.n)}>${words.t('supervisor.manage')}</button>
  </article>`;
}
