// What stands on the glass now: the visit's own screen, or what takes its place.

import { idle, closesIn } from './idle.js';
import { pristine } from './state.js';

/** @typedef {import('./state.js').State} State */

/** Silence of the server that is called a loss: two missed questions for the status. */
const LOST_MS = 11000;
/** A reply that comes sooner needs no screen of its own; nothing flickers. */
const SOON_MS = 700;
/** Paper that is not out by now may never come: the glass asks for a photo meanwhile. */
const PAPER_SLOW_MS = 8000;

/**
 * @typedef {'blank' | 'unpaired' | 'lost' | 'closed' | 'full' | 'asking' | 'sending' | 'failed'
 *   | 'start' | 'services' | 'checklist' | 'missing' | 'code' | 'result'} Scene
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
  if (state.visit.screen === 'start' && !issuing(state)) {
    return state.status.disk_full ? 'full' : 'closed';
  }
  return state.visit.screen === 'result' && !state.result ? 'start' : state.visit.screen;
}

/** @param {State} state @returns {Scene} while an intent is under way */
function waiting(state) {
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

/** @param {State} state whether numbers are given now */
export function issuing(state) {
  const status = state.status;
  return !!status && !status.disk_full && (status.hours.always || status.hours.open);
}

/** @param {State} state how long nothing was touched, as idle.js sees it */
export function quiet(state) {
  return idle({ screen: state.visit.screen, large: state.visit.large, touchedAt: state.touchedAt }, state.now);
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
  if (state.visit.sent && !state.trouble) {
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
  return closesIn({ confirmed, large: state.visit.large, since: result.since }, state.now);
}

/**
 * What became of the paper: "out" (take it), "coming", or why there is none and the glass must be photographed.
 * @param {State} state
 * @returns {'out' | 'coming' | 'none' | 'bad'}
 */
export function paperFace(state) {
  const result = state.result;
  if (!result || !result.paper) {
    return 'none';
  }
  switch (result.paper.state) {
    case 'sent':
    case 'confirmed':
      return 'out';
    case 'queued':
    case 'sending':
      return state.now - result.shownAt < PAPER_SLOW_MS ? 'coming' : 'bad';
    default:
      return 'bad';
  }
}
