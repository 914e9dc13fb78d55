// The scanner of the desk: catches what it types before anybody takes it for keys.

import { GAP_MS, NO_RUN, pressed, paused, pressedIn, pausedIn } from './burst.js';
import { meansFile } from './files.js';
import { isField } from './keyboard.js';

/** Fields that codes are typed into say so: there a scan is what is wanted. */
const WANTED = '[data-codes]';

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

  /** What goes into a field now. */
  let run = NO_RUN;

  /** @param {HTMLInputElement} field @param {{ scan: string, before: string }} end */
  function takeOut(field, { scan, before }) {
    run = NO_RUN;
    if (scan) {
      field.value = before;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      scanned(scan);
    }
  }

  /** @param {KeyboardEvent} event @param {HTMLInputElement} field */
  function into(event, field) {
    const apart = event.repeat || event.ctrlKey || event.altKey || event.metaKey;
    const end = pressedIn(apart ? NO_RUN : run, { key: event.key, at: event.timeStamp, before: field.value });
    run = end.run;
    clearTimeout(timer);
    if (end.scan) {
      event.preventDefault();
      event.stopImmediatePropagation(); // its Enter sends nothing
      takeOut(field, end);
    } else if (run.text) {
      timer = setTimeout(() => ended(field), GAP_MS);
    }
  }

  /** No key came for a while: without its Enter only a code of ours is a scan, for what a clerk wrote must not go. @param {HTMLInputElement} field */
  function ended(field) {
    const end = pausedIn(run);
    takeOut(field, meansFile(end.scan) ? end : pausedIn(NO_RUN));
  }

  document.addEventListener('keydown', (event) => {
    if (given.has(event)) {
      return;
    }
    if (ready() && held.length === 0 && event.target instanceof HTMLInputElement && !event.target.matches(WANTED)) {
      into(event, event.target);
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
