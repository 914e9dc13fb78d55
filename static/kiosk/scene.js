// What stands on the glass now: the visit's own screen, or what takes its place.

import { idle, closesIn } from './idle.js';
import { pristine } from './state.js';
import { isWaiting } from './wait.js';
import { measures } from './measuring.js';

/** @typedef {import('./state.js').State} State */

/** Silence of the server that is called a loss: a question that was never answered, and the next one. */
const LOST_MS = 11000;
/** A reply that comes sooner needs no screen of its own; nothing flickers. */
const SOON_MS = 700;
/** Paper that is not out after this long may never come: the glass asks for a photo meanwhile. */
const PAPER_SLOW_MS = 8000;

/**
 * @typedef {'blank' | 'unpaired' | 'lost' | 'closed' | 'out' | 'full' | 'asking' | 'sending' | 'failed' | 'wait'
 *   | 'start' | 'services' | 'find' | 'look' | 'measure' | 'checklist' | 'missing' | 'confirm' | 'nik' | 'held' | 'code' | 'comeback' | 'complaints' | 'result'} Scene
 */

/** @param {State} state @returns {Scene} */
export function scene(state) {
  if (!state.paired) {
    return 'unpaired';
  }
  if (lost(state) && (!state.catalogue || state.visit.screen === 'start')) {
    return 'lost';
  }
  if (!state.catalogue || !state.status) {
    return 'blank';
  }
  if (state.visit.sent && !state.result) {
    return waiting(state);
  }
  if (asksPresence(state)) {
    return 'asking';
  }
  if (state.visit.screen === 'start' && measures(state)) {
    return 'measure';
  }
  if (state.visit.screen === 'start' && !issuing(state)) {
    return state.status.disk_full ? 'full' : 'closed';
  }
  if (state.visit.screen === 'start' && allOut(state)) {
    return 'out';
  }
  const { screen } = state.visit;
  if (state.look && (screen === 'checklist' || screen === 'missing')) {
    return 'look';
  }
  return (screen === 'result' || screen === 'comeback') && !state.result ? 'start' : screen;
}

/** @param {State} state @returns {Scene} while an intent is under way */
function waiting(state) {
  if (isWaiting(state)) {
    return 'wait';
  }
  if (state.trouble) {
    return asksPresence(state) ? 'asking' : 'failed';
  }
  const soon = state.now - state.sentAt < SOON_MS && state.repeats === 0;
  return soon && state.visit.screen !== 'result' ? state.visit.screen : 'sending';
}

/** @param {State} state */
function lost(state) {
  return state.now - state.heardAt > LOST_MS;
}

/** @param {State} state whether the audio guide speaks the language of the glass */
export function speaks(state) {
  const guide = state.status && state.status.guide;
  return !!guide && guide.langs.indexOf(state.visit.lang) >= 0;
}

/** @param {State} state whether numbers are given now */
export function issuing(state) {
  const status = state.status;
  return !!status && !status.disk_full && (status.hours.always || status.hours.open || !!status.hours.draw);
}

/** @param {State} state whether no service gives a number any more today, nor one for a later day */
export function allOut(state) {
  const permits = Object.values((state.status && state.status.services) || {});
  return permits.length > 0 && permits.every((permit) => !permit.ok && isOut(permit) && !permit.next_day);
}

/** @param {import('./state.js').Permit} permit whether its numbers of today are gone, or it has none on this day */
export function isOut(permit) {
  return permit.why === 'quota_out' || permit.why === 'not_today';
}

/** @param {State} state whether no service has numbers on this day at all */
export function noneToday(state) {
  return Object.values((state.status && state.status.services) || {}).every((permit) => permit.why === 'not_today');
}

/** @param {import('./visit.js').Visit} visit whether this person needs more time for everything */
function slow(visit) {
  return visit.large || visit.guide;
}

