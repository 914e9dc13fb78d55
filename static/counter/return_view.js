// The return dialog: what is wanting, the sentence the person will get, and the slip that goes with it.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { Dialog } from '../staff/dialog.js';
import { dimmed } from './state.js';
import { bigText } from './say.js';
import { DIGITS, faults, sentence } from './check.js';
import { rowsOf } from './rows.js';
import { returning } from './files.js';
import { digitOf as digitOfKey } from './keys.js';
import { CheckLine, digitOf } from './checklist_view.js';

/** @typedef {import('./desk_view.js').Parts} Parts */

/** @param {Parts} parts */
export function ReturnDialog(parts) {
  const { app, desk, snap, catalogue, acts } = parts;
  const { words } = app;
  const alone = desk.returns !== '';
  if (!snap.ticket && !alone) {
    return null;
  }
  const rows = rowsOf(desk, catalogue);
  const file = alone ? desk.returns : returning(desk);
  const own = (snap.ticket && app.langs[snap.ticket.lang]) || words;
  const missing = faults(rows);
  const why = dimmed(desk);
  const dim = why !== '' || missing.length === 0;
  const send = () => !dim && (alone ? acts.returnFile(desk.returns, missing) : acts.command('return', { missing, ...(file ? { file } : {}) }));
  const key = (/** @type {KeyboardEvent} */ event) => onKey(event, acts, send);
  return html`<${Dialog} title="return-title" kind="return" onClose=${acts.closeDialog} onKeyDown=${key}>
    <header><h1 id="return-title" tabindex="-1" data-first>${alone ? words.t('files.return.title', { code: file }) : words.t('counter.return.title', { number: snap.ticket ? snap.ticket.number : '' })}</h1>
      <p>${words.t('counter.return.lead')}${!alone && file && ' ' + words.t('files.return.with', { code: file })}</p></header>
    <ol class="check">${rows.map((one) => html`<${CheckLine} key=${one.row.id} one=${one} digit=${digitOf(rows, one, desk.page)} parts=${parts} />`)}</ol>
    <div class="said"><p><b>${words.t(own === words ? 'counter.return.read' : 'counter.return.read.other')}</b>
      <span role="status" lang=${own.lang}>${sentence(rows, own) || words.t('counter.return.nothing')}</span></p>
      ${!alone && html`<p class="switch"><${Icon} name="print" /><span>${words.t('counter.return.slip')}</span></p>`}
      ${rows.length > DIGITS && html`<button class="plain" onClick=${() => acts.page(1)}>${words.t('counter.ask.page')} <kbd aria-hidden="true">+</kbd></button>`}</div>
    ${desk.notice && html`<div class="told" role="alert"><${Icon} name="stop" /><p><b>${desk.notice.title}</b> ${desk.notice.hint}</p></div>`}
    <footer><button class="cancel" onClick=${acts.closeDialog}>${words.t('counter.cancel')} <kbd aria-hidden="true">0</kbd></button>
      <button class="do" aria-disabled=${dim ? 'true' : 'false'} onClick=${send}><span>${why ? bigText(desk, words) : words.t('counter.return.go')}</span>
        <kbd aria-hidden="true">${words.t('staff.key.enter')}</kbd></button></footer>
  <//>`;
}

/**
 * Digits work anywhere in the dialog; Enter sends unless a button has the focus and takes it for itself.
 * @param {KeyboardEvent} event
 * @param {Parts['acts']} acts
 * @param {() => void} send
 */
function onKey(event, acts, send) {
  if (event.ctrlKey || event.altKey || event.metaKey) {
    return;
  }
  const digit = digitOfKey(event);
  const turn = { '+': 1, '-': -1 }[event.key];
  if (digit >= 0 || turn) {
    event.preventDefault();
    if (event.repeat) {
      return;
    }
    if (turn) {
      acts.page(turn);
    } else if (digit > 0) {
      acts.turn(digit);
    } else {
      acts.closeDialog();
    }
  } else if (event.key === 'Enter' && (event.repeat || !(event.target instanceof HTMLButtonElement))) {
    event.preventDefault();
    if (!event.repeat) {
      send();
    }
  }
}
