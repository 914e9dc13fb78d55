// Tells a scanner from a clerk by how fast keys come: a scanner must reach the desk from everywhere, and a letter that it
// types must not be a command.

/** A scanner types faster than this between two keys, in milliseconds; a clerk does not notice that a key waits so long. */
export const GAP_MS = 50;

/** The shortest code that is scanned: nobody types so many keys so fast by hand. */
export const LEAST = 6;

/** A code begins with one of these, and goes on with one of those: other keys are a clerk's at once, as + and * of a keypad are. */
const BEGINS = /^[0-9A-Za-z]$/;
const GOES_ON = /^[0-9A-Za-z:/.?=&_%~-]$/;

/** Keys that only change what others mean. */
const SILENT = ['Shift', 'CapsLock', 'NumLock', 'Alt', 'AltGraph', 'Control', 'Meta'];

/** @typedef {{ key: string, code: string }} Held a key that waits for what comes after it */

/**
 * What becomes of a key.
 * @typedef {object} Fate
 * @property {Held[]} held what waits now
 * @property {boolean} swallow nobody else must see this key
 * @property {string} scan a whole scan; empty: none
 * @property {Held[]} replay keys that were a clerk's after all, to be seen before this one
 */

/**
 * @param {Held[]} held
 * @param {{ key: string, code: string, apart: boolean }} press apart: the key means something else, such as one in a field or with Ctrl
 * @returns {Fate}
 */
export function pressed(held, press) {
  if (SILENT.includes(press.key)) {
    return { held, swallow: false, scan: '', replay: [] };
  }
  if (!press.apart && press.key === 'Enter' && held.length >= LEAST) {
    return { held: [], swallow: true, scan: textOf(held), replay: [] };
  }
  if (press.apart || !(held.length > 0 ? GOES_ON : BEGINS).test(press.key)) {
    return { held: [], swallow: false, scan: '', replay: held };
  }
  return { held: [...held, { key: press.key, code: press.code }], swallow: true, scan: '', replay: [] };
}

/** @param {Held[]} held no key came for a while @returns {Pick<Fate, 'scan' | 'replay'>} some scanners end without Enter */
export function paused(held) {
  return held.length >= LEAST ? { scan: textOf(held), replay: [] } : { scan: '', replay: held };
}

/**
 * @typedef {object} Run keys that go into a field as they come: a scanner's, when no hand is that fast
 * @property {string} text
 * @property {number} at when the last of them came, in milliseconds
 * @property {string} before what stood in the field before the first
 */

/** @type {Run} */
export const NO_RUN = { text: '', at: -Infinity, before: '' };

/**
 * A key that goes into a field. Nothing is held back: a clerk sees each letter at once, and a scan is taken out again.
 * @param {Run} run
 * @param {{ key: string, at: number, before: string }} press before: what stands in the field
 * @returns {{ run: Run, scan: string, before: string }} before: what the field is to hold again, with a scan
 */
export function pressedIn(run, { key, at, before }) {
  const quick = at - run.at <= GAP_MS;
  if (SILENT.includes(key)) {
    return { run, scan: '', before: '' };
  }
  if (key === 'Enter') {
    return { run: NO_RUN, ...(quick ? pausedIn(run) : pausedIn(NO_RUN)) };
  }
  if (quick && run.text !== '' && GOES_ON.test(key)) {
    return { run: { text: run.text + key, at, before: run.before }, scan: '', before: '' };
  }
  return { run: { text: BEGINS.test(key) ? key : '', at, before }, scan: '', before: '' };
}

/** @param {Run} run no key came for a while @returns {{ scan: string, before: string }} */
export function pausedIn(run) {
  return run.text.length >= LEAST ? { scan: run.text, before: run.before } : { scan: '', before: '' };
}

/** @param {Held[]} held */
function textOf(held) {
  return held.map((one) => one.key).join('');
}