/** @param {State} state how long nothing was touched, as idle.js sees it */
export function quiet(state) {
  return idle({ screen: state.visit.screen, slow: slow(state.visit), touchedAt: state.touchedAt }, state.now);
}

/** @param {State} state whether "Masih di sini?" is asked */
function asksPresence(state) {
  return state.visit.screen !== 'start' && !state.result && quiet(state).phase === 'asking';
}

/** @param {State} state whether the visit is over because nobody is there any more */
export function abandoned(state) {
  if (state.result) {
    return secondsLeft(state) === 0;
  }
  if (state.visit.sent && (!state.trouble || isWaiting(state))) {
    return false; // the server owes an answer
  }
  if (state.visit.screen === 'start') {
    return !pristine(state.visit) && quiet(state).phase !== 'awake'; // only language and modes to forget: no question
  }
  return quiet(state).phase === 'over';
}

/** @param {State} state seconds until the result closes by itself */
export function secondsLeft(state) {
  const result = state.result;
  if (!result) {
    return 0;
  }
  const confirmed = !!result.paper && result.paper.state === 'confirmed';
  return closesIn({ confirmed, slow: slow(state.visit), since: result.since }, state.now);
}

/**
 * What became of the paper: "out" (take it), "coming", "again" (a copy is coming, because the one before broke off), or
 * why there is none and the glass must be photographed.
 * @param {State} state
 * @returns {'out' | 'coming' | 'again' | 'none' | 'bad'}
 */
export function paperFace(state) {
  const result = state.result;
  if (!result || !result.paper) {
    return 'none';
  }
  switch (result.paper.state) {
    case 'sent':
    case 'confirmed':
      return result.doubted ? 'bad' : 'out';
    case 'queued':
    case 'sending':
      return state.now - result.wantedAt >= PAPER_SLOW_MS ? 'bad' : result.torn ? 'again' : 'coming';
    default:
      return 'bad';
  }
}

/** @param {State} state whether somebody who has shown the token of a ticket may have its slip once more */
export function mayCopy(state) {
  const { result, status } = state;
  const printer = !!status && (status.printer === 'ok' || status.printer === 'unknown');
  const own = !!result && !!result.shown && result.shown.token && !result.reply.was; // nobody calls a number that joined another
  return printer && own && !result.paper && !result.spent && STANDS.indexOf(result.reply.result) >= 0;
}

/** Answers after which a ticket still leads to a counter. */
const STANDS = ['rejoined', 'lot', 'waiting', 'called', 'parked'];

/** Paper of which nobody knows that it came out, and nothing more will be heard. */
const LEFT_OPEN = ['sent', 'interrupted', 'unknown', 'expired'];

/** @param {State} state whether the person may ask for the slip once more: not while it is known that nothing can come */
export function mayReprint(state) {
  const result = state.result;
  const open = !!result && !!result.paper && !result.spent && LEFT_OPEN.indexOf(result.paper.state) >= 0;
  return open && paperFace(state) === 'bad' && !paperTrouble(state);
}

/** @param {State} state whether the person may say that no paper came, though the printer was sent everything */
export function mayDoubt(state) {
  return paperFace(state) === 'out' && !!state.result && !!state.result.paper && state.result.paper.state === 'sent';
}

/** The line to the printer is gone, for whatever cause: nobody at a kiosk needs to know more. */
const LINES = ['missing', 'denied', 'busy', 'unplugged', 'stuck', 'silent', 'broken', 'agent_lost'];

/**
 * Why no paper comes out of this kiosk now, in one word; "" when it does or nobody knows.
 * @param {State} state
 * @returns {'' | 'paper_out' | 'cover_open' | 'line' | 'other'}
 */
export function paperTrouble(state) {
  const { printer, printer_reason: reason } = state.status || {};
  if (printer !== 'bad') {
    return '';
  }
  return reason === 'paper_out' || reason === 'cover_open' ? reason : LINES.indexOf(reason) >= 0 ? 'line' : 'other';
}
