// The keyboard and the scanner: what is typed anywhere goes to the scan field, and Enter with nothing in it moves the list.

import { intentOf } from './keys.js';
import { FIELD } from './view.js';

/** @typedef {Omit<import('./view.js').Acts, 'signIn' | 'signOut' | 'lang'>} Acts */

// No press moves anything so soon after a scan, in milliseconds: scanners send one Enter or two.
const DEAF_MS = 700;

/**
 * @param {object} world
 * @param {() => import('./view.js').App} world.app
 * @param {Acts} world.acts
 */
export function listenKeys({ app, acts }) {
  let scannedAt = -Infinity;
  document.addEventListener('keydown', (event) => {
    const { entry, desk } = app();
    const target = event.target instanceof HTMLElement ? event.target : null;
    if (entry.stage !== 'in' || !desk.snap || desk.asking) {
      return;
    }
    const field = target !== null && target.id === FIELD;
    const intent = intentOf({
      key: event.key, repeat: event.repeat, chord: event.ctrlKey || event.altKey || event.metaKey, field,
      control: target !== null && target.closest('button, a, summary, input:not(#' + FIELD + ')') !== null, typed: desk.typed,
    });
    if (!intent) {
      return;
    }
    event.preventDefault();
    const place = /** @type {HTMLInputElement | null} */ (document.getElementById(FIELD));
    if (typeof intent === 'object') {
      acts.type(desk.typed + intent.type);
      focus(place);
    } else if (intent === 'scan') {
      scannedAt = event.timeStamp;
      acts.scan();
      focus(place);
    } else if (intent === 'move' && event.timeStamp - scannedAt > DEAF_MS) {
      acts.move();
    } else if (intent === 'clear') {
      clear(desk, acts);
      focus(place);
    } else if (intent === 'undo') {
      acts.undo();
    } else if (intent === 'all') {
      acts.all();
    } else if (intent === 'down' || intent === 'up') {
      step(target, intent === 'down' ? 1 : -1);
    }
  });
}

/** @param {HTMLElement | null} place */
function focus(place) {
  if (place) {
    place.focus({ preventScroll: true });
  }
}

/** Escape takes away one thing after the other. @param {import('./types.js').Desk} desk @param {Acts} acts */
function clear(desk, acts) {
  if (desk.typed) {
    acts.type('');
  } else if (desk.card) {
    acts.close();
  } else {
    acts.clear();
  }
}

/** The focus goes to the row above or below. @param {HTMLElement | null} target @param {1 | -1} by */
function step(target, by) {
  const rows = [...document.querySelectorAll('.cases .open')];
  const own = target && target.closest('li');
  const at = own ? rows.findIndex((row) => own.contains(row)) : -1;
  const next = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by))];
  if (next instanceof HTMLElement) {
    next.focus();
  }
}
