// The ways to complain that a kiosk shows: the office's own, then the nation's.

/** @typedef {import('./catalogue.js').Catalogue} Catalogue */
/** @typedef {{ kind: string, label: import('../lib/words.js').Text, value: string }} Way */

/** Rows that a glass has room for, at its usual size and for those who want larger letters or have a small one. */
const PER_PAGE = 6;
const PER_PAGE_LARGE = 3;

/**
 * What can be followed from a kiosk: a way without an address is none, but the box that hangs on the wall.
 * @param {Catalogue | null} catalogue
 * @returns {Way[]}
 */
export function told(catalogue) {
  const all = ((catalogue && catalogue.complaints) || []).filter((way) => way.value || way.kind === 'box');
  const national = (/** @type {Way} */ way) => way.kind.indexOf('sp4n') === 0;
  return [...all.filter((way) => !national(way)), ...all.filter(national)];
}

/**
 * One page of them.
 * @param {Way[]} ways
 * @param {number} page
 * @param {boolean} large
 */
export function pageOfWays(ways, page, large) {
  const per = large ? PER_PAGE_LARGE : PER_PAGE;
  const pages = Math.max(1, Math.ceil(ways.length / per));
  const at = Math.min(page, pages - 1);
  return { ways: ways.slice(at * per, (at + 1) * per), page: at, pages };
}
