// The checklist as declared, one row a requirement. It scrolls by itself when it is long; nothing else moves.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { missingFirst } from './declared.js';

/** @typedef {import('./declared.js').Row} Row */
/** @typedef {import('../lib/words.js').Words} Words */

// From this many rows on, a wide screen sets them in two columns.
const MANY = 6;

/** @param {{ rows: Row[], words: Words }} props */
export function DeclaredList({ rows, words }) {
  if (rows.length === 0) {
    return html`<p class="list empty">${words.t('staff.declared.none')}</p>`;
  }
  const missing = rows.filter((row) => row.state === 'missing').length;
  const sum = missing === 0 ? words.t('staff.declared.complete') : words.t('staff.declared.short', { n: missing });
  return html`<section class=${'list' + (rows.length >= MANY ? ' many' : '')} aria-labelledby="declared">
    <h2 id="declared"><span>${words.t('staff.declared.title')}</span> <span class=${missing ? 'short' : ''}>${sum}</span></h2>
    <ul tabindex="0" aria-labelledby="declared">${missingFirst(rows).map((row) => html`<${DeclaredRow} key=${row.id} row=${row} words=${words} />`)}</ul>
  </section>`;
}

const MARKS = { have: { kind: 'yes', icon: 'tick' }, missing: { kind: 'no', icon: 'stop' }, unneeded: { kind: 'na', icon: 'minus' } };

/** @param {{ row: Row, words: Words }} props */
function DeclaredRow({ row, words }) {
  const mark = MARKS[row.state];
  return html`<li class=${mark.kind}>
    <${Mark} name=${mark.icon} /><span>${words.text(row.label)}${row.which && html`<small>${words.text(row.which)}</small>`}</span>
    <span class="v">${valueText(row, words)}</span>
  </li>`;
}

/** @param {{ name: string }} props a dash stands for what does not apply */
function Mark({ name }) {
  return name === 'minus' ? html`<span class="dash" aria-hidden="true"></span>` : html`<${Icon} name=${name} />`;
}

/**
 * @param {Row} row
 * @param {Words} words
 */
export function valueText(row, words) {
  if (row.state !== 'unneeded') {
    return words.t('staff.declared.' + row.state);
  }
  return row.reason ? words.t('staff.declared.because', { reason: words.text(row.reason) }) : words.t('staff.declared.unneeded');
}
