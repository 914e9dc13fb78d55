// What a board does while nobody looks after it for weeks: it notices that it slept, turns its page at midnight, and
// moves its picture a little so that no letter burns into the glass. Decided from times alone.

import { dayOf } from '../lib/clock.js';

/** A look that comes so much later than the one before means that the box slept, in milliseconds. */
export const GAP_MS = 10000;
/** The picture stays so long at one place, in milliseconds. */
export const SHIFT_MS = 4 * 60000;
/** Places in its round, in shares of the margin: no two that follow each other are the same. */
const PLACES = [[0, 0], [1, 0], [1, 1], [0, 1], [-1, 1], [-1, 0], [-1, -1], [0, -1], [1, -1]];
/** So long before the office opens the glass is light again, in milliseconds: who comes early reads when. */
export const DAWN_MS = 60 * 60000;
/** How far it moves at most, in rem: the narrowest margin is 1.25. */
export const SHIFT_REM = 0.5;

/**
 * Whether the box slept between two looks. The wall clock tells, for the steady one may sleep as well; a clock that was
 * put right looks the same, and asking the server anew is right then too.
 * @param {number} before wall clock of the last look, in milliseconds
 * @param {number} now wall clock
 */
export function slept(before, now) {
  return now - before > GAP_MS || now < before - GAP_MS;
}

/**
 * Where the picture stands, in rem.
 * @param {number} now steady milliseconds
 * @returns {{ x: number, y: number }}
 */
export function shiftOf(now) {
  const [x, y] = PLACES[Math.floor(now / SHIFT_MS) % PLACES.length];
  return { x: x * SHIFT_REM, y: y * SHIFT_REM };
}

/**
 * Where the small clock of the night stands, in hundredths of the glass: never twice in a row at one place.
 * @param {number} now steady milliseconds
 */
export function nightOf(now) {
  const turn = Math.floor(now / 60000);
  return { x: 10 + ((turn * 37) % 60), y: 12 + ((turn * 23) % 70) };
}

/**
 * Whether the glass is dark: the office wants it so, and opens neither now nor within the hour.
 * @param {import('./state.js').Snapshot | null} snapshot
 * @param {string} mode what fills the wall
 * @param {number} serverMs the server's time by now
 */
export function isNight(snapshot, mode, serverMs) {
  if (!snapshot || !snapshot.dark || mode !== 'closed' || snapshot.hours.why === 'break') {
    return false;
  }
  const next = snapshot.hours.next_open;
  return !next || Date.parse(next) - serverMs > DAWN_MS;
}

/**
 * The board as it is to be drawn today: what was called on another day calls nobody, although the server that would
 * say so has not been heard since.
 * @param {import('./state.js').Board} board
 * @param {import('../lib/clock.js').Moment | null} clock the server's time by now
 * @returns {import('./state.js').Board}
 */
export function todays(board, clock) {
  const snapshot = board.snapshot;
  if (!snapshot || !clock || dayOf(snapshot.at) === dayOf(clock)) {
    return board;
  }
  const counters = snapshot.counters.map((c) => Object.assign({}, c, { now: null, service: null, serving: false, next: [] }));
  const services = snapshot.services.map((s) => Object.assign({}, s, { waiting: 0, now: null }));
  const clean = Object.assign({}, snapshot, { calls: [], missed: [], next: [], counters, services });
  return Object.assign({}, board, { snapshot: clean, hero: null, undone: '' });
}
