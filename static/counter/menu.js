// Everything a clerk can do at a counter beside the big button: one table for the keys, the buttons, the menu and the help.

import { allows, phase, primary } from './state.js';
import { undoSeconds } from './times.js';
import { mutedUntil, MUTE_MINUTES } from '../staff/mute.js';

/** @typedef {import('./types.js').Desk} Desk */
/** @typedef {import('./types.js').Action} Action */
/** @typedef {import('./types.js').DialogKind} DialogKind */
/** @typedef {import('../lib/clock.js').Moment} Moment */

/**
 * @typedef {'primary' | 'recall' | 'absent' | 'return' | 'transfer' | 'park' | 'requeue' | 'continue' | 'whole' | 'priority' | 'party' | 'split' | 'join' | 'contact'
 *   | 'find' | 'parked' | 'missed' | 'paper' | 'break' | 'close' | 'assist' | 'mute' | 'undo' | 'menu' | 'help' | 'come' | 'files'} Intent
 */

/**
 * @typedef {object} Item
 * @property {Intent} intent
 * @property {string} word
 * @property {string} key on the keyboard
 * @property {string} [pad] on a numeric keypad, where it has a key of its own
 * @property {boolean} [warn] it sends somebody away
 */

/**
 * What an intent is: a command, a dialog, or a question.
 * @typedef {object} Meaning
 * @property {Action} [action]
 * @property {boolean} [files] the applications of the ticket in hand
 * @property {import('./view.js').Sent} [more]
 * @property {DialogKind} [dialog]
 * @property {import('./finding.js').Filter} [filter] of the list
 * @property {boolean} [joins] the one that is chosen there joins the ticket in hand
 * @property {import('./asks.js').AskKind} [ask]
 */

/** @type {Item[]} in the order of the menu */
export const ITEMS = [
  { intent: 'recall', word: 'counter.do.recall', key: 'R', pad: '+' },
  { intent: 'absent', word: 'counter.do.no-show', key: 'N', pad: '-' },
  { intent: 'files', word: 'files.do.files', key: 'F' },
  { intent: 'return', word: 'counter.do.return', key: 'K', warn: true },
  { intent: 'transfer', word: 'counter.do.transfer', key: 'T' },
  { intent: 'park', word: 'counter.do.park', key: 'P' },
  { intent: 'requeue', word: 'counter.do.requeue', key: 'Q' },
  { intent: 'continue', word: 'counter.do.next-service', key: 'L' },
  { intent: 'whole', word: 'counter.do.whole', key: 'E' },
  { intent: 'priority', word: 'counter.do.priority', key: 'W' },
  { intent: 'party', word: 'counter.do.party', key: 'O' },
  { intent: 'split', word: 'counter.do.split', key: 'S' },
  { intent: 'join', word: 'counter.do.join', key: 'Y' },
  { intent: 'contact', word: 'counter.do.contact', key: 'A' },
  { intent: 'find', word: 'counter.do.find', key: '/', pad: '/' },
  { intent: 'parked', word: 'counter.do.parked', key: 'H' },
  { intent: 'missed', word: 'counter.do.missed', key: 'J' },
  { intent: 'paper', word: 'counter.do.call-paper', key: 'G' },
  { intent: 'break', word: 'counter.do.break', key: 'I' },
  { intent: 'close', word: 'counter.do.close', key: 'C' },
  { intent: 'assist', word: 'counter.do.assist', key: 'B' },
  { intent: 'mute', word: 'counter.do.mute', key: 'V' },
  { intent: 'undo', word: 'counter.do.undo', key: 'U', pad: '.' },
  { intent: 'help', word: 'counter.help', key: '?' },
];

/** @type {Item} */
export const MENU = { intent: 'menu', word: 'counter.do.menu', key: 'M', pad: '*' };

/** @type {{ [phase: string]: Intent[] }} the row under the big button, the likeliest at the left */
const ROW = {
  ready: ['find', 'parked', 'missed'],
  called: ['recall', 'absent', 'requeue'],
  serving: ['files', 'return', 'transfer'],
  break: ['find', 'close', 'assist'],
};

/** @param {Desk} desk @returns {Item[]} three and the menu */
export function secondRow(desk) {
  const now = phase(desk);
  if (!ROW[now]) {
    return [];
  }
  const row = ROW[now].map((intent) => (intent === 'return' && !allows(desk, 'return') ? 'recall' : intent));
  return [...row.map(itemOf), MENU];
}

/** @param {Intent} intent @returns {Item} */
export function itemOf(intent) {
  return ITEMS.find((one) => one.intent === intent) || MENU;
}

/**
 * The menu: all that can be done now and is not the big button.
 * @param {Desk} desk
 * @param {Moment | null} [now]
 */
export function menuItems(desk, now) {
  const alone = !desk.snap || !desk.snap.ticket;
  return ITEMS.filter((one) => meaning(desk, one.intent, now) !== null && !(alone && one.intent === 'files'));
}

