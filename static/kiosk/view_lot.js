// Before the office opens: a lot in place of a number, and what becomes of it.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { dateText, timeText } from '../lib/clock.js';
import { QR, useLarge } from './parts.js';

/** @typedef {import('./parts.js').Kiosk} Kiosk */

/** @param {import('./state.js').State} state when the lots that are given now are drawn; "" when numbers are given */
export function drawAt(state) {
  return (state.status && state.status.hours.draw) || '';
}

/** @param {{ kiosk: Kiosk }} props the line on the first screen, in place of the opening hours */
export function LotHours({ kiosk }) {
  const { state, words } = kiosk;
  return html`<p class="open"><${Icon} name="clock" /><span>${words.t('kiosk.lot_until')} <b>${timeText(drawAt(state))}</b></span></p>`;
}

/** @param {{ kiosk: Kiosk, photo: boolean }} props the slip on the glass */
export function Lot({ kiosk, photo }) {
  const { state, words } = kiosk;
  const { reply } = /** @type {import('./outcome.js').Result} */ (state.result);
  const heading = photo ? 'h2' : 'h1';
  const { box, style } = useLarge(kiosk);
  return html`
    <div class="top" ref=${box} style=${style}>
      <div class="what"><${heading} tabindex="-1">${words.t('kiosk.your_lot')}<//><b>${words.text(reply.service.short)}</b></div>
      <strong class="number" data-length=${reply.lot.number.length} data-number>${reply.lot.number}</strong>
    </div>
    <div class="tear"></div>
    <div class="rest">
      ${reply.track_url && html`<${QR} kind="track" text=${reply.track_url.toUpperCase()} label=${words.t('kiosk.qr_track')} />`}
      <div>
        ${reply.lot.draw && html`<p class="place">${words.t('kiosk.lot_draw', { time: timeText(reply.lot.draw) })}</p>`}
        <p class="hint">${words.t('kiosk.lot_not_yet')}</p>
      </div>
    </div>`;
}

/** @param {{ kiosk: Kiosk }} props what to do with a lot */
export function LotTodo({ kiosk: { words } }) {
  /** @param {string} icon @param {string} what @param {string} more */
  const item = (icon, what, more) => html`<li><${Icon} name=${icon} /><span><b>${words.t(what)}</b><small>${words.t(more)}</small></span></li>`;
  return html`<ol class="todo">
    ${item('seat', 'kiosk.lot_todo_wait', 'kiosk.lot_todo_fair')}
    ${item('ticket', 'kiosk.lot_todo_look', 'kiosk.lot_todo_here')}
  </ol>`;
}

/** @param {{ kiosk: Kiosk }} props the office is closed: when the next lots are given, on the day itself or another */
export function LotsFrom({ kiosk }) {
  const { state, words } = kiosk;
  const from = state.status.hours.lots_from;
  return from && html`<p class="lead">${words.t('kiosk.lots_from', { day: dateText(from, words, { weekday: 'long', day: 'numeric', month: 'long' }), time: timeText(from) })}</p>`;
}
