// The list of the day's tickets that nobody holds: what is asked for, what was found, and which row the keys stand on.

/** @typedef {import('./types.js').Found} Found */

/** @typedef {'' | 'waiting' | 'parked' | 'no_show'} Filter */

/**
 * @typedef {object} Finding
 * @property {string} q as typed
 * @property {Filter} filter
 * @property {Found[] | null} found null until the server has answered
 * @property {number} more how many further ones fit
 * @property {number} at the row the keys stand on
 * @property {boolean} joins the one that is found joins the ticket in hand
 * @property {number} asked counts the questions, so that a late answer is known as one
 */

/** @type {Filter[]} */
export const FILTERS = ['', 'waiting', 'parked', 'no_show'];

/** @param {Filter} filter @param {boolean} [joins] @returns {Finding} */
export function newFinding(filter, joins) {
  return { q: '', filter, joins: Boolean(joins), found: null, more: 0, at: 0, asked: 0 };
}

/** @param {Finding} find @param {Partial<Pick<Finding, 'q' | 'filter'>>} change @returns {Finding} */
export function askedFor(find, change) {
  return { ...find, ...change, at: 0, asked: find.asked + 1 };
}

/** @param {Finding} find @param {number} asked @param {{ tickets: Found[], more: number }} reply @returns {Finding} */
export function foundCame(find, asked, reply) {
  if (asked !== find.asked) {
    return find;
  }
  return { ...find, found: reply.tickets, more: reply.more, at: Math.min(find.at, Math.max(0, reply.tickets.length - 1)) };
}

/** @param {Finding} find @param {number} by @returns {Finding} */
export function stepped(find, by) {
  const last = (find.found || []).length - 1;
  return { ...find, at: Math.min(Math.max(0, find.at + by), Math.max(0, last)) };
}

/** @param {Finding} find @returns {Found | null} the ticket that Enter calls */
export function pointed(find) {
  return (find.found && find.found[find.at]) || null;
}
