// What one television of the hall is set to, and what its counters show on it.

import { highlighted, isNews, pageOf, PAGE_MS } from './state.js';
import { roomOf, cellsOf } from './size.js';

/**
 * @typedef {object} Screen
 * @property {string} name
 * @property {string} layout
 * @property {number} farthest_seat_m 0: not measured
 * @property {number} screen_diagonal_in 0: not measured
 * @property {number[]} counters none: all of the zone
 */

/** @typedef {import('./state.js').Snapshot} Snapshot */
/** @typedef {import('./state.js').Counter} Counter */
/** @typedef {import('./state.js').Board} Board */

/** What a board shows that nobody has set up. @type {Screen} */
const USUAL = { name: '', layout: 'hall', farthest_seat_m: 0, screen_diagonal_in: 0, counters: [] };

/**
 * The settings of a screen by its name: from the address, or the name under which the box was paired.
 * @param {Snapshot | null} snapshot
 * @param {string} name
 * @returns {Screen}
 */
export function screenOf(snapshot, name) {
  const wanted = name.toLowerCase();
  const screens = snapshot && snapshot.screens && wanted ? snapshot.screens : [];
  return screens.filter((screen) => screen.name.toLowerCase() === wanted)[0] || USUAL;
}

/**
 * The counters that a screen shows.
 * @param {Snapshot} snapshot
 * @param {Screen} screen
 * @returns {Counter[]}
 */
export function countersOn(snapshot, screen) {
  return snapshot.counters.filter((c) => screen.counters.length === 0 || screen.counters.indexOf(c.n) >= 0);
}

/**
 * How a counter stands: "new" was called this moment, "called" is still expected, "serving" has come.
 * @param {Counter} counter
 * @param {Board} board
 * @param {number} now steady milliseconds
 * @param {number} serverMs the server's time by now
 * @returns {'new' | 'called' | 'serving' | 'free' | 'break' | 'closed'}
 */
export function standingOf(counter, board, now, serverMs) {
  if (!counter.now) {
    return counter.state === 'break' ? 'break' : counter.state === 'open' ? 'free' : 'closed';
  }
  if (counter.serving) {
    return 'serving';
  }
  const hero = board.hero && board.hero.counter === counter.n && board.hero.number === counter.now;
  const calls = board.snapshot ? board.snapshot.calls : [];
  const own = calls.filter((call) => call.counter === counter.n && call.number === counter.now && !call.cancelled);
  const news = own.length > 0 && isNews(own[own.length - 1], serverMs);
  return (hero && highlighted(board, now)) || news ? 'new' : 'called';
}

/**
 * The cells of a grid at a moment. Counters that do not fit take turns; a new call turns its page up at once.
 * @param {Counter[]} counters
 * @param {Board} board
 * @param {number} now steady milliseconds
 * @param {number} need rem that the last seat needs
 * @param {boolean} tall
 * @returns {{ room: import('./size.js').Room, shown: Counter[], page: number, pages: number }}
 */
export function gridOf(counters, board, now, need, tall) {
  const room = roomOf(counters.length, need, tall);
  const most = cellsOf(room);
  let at = now;
  const hero = board.hero;
  if (hero && highlighted(board, now)) {
    const pages = Math.max(1, Math.ceil(counters.length / most));
    const each = Math.ceil(counters.length / pages);
    const index = counters.map((c) => c.n).indexOf(hero.counter);
    at = index < 0 ? now : Math.floor(index / each) * PAGE_MS;
  }
  return Object.assign({ room }, pageOf(counters, most, at));
}

/**
 * Open counters that somebody is sent to who stands before a closed one.
 * @param {Snapshot} snapshot
 * @param {Counter} counter
 * @returns {number[]}
 */
export function othersOf(snapshot, counter) {
  const serves = counter.serves || [];
  const open = snapshot.counters.filter((c) => c.state === 'open' && c.n !== counter.n);
  const same = open.filter((c) => (c.serves || []).some((service) => serves.indexOf(service) >= 0));
  return same.slice(0, 3).map((c) => c.n);
}
