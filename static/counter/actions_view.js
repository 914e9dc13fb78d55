// The one big button at its fixed place, the row of further commands under it, and above it why a command failed.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { dimmed, primary } from './state.js';
import { secondRow, meaning } from './menu.js';
import { secondsTo } from './times.js';
import { faults } from './check.js';
import { rowsOf } from './rows.js';
import { bigText } from './say.js';

/** @typedef {import('./desk_view.js').Parts} Parts */

/** The id by which the focus finds the big button again. */
export const BIG = 'big';

/** @param {Parts} parts */
export function Actions(parts) {
  const { app, desk, catalogue, acts } = parts;
  const { words } = app;
  const why = dimmed(desk);
  const busy = why === 'busy';
  return html`<div class="act">
    <${Told} desk=${desk} words=${words} onRead=${acts.readNotice} />
    <button id=${BIG} class=${'go' + (busy ? ' busy' : '')} aria-disabled=${why ? 'true' : 'false'} aria-busy=${busy ? 'true' : 'false'} aria-keyshortcuts="Space Enter"
      data-action=${primary(desk) || ''} onClick=${() => acts.intend('primary')}>
      <span>${bigText(desk, words, catalogue)}</span>${!why && html`<kbd aria-hidden="true">${words.t('staff.key.space')}</kbd>`}
    </button>
    <div class="more">${secondRow(desk).map((item) => html`<${Further} key=${item.word} item=${item} parts=${parts} why=${why} />`)}</div>
  </div>`;
}

/** @param {{ item: import('./menu.js').Item, parts: Parts, why: string }} props */
function Further({ item, parts, why }) {
  const { app, desk, catalogue, acts } = parts;
  const { words } = app;
  const hint = item.intent === 'absent' ? waitText(parts) : '';
  const wanting = item.intent === 'return' ? faults(rowsOf(desk, catalogue)).length : 0;
  const off = why !== '' || meaning(desk, item.intent, app.now) === null;
  return html`<button class=${item.warn && wanting ? 'warn' : ''} aria-disabled=${off ? 'true' : 'false'} aria-keyshortcuts=${item.key} data-intent=${item.intent}
    onClick=${() => acts.intend(item.intent)}><span>${words.t(item.word)}${wanting > 0 && html` <span class="count">${words.t('counter.check.count', { n: wanting })}</span>`}
    ${hint && html`<small>${hint}</small>`}</span>${why !== 'link' && html`<span class="caps" aria-hidden="true"><kbd>${item.key}</kbd>${item.pad && item.pad !== item.key && html`<kbd>${item.pad}</kbd>`}</span>`}</button>`;
}

/** What the office's rule still asks for before somebody counts as absent; empty when nothing. @param {Parts} parts */
function waitText({ app, desk, snap }) {
  const rule = snap.ticket && snap.ticket.no_show;
  if (!rule || meaning(desk, 'absent', app.now)) {
    return '';
  }
  const seconds = secondsTo(rule.at, app.now);
  if (rule.recalls === 0) {
    return app.words.t('counter.absent.wait', { n: seconds });
  }
  return seconds > 0 ? app.words.t('counter.absent.recall.wait', { calls: rule.recalls, n: seconds }) : app.words.t('counter.absent.recall', { calls: rule.recalls });
}

/** @param {{ desk: Parts['desk'], words: import('../lib/words.js').Words, onRead: () => void }} props */
function Told({ desk, words, onRead }) {
  const notice = desk.dialog ? null : desk.notice;
  return html`<div role="alert">${notice && html`<div class="told"><${Icon} name="stop" /><p><b>${notice.title}</b> ${notice.hint}</p>
    <button class="plain" onClick=${onRead}>${words.t('staff.close')}</button></div>`}</div>`;
}
