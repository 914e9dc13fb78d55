// What the work area shows: the ticket in hand, who would be next, or why nobody is called here.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { timeText, readTime } from '../lib/clock.js';
import { since, stopwatch, minutes } from '../staff/span.js';
import { phase, unheard } from './state.js';
import { targetOf } from './times.js';
import { Checklist } from './checklist_view.js';
import { Flags } from './flags_view.js';
import { HandFiles } from './file_view.js';
import { fullName, shortName } from './choose.js';

/** @typedef {import('./desk_view.js').Parts} Parts */

/** @param {Parts} parts */
export function Ticket(parts) {
  const { app, snap, catalogue } = parts;
  const { words } = app;
  const ticket = snap.ticket;
  if (!ticket) {
    return null;
  }
  const serving = ticket.state === 'serving';
  const service = catalogue.services.find((one) => one.id === ticket.service);
  const waited = ticket.waited_s === undefined ? since(ticket.issued_at, readTime(ticket.called_at)) : ticket.waited_s * 1000;
  const wait = minutes(waited, words);
  const promise = service && service.promise && !ticket.target_minutes ? ' ' + words.t('counter.meta.promise', { promise: words.text(service.promise.text) }) : '';
  return html`<div class="head">
      <div><p class="k"><${Tag} serving=${serving} calls=${ticket.calls} words=${words} /><${Flags} ticket=${ticket} words=${words} big=${true} /></p>
        <h1 class="num n">${ticket.number}</h1></div>
      <${Timer} ...${parts} />
    </div>
    <p class="title"><span class="full">${fullName(ticket.service, catalogue, words)}</span><span class="brief">${shortName(ticket.service, catalogue, words)}</span></p>
    <p class="meta"><span class="full">${words.t('counter.meta', { time: timeText(ticket.issued_at), wait })}${promise}</span>
      <span class="brief">${words.t('counter.meta.brief', { wait })}</span></p>
    <${Legs} ...${parts} />
    ${ticket.note && html`<p class="lookout note"><${Icon} name="list" /><span><b>${words.t('counter.note')}</b> ${ticket.note}</span></p>`}
    ${unheard(ticket) && !serving && html`<p class="lookout"><${Icon} name="people" /><span>${words.t('counter.unheard')}</span></p>`}
    <${HandFiles} ...${parts} />
    <${Checklist} ...${parts} />`;
}

/** @param {Parts} parts how long it has lasted, and how that stands to the target */
function Timer({ app, snap }) {
  const { words, now } = app;
  const ticket = snap.ticket;
  if (!ticket) {
    return null;
  }
  const serving = ticket.state === 'serving';
  const target = serving ? targetOf(ticket, now) : null;
  return html`<div class=${'facts' + (target ? ' ' + target.word : '')}><p>${words.t(serving ? 'counter.since.started' : 'counter.since.called')}
      <b role="timer" aria-live="off">${stopwatch(since(serving ? ticket.started_at : ticket.called_at, now))}</b></p>
    <p class="goal">${target ? words.t('counter.target.' + target.word, { n: target.minutes, target: target.target }) : ticket.target_minutes ? words.t('counter.target', { n: ticket.target_minutes }) : ''}</p></div>`;
}

/** @param {Parts} parts the services of the visit: behind, now, to come */
function Legs({ app, snap, catalogue }) {
  const { words } = app;
  const ticket = snap.ticket;
  const behind = (ticket && ticket.legs) || [];
  const also = (ticket && ticket.also) || [];
  if (!ticket || behind.length + also.length === 0) {
    return null;
  }
  return html`<ol class="legs" aria-label=${words.t('counter.legs')}>
    ${behind.map((leg, i) => html`<li key=${'b' + i} class="behind"><${Icon} name="tick" />${shortName(leg.service, catalogue, words)} <small>${words.t('counter.legs.at', { n: leg.counter })}</small></li>`)}
    <li key="now" class="now" aria-current="step"><${Icon} name="right" />${shortName(ticket.service, catalogue, words)}</li>
    ${also.map((id, i) => html`<li key=${'a' + i}>${shortName(id, catalogue, words)} <small>${words.t('counter.legs.after')}</small></li>`)}
  </ol>`;
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
        <small>${first ? words.t('counter.waiting.longest', { wait: minutes(since(first.waiting_since || first.issued_at, now), words) }) : words.t('counter.waiting.none.lead')}</small></p></div>
    ${first && html`<section class="peek">
      <div><p class="k">${words.t('counter.peek.title')}</p><p class="n">${first.number}</p><p class="s"><span class="full">${fullName(first.service, catalogue, words)}</span><span class="brief">${shortName(first.service, catalogue, words)}</span></p>
        <p class="flags"><${Flags} ticket=${first} words=${words} /></p></div>
      <p class="w">${words.t('counter.peek.waited')}<b>${minutes(since(first.waiting_since || first.issued_at, now), words)}</b></p>
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

/** @param {Parts} parts the counter pauses: until when, and why */
export function Paused({ app, snap }) {
  const { words, now } = app;
  const pause = snap.counter.break;
  if (!pause) {
    return null;
  }
  const late = pause.until ? since(pause.until, now) : 0;
  const reason = words.t('counter.reason.' + pause.reason);
  return html`<p class="head"><span class="tag pause"><${Icon} name="pause" />${words.t('counter.tag.break')}</span></p>
    <h1 class="title shut">${pause.until ? words.t('counter.break.until', { reason, time: timeText(pause.until) }) : words.t('counter.break.open', { reason })}</h1>
    <p class="meta">${words.t('counter.break.since', { time: timeText(pause.since) })} ${late >= 60000 ? words.t('counter.break.late', { wait: minutes(late, words) }) : words.t('counter.break.lead')}</p>
    ${snap.waiting > 0 && html`<div class="row"><p class="big n">${snap.waiting}</p><p>${words.t('counter.waiting.people')}</p></div>`}`;
}
