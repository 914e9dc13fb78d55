// Touches and keys, and the ways out of the page that a kiosk does not have.

import { makeScanner } from './code.js';

/**
 * @typedef {object} Heard
 * @property {() => void} touched something was touched or pressed
 * @property {(line: string) => boolean} scanned a scanner read something; whether it was for this kiosk
 * @property {(letter: string) => void} typed a letter on a keyboard; "" takes the last one back
 */

/** Events that would open a menu, drag a picture, mark text or zoom. */
const FORBIDDEN = ['contextmenu', 'dragstart', 'selectstart', 'gesturestart'];

/**
 * @param {Window} window
 * @param {Heard} heard
 */
export function listen(window, heard) {
  const scan = makeScanner();
  for (const kind of FORBIDDEN) {
    window.addEventListener(kind, (event) => event.preventDefault());
  }
  window.addEventListener('wheel', (event) => event.ctrlKey && event.preventDefault(), { passive: false });
  window.addEventListener('touchmove', (event) => event.touches.length > 1 && event.preventDefault(), { passive: false });
  window.addEventListener('pointerdown', () => heard.touched(), { capture: true });
  window.addEventListener('keydown', (event) => key(event, scan, heard), { capture: true });
  holdHistory(window);
}

/**
 * @param {KeyboardEvent} event
 * @param {(key: string, now: number) => string} scan
 * @param {Heard} heard
 */
function key(event, scan, heard) {
  heard.touched();
  const line = scan(event.key, event.timeStamp);
  if (line && heard.scanned(line)) {
    event.preventDefault(); // the Enter of a scan presses no button
    return;
  }
  if (event.ctrlKey || event.altKey || event.metaKey || event.key === 'F5') {
    event.preventDefault(); // no find, print, zoom or way back by keyboard
  } else if (/^[0-9a-z]$/i.test(event.key)) {
    heard.typed(event.key);
  } else if (event.key === 'Backspace') {
    event.preventDefault();
    heard.typed('');
  }
}

/**
 * There is nothing to go back to: the page puts itself on top again.
 * @param {Window} window
 */
function holdHistory(window) {
  window.history.pushState(null, '');
  window.addEventListener('popstate', () => window.history.pushState(null, ''));
}
