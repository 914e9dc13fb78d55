// What a key means at the counter. A held key counts once, and no letter is a command while somebody types.

import { ITEMS, MENU } from './menu.js';

/** @typedef {import('./menu.js').Intent} Intent */

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
const LETTERS = Object.fromEntries([...ITEMS, MENU].map((one) => [one.key.toLowerCase(), one.intent]).concat([['d', 'come']]));

/** @type {{ [code: string]: Intent }} the keypad alone is enough for everything: what has no key here is in the menu */
const KEYPAD = { NumpadAdd: 'recall', NumpadSubtract: 'absent', NumpadMultiply: 'menu', NumpadDecimal: 'undo', NumpadComma: 'undo' };

/**
 * @param {Press} press
 * @returns {{ intent: Intent | null, digit?: number, swallow: boolean }} swallow: the browser must not act on the key as well;
 *   a digit is the row of the checklist to change
 */
export function intentOf(press) {
  const none = { intent: null, swallow: false };
  if (press.dialog || press.typing) {
    return none;
  }
  if (press.chord) {
    const undo = press.key.toLowerCase() === 'z';
    return undo ? { intent: press.repeat ? null : 'undo', swallow: true } : none;
  }
  const go = press.key === ' ' || press.key === 'Enter';
  if (go && press.control) {
    return { intent: null, swallow: press.repeat }; // the focused button takes its own press, but only once
  }
  const digit = digitOf(press);
  if (digit > 0) {
    return press.repeat ? { intent: null, swallow: true } : { intent: null, digit, swallow: true };
  }
  const intent = go ? 'primary' : KEYPAD[press.code] || LETTERS[press.key.toLowerCase()] || null;
  if (!intent) {
    return none;
  }
  return { intent: press.repeat ? null : intent, swallow: true };
}

/**
 * The digit of a key; on the keypad even without its NumLock. -1 for any other key.
 * @param {{ key: string, code: string }} press
 */
export function digitOf(press) {
  const pad = /^Numpad(\d)$/.exec(press.code);
  return pad ? Number(pad[1]) : /^\d$/.test(press.key) ? Number(press.key) : -1;
}
