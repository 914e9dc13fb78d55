// This kiosk has given many numbers a moment ago: the wish waits on the glass, and goes by itself when its time has come.

/** @typedef {import('./state.js').State} State */

/** The longest wait, in milliseconds: the rule counts one minute. */
const MOST_MS = 60000;
/** The shortest, so that a clock that is a little behind does not ask in a circle. */
const LEAST_MS = 1000;

/** @param {State} state the server's time by now, in milliseconds; NaN when it was never heard */
function serverNow(state) {
  return state.status ? Date.parse(state.status.at) + state.now - state.heardAt : NaN;
}

/**
 * @param {State} state
 * @param {any} body of the refusal
 * @returns {State}
 */
export function waits(state, body) {
  const left = Date.parse(body.next_open) - serverNow(state);
  const ms = isNaN(left) ? MOST_MS : Math.min(MOST_MS, Math.max(LEAST_MS, left));
  return { ...state, trouble: 'too_soon', waitUntil: state.now + ms, touchedAt: state.now };
}

/** @param {State} state seconds left, upwards */
export function waitLeft(state) {
  return Math.max(0, Math.ceil((state.waitUntil - state.now) / 1000));
}

/** @param {State} state whether the wish waits for its time */
export function isWaiting(state) {
  return state.trouble === 'too_soon' && !!state.visit.sent && state.waitUntil > 0;
}

/** @param {State} state the time has come: the same wish is sent again @returns {State} */
export function waited(state) {
  return isWaiting(state) && state.now >= state.waitUntil ? { ...state, trouble: '', waitUntil: 0, repeats: 0, sentAt: state.now, touchedAt: state.now } : state;
}
