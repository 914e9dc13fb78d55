// The one big button at its fixed place, the row of further commands under it, and above it why a command failed.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { blocked, primary } from './state.js';
import { secondRow } from './keys.js';
import { bigText } from './say.js';

/** @typedef {import('./desk_view.js').Parts} Parts */

/** The id by which the focus finds the big button again. */
export const BIG = 'big';

/** @param {Parts} parts */
export function Actions({ app, desk, acts }) {
  const { words } = app;
  const why = blocked(desk);
  const dim = why ? 'true' : 'false';
  const busy = why === 'busy';
  return html`<div class="act">
    <${Told} desk=${desk} words=${words} onRead=${acts.readNotice} />
    <button id=${BIG} class=${'go' + (busy ? ' busy' : '')} aria-disabled=${dim} aria-busy=${busy ? 'true' : 'false'} aria-keyshortcuts="Space Enter"
      data-action=${primary(desk) || ''} onClick=${() => acts.intend('primary')}>
      <span>${bigText(desk, words)}</span>${!why && html`<kbd aria-hidden="true">${words.t('staff.key.space')}</kbd>`}
    </button>
    <div class="more">${secondRow(desk).map(
      (one) => html`<button key=${one.word} class=${one.warn ? 'warn' : ''} aria-disabled=${dim} aria-keyshortcuts=${one.key} data-intent=${one.intent}
        onClick=${() => acts.intend(one.intent)}><span>${words.t(one.word)}</span>${why !== 'link' && html`<kbd aria-hidden="true">${one.key}</kbd>`}</button>`,
    )}</div>
  </div>`;
}

/** @param {{ desk: Parts['desk'], words: import('../lib/words.js').Words, onRead: () => void }} props */
function Told({ desk, words, onRead }) {
  const notice = desk.dialog ? null : desk.notice;
  return html`<div role="alert">${notice && html`<div class="told"><${Icon} name="stop" /><p><b>${notice.title}</b> ${notice.hint}</p>
    <button class="plain" onClick=${onRead}>${words.t('staff.close')}</button></div>`}</div>`;
}
