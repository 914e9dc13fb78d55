// Which counter this tab sits at, and what its clerk has found of the ticket in hand: kept over a reload, gone with the
// tab, so that two tabs may hold two counters.

/** @typedef {import('./types.js').Desk['marks']} Marks */

const KEY = 'antrean.counter';

/** @returns {number | null} */
export function keptCounter() {
  try {
    const kept = sessionStorage.getItem(KEY);
    return kept && /^\d+$/.test(kept) ? Number(kept) : null;
  } catch (failure) {
    return own;
  }
}

// For a browser that keeps nothing: the choice holds until the page is loaded again.
/** @type {number | null} */
let own = null;

/** @param {number | null} n */
export function keepCounter(n) {
  own = n;
  try {
    if (n === null) {
      sessionStorage.removeItem(KEY);
    } else {
      sessionStorage.setItem(KEY, String(n));
    }
  } catch (failure) {
    // own holds it
  }
}

const MARKS_KEY = 'antrean.counter.marks';

/** @returns {Marks} none when nothing was kept; those of another ticket do no harm */
export function keptMarks() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(MARKS_KEY) || 'null');
    return kept && typeof kept.ticket === 'string' && kept.by ? kept : { ticket: '', by: {} };
  } catch (failure) {
    return { ticket: '', by: {} };
  }
}

/** @param {Marks} marks */
export function keepMarks(marks) {
  try {
    sessionStorage.setItem(MARKS_KEY, JSON.stringify(marks));
  } catch (failure) {
    // they stand on the screen until the page is loaded again
  }
}

const POST_KEY = 'antrean.counter.post';

/** The counter that this box was sent to last, by its page of the devices. @returns {number} 0: none */
export function keptPost() {
  try {
    return Number(sessionStorage.getItem(POST_KEY)) || 0;
  } catch (failure) {
    return sent;
  }
}

let sent = 0;

/** @param {number} n */
export function keepPost(n) {
  sent = n;
  try {
    sessionStorage.setItem(POST_KEY, String(n));
  } catch (failure) {
    // sent holds it
  }
}
