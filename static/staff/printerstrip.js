// The quiet strip of a staff screen: a printer of the office wants somebody, and where to see more.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { troubled, stripWord } from './printers.js';

/**
 * @param {object} props
 * @param {import('./types.js').PrinterBrief[] | undefined} props.printers
 * @param {import('../lib/words.js').Words} props.words
 */
export function PrinterStrip({ printers, words }) {
  const all = troubled(printers);
  return html`<div class="paperbar" role="status">${all.length > 0 && html`<p class=${all[0].state === 'bad' ? 'bad' : 'low'}>
    <${Icon} name=${all[0].state === 'bad' ? 'stop' : 'roll'} />
    <span><b>${words.t('staff.paper.' + stripWord(all[0]), { name: all[0].name })}</b>${all.length > 1 && html` <span class="besides">${words.t('staff.paper.more', { n: all.length - 1 })}</span>`}</span>
    <a href="/printers">${words.t('staff.paper.see')}</a>
  </p>`}</div>`;
}
