// The code, as large as the glass allows.

import { html } from '../vendor/preact-htm.js';

/** @param {{ pairing: import('../lib/pair.js').Pairing | null, words: import('../lib/words.js').Words }} props */
export function Join({ pairing, words }) {
  const joined = pairing && pairing.joined;
  if (joined) {
    return html`<main class="join"><h1><span role="status">${words.t('join.joined', { name: joined.name })}</span></h1></main>`;
  }
  const code = pairing ? pairing.code : '';
  return html`<main class="join">
    <h1>${words.t('join.title')}</h1>
    <p class="code">${code || '···-···'}</p>
    <p role="status">${words.t(pairing && pairing.lost ? 'join.lost' : code ? 'join.code' : 'join.asking')}</p>
    <p class="small">${words.t('join.wait')}</p>
  </main>`;
}
