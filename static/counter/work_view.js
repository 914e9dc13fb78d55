// What the work area shows: the ticket in hand, who would be next, or why nobody is called here.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { timeText, readTime } from '../lib/clock.js';
import { since, stopwatch, minutes } from '../staff/span.js';
import { declaredRows } from '../staff/declared.js';
import { DeclaredList } from '../staff/declared_view.js';
import { phase, unheard } from './state.js';
import { fullName, shortName } from './choose.js';

/** @typedef {import('./desk_view.js').Parts} Parts */

/** @param {Parts} parts */
export function Ticket({ app, snap, catalogue }) {
  const { words, now } = app;
  const ticket = snap.ticket;
  if (!ticket) {
    return null;
  }
  const serving = ticket.state === 'serving';
  const service = catalogue.services.find((one) => one.id === ticket.service);
  const wait = minutes(since(ticket.issued_at, readTime(ticket.called_at)), words);
  const promise = service && service.promise ? ' ' + words.t('counter.meta.promise', { promise: words.text(service.promise.text) }) : '';
  return html`<div class="head">
      <div><p class="k"><${Tag} serving=${serving} calls=${ticket.calls} words=${words} />
        ${!ticket.complete && html`<span class="tag short"><${Icon} name="stop" />${words.t('counter.tag.incomplete')}</span>`}
        ${unheard(ticket) && html`<span class="tag unheard"><${Icon} name="ticket" />${words.t('counter.tag.unheard')}</span>`}</p>
        <h1 class="num n">${ticket.number}</h1></div>
      <p class="facts">${words.t(serving ? 'counter.since.started' : 'counter.since.called')}
        <b role="timer" aria-live="off">${stopwatch(since(serving ? ticket.started_at : ticket.called_at, now))}</b></p>
    </div>
    <p class="title"><span class="full">${fullName(ticket.service, catalogue, words)}</span><span class="brief">${shortName(ticket.service, catalogue, words)}</span></p>
    <p class="meta"><span class="full">${words.t('counter.meta', { time: timeText(ticket.issued_at), wait })}${promise}</span>
      <span class="brief">${words.t('counter.meta.brief', { wait })}</span></p>
    ${unheard(ticket) && !serving && html`<p class="lookout"><${Icon} name="people" /><span>${words.t('counter.unheard')}</span></p>`}
    <${DeclaredList} rows=${declaredRows(service, catalogue.questions, ticket)} words=${words} />`;
}

/** @param {{ serving: boolean, calls: number, words: import('../lib/words.js').Words }} props */
function Tag({ serving, calls, words }) {
  return serving
    ? html`<span class="tag serve"><${Icon} name="right" />${words.t('counter.tag.serving')}</span>`
    : html`<span class="tag call"><${Icon} name="bell" /><span class="full">${words.t('counter.tag.called', { n: calls })}</span>
      <span class="brief">${words.t('counter.tag.called.brief', { n: calls })}</span></span>`;
}

/** @param {Parts} parts */
export function Ready({ app, snap, catalogue }) {
  const { words, now } = app;
  const first = snap.next[0];
  return html`<h1 class="head"><span class="tag serve"><${Icon} name="tick" />${words.t('counter.tag.ready')}</span></h1>
    <div class="row"><p class="big n">${snap.waiting}</p>
      <p>${first ? words.t('counter.waiting.people') : words.t('counter.waiting.none')}
        <small>${first ? words.t('counter.waiting.longest', { wait: minutes(since(first.issued_at, now), words) }) : words.t('counter.waiting.none.lead')}</small></p></div>
    ${first && html`<section class="peek">
      <div><p class="k">${words.t('counter.peek.title')}</p><p class="n">${first.number}</p><p class="s"><span class="full">${fullName(first.service, catalogue, words)}</span><span class="brief">${shortName(first.service, catalogue, words)}</span></p>
        ${!first.complete && html`<p class="short"><${Icon} name="stop" />${words.t('counter.tag.incomplete')}</p>`}
        ${unheard(first) && html`<p class="short"><${Icon} name="ticket" />${words.t('counter.tag.unheard')}</p>`}</div>
      <p class="w">${words.t('counter.peek.waited')}<b>${minutes(since(first.issued_at, now), words)}</b></p>
    </section>`}`;
}

/** @param {Parts} parts */
export function Shut({ app, desk, snap }) {
  const { words } = app;
  const kind = phase(desk) === 'taken' ? 'taken' : 'closed';
  const args = { n: snap.counter.n, operator: snap.counter.operator || '' };
  return html`<p class="head"><span class="tag shut"><${Icon} name=${kind === 'taken' ? 'people' : 'cross'} />${words.t('counter.tag.' + kind)}</span></p>
    <h1 class="title shut">${words.t('counter.' + kind + '.title', args)}</h1>
    <p class="meta">${words.t('counter.' + kind + '.lead')}</p>
    ${snap.waiting > 0 && html`<div class="row"><p class="big n">${snap.waiting}</p><p>${words.t('counter.waiting.people')}</p></div>`}`;
}
