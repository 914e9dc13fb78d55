// The checklist of the ticket in hand: what was declared, and beside each row what the operator finds, one touch or digit.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { valueText } from '../staff/declared_view.js';
import { MARKS, DIGITS, faults } from './check.js';
import { rowsOf, allRows } from './rows.js';

/** @typedef {import('./desk_view.js').Parts} Parts */
/** @typedef {import('./check.js').CheckRow} CheckRow */

/** @type {{ [mark: string]: string }} */
const ICONS = { ada: 'tick', kurang: 'minus', tidak_valid: 'cross' };

/** @param {Parts} parts */
export function Checklist(parts) {
  const { app, desk, catalogue } = parts;
  const { words } = app;
  const rows = rowsOf(desk, catalogue);
  const unneeded = allRows(desk, catalogue).filter((row) => row.state === 'unneeded');
  if (rows.length === 0) {
    return html`<p class="list empty">${words.t('staff.declared.none')}</p>`;
  }
  const wanting = faults(rows).length;
  const first = [...rows.filter((one) => one.row.state === 'missing'), ...rows.filter((one) => one.row.state !== 'missing')];
  return html`<section class="list check" aria-labelledby="declared">
    <h2 id="declared"><span>${words.t('counter.check.title')}</span> <span class=${wanting ? 'short' : ''}>${words.t(wanting ? 'counter.check.short' : 'staff.declared.complete', { n: wanting })}</span></h2>
    <ul tabindex="0" aria-labelledby="declared">
      ${first.map((one) => html`<${CheckLine} key=${one.row.id} one=${one} digit=${digitOf(rows, one, 0)} parts=${parts} />`)}
      ${unneeded.map((row) => html`<li key=${row.id} class="na"><span class="dash" aria-hidden="true"></span><span>${words.text(row.label)}</span><span class="v">${valueText(row, words)}</span></li>`)}
    </ul>
  </section>`;
}

/** @param {CheckRow[]} rows @param {CheckRow} one @param {number} page @returns {number} 0 for a row without a digit */
export function digitOf(rows, one, page) {
  const at = rows.indexOf(one) - page * DIGITS + 1;
  return at >= 1 && at <= DIGITS ? at : 0;
}

/** @param {{ one: CheckRow, digit: number, parts: Parts }} props */
export function CheckLine({ one, digit, parts }) {
  const { words } = parts.app;
  const { id, label, which, state } = one.row;
  return html`<li class=${one.mark === 'ada' ? 'yes' : 'no'}>
    <span class="cap" aria-hidden="true">${digit > 0 && html`<kbd>${digit}</kbd>`}</span>
    <span class="name">${words.text(label)}${which && html`<small>${words.text(which)}</small>`}
      ${(state === 'missing') !== (one.mark !== 'ada') && html`<small>${words.t('counter.return.declared.' + state)}</small>`}</span>
    <span class="seg" role="group" aria-label=${words.text(label)}>${MARKS.map(
      (mark) => html`<button type="button" class=${(one.mark === mark ? 'sel ' : '') + mark} aria-pressed=${one.mark === mark ? 'true' : 'false'}
        onClick=${() => parts.acts.mark(id, mark)}>${ICONS[mark] === 'minus' ? null : html`<${Icon} name=${ICONS[mark]} />`}${words.t('counter.return.' + mark)}</button>`,
    )}</span>
  </li>`;
}
