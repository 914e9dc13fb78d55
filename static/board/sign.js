// What the voice of the hall says beside calls of this board, and why it is silent: whatever is heard is also read.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons_wall.js';
import { timeText } from '../lib/clock.js';

/** How long a notice stays in one language before it is shown in the next, in milliseconds. */
export const TONGUE_MS = 8000;

/** @typedef {import('./state.js').Hear} Hear */

/**
 * Why the hall is silent by the server's clock, or null. It ends by itself, also when the server is late to say so.
 * @param {Hear} voice
 * @param {number} serverMs
 */
export function silentNow(voice, serverMs) {
  const silent = voice.silent;
  return silent && Date.parse(silent.until) > serverMs ? silent : null;
}

/**
 * What is heard of another board's calls: it is no number of this wall, but people here hear it too.
 * @param {Hear} voice
 */
export function elsewhere(voice) {
  const now = voice.now;
  return now && now.call === 0 && now.zone ? now.text : '';
}

/**
 * The notice that is shown now: all of them take turns, each in its languages.
 * @param {Hear} voice
 * @param {number} serverMs
 * @param {number} now steady milliseconds
 * @returns {{ id: string, lang: string, text: string, test: boolean } | null}
 */
export function noticeNow(voice, serverMs, now) {
  const notices = (voice.notices || []).filter((one) => Date.parse(one.until) > serverMs);
  const pages = notices.reduce(
    (/** @type {{ id: string, lang: string, text: string, test: boolean }[]} */ all, one) => all.concat(Object.keys(one.text).map((lang) => ({ id: one.id, lang, text: one.text[lang], test: one.test }))),
    [],
  );
  return pages[Math.floor(now / TONGUE_MS) % pages.length] || null;
}

/** @typedef {{ words: import('../lib/words.js').Words, board: import('./state.js').Board, clock: import('../lib/clock.js').Moment | null, now: number }} Show */

/** The small sign: silence with its end, or what is heard of another board. @param {Show} show */
export function Sign({ words, board, clock }) {
  const voice = board.snapshot && board.snapshot.voice;
  if (!voice || !clock) {
    return null;
  }
  const silent = silentNow(voice, clock.ms);
  const other = elsewhere(voice);
  if (!silent && !other) {
    return null;
  }
  return html`<p class="heard" role="status">
    ${silent
      ? html`<${Icon} name="mute" />${words.t(silent.why === 'mute' ? 'board.silent' : 'board.quiet', { time: endText(silent.until, clock.ms) })}`
      : html`<${Icon} name="sound" />${other}`}
  </p>`;
}

/** The time at which a silence ends, with its day when that is not within a day. @param {string} until @param {number} serverMs */
function endText(until, serverMs) {
  const far = Date.parse(until) - serverMs > 24 * 3600 * 1000;
  return far ? until.slice(8, 10) + '/' + until.slice(5, 7) + ' ' + timeText(until) : timeText(until);
}

/** Sentences for everybody, over the foot of the wall; the call stays free. @param {Show} show */
export function Notices({ words, board, clock, now }) {
  const voice = board.snapshot && board.snapshot.voice;
  const notice = voice && clock ? noticeNow(voice, clock.ms, now) : null;
  if (!notice) {
    return null;
  }
  return html`<section class=${'notice' + (notice.text.length > 90 ? ' long' : '')} role="status" key=${notice.id}>
    <${Icon} name=${notice.test ? 'sound' : 'horn'} />
    <div><h2>${words.t(notice.test ? 'board.notice.test' : 'board.notice')}</h2><p lang=${notice.lang}>${notice.text}</p></div>
  </section>`;
}
