// The office's time on a screen whose own clock may be wrong: taken from the server, shown in the office's zone.

import { DEFAULT_LANG } from './words.js';

/**
 * @typedef {object} Moment
 * @property {number} ms milliseconds since 1970, UTC
 * @property {number} offset the office's distance from UTC in minutes
 */

/**
 * Reads an RFC 3339 time and keeps its offset.
 * @param {string} text such as "2026-11-23T09:14:05+07:00"
 * @returns {Moment | null} null when it is no time
 */
export function readTime(text) {
  const ms = Date.parse(text);
  if (isNaN(ms)) {
    return null;
  }
  const zone = /([+-])(\d\d):(\d\d)$/.exec(text);
  const offset = zone ? (zone[1] === '-' ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3])) : 0;
  return { ms, offset };
}

/**
 * A Date whose UTC fields show the office's wall clock.
 * @param {Moment} moment
 */
function wall(moment) {
  return new Date(moment.ms + moment.offset * 60000);
}

/**
 * Hours and minutes in the office's zone, "09.14".
 * @param {Moment | string | null} when
 */
export function timeText(when) {
  const moment = typeof when === 'string' ? readTime(when) : when;
  return moment ? wall(moment).toISOString().slice(11, 16).replace(':', '.') : '';
}

/**
 * A date in words of the language, "Senin, 23 November 2026".
 * @param {Moment | string | null} when
 * @param {string} lang
 * @param {{ weekday?: 'long', day?: 'numeric', month?: 'long' | 'short', year?: 'numeric' }} [parts]
 */
export function dateText(when, lang, parts) {
  const moment = typeof when === 'string' ? readTime(when) : when;
  if (!moment) {
    return '';
  }
  const wanted = parts || { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' };
  const locale = lang === 'en' ? 'en-GB' : lang; // day before month in English too, as on the paper; browsers that know no Sundanese say it in Indonesian
  return new Intl.DateTimeFormat([locale, DEFAULT_LANG], Object.assign({ timeZone: 'UTC' }, wanted)).format(wall(moment));
}

/**
 * The calendar day in the office's zone, "2026-11-23": to see whether two times are of one day.
 * @param {Moment | string | null} when
 */
export function dayOf(when) {
  const moment = typeof when === 'string' ? readTime(when) : when;
  return moment ? wall(moment).toISOString().slice(0, 10) : '';
}

/**
 * @typedef {object} Clock
 * @property {(at: string | undefined) => void} set takes the server's time from a reply
 * @property {() => Moment | null} now the server's time by now; null until the first set
 * @property {() => void} forget the steady time stood still while the box slept: no time until the next set
 */

/**
 * A clock that runs on the steady time since the page began, from the server's time last heard.
 * @param {() => number} [steady] milliseconds that never jump
 * @returns {Clock}
 */
export function makeClock(steady) {
  const tick = steady || (() => performance.now());
  /** @type {Moment | null} */
  let base = null;
  let baseTick = 0;
  return {
    set(at) {
      const heard = at ? readTime(at) : null;
      if (heard) {
        base = heard;
        baseTick = tick();
      }
    },
    forget() {
      base = null;
    },
    now() {
      return base ? { ms: base.ms + Math.round(tick() - baseTick), offset: base.offset } : null;
    },
  };
}
