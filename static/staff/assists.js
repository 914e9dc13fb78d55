// Counters that call their colleagues, as they reach a staff screen: like a ring, from a counter instead of a kiosk.

/** @typedef {import('./types.js').Ring} Ring */
/** @typedef {import('./types.js').Assist} Assist */

/** @typedef {{ rings: Ring[], assists?: Assist[] }} Calls what a snapshot carries */

/** @param {Assist} one @returns {Ring} */
function ringOf(one) {
  return { id: one.id, device: '', at: one.at, kind: one.kind, counter: one.counter };
}

/**
 * Everybody who waits for a person of the office, danger first.
 * @param {Calls} snap
 * @param {number} [own] the counter of this screen: it does not call itself
 * @returns {Ring[]}
 */
export function callsOf(snap, own) {
  const assists = (snap.assists || []).filter((one) => one.counter !== own && one.by === null).map(ringOf);
  return [...assists.filter((one) => one.kind === 'bahaya'), ...snap.rings, ...assists.filter((one) => one.kind !== 'bahaya')];
}

/**
 * The calls of other counters to which a colleague has gone.
 * @param {Calls} snap
 * @param {number} own
 * @param {string[]} names of who sits here
 * @returns {(Ring & { by: string })[]}
 */
export function comersOf(snap, own, names) {
  return (snap.assists || []).filter((one) => one.counter !== own && one.by !== null && !names.includes(one.by)).map((one) => ({ ...ringOf(one), by: one.by || '' }));
}

/**
 * The calls that concern this counter: its own, and those its clerk has answered.
 * @param {Calls} snap
 * @param {number} own
 * @param {string[]} names
 */
export function ownAssists(snap, own, names) {
  return (snap.assists || []).filter((one) => one.counter === own || (one.by !== null && names.includes(one.by)));
}
