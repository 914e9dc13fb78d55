// What comes after: the next numbers with their waits, those who did not appear, and the counts of the day.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { timeText } from '../lib/clock.js';
import { since, minutes } from '../staff/span.js';
import { PrinterStrip } from '../staff/printerstrip.js';
import { isLost, phase, unheard } from './state.js';
import { shortName } from './choose.js';

/** @typedef {import('./desk_view.js').Parts} Parts */

/** @param {Parts} parts */
export function Side(parts) {
  const { app, desk, snap, catalogue } = parts;
  const { words } = app;
  const ready = phase(desk) === 'ready';
  const next = ready ? snap.next.slice(1) : snap.next;
  return html`<aside class="side" aria-label=${words.t('counter.next.title')}>
    <${PrinterStrip} printers=${snap.printers} words=${words} />
    <h2><span>${heading(parts, ready)}</span> <b>${count(parts, ready)}</b></h2>
    ${next.length > 0
      ? html`<ol class="next">${next.map((ticket) => nextRow(parts, ticket))}</ol>`
      : html`<p class="nobody">${words.t('counter.next.none')}</p>`}
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
  return html`<li key=${ticket.id}><span class="n">${ticket.number}</span> <span class="s">${shortName(ticket.service, catalogue, words)}</span>
    <span class="w">${minutes(since(ticket.issued_at, now), words, '.short')}</span>
    ${!ticket.complete && html`<em><${Icon} name="stop" /><span>${words.t('counter.tag.incomplete')}</span></em>`}
    ${unheard(ticket) && html`<em><${Icon} name="ticket" /><span>${words.t('counter.tag.unheard')}</span></em>`}</li>`;
}

/** @param {Parts} parts */
function Missed({ app, snap, catalogue }) {
  const { words } = app;
  return html`<section class="missed"><h2>${words.t('counter.missed.title')}</h2>
    <ul>${snap.missed.slice(0, 3).map(
      (one) => html`<li key=${one.id}><b class="n">${one.number}</b> <span class="s">${shortName(one.service, catalogue, words)}</span>
        <span class="w">${timeText(one.at)}</span></li>`,
    )}</ul></section>`;
}
