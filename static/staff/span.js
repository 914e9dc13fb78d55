// How long something has lasted, by the server's clock, in the words a clerk uses.

import { readTime, timeText } from '../lib/clock.js';

/** @typedef {import('../lib/clock.js').Moment} Moment */
/** @typedef {import('../lib/words.js').Words} Words */

/**
 * Milliseconds from a time to now; never below 0, because two clocks may differ by a blink. NaN when one is unknown.
 * @param {string | null | undefined} from RFC 3339
 * @param {Moment | null} now
 */
export function since(from, now) {
  const began = from ? readTime(from) : null;
  return began && now ? Math.max(0, now.ms - began.ms) : NaN;
}

/**
 * Minutes and seconds as on a stopwatch: "00.18", "1.02.33" from an hour on; empty when unknown.
 * @param {number} ms
 */
export function stopwatch(ms) {
  if (isNaN(ms)) {
    return '';
  }
  const seconds = Math.floor(ms / 1000);
  const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
  const short = two(Math.floor(seconds / 60) % 60) + '.' + two(seconds % 60);
  return seconds < 3600 ? short : Math.floor(seconds / 3600) + '.' + short;
}

/**
 * "14 menit"; whole minutes, downwards.
 * @param {number} ms
 * @param {Words} words
 * @param {'' | '.short'} [form]
 */
export function minutes(ms, words, form) {
  if (isNaN(ms)) {
    return '';
  }
  const n = Math.floor(ms / 60000);
  return n < 1 ? words.t('staff.minutes.none' + (form || '')) : words.t('staff.minutes' + (form || ''), { n });
}

/**
 * "18 detik" in the first minute, then "14 menit".
 * @param {number} ms
 * @param {Words} words
 */
export function lasting(ms, words) {
  return ms < 60000 ? words.t('staff.seconds', { n: Math.floor(ms / 1000) }) : minutes(ms, words);
}

/**
 * A moment as the server writes times, so that it is shown by the same rules: "2026-11-23T10:42:07+07:00".
 * @param {Moment | null} moment
 */
export function timeStamp(moment) {
  if (!moment) {
    return '';
  }
  const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
  const distance = Math.abs(moment.offset);
  const zone = (moment.offset < 0 ? '-' : '+') + two(Math.floor(distance / 60)) + ':' + two(distance % 60);
  return new Date(moment.ms + moment.offset * 60000).toISOString().slice(0, 19) + zone;
}

/**
 * A time with its seconds, "10.47.30": for what is said to have begun just now.
 * @param {string} text RFC 3339
 */
export function secondText(text) {
  const moment = readTime(text);
  return moment ? timeText(moment) + '.' + String(Math.floor(moment.ms / 1000) % 60).padStart(2, '0') : '';
}
