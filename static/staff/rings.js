// "Panggil petugas" on a staff screen: which ring is new, when to sound again, and what became of the one we answered.

/** @typedef {import('./types.js').Ring} Ring */

/** Time between two soft sounds while a ring waits, in milliseconds: a reminder, not an alarm. */
export const AGAIN_MS = 20000;

/** How long the outcome of a ring stays on the screen, in milliseconds. */
export const OUTCOME_MS = 8000;

/**
 * @typedef {object} Rings
 * @property {Ring[]} open oldest first
 * @property {Ring | null} coming the ring whose answer is on its way to the server; the topic may drop it before the reply is here
 * @property {{ device: string, counter?: number, by: string, at: number } | null} outcome the ring that was answered last; by is empty when the server did not say
 * @property {string[]} gone ids that the server has confirmed as answered; a snapshot from before may still carry them
 * @property {number} soundedAt when the sound was last played, NaN before
 */

/** @returns {Rings} */
export function noRings() {
  return { open: [], coming: null, outcome: null, gone: [], soundedAt: NaN };
}

/**
 * @param {Rings} rings
 * @param {Ring[]} open
 * @param {(Ring & { by: string })[]} [answered] rings that somebody has gone to, where the topic tells of them
 * @param {number} [now] milliseconds that never jump
 * @returns {Rings}
 */
export function ringsCame(rings, open, answered, now) {
  const waiting = open.filter((ring) => !rings.gone.includes(ring.id)).sort(byNeed);
  const fresh = waiting.some((ring) => !rings.open.some((known) => known.id === ring.id));
  const gone = rings.gone.filter((id) => open.some((ring) => ring.id === id));
  const coming = rings.coming ? rings.coming.id : '';
  const taken = (answered || []).find((ring) => ring.id !== coming && rings.open.some((known) => known.id === ring.id));
  const outcome = taken ? { ...placeOf(taken), by: taken.by, at: now || 0 } : rings.outcome;
  return { ...rings, open: waiting, gone, outcome, soundedAt: fresh ? NaN : rings.soundedAt };
}

/** @param {Ring} ring */
function placeOf({ device, counter }) {
  return counter === undefined ? { device } : { device, counter };
}

/** Danger first, then who has waited longest. @param {Ring} a @param {Ring} b */
function byNeed(a, b) {
  const danger = (/** @type {Ring} */ one) => (one.kind === 'bahaya' ? 0 : 1);
  return danger(a) - danger(b) || Date.parse(a.at) - Date.parse(b.at);
}

/**
 * @param {Rings} rings
 * @param {number} now milliseconds that never jump
 */
export function mustSound(rings, now) {
  const due = isNaN(rings.soundedAt) || now - rings.soundedAt >= AGAIN_MS;
  return rings.open.length > 0 && !rings.coming && due;
}

/** @param {Rings} rings @param {number} now @returns {Rings} */
export function sounded(rings, now) {
  return { ...rings, soundedAt: now };
}

/** @param {Rings} rings @returns {Ring | null} the ring "Saya datang" would answer */
export function firstRing(rings) {
  return !rings.coming && rings.open.length > 0 ? rings.open[0] : null;
}

/** @param {Rings} rings @param {Ring} ring @returns {Rings} */
export function coming(rings, ring) {
  return { ...rings, coming: ring };
}

/**
 * @param {Rings} rings
 * @param {string} by who answered; empty when a colleague was quicker and the server no longer knows the ring
 * @param {number} now
 * @returns {Rings}
 */
export function ringAnswered(rings, by, now) {
  const ring = rings.coming;
  if (!ring) {
    return rings;
  }
  const open = rings.open.filter((one) => one.id !== ring.id);
  return { ...rings, open, coming: null, outcome: { ...placeOf(ring), by, at: now }, gone: [...rings.gone, ring.id] };
}

/** @param {Rings} rings @returns {Rings} the answer did not reach the server: the ring goes on */
export function ringKept(rings) {
  return { ...rings, coming: null };
}

/** @param {Rings} rings @param {number} now @returns {Rings} */
export function outcomeFades(rings, now) {
  return rings.outcome && now - rings.outcome.at > OUTCOME_MS ? { ...rings, outcome: null } : rings;
}
