// When a part of a page is replaced by its newer self.

/** What differs each time although nothing has changed: the ids of forms. @param {string} markup */
const plain = (markup) => markup.replace(/name="request_id" value="[^"]*"/g, '');

/**
 * @param {string} shown
 * @param {string} fresh
 * @param {boolean} busy somebody has a hand on it
 */
export function mayReplace(shown, fresh, busy) {
  return !busy && plain(shown) !== plain(fresh);
}
