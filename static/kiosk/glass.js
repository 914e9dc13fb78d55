// Touches and keys, and the ways out of the page that a kiosk does not have.

import { makeScanner } from './code.js';
import { deedOf } from './steer.js';

/**
 * @typedef {object} Heard
 * @property {() => void} touched something was touched or pressed
 * @property {(line: string) => boolean} scanned a scanner read something; whether it was for this kiosk
 * @property {(letter: string) => void} typed a letter on a keyboard; "" takes the last one back
 * @property {() => boolean} typing whether digits are typed on this screen
 * @property {(deed: import('./steer.js').Deed) => void} steered a tactile pad or a keyboard moves the focus, or presses
 */

/** Events that would open a menu, drag a picture, take in a file, mark or copy text, open a tab or zoom. */
const FORBIDDEN = ['contextmenu', 'dragstart', 'dragover', 'drop', 'selectstart', 'copy', 'cut', 'paste', 'auxclick', 'gesturestart', 'gesturechange', 'dblclick'];
/** Keys that keep their meaning: they press. All others would do something to the browser, or nothing. */
const KEPT = ['Enter', ' '];
/** A scanner has typed its next key within this time, in milliseconds; a hand has not. */
const BURST_MS = 80;
/** How deep the page lies in its own history: nobody taps faster than it puts itself on top again. */
const DEPTH = 12;

/**
 * @param {Window} window
 * @param {Heard} heard
 */
export function listen(window, heard) {
  for (const kind of FORBIDDEN) {
    window.addEventListener(kind, (event) => event.preventDefault(), { capture: true });
  }
  window.addEventListener('wheel', (event) => event.preventDefault(), { passive: false });
  window.addEventListener('touchmove', (event) => event.touches.length > 1 && event.preventDefault(), { passive: false });
  window.addEventListener('touchstart', (event) => event.touches.length > 1 && event.preventDefault(), { passive: false });
  window.addEventListener('mousedown', (event) => event.button === 1 && event.preventDefault(), { capture: true });
  window.addEventListener('pointerdown', () => heard.touched(), { capture: true });
  const press = makeKeys(window, heard);
  window.addEventListener('keydown', press, { capture: true });
  holdHistory(window);
}

/**
 * What a pressed key does. A key that could be the first of a scan waits until it is clear that no other letter follows at once;
 * one that is in no scan ends the wait, so that a quick hand loses nothing.
 * @param {Window} window
 * @param {Heard} heard
 * @returns {(event: KeyboardEvent) => void}
 */
function makeKeys(window, heard) {
  const scan = makeScanner();
  let last = -Infinity; // the last key that a scan could hold
  let waiting = 0;
  /** @type {import('./steer.js').Deed | null} */
  let held = null;

  function go() {
    const deed = held;
    held = null;
    window.clearTimeout(waiting);
    if (deed) {
      heard.steered(deed);
    }
  }

  return (event) => {
    heard.touched();
    const letter = event.key.length === 1 || event.key === 'Shift'; // a scanner holds it for capitals
    const burst = letter && event.timeStamp - last < BURST_MS;
    last = letter ? event.timeStamp : -Infinity;
    if (letter) {
      held = null;
    }
    go();
    const line = scan(event.key, event.timeStamp);
    const command = event.ctrlKey || event.altKey || event.metaKey;
    if ((line && heard.scanned(line)) || command || KEPT.indexOf(event.key) < 0) {
      event.preventDefault(); // neither does the Enter of a scan press a button
    }
    if (line || command) {
      return;
    }
    const deed = deedOf(event.key, heard.typing(), event.shiftKey);
    if (deed && event.key.length > 1) {
      heard.steered(deed);
    } else if (deed && !burst) {
      held = deed;
      waiting = window.setTimeout(go, BURST_MS);
    } else if (!deed && /^[0-9a-z]$/i.test(event.key)) {
      heard.typed(event.key);
    } else if (event.key === 'Backspace') {
      heard.typed('');
    }
  };
}

/**
 * There is nothing to go back to: the page puts itself on top again.
 * @param {Window} window
 */
function holdHistory(window) {
  for (let i = 0; i < DEPTH; i++) {
    window.history.pushState(null, '');
  }
  window.addEventListener('popstate', () => window.history.pushState(null, ''));
}
