// What the page of a virtual printer shows.

import { html } from '../vendor/preact-htm.js';

/**
 * @typedef {object} Slip
 * @property {number} id counts from 1
 * @property {string} at when it was cut
 * @property {number} mm length of the paper
 * @property {number} bytes what it took
 * @property {string[]} lines its text, from the top
 * @property {string} png address of its picture
 */

/** @param {{ words: import('../lib/words.js').Words, name: string, slips: Slip[], lost: boolean }} props */
export function Printer({ words, name, slips, lost }) {
  return html`<main>
    <header>
      <h1>${words.t('printer.title', { name })}</h1>
      <p role="status">${lost ? words.t('printer.lost') : words.t('printer.count', { n: slips.length })}</p>
    </header>
    ${slips.length === 0 && !lost ? html`<p class="empty">${words.t('printer.empty')}</p>` : null}
    <ol>${slips.map((slip) => html`<${Paper} key=${slip.id} words=${words} slip=${slip} />`)}</ol>
  </main>`;
}

/** @param {{ words: import('../lib/words.js').Words, slip: Slip }} props */
function Paper({ words, slip }) {
  const facts = { n: slip.id, mm: Math.round(slip.mm), bytes: slip.bytes };
  return html`<li>
    <img src=${slip.png} alt=${slip.lines.filter((line) => line.trim()).join('\n')} />
    <p>${words.t('printer.slip', facts)}</p>
  </li>`;
}
