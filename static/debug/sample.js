// What the stories have in common: a moment that stands still, and the office of the standards.

import { readTime } from '../lib/clock.js';

/** The time of every story. */
export const NOON = '2026-11-23T12:00:00+07:00';

/** @returns {import('../lib/clock.js').Moment} */
export const noon = () => /** @type {import('../lib/clock.js').Moment} */ (readTime(NOON));

/** A time of that day, so many minutes before. @param {number} minutes */
export function ago(minutes) {
  const at = new Date(noon().ms - minutes * 60000 + noon().offset * 60000);
  return at.toISOString().slice(0, 19) + '+07:00';
}

/** A time of that day, so many minutes after. @param {number} minutes */
export const hence = (minutes) => ago(-minutes);

/**
 * What a view may ask for: in a story nothing comes of it.
 * @returns {any} any: each screen has asks of its own
 */
export function noActs() {
  return new Proxy({}, { get: () => () => undefined });
}

/** Who is signed in. @param {string} role @param {string[]} rooms */
export function me(role, rooms) {
  return { name: 'sari', role, roles: [role], rooms, counters: [1, 2, 3, 4] };
}
