// Ids that make repeating a request safe: one an intent, chosen here, the same in every repeat.

// Crockford's base32: no I, L, O or U, so that a person can read an id aloud from a log.
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

// 26 letters of 5 bits are 130 bits; no two screens meet by chance.
const LENGTH = 26;

/**
 * A new request or command id. crypto.randomUUID is missing on plain http, getRandomValues is not.
 * @param {(bytes: Uint8Array) => Uint8Array} [fill] puts random bytes in; tests give their own
 * @returns {string}
 */
export function newId(fill) {
  const bytes = new Uint8Array(LENGTH);
  if (fill) {
    fill(bytes);
  } else {
    crypto.getRandomValues(bytes);
  }
  let id = '';
  for (let i = 0; i < LENGTH; i++) {
    id += LETTERS[bytes[i] & 31];
  }
  return id;
}