/** @type {{ [intent: string]: Action }} intents that are one command */
const COMMANDS = { recall: 'recall', requeue: 'requeue', undo: 'undo' };

/** @type {{ [intent: string]: { ask: import('./asks.js').AskKind, action: Action } }} intents that ask first, and the action whose states they share */
const ASKS = {
  transfer: { ask: 'transfer', action: 'transfer' },
  park: { ask: 'park', action: 'park' },
  continue: { ask: 'next-service', action: 'next-service' },
  party: { ask: 'party', action: 'transfer' },
  split: { ask: 'split', action: 'transfer' },
  contact: { ask: 'contact', action: 'transfer' },
  paper: { ask: 'call-paper', action: 'call-paper' },
  assist: { ask: 'assist', action: 'assist' },
};

/**
 * What an intent does in the desk's present state: a command, a dialog, a question, or nothing.
 * @param {Desk} desk
 * @param {Intent} intent
 * @param {Moment | null} [now]
 * @returns {Meaning | null}
 */
export function meaning(desk, intent, now) {
  const ticket = desk.snap && desk.snap.ticket;
  if (COMMANDS[intent]) {
    const over = intent === 'undo' && undoSeconds(desk, now) === 0;
    return allows(desk, COMMANDS[intent]) && !over ? { action: COMMANDS[intent] } : null;
  }
  if (ASKS[intent]) {
    const alone = intent === 'split' && (!ticket || (ticket.party || 1) < 2);
    const mute = intent === 'contact' && !(desk.snap && desk.snap.messages);
    return allows(desk, ASKS[intent].action) && !alone && !mute ? { ask: ASKS[intent].ask } : null;
  }
  switch (intent) {
    case 'primary': {
      const action = primary(desk);
      return action ? { action } : null;
    }
    case 'absent':
      return absent(desk, now);
    case 'return':
      return allows(desk, 'return') ? { dialog: 'return' } : null;
    case 'whole':
      return ticket && allows(desk, 'finish') && (ticket.also || []).length > 0 ? { action: 'finish', more: { whole: true } } : null;
    case 'priority':
      return ticket && allows(desk, 'priority') ? { action: 'priority', more: { priority: !ticket.priority } } : null;
    case 'join':
      return ticket && allows(desk, 'join') ? { dialog: 'find', filter: '', joins: true } : null;
    case 'mute':
      return muting(desk, now);
    case 'break':
    case 'close':
      return leaving(desk, intent);
    default:
      return looking(desk, intent);
  }
}

/** @param {Desk} desk @param {Moment | null} [now] @returns {Meaning | null} silence at once; while it lasts, the question how it goes on */
function muting(desk, now) {
  const hall = desk.snap && desk.snap.hall;
  if (!hall || !allows(desk, 'mute')) {
    return null;
  }
  return mutedUntil(hall, now || null) ? { ask: 'mute' } : { action: 'mute', more: { minutes: MUTE_MINUTES } };
}

/** @param {Desk} desk @param {Moment | null} [now] @returns {Meaning | null} */
function absent(desk, now) {
  if (phase(desk) === 'ready') {
    return { dialog: 'find', filter: 'no_show' };
  }
  return allows(desk, 'no-show') && mayMiss(desk, now) ? { action: 'no-show' } : null;
}

/** @param {Desk} desk @param {'break' | 'close'} goal @returns {Meaning | null} with a ticket in hand it asks where that goes */
function leaving(desk, goal) {
  const now = phase(desk);
  if (now === 'called' || now === 'serving') {
    return { ask: goal === 'close' ? 'hand-close' : 'hand-break' };
  }
  if (!allows(desk, goal)) {
    return null;
  }
  const handed = desk.snap && desk.snap.handed;
  return goal === 'break' ? { ask: 'break' } : handed ? { ask: 'close' } : { action: 'close' };
}

/** @param {Desk} desk @param {Intent} intent @returns {Meaning | null} */
function looking(desk, intent) {
  const works = ['ready', 'called', 'serving', 'break'].includes(phase(desk));
  switch (intent) {
    case 'help':
      return { dialog: 'help' };
    case 'menu':
      return desk.snap ? { ask: 'menu' } : null;
    case 'files': {
      const ticket = desk.snap && desk.snap.ticket;
      return ticket ? { files: true } : works ? { dialog: 'find', filter: '' } : null;
    }
    case 'find':
      return works ? { dialog: 'find', filter: '' } : null;
    case 'parked':
      return works ? { dialog: 'find', filter: 'parked' } : null;
    case 'missed':
      return works ? { dialog: 'find', filter: 'no_show' } : null;
    default:
      return null;
  }
}

/**
 * Whether the ticket that was called may be given up now, by the office's rule.
 * @param {Desk} desk
 * @param {Moment | null} [now]
 */
export function mayMiss(desk, now) {
  const rule = desk.snap && desk.snap.ticket && desk.snap.ticket.no_show;
  return !rule || (rule.recalls === 0 && now !== null && now !== undefined && Date.parse(rule.at) <= now.ms);
}
