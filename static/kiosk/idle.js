// When the kiosk asks "Masih di sini?", and when it closes by itself. Times are in milliseconds that never jump.

/** On the checklist one looks for papers in a bag. */
const CHECKLIST_MS = 120000;
/** On every other screen of a visit. */
const ELSEWHERE_MS = 45000;
/** How long the question stands: WCAG 2.2.1 wants at least 20 s and one simple action. */
export const QUESTION_MS = 20000;
/** After the printer has confirmed the paper. */
const CONFIRMED_MS = 12000;
/** While nobody knows whether the paper came out: time for a photo. */
const UNCONFIRMED_MS = 60000;
/** Who needs larger letters, or listens, gets more time for everything. */
const SLOW_FACTOR = 3;

/**
 * @typedef {object} Quiet
 * @property {string} screen
 * @property {boolean} slow whether A+ or the audio guide is on
 * @property {number} touchedAt the last touch or key
 */

/**
 * @param {Quiet} quiet
 * @param {number} now
 * @returns {{ phase: 'awake' | 'asking' | 'over', left: number, of: number }} seconds left of the question, of so many
 */
export function idle(quiet, now) {
  const factor = quiet.slow ? SLOW_FACTOR : 1;
  const wait = (quiet.screen === 'checklist' ? CHECKLIST_MS : ELSEWHERE_MS) * factor;
  const question = QUESTION_MS * factor;
  const since = now - quiet.touchedAt;
  const of = question / 1000;
  if (since < wait) {
    return { phase: 'awake', left: of, of };
  }
  const left = Math.ceil((wait + question - since) / 1000);
  return left > 0 ? { phase: 'asking', left, of } : { phase: 'over', left: 0, of };
}

/**
 * Seconds until a result closes by itself.
 * @param {{ confirmed: boolean, slow: boolean, since: number }} result since: shown, confirmed or last touched
 * @param {number} now
 */
export function closesIn(result, now) {
  const whole = (result.confirmed ? CONFIRMED_MS : UNCONFIRMED_MS) * (result.slow ? SLOW_FACTOR : 1);
  return Math.max(0, Math.ceil((result.since + whole - now) / 1000));
}
