// Where the focus is and where it goes. A person who cannot touch the glass follows it with the eyes, or hears it.

import { goTo } from './steer.js';

/** @typedef {import('./steer.js').Deed} Deed */

/** @param {ParentNode} root every key that can be pressed now, as they stand */
function keysIn(root) {
  return [...root.querySelectorAll('button')].filter((key) => !key.disabled && key.getBoundingClientRect().width > 0);
}

/**
 * Does what a key of a tactile pad asks for.
 * @param {Document} document
 * @param {Deed} deed
 */
export function steer(document, deed) {
  const keys = keysIn(document);
  const now = /** @type {HTMLButtonElement} */ (document.activeElement);
  switch (deed) {
    case 'press':
      if (keys.indexOf(now) >= 0) {
        now.click();
      }
      return;
    case 'back':
      press(document, 'button.back:not(:disabled)');
      return;
    case 'help':
      press(document, 'button.ring-key');
      return;
    default: {
      const to = goTo(keys.map((key) => key.getBoundingClientRect()), keys.indexOf(now), deed);
      if (to >= 0) {
        keys[to].focus({ preventScroll: true });
      }
    }
  }
}

/** @param {Document} document @param {string} which */
function press(document, which) {
  const key = document.querySelector(which);
  if (key instanceof HTMLElement) {
    key.click();
  }
}

/** A screen begins at its title, or at the answer that is expected. @param {Document} document */
export function focusFirst(document) {
  const first = document.querySelector('[data-first]') || document.querySelector('h1');
  if (first instanceof HTMLElement) {
    first.focus({ preventScroll: true });
  }
}

/** Notes whether keys or fingers are used now: a title shows its focus to keys alone. @param {Window} window */
export function watchKeys(window) {
  const root = window.document.documentElement;
  window.addEventListener('keydown', () => { root.dataset.keys = 'on'; }, { capture: true });
  window.addEventListener('pointerdown', () => { root.dataset.keys = ''; }, { capture: true });
}

/**
 * Whether the focus of somebody who uses keys has got lost, because what had it is gone: then the next key would begin at the top again.
 * @param {Document} document
 */
export function lostFocus(document) {
  const nowhere = document.activeElement === null || document.activeElement === document.body;
  return nowhere && document.documentElement.dataset.keys === 'on';
}
