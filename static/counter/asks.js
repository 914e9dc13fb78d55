// A question before a command, such as "to which counter?": its steps are answered by digits, by a touch or by the mouse.

import { stepsOf } from './steps.js';
import { planOf } from './pause.js';
import { MUTE_MINUTES } from '../staff/mute.js';
import { fileOutcome } from './file_steps.js';

/**
 * @typedef {'transfer' | 'next-service' | 'park' | 'break' | 'close' | 'call-paper' | 'party' | 'split' | 'join' | 'contact' | 'assist' | 'mute' | 'hand-close' | 'hand-break' | 'menu' | 'ticket'
 *   | 'files' | 'file' | 'file-open' | 'file-side' | 'file-hand'} AskKind
 */

/**
 * @typedef {object} Ask
 * @property {AskKind} kind
 * @property {import('./types.js').Found | null} about a ticket that nobody holds; null: the one in hand
 * @property {string} file the code of the application it is about; empty: none
 * @property {string[]} codes of several applications to choose from
 * @property {{ [step: string]: string }} picks
 * @property {number} at which step
 * @property {number} page of its options: nine have digits at a time
 * @property {string} typed digits of a step that wants a number
 * @property {boolean} wrong what was typed cannot be
 * @property {string} note
 */

/** @typedef {import('./steps.js').World} World */
/** @typedef {import('./steps.js').Step} Step */

/** How many options have a digit at a time. */
export const DIGITS = 9;

/** How long a note may be, in letters. */
export const NOTE_MOST = 140;

/** @param {AskKind} kind @param {Ask['about']} [about] @param {{ file?: string, codes?: string[] }} [of] @returns {Ask} */
export function newAsk(kind, about, of) {
  return { kind, about: about || null, file: '', codes: [], ...of, picks: {}, at: 0, page: 0, typed: '', wrong: false, note: '' };
}

/** @param {Ask} ask @param {World} world @returns {Step} */
export function stepOf(ask, world) {
  const steps = stepsOf(ask, world);
  return steps[Math.min(ask.at, steps.length - 1)];
}

/** @param {Ask} ask @param {World} world whether all is answered with this step */
export function isLast(ask, world) {
  return ask.at >= stepsOf(ask, world).length - 1;
}

/** @param {Ask} ask @param {Step} step the option that Enter would take */
export function chosenOf(ask, step) {
  return ask.picks[step.name] || step.preset || '';
}

/** @param {Step} step */
export function pagesOf(step) {
  return Math.max(1, Math.ceil(step.options.length / DIGITS));
}

/** @param {Ask} ask @param {Step} step the options that have digits now */
export function shownOf(ask, step) {
  return step.options.slice(ask.page * DIGITS, (ask.page + 1) * DIGITS);
}

/**
 * What came of a key or a touch.
 * @typedef {object} Turn
 * @property {Ask | null} ask null: the dialog closes
 * @property {boolean} send all is answered
 */

/** @param {Ask} ask @returns {Turn} */
const stays = (ask) => ({ ask, send: false });

/**
 * An option was chosen: on to the next step, or done where nothing more can be added.
 * @param {Ask} ask @param {World} world @param {string} id
 * @returns {Turn}
 */
export function picked(ask, world, id) {
  const step = stepOf(ask, world);
  const option = step.options.find((one) => one.id === id);
  if (!option || option.off) {
    return stays(ask);
  }
  const next = { ...ask, picks: { ...ask.picks, [step.name]: id }, wrong: false };
  if (!isLast(next, world)) {
    return stays(forward(next));
  }
  return step.instant ? { ask: next, send: true } : stays(next);
}

/** @param {Ask} ask @returns {Ask} */
function forward(ask) {
  return { ...ask, at: ask.at + 1, page: 0, typed: '' };
}

/**
 * Enter: what is chosen holds. Nothing happens while nothing is.
 * @param {Ask} ask @param {World} world
 * @returns {Turn}
 */
export function confirmed(ask, world) {
  const step = stepOf(ask, world);
  const id = step.kind === 'choice' ? chosenOf(ask, step) : ask.typed;
  if (step.kind === 'choice' ? !id : !step.fits(id)) {
    return stays({ ...ask, wrong: step.kind !== 'choice' });
  }
  const next = { ...ask, picks: { ...ask.picks, [step.name]: id }, wrong: false };
  return isLast(next, world) ? { ask: next, send: true } : stays(forward(next));
}

/** @param {Ask} ask @returns {Turn} one step back; from the first one out */
export function back(ask) {
  return { ask: ask.at > 0 ? { ...ask, at: ask.at - 1, page: 0, typed: '', wrong: false } : null, send: false };
}

/** @param {Ask} ask @param {Step} step @param {number} by @returns {Ask} */
export function paged(ask, step, by) {
  const pages = pagesOf(step);
  return { ...ask, page: (ask.page + by + pages) % pages };
}

/** @param {Ask} ask @param {Step} step @param {string} digit @returns {Ask} */
export function typedOn(ask, step, digit) {
  return ask.typed.length < step.most ? { ...ask, typed: ask.typed + digit, wrong: false } : ask;
}

