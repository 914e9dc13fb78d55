// What comes after: the next numbers with their waits, who was put aside or did not appear, and the counts of the day.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { timeText } from '../lib/clock.js';
import { since, minutes, lasting } from '../staff/span.js';
import { ownAssists } from '../staff/assists.js';
import { PrinterStrip } from '../staff/printerstrip.js';
import { isLost, phase } from './state.js';
import { Flags } from './flags_view.js';
import { shortName } from './choose.js';

/** @typedef {import('./desk_view.js').Parts} Parts */

/** @param {Parts} parts */
export function Side(parts) {
  const { app, desk, snap, catalogue } = parts;
  const { words } = app;
  const ready = phase(desk) === 'ready';
  const next = ready ? snap.next.slice(1) : snap.next;
  return html`<aside class="side" aria-label=${words.t('counter.next.title')}>
    <${Assists} ...${parts} />
    <${PrinterStrip} printers=${snap.printers} words=${words} />
    <h2><span>${heading(parts, ready)}</span> <b>${count(parts, ready)}</b></h2>
    ${next.length > 0
      ? html`<ol class="next">${next.map((ticket) => nextRow(parts, ticket))}</ol>`
      : html`<p class="nobody">${words.t('counter.next.none')}</p>`}
    ${(snap.parked || []).length > 0 && html`<${Parked} ...${parts} />`}
    ${snap.missed.length > 0 && html`<${Missed} ...${parts} />`}
    <ul class="svc">
      ${snap.by_service.map((one) => html`<li key=${one.service}><span>${shortName(one.service, catalogue, words)}</span> <b>${one.waiting}</b></li>`)}
      <li><span>${words.t('counter.served')}</span> <b>${snap.served_today}</b></li>
    </ul>
  </aside>`;
}

/** @param {Parts} parts @param {boolean} ready */
function heading({ app, desk }, ready) {
  if (isLost(desk)) {
    return app.words.t('counter.next.at', { time: timeText(desk.heardAt) });
  }
  return app.words.t(ready ? 'counter.next.after' : 'counter.next.title');
}

/** @param {Parts} parts @param {boolean} ready */
function count({ app, snap }, ready) {
  const rest = Math.max(0, snap.waiting - 1); // the first in line stands in the work area
  return ready ? app.words.t('counter.next.people', { n: rest }) : app.words.t('counter.next.waiting', { n: snap.waiting });
}

/** @param {Parts} parts @param {Parts['snap']['next'][0]} ticket */
function nextRow({ app, catalogue }, ticket) {
  const { words, now } = app;
  return html`<li key=${ticket.id}><span class="n">${ticket.number}</span> <span class="s">${shortName(ticket.service, catalogue, words)}<span class="flags"><${Flags} ticket=${ticket} words=${words} /></span></span>
    <span class="w">${minutes(since(ticket.waiting_since || ticket.issued_at, now), words, '.short')}</span></li>`;
}

/** How many of the parked and of the missed the side shows; the rest is in their lists. */
const SHOWN = 3;

/** @param {Parts} parts */
function Parked({ app, snap, catalogue, acts }) {
  const { words } = app;
  const parked = snap.parked || [];
  return html`<section class="aside"><h2>${words.t('counter.parked.title')} <b>${parked.length}</b></h2>
    <ul>${parked.slice(0, SHOWN).map(
      (one) => html`<li key=${one.id}><button onClick=${() => acts.askAbout('ticket', one)}><b class="n">${one.number}</b> <span class="s">${shortName(one.service, catalogue, words)}</span>
        <span class="w">${one.due ? words.t('counter.parked.until', { time: timeText(one.due) }) : ''}</span></button></li>`,
    )}</ul></section>`;
}

/** @param {Parts} parts */
function Missed({ app, snap, catalogue, acts }) {
  const { words } = app;
  return html`<section class="aside"><h2>${words.t('counter.missed.title')} <b>${snap.missed.length}</b></h2>
    <ul>${snap.missed.slice(0, SHOWN).map(
      (one) => html`<li key=${one.id}><button onClick=${() => acts.askAbout('ticket', missedAsFound(one))}><b class="n">${one.number}</b> <span class="s">${shortName(one.service, catalogue, words)}</span>
        <span class="w">${timeText(one.at)}</span></button></li>`,
    )}</ul></section>`;
}

/** @param {import('./types.js').Missed} one @returns {import('./types.js').Found} */
function missedAsFound(one) {
  return { id: one.id, number: one.number, service: one.service, issued_at: one.at, complete: true, state: 'no_show', rejoin_until: one.rejoin_until };
}

/** @param {Parts} parts the calls for colleagues that concern this counter; for its own they say whether somebody comes, quietly */
function Assists({ app, desk, snap, acts }) {
  const { words, now } = app;
  const own = ownAssists(snap, desk.n, desk.names);
  return html`<div class="assists" role="status">${own.map((one) => html`<div class="assist" key=${one.id}><${Icon} name="people" />
    <p><b>${one.counter !== desk.n ? words.t('counter.assist.going', { n: one.counter }) : one.by ? words.t('counter.assist.comes', { by: one.by }) : words.t('counter.assist.sent')}</b>
      <span aria-live="off">${words.t('counter.assist.left', { time: timeText(one.until), wait: lasting(since(one.at, now), words) })}</span></p>
    <button onClick=${() => acts.command('assist-end', { assist: one.id })}>${words.t('counter.assist.end')}</button></div>`)}</div>`;
}
