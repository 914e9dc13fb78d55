// The return dialog: tick what is missing or not right, read the sentence the person will get, send it.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { Dialog } from '../staff/dialog.js';
import { blocked } from './state.js';
import { bigText } from './say.js';
import { toggled, kindChosen, returnKey, chosen, sentence } from './returns.js';

/** @typedef {import('./desk_view.js').Parts} Parts */
/** @typedef {import('./returns.js').ReturnRow} ReturnRow */
/** @typedef {import('./returns.js').Kind} Kind */

/** @param {Parts} parts */
export function ReturnDialog(parts) {
  const { app, desk, snap, acts } = parts;
  const { words } = app;
  const returns = desk.returns;
  if (!returns || !snap.ticket) {
    return null;
  }
  const own = app.langs[snap.ticket.lang] || words;
  const missing = chosen(returns);
  const why = blocked(desk);
  const dim = why !== '' || missing.length === 0;
  const send = () => !dim && acts.command('return', { missing });
  const key = (/** @type {KeyboardEvent} */ event) => onKey(event, acts, send);
  return html`<${Dialog} title="return-title" kind="return" onClose=${acts.closeDialog} onKeyDown=${key}>
    <header><h1 id="return-title" tabindex="-1" data-first>${words.t('counter.return.title', { number: snap.ticket.number })}</h1><p>${words.t('counter.return.lead')}</p></header>
    <ol>${returns.rows.map((one, i) => html`<${Row} key=${one.row.id} one=${one} at=${i} words=${words} acts=${acts} />`)}</ol>
    <div class="said"><p><b>${words.t(own === words ? 'counter.return.read' : 'counter.return.read.other')}</b>
      <span role="status" lang=${own.lang}>${sentence(returns, own) || words.t('counter.return.nothing')}</span></p>
      <p class="switch"><kbd aria-hidden="true">T</kbd> ${words.t('counter.return.switch')}</p></div>
    ${desk.notice && html`<div class="told" role="alert"><${Icon} name="stop" /><p><b>${desk.notice.title}</b> ${desk.notice.hint}</p></div>`}
    <footer><button class="cancel" onClick=${acts.closeDialog}>${words.t('counter.cancel')} <kbd aria-hidden="true">${words.t('staff.key.escape')}</kbd></button>
      <button class="do" aria-disabled=${dim ? 'true' : 'false'} onClick=${send}><span>${why ? bigText(desk, words) : words.t('counter.return.go')}</span>
        <kbd aria-hidden="true">${words.t('staff.key.enter')}</kbd></button></footer>
  <//>`;
}

/**
 * Digits and T work anywhere in the dialog; Enter sends unless a button has the focus and takes it for itself.
 * @param {KeyboardEvent} event
 * @param {Parts['acts']} acts
 * @param {() => void} send
 */
function onKey(event, acts, send) {
  if (event.ctrlKey || event.altKey || event.metaKey) {
    return;
  }
  if (/^[0-9tT]$/.test(event.key)) {
    event.preventDefault();
    if (!event.repeat) {
      acts.returns((returns) => returnKey(returns, event.key));
    }
  } else if (event.key === 'Enter' && (event.repeat || !(event.target instanceof HTMLButtonElement))) {
    event.preventDefault();
    if (!event.repeat) {
      send();
    }
  }
}

/** @type {Kind[]} */
const KINDS = ['kurang', 'tidak_valid'];

/** @param {{ one: ReturnRow, at: number, words: Parts['app']['words'], acts: Parts['acts'] }} props */
function Row({ one, at, words, acts }) {
  const { id } = one.row;
  const label = words.text(one.row.label);
  return html`<li class=${one.on ? 'on' : ''}>
    <label class="pickrow">${at < 10 ? html`<kbd aria-hidden="true">${(at + 1) % 10}</kbd>` : html`<span></span>`}
      <input type="checkbox" class="unseen" checked=${one.on} onChange=${() => acts.returns((all) => toggled(all, id))} />
      <span class="box" aria-hidden="true">${one.on && html`<${Icon} name="tick" />`}</span>
      <span class="name">${label}<small>${words.t('counter.return.declared.' + one.row.state)}</small></span></label>
    ${one.on && html`<span class="seg" role="group" aria-label=${words.t('counter.return.kind', { label })}>${KINDS.map(
      (kind) => html`<button type="button" class=${one.kind === kind ? 'sel' : ''} aria-pressed=${one.kind === kind ? 'true' : 'false'}
        onClick=${() => acts.returns((all) => kindChosen(all, id, kind))}>${words.t('counter.return.' + kind)}</button>`,
    )}</span>`}
  </li>`;
}
