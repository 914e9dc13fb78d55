// The tickets of the day: looked for by number or service, narrowed by state, each the way to its panel.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { timeText } from '../lib/clock.js';
import { since } from '../staff/span.js';
import { STATES } from './state.js';
import { isLate, serviceText, waitText, whereText } from './say.js';

/** @typedef {import('./view.js').Parts} Parts */

/** @param {Parts} parts */
export function Tickets(parts) {
  const { app, acts, snap } = parts;
  const { words, desk, catalogue } = app;
  const { query, rows, more } = desk.list;
  return html`<section class="tickets" aria-labelledby="tickets"><h2 id="tickets">${words.t('supervisor.tickets')}</h2>
    <form class="filter" role="search" onSubmit=${(/** @type {Event} */ event) => event.preventDefault()}>
      <label for="q">${words.t('supervisor.find')}<input id="q" type="search" autocomplete="off" maxlength="40" onInput=${(/** @type {any} */ event) => acts.find({ text: event.target.value })} /></label>
      <label for="state">${words.t('supervisor.find.state')}<select id="state" value=${query.state} onChange=${(/** @type {any} */ event) => acts.find({ state: event.target.value })}>
        ${STATES.map((state) => html`<option key=${state} value=${state}>${words.t('supervisor.state.' + state)}</option>`)}</select></label>
      <label for="service">${words.t('supervisor.find.service')}<select id="service" value=${query.service} onChange=${(/** @type {any} */ event) => acts.find({ service: event.target.value })}>
        <option value="">${words.t('supervisor.find.all')}</option>
        ${snap.lines.filter((line) => line.issued > 0 || line.service === query.service).map((line) => html`<option key=${line.service} value=${line.service}>${serviceText(line.service, catalogue, words)}</option>`)}</select></label>
    </form>
    <p class="unseen" role="status">${rows ? words.t('supervisor.found', { n: rows.length + more }) : ''}</p>
    <div class="scroll" tabindex="0" role="group" aria-labelledby="tickets">
      ${rows && rows.length > 0 ? html`<ul class="rows">${rows.map((row) => html`<${Ticket} key=${row.id} ...${parts} row=${row} />`)}</ul>` : html`<p class="nothing">${words.t(rows ? 'supervisor.tickets.none' : 'staff.loading')}</p>`}
      ${more > 0 && html`<p class="nothing">${words.t('supervisor.tickets.more', { n: more })}</p>`}
    </div>
  </section>`;
}

/** @param {Parts & { row: import('./types.js').Row }} props */
function Ticket({ app, acts, snap, row }) {
  const { words, now, catalogue } = app;
  const late = row.state === 'waiting' && isLate(row.since, now, snap.target_wait_s);
  const open = !['done', 'returned', 'cancelled', 'joined', 'expired'].includes(row.state);
  return html`<li><button class=${'ticketrow' + (late ? ' late' : '')} onClick=${() => acts.ticket(row.id)}>
    <b class="n">${row.number}</b>
    <span class="s">${serviceText(row.service, catalogue, words)}${row.priority && html` <em>${words.t('supervisor.priority')}</em>`}${row.party > 1 && html` <em>${words.t('supervisor.party', { n: row.party })}</em>`}</span>
    <span class="st"><b>${words.t('supervisor.state.' + row.state)}</b> ${whereText(row, words)}</span>
    <span class="w">${late && html`<${Icon} name="stop" />`}${open ? waitText(since(row.since, now), words) : timeText(row.since)}</span>
  </button></li>`;
}
