// Times that run on the desk: how long an undo is left, whether a service is within its target, and a time typed in digits.

import { readTime } from '../lib/clock.js';
import { since, timeStamp } from '../staff/span.js';

/** @typedef {import('./types.js').Desk} Desk */
/** @typedef {import('../lib/clock.js').Moment} Moment */

// Of the target, from when on its end is said to be near: a fifth is enough to hurry, and to say so.
const NEAR = 0.8;

/**
 * Whole seconds until a time, upwards; 0 when it is over or not known.
 * @param {string | null | undefined} until RFC 3339
 * @param {Moment | null | undefined} now
 */
export function secondsTo(until, now) {
  const end = until ? readTime(until) : null;
  return end && now ? Math.max(0, Math.ceil((end.ms - now.ms) / 1000)) : 0;
}

/**
 * Seconds for which the last command can still be undone.
 * @param {Desk} desk
 * @param {Moment | null | undefined} now
 */
export function undoSeconds(desk, now) {
  return secondsTo(desk.snap && desk.snap.undo && desk.snap.undo.until, now);
}

/**
 * How a service stands to its target, as a word and the whole minutes left, or those over it.
 * @param {{ started_at: string | null, target_minutes?: number | null }} ticket
 * @param {Moment | null} now
 * @returns {{ word: 'within' | 'near' | 'over', minutes: number, target: number } | null} null without a target
 */
export function targetOf(ticket, now) {
  const target = ticket.target_minutes;
  const ms = since(ticket.started_at, now);
  if (!target || isNaN(ms)) {
    return null;
  }
  const left = target * 60000 - ms;
  if (left < 0) {
    return { word: 'over', minutes: Math.floor(-left / 60000), target };
  }
  return { word: ms >= NEAR * target * 60000 ? 'near' : 'within', minutes: Math.ceil(left / 60000), target };
}

/**
 * A time of today that was typed as hours and minutes: "1030", "930".
 * @param {string} typed
 * @param {Moment | null} now
 * @returns {string} RFC 3339; empty when it is no time, or one that has gone by
 */
export function clockTime(typed, now) {
  const parts = /^(\d{1,2})(\d\d)$/.exec(typed);
  if (!parts || !now || Number(parts[1]) > 23 || Number(parts[2]) > 59) {
    return '';
  }
  const zone = now.offset * 60000;
  const midnight = Math.floor((now.ms + zone) / 86400000) * 86400000 - zone;
  const ms = midnight + (Number(parts[1]) * 60 + Number(parts[2])) * 60000;
  return ms > now.ms ? timeStamp({ ms, offset: now.offset }) : '';
}
