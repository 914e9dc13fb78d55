// The way between the pages of the staff: those that the account may work on, behind one word.

import { html } from '../vendor/preact-htm.js';

/**
 * @param {object} props
 * @param {import('./types.js').Me | null} props.me
 * @param {string} props.here path of this page
 * @param {import('../lib/words.js').Words} props.words
 */
export function Rooms({ me, here, words }) {
  const rooms = (me && me.rooms) || [];
  if (rooms.length < 2) {
    return null;
  }
  return html`<details class="rooms"><summary>${words.t('staff.rooms')}</summary>
    <nav aria-label=${words.t('staff.rooms.all')}><ul>${rooms.map(
      (path) => html`<li key=${path}><a href=${path === '/laporan' || path === '/kesehatan' || path === '/admin' ? path + '?lang=' + words.lang : path} aria-current=${path === here ? 'page' : undefined}>${words.t('staff.room.' + path.slice(1).replace('-', '_'))}</a></li>`,
    )}</ul></nav></details>`;
}
