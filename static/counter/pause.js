// The breaks and the closing that stand in the office's hours: a reminder a little before, and one to open again.

import { phase } from './state.js';
import { timeStamp } from '../staff/span.js';

/** @typedef {import('./types.js').Desk} Desk */
/** @typedef {import('./types.js').Pause} Pause */
/** @typedef {import('../lib/clock.js').Moment} Moment */

/** How long before a pause the clerk is told, in milliseconds: one more person is served by then. */
export const SOON_MS = 600000;

/**
 * The pause that is near, or that has begun while this counter still works.
 * @param {Desk} desk
 * @param {Moment | null | undefined} now
 * @returns {Pause | null}
 */
export function pauseOf(desk, now) {
  const pauses = (desk.snap && desk.snap.pauses) || [];
  const near = (/** @type {Pause} */ one) => !!now && Date.parse(one.at) - now.ms <= SOON_MS && (one.until === null || now.ms < Date.parse(one.until));
  return pauses.find(near) || null;
}

/**
 * @typedef {object} Prompt one calm line for the clerk
 * @property {string} word key of its sentence
 * @property {string} at RFC 3339, for the sentence
 * @property {'break' | 'close' | 'primary'} intent what it leads to
 * @property {string} button key of the word on its button
 */

/**
 * What the office's hours say to this counter now; null when nothing.
 * @param {Desk} desk
 * @param {Moment | null | undefined} now
 * @returns {Prompt | null}
 */
export function promptOf(desk, now) {
  const state = phase(desk);
  const back = desk.snap && desk.snap.counter.break && desk.snap.counter.break.until;
  if (state === 'break') {
    return back && now && Date.parse(back) <= now.ms ? { word: 'counter.pause.back', at: back, intent: 'primary', button: 'counter.pause.open' } : null;
  }
  const pause = pauseOf(desk, now);
  if (!pause || !now || !['ready', 'called', 'serving'].includes(state)) {
    return null;
  }
  const kind = pause.until ? pause.reason : 'close';
  const hand = state === 'ready' ? '' : '.hand';
  const begun = Date.parse(pause.at) <= now.ms ? '.begun' : '';
  return { word: 'counter.pause.' + kind + begun + hand, at: pause.at, intent: pause.until ? 'break' : 'close', button: pause.until ? 'counter.do.break' : 'counter.do.close' };
}

/**
 * How a break is meant when it is the one of the office's hours: its reason, and its end as the planned return.
 * @param {Desk} desk
 * @param {Moment | null | undefined} now
 * @returns {{ reason: string, until: string } | null}
 */
export function planOf(desk, now) {
  const pause = pauseOf(desk, now);
  const end = pause && pause.until ? Date.parse(pause.until) : NaN;
  return pause && now && !isNaN(end) ? { reason: pause.reason, until: timeStamp({ ms: end, offset: now.offset }) } : null;
}