/** @param {Ask} ask @returns {Turn} the last digit goes; when there is none, the step does */
export function rubbed(ask) {
  return ask.typed ? stays({ ...ask, typed: ask.typed.slice(0, -1), wrong: false }) : back(ask);
}

/**
 * A key of the dialog, with the focus outside the note.
 * @param {Ask} ask @param {World} world
 * @param {{ key: string, digit: number, rub: boolean }} press digit -1: none; rub: the keypad's point, or Backspace
 * @returns {Turn | null} null: the key means nothing here
 */
export function askKey(ask, world, press) {
  const step = stepOf(ask, world);
  if (press.key === 'Enter') {
    return confirmed(ask, world);
  }
  if (press.rub) {
    return rubbed(ask);
  }
  if (step.kind !== 'choice') {
    return press.digit >= 0 ? stays(typedOn(ask, step, String(press.digit))) : null;
  }
  if (press.digit === 0) {
    return back(ask);
  }
  if (press.digit > 0) {
    const option = shownOf(ask, step)[press.digit - 1];
    return option ? picked(ask, world, option.id) : stays(ask);
  }
  const turn = { '+': 1, PageDown: 1, '-': -1, PageUp: -1 }[press.key];
  return turn ? stays(paged(ask, step, turn)) : null;
}

/**
 * What an answered question sends or leads to.
 * @typedef {object} Outcome
 * @property {import('./types.js').Action} [action]
 * @property {import('./view.js').Sent} [more]
 * @property {import('./menu.js').Intent} [intent]
 * @property {AskKind} [ask] a further question about the same ticket
 * @property {'close' | 'break'} [leaving]
 * @property {import('./file_steps.js').FileOutcome} [file] what it means for an application
 */

/** @param {Ask} ask @param {World} world @returns {Outcome} */
export function outcome(ask, world) {
  const { picks, kind } = ask;
  const file = fileOutcome(ask, world);
  if (file) {
    return { file };
  }
  const note = ask.note.trim() ? { note: ask.note.trim().slice(0, NOTE_MOST) } : {};
  switch (kind) {
    case 'menu':
      return { intent: /** @type {import('./menu.js').Intent} */ (picks.item) };
    case 'hand-close':
    case 'hand-break':
      return { ...handed(picks.hand), leaving: kind === 'hand-close' ? 'close' : 'break' };
    case 'ticket':
      return aboutTicket(ask);
    case 'transfer':
      return { action: 'transfer', more: { service: picks.service, ...(Number(picks.to) ? { to: Number(picks.to) } : {}), ...note } };
    case 'next-service':
      return { action: kind, more: { service: picks.service, ...note } };
    case 'call-paper':
      return { action: kind, more: { service: picks.service } };
    case 'park':
      return { action: kind, more: { reason: picks.reason, ...spanOf(picks, world), ...note } };
    case 'break':
      return { action: kind, more: { reason: picks.reason, ...spanOf(picks, world) } };
    case 'party':
    case 'split':
      return { action: kind, more: { ...(ask.about ? { ticket: ask.about.id } : {}), party: Number(picks.party) } };
    case 'join':
      return joined(ask, world);
    case 'contact':
      return { action: kind, more: { ...(ask.about ? { ticket: ask.about.id } : {}), contact: picks.contact } };
    case 'assist':
      return { action: kind, more: { kind: picks.kind } };
    case 'mute':
      return picks.mute === 'end' ? { action: 'unmute' } : { action: 'mute', more: { minutes: picks.mute === 'quarter' ? 15 : MUTE_MINUTES } };
    default:
      return { action: 'close' };
  }
}

/** @param {{ [step: string]: string }} picks @param {World} world @returns {import('./view.js').Sent} */
function spanOf(picks, world) {
  if (picks.span === 'clock') {
    return { until: world.until(picks.clock) };
  }
  const plan = picks.span === 'plan' ? planOf(world.desk, world.now) : null;
  if (plan) {
    return { until: plan.until };
  }
  return Number(picks.span) > 0 ? { minutes: Number(picks.span) } : {};
}

/** @param {string} pick @returns {Outcome} where the ticket in hand goes before the clerk does */
function handed(pick) {
  return pick === 'finish' ? { action: 'finish', more: { whole: true } } : { intent: /** @type {import('./menu.js').Intent} */ (pick) };
}

/** @param {Ask} ask @param {World} world @returns {Outcome} the ticket in hand goes on, and takes the other along */
function joined({ about }, { desk }) {
  const own = desk.snap && desk.snap.ticket;
  return own && about ? { action: 'join', more: { ticket: own.id, other: about.id } } : {};
}

/** @param {Ask} ask @returns {Outcome} */
function aboutTicket({ about, picks }) {
  const ticket = about ? about.id : '';
  switch (picks.what) {
    case 'party':
    case 'split':
    case 'join':
    case 'contact':
      return { ask: picks.what };
    case 'priority':
      return { action: 'priority', more: { ticket, priority: !(about && about.priority) } };
    default:
      return { action: /** @type {import('./types.js').Action} */ (picks.what), more: { ticket } };
  }
}
