// Which counter this tab sits at: kept over a reload, gone with the tab, so that two tabs may hold two counters.

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
