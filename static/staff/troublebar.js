// What is down, for those who give numbers: which services get none meanwhile, and what to tell people now.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';

/** @typedef {import('../lib/words.js').Text} Text */
/** @typedef {{ need: string, text: Text, affected: Text, closed: string[] }} Trouble closed: services without numbers meanwhile */

/** @param {{ troubles: Trouble[], catalogue: { services: { id: string, short: Text }[] }, words: import('../lib/words.js').Words }} props */
export function TroubleBar({ troubles, catalogue, words }) {
  const closed = catalogue.services.filter((one) => troubles.some((trouble) => trouble.closed.includes(one.id))).map((one) => words.text(one.short));
  return html`<div class="troublebar" role="status">${troubles.length > 0 && html`<div><${Icon} name="warning" />
    <p><b>${troubles.map((one) => words.text(one.text)).join(' ')}</b> ${closed.length === 0 && troubles.map((one) => words.text(one.affected)).join(' ')}
      <span>${closed.length > 0 ? words.t('frontoffice.down.closed', { services: closed.join(', ') }) : words.t('frontoffice.down.open')}</span></p></div>`}</div>`;
}
