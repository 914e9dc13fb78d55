// What a key means at the counter. A held key counts once, and no letter is a command while somebody types.

import { phase, primary, allows } from './state.js';

/** @typedef {import('./types.js').Desk} Desk */
/** @typedef {import('./types.js').Action} Action */
/** @typedef {import('./types.js').DialogKind} DialogKind */

/** @typedef {'primary' | 'recall' | 'absent' | 'return' | 'requeue' | 'find' | 'help' | 'come'} Intent */

/**
 * @typedef {object} Press a key press, as far as the rule needs it
 * @property {string} key as KeyboardEvent.key
 * @property {string} code as KeyboardEvent.code
 * @property {boolean} repeat the key is held down
 * @property {boolean} chord Ctrl, Alt or Meta is held
 * @property {boolean} typing the focus is in a field
 * @property {boolean} control the focus is on a button or link other than the big button
 * @property {boolean} dialog a dialog is open
 */

/** @type {{ [key: string]: Intent }} */
const LETTERS = { r: 'recall', n: 'absent', k: 'return', q: 'requeue', '/': 'find', '?': 'help', d: 'come' };

/** @type {{ [code: string]: Intent }} the keypad alone is enough for a visit */
const KEYPAD = { NumpadMultiply: 'recall', NumpadSubtract: 'absent', NumpadAdd: 'return' };

/**
 * @param {Press} press
 * @returns {{ intent: Intent | null, swallow: boolean }} swallow: the browser must not act on the key as well
 */
export function intentOf(press) {
  const none = { intent: null, swallow: false };
  if (press.dialog || press.typing || press.chord) {
    return none;
  }
  const go = press.key === ' ' || press.key === 'Enter';
  if (go && press.control) {
    return { intent: null, swallow: press.repeat }; // the focused button takes its own press, but only once
  }
  const intent = go ? 'primary' : KEYPAD[press.code] || LETTERS[press.key.toLowerCase()] || null;
  if (!intent) {
    return none;
  }
  return { intent: press.repeat ? null : intent, swallow: true };
}

/**
 * What an intent does in the desk's present state: a command, a dialog, or nothing.
 * @param {Desk} desk
 * @param {Intent} intent
 * @returns {{ action?: Action, dialog?: DialogKind } | null}
 */
export function meaning(desk, intent) {
  const ready = phase(desk) === 'ready';
  switch (intent) {
    case 'primary': {
      const action = primary(desk);
      return action ? { action } : null;
    }
    case 'recall':
    case 'requeue':
      return allows(desk, intent) ? { action: intent } : null;
    case 'absent':
      return ready ? { dialog: 'missed' } : allows(desk, 'no-show') ? { action: 'no-show' } : null;
    case 'return':
      return allows(desk, 'return') ? { dialog: 'return' } : null;
    case 'find':
      return ready ? { dialog: 'find' } : null;
    case 'help':
      return { dialog: 'help' };
    default:
      return null;
  }
}

/** @type {{ [phase: string]: { intent: Intent, word: string, key: string, warn?: boolean }[]}} */
const SECOND = {
  ready: [
    { intent: 'find', word: 'counter.do.find', key: '/' },
    { intent: 'absent', word: 'counter.do.missed', key: 'N' },
  ],
  called: [
    { intent: 'recall', word: 'counter.do.recall', key: 'R' },
    { intent: 'absent', word: 'counter.do.no-show', key: 'N' },
    { intent: 'requeue', word: 'counter.do.requeue', key: 'Q' },
  ],
  serving: [
    { intent: 'return', word: 'counter.do.return', key: 'K', warn: true },
    { intent: 'recall', word: 'counter.do.recall', key: 'R' },
    { intent: 'requeue', word: 'counter.do.requeue', key: 'Q' },
  ],
};

/**
 * The second row of buttons, the likeliest at the left.
 * @param {Desk} desk
 */
export function secondRow(desk) {
  return (SECOND[phase(desk)] || []).filter((one) => one.intent !== 'return' || allows(desk, 'return'));
}
