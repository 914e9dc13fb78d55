// Which keys of a pad stand on which page, where not all of them fit at their size.

/** The letters as typists know them. */
export const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
/** The letters in their order, for a glass on which no ten keys stand in a row. */
export const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';

/**
 * How many keys stand beside each other.
 * @param {number} wide px of the pad
 * @param {number} key least px of a key
 * @param {number} gap px between two
 */
export function across(wide, key, gap) {
  return Math.max(1, Math.floor((wide + gap + 0.5) / (key + gap)));
}

/**
 * The keys of a page. Pages are as full as each other, so that no key is looked for on a nearly empty one.
 * @param {string} keys
 * @param {number} room keys that fit on a page, beside those that stand on all of them
 * @param {number} page counted from 0; one past the end is the first again
 * @returns {{ keys: string, page: number, pages: number }}
 */
export function padPage(keys, room, page) {
  const pages = Math.ceil(keys.length / Math.max(1, room));
  const each = Math.ceil(keys.length / pages);
  const shown = page % pages;
  return { keys: keys.slice(shown * each, (shown + 1) * each), page: shown, pages };
}
