// Somebody's number, scanned from their slip: where it stands, for the question "is it my turn yet?".

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { dateText, timeText } from '../lib/clock.js';
import { BIG } from './check_view.js';

/** @typedef {import('./list_view.js').Parts} Parts */
/** @typedef {import('./types.js').Ticket} Ticket */

/** @param {Parts & { ticket: Ticket }} props */
export function TicketDesk({ app, acts, ticket }) {
  const { words } = app;
  return html`<div class="result ticket sheet" role="status" tabindex="0">
      <p class="k"><span class="tag shut"><${Icon} name="ticket" />${words.t('frontoffice.ticket')}</span></p>
      <h2 class="n">${ticket.number}</h2>
      <p class="title">${words.text(ticket.service.name)}</p>
      <p class="paper"><${Icon} name="clock" /><span>${stateText(ticket, words)}</span></p>
      <p class="meta">${words.t('frontoffice.ticket.issued', { time: timeText(ticket.issued_at) })}</p>
      ${ticket.missing.length > 0 && html`<p class="meta">${words.t('staff.declared.short', { n: ticket.missing.length })}</p>
        <ul class="short">${ticket.missing.map((row) => html`<li key=${row.id}><${Icon} name="stop" />${words.text(row.label)}</li>`)}</ul>`}
    </div>
    <div class="act"><button id=${BIG} class="go" onClick=${acts.close}><span>${words.t('frontoffice.next')}</span><kbd aria-hidden="true">${words.t('staff.key.enter')}</kbd></button></div>`;
}

/** @param {Ticket} ticket @param {import('../lib/words.js').Words} words */
function stateText(ticket, words) {
  if (ticket.state === 'waiting') {
    return ticket.ahead ? words.t('frontoffice.ticket.ahead', { n: ticket.ahead }) : words.t('frontoffice.ticket.first');
  }
  if (ticket.state === 'booked') {
    return words.t('frontoffice.given.day', { day: dateText(ticket.day, words) });
  }
  const text = words.t('frontoffice.ticket.' + ticket.state);
  return ticket.counter && ['called', 'serving'].includes(ticket.state) ? text + ' ' + words.t('frontoffice.ticket.counter', { n: ticket.counter }) : text;
}
