// What the one speaker of a zone does next, decided from snapshots alone: no audio element, no timer.

/** An announcement that has not ended this long after its length is taken for hung, in milliseconds. */
export const HUNG_MS = 5000;

/**
 * @typedef {object} Voice
 * @property {string} screen this screen's id
 * @property {boolean} blocked the browser lets no sound out before somebody presses the button
 * @property {string} begun epoch and seq of the last announcement begun here, even before a reload
 * @property {number | null} playing seq of what sounds now
 * @property {number | null} ended seq that the server must still be told about
 */

/**
 * @param {string} screen
 * @param {string} begun as kept from before a reload
 * @returns {Voice}
 */
export function newVoice(screen, begun) {
  return { screen, blocked: false, begun, playing: null, ended: null };
}

/** @param {Voice} voice @param {Partial<Voice>} change @returns {Voice} */
function but(voice, change) {
  return Object.assign({}, voice, change);
}

/**
 * Looks at the newest snapshot: play says what to begin. Nothing begins while something sounds, so that no
 * announcement is cut or overlapped; what was begun once is never begun again, it only counts as ended.
 * @param {Voice} voice
 * @param {import('./state.js').Snapshot} snapshot
 * @returns {{ voice: Voice, play: import('./state.js').Announcement | null }}
 */
export function look(voice, snapshot) {
  const now = snapshot.voice.now;
  if (!now || snapshot.voice.speaker !== voice.screen || voice.playing !== null || voice.blocked) {
    return { voice, play: null };
  }
  const key = snapshot.epoch + ':' + now.seq;
  if (key === voice.begun) {
    return { voice: but(voice, { ended: now.seq }), play: null };
  }
  return { voice: but(voice, { begun: key, playing: now.seq, ended: null }), play: now };
}

/**
 * The announcement sounded to its end, or could not be played at all.
 * @param {Voice} voice
 * @returns {Voice}
 */
export function finished(voice) {
  return but(voice, { ended: voice.playing, playing: null });
}

/**
 * The browser refused: the announcement counts as not begun, so that another screen, or this one after the
 * button, can speak it.
 * @param {Voice} voice
 * @returns {Voice}
 */
export function refused(voice) {
  return but(voice, { blocked: true, begun: '', playing: null });
}

/**
 * Somebody pressed the button, or the browser never minded.
 * @param {Voice} voice
 * @returns {Voice}
 */
export function unlocked(voice) {
  return but(voice, { blocked: false });
}

/**
 * The server knows that seq ended.
 * @param {Voice} voice
 * @param {number | null} seq
 * @returns {Voice}
 */
export function told(voice, seq) {
  return voice.ended === seq ? but(voice, { ended: null }) : voice;
}

/**
 * Whether to ask for the button: this screen is mute and no other one of the zone speaks.
 * @param {Voice} voice
 * @param {import('./state.js').Snapshot | null} snapshot
 */
export function asks(voice, snapshot) {
  if (!voice.blocked || !snapshot) {
    return false;
  }
  return snapshot.voice.speaker === null || snapshot.voice.speaker === voice.screen;
}
