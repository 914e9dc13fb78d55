// Where a screen belongs, from what it is.

/** The kind of screen that an address asks for. @param {string} path @returns {string} */
export function kindOf(path) {
  return /\/board\/?$/.test(path) ? 'board' : 'counter';
}

/** @param {import('../lib/pair.js').Joined} joined @returns {string} the page of a screen that has joined */
export function destination(joined) {
  return joined.kind === 'board' ? '/board/' + encodeURIComponent(joined.zone) : '/counter';
}
