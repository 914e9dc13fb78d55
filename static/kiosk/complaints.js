// The ways to complain that a kiosk shows: what one can call or write to first, the nation's after that, the rest behind.

/** @typedef {import('./catalogue.js').Catalogue} Catalogue */
/** @typedef {{ kind: string, label: import('../lib/words.js').Text, value: string }} Way */

/** What any phone reaches. */
const QUICK = ['whatsapp', 'phone', 'sms'];

/** @param {Way} way */
function rank({ kind }) {
  return QUICK.indexOf(kind) >= 0 ? QUICK.indexOf(kind) : kind.indexOf('sp4n') === 0 ? QUICK.length : QUICK.length + 1;
}

/**
 * What can be followed from a kiosk: a way without an address is none, but the box that hangs on the wall.
 * @param {Catalogue | null} catalogue
 * @returns {Way[]}
 */
export function told(catalogue) {
  const all = ((catalogue && catalogue.complaints) || []).filter((way) => way.value || way.kind === 'box');
  return all.map((way, i) => ({ way, i })).sort((a, b) => rank(a.way) - rank(b.way) || a.i - b.i).map(({ way }) => way);
}
