// What the one speaker of a zone does next, decided from snapshots alone: no audio element, no timer.

/** An announcement that has not ended this long after its length is taken for hung, in milliseconds: so does the server. */
export const HUNG_MS = 2000;

/** A sound that has not begun so long after it was asked for leaves the word to another screen, in milliseconds. */
export const BEGIN_MS = 1500;

/**
 * @typedef {object} Voice
 * @property {string} screen this screen's id
 * @property {boolean} blocked the browser lets no sound out before somebody presses the button
 * @property {string} begun epoch and seq of the last announcement begun here, even before a reload
 * @property {string} over epoch and seq of the last one that is over: a server that was killed names it again
 * @property {number | null} playing seq of what sounds now
 * @property {number | null} ended seq that the server must still be told about
 * @property {boolean} stumbled a sound could not be played: the server is told once, and another screen gets the word
 */

/**
 * @param {string} screen
 * @param {string} begun as kept from before a reload
 * @param {string} [over] as kept
 * @returns {Voice}
 */
export function newVoice(screen, begun, over) {
  return { screen, blocked: false, begun, over: over || '', playing: null, ended: null, stumbled: false };
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
  if (!now || snapshot.voice.speaker !== voice.screen || voice.playing !== null || voice.blocked || voice.stumbled) {
    return { voice, play: null };
  }
  const key = snapshot.epoch + ':' + now.seq;
  if (key === voice.begun || isPast(voice, snapshot.epoch, now.seq)) {
    return { voice: but(voice, { ended: now.seq }), play: null };
  }
  return { voice: but(voice, { begun: key, playing: now.seq, ended: null }), play: now };
}

/** Whether it is over: they rise, and one that broke off comes again before the next. @param {Voice} voice @param {string} epoch @param {number} seq */
function isPast(voice, epoch, seq) {
  const at = voice.over.lastIndexOf(':');
  return voice.over.slice(0, at) === epoch && seq <= Number(voice.over.slice(at + 1));
}

/**
 * One of another screen is over when a later one is made, or its screen keeps the word in silence.
 * @param {Voice} voice
 * @param {import('./state.js').Snapshot | null} before
 * @param {import('./state.js').Snapshot} snapshot
 * @returns {Voice}
 */
export function learned(voice, before, snapshot) {
  const was = before && before.epoch === snapshot.epoch ? before.voice.now : null;
  const now = snapshot.voice.now;
  if (!before || !was || (now && now.seq <= was.seq) || isPast(voice, snapshot.epoch, was.seq)) {
    return voice;
  }
  const speaker = before.voice.speaker;
  const kept = speaker !== voice.screen && speaker === snapshot.voice.speaker;
  return now || kept ? but(voice, { over: snapshot.epoch + ':' + was.seq }) : voice;
}

/**
 * The announcement sounded to its end, or could not be played at all.
 * @param {Voice} voice
 * @returns {Voice}
 */
export function finished(voice) {
  return but(voice, { ended: voice.playing, playing: null, over: voice.begun });
}

/**
 * A sound could not be fetched or played in time: it counts as not begun, so that somebody says it.
 * @param {Voice} voice
 * @returns {Voice}
 */
export function stumbled(voice) {
  return but(voice, { begun: '', playing: null, stumbled: true });
}

/**
 * Whether somebody wants silence while this screen speaks: it stops in the middle.
 * @param {Voice} voice
 * @param {import('./state.js').Snapshot} snapshot
 */
export function hushed(voice, snapshot) {
  const silent = snapshot.voice.silent;
  return voice.playing !== null && Boolean(silent && silent.why === 'mute');
}

/**
 * How loud the audio element is to be. Ears take half of the way for half as loud when the wave has a quarter.
 * @param {import('./state.js').Snapshot} snapshot
 * @returns {number} 0 to 1
 */
export function gainOf(snapshot) {
  const volume = snapshot.voice.volume;
  const part = volume === undefined ? 1 : Math.min(100, Math.max(0, volume)) / 100;
  return part * part;
}

/**
 * What the server and the device page are told of this screen's sound.
 * @param {Voice} voice
 * @returns {'ok' | 'blocked'}
 */
export function audioOf(voice) {
  return voice.blocked || voice.stumbled ? 'blocked' : 'ok';
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
 * The server knows that seq ended, and how the sound fared.
 * @param {Voice} voice
 * @param {number | null} seq
 * @param {boolean} [stumbling] whether it was told of a sound that could not be played
 * @returns {Voice}
 */
export function told(voice, seq, stumbling) {
  const heard = stumbling ? but(voice, { stumbled: false }) : voice;
  return heard.ended === seq ? but(heard, { ended: null }) : heard;
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
