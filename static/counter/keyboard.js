// The keyboard of the page: turns key events into intents, and keeps the focus on the big button.

import { digitOf, intentOf } from './keys.js';
import { BIG } from './actions_view.js';

/**
 * Puts the focus back on the big button once the screen is drawn, unless somebody types or a dialog has it.
 */
export function focusBig() {
  requestAnimationFrame(() => {
    const big = document.getElementById(BIG);
    if (big && !document.querySelector('dialog[open]') && !isField(document.activeElement)) {
      big.focus();
    }
  });
}

/** @param {Element | EventTarget | null} target */
export function isField(target) {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** @param {Element | EventTarget | null} target */
function isOtherControl(target) {
  return target instanceof Element && target.id !== BIG && target.closest('button, a') !== null;
}

/**
 * @param {object} world
 * @param {() => import('./view.js').App} world.app
 * @param {import('./view.js').Acts} world.acts
 */
export function listenKeys({ app, acts }) {
  document.addEventListener('keydown', (event) => {
    const { desk, entry, counters } = app();
    const digit = digitOf(event);
    if (entry.stage === 'in' && !desk && counters && !event.repeat && digit > 0) {
      choose(app(), acts, digit);
      return;
    }
    if (entry.stage !== 'in' || !desk || !desk.snap) {
      return;
    }
    if (event.key === 'Escape' && desk.dialog === '' && desk.notice) {
      acts.readNotice();
      return;
    }
    const meant = intentOf({
      key: event.key,
      code: event.code,
      repeat: event.repeat,
      chord: event.ctrlKey || event.altKey || event.metaKey,
      typing: isField(event.target),
      control: isOtherControl(event.target),
      dialog: desk.dialog !== '',
    });
    if (meant.swallow) {
      event.preventDefault();
    }
    if (meant.intent) {
      acts.intend(meant.intent);
    } else if (meant.digit) {
      acts.turn(meant.digit);
    }
  });
  document.addEventListener('keyup', (event) => {
    const big = event.target instanceof Element && event.target.id === BIG;
    if (big && event.key === ' ') {
      event.preventDefault(); // the key going down was the press; some browsers click again when it comes up
    }
  });
}

/** @param {import('./view.js').App} app @param {import('./view.js').Acts} acts @param {number} n */
function choose(app, acts, n) {
  const me = app.entry.me;
  if (me && me.counters.includes(n)) {
    acts.choose(n);
  }
}
