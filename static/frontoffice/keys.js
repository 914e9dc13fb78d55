// What a key means at the front office: digits and a scanner go to the code, wherever the focus is.

/** @typedef {'open' | 'send' | 'close' | 'erase' | { type: string }} Intent */

/**
 * @typedef {object} Press
 * @property {string} key as KeyboardEvent.key
 * @property {boolean} repeat
 * @property {boolean} chord Ctrl, Alt or Meta is held
 * @property {boolean} field the focus is in the code's own field, which takes its keys itself
 * @property {boolean} [search] the focus is in the search for a service, which does the same; a scan there is burst.js's to see
 * @property {boolean} control the focus is on a button or a tick box
 * @property {string} typed the code as far as it is typed
 * @property {boolean} busy a check or a result is on the desk
 */

/**
 * A scanner types a code and Enter within a blink, so an Enter with something typed before it always opens.
 * Letters are taken as well: a scanner may send a whole address. The space bar is left to the tick boxes.
 * @param {Press} press
 * @returns {Intent | null}
 */
export function intentOf(press) {
  if (press.chord) {
    return null;
  }
  if (press.key === 'Enter') {
    if (press.repeat) {
      return null;
    }
    return press.search ? null : press.typed !== '' ? 'open' : press.control ? null : press.field ? 'open' : 'send';
  }
  if (press.key === 'Escape') {
    return press.busy || press.typed !== '' ? 'close' : null;
  }
  if (press.field || press.search || press.repeat) {
    return null;
  }
  if (press.key === 'Backspace') {
    return press.typed !== '' ? 'erase' : null;
  }
  return press.key.length === 1 && press.key !== ' ' ? { type: press.key } : null;
}
