// The scanner of the desk: catches what it types before anybody takes it for keys.

import { GAP_MS, pressed, paused } from './burst.js';
import { isField } from './keyboard.js';

/**
 * @param {object} world
 * @param {() => boolean} world.ready whether a scan means something now
 * @param {(text: string) => void} world.scanned
 */
export function listenScanner({ ready, scanned }) {
  /** Keys that were given back to the page, and are not caught again. @type {WeakSet<Event>} */
  const given = new WeakSet();
  /** @type {import('./burst.js').Held[]} */
  let held = [];
  let timer = 0;

  /** @param {import('./burst.js').Held[]} keys */
  function replay(keys) {
    for (const { key, code } of keys) {
      const again = new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true });
      given.add(again);
      (document.activeElement || document.body).dispatchEvent(again);
    }
  }

  function still() {
    const fate = paused(held);
    held = [];
    replay(fate.replay);
    if (fate.scan) {
      scanned(fate.scan);
    }
  }

  document.addEventListener('keydown', (event) => {
    if (given.has(event)) {
      return;
    }
    const apart = !ready() || event.repeat || event.ctrlKey || event.altKey || event.metaKey || isField(event.target);
    const fate = pressed(held, { key: event.key, code: event.code, apart });
    held = fate.held;
    clearTimeout(timer);
    if (held.length > 0) {
      timer = setTimeout(still, GAP_MS);
    }
    if (fate.swallow) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    replay(fate.replay);
    if (fate.scan) {
      scanned(fate.scan);
    }
  }, { capture: true });
}
