// The chart of who waits over the day: steps of five minutes as one line with a filled ground.

import { readTime, timeText } from '../lib/clock.js';

/** The chart's size in its own units, and the room for words at the left and below. */
export const BOX = { width: 640, height: 200, left: 36, bottom: 26, top: 10, right: 8 };

/**
 * A round number above the most people, so that its quarters are whole.
 * @param {number} most
 */
export function ceiling(most) {
  for (const top of [4, 8, 12, 20, 40, 60, 80, 120, 200, 400, 800]) {
    if (most <= top) {
      return top;
    }
  }
  return Math.ceil(most / 400) * 400;
}

/**
 * @param {import('./types.js').Step[]} steps
 * @returns {{ line: string, ground: string, rows: { y: number, n: number }[], hours: { x: number, text: string }[], most: number, at: string } | null} null: nothing happened yet
 */
export function chartOf(steps) {
  const first = steps.length > 0 ? readTime(steps[0].at) : null;
  if (!first) {
    return null;
  }
  const peak = steps.reduce((a, b) => (b.waiting > a.waiting ? b : a));
  const top = ceiling(peak.waiting);
  const inner = { width: BOX.width - BOX.left - BOX.right, height: BOX.height - BOX.top - BOX.bottom };
  const wide = inner.width / Math.max(steps.length, 12); // an hour at least: a line grows, it does not leap
  const x = (/** @type {number} */ i) => Math.round((BOX.left + i * wide) * 10) / 10;
  const y = (/** @type {number} */ n) => Math.round((BOX.top + inner.height * (1 - n / top)) * 10) / 10;
  const line = steps.map((step, i) => (i === 0 ? 'M' + x(0) + ' ' + y(step.waiting) : 'V' + y(step.waiting)) + 'H' + x(i + 1)).join('');
  const hours = steps.map((step, i) => ({ x: x(i), text: timeText(step.at) })).filter((tick) => tick.text.endsWith('.00'));
  const every = Math.ceil(hours.length / 8);
  return {
    line,
    ground: line + 'V' + y(0) + 'H' + x(0) + 'Z',
    rows: [0, 1, 2, 3, 4].map((i) => ({ n: (top / 4) * i, y: y((top / 4) * i) })),
    hours: hours.filter((_, i) => i % every === 0),
    most: peak.waiting,
    at: timeText(peak.at),
  };
}
