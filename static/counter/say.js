// Sentences of the desk that depend on its state: the verb on the big button and what was done last.

import { timeText } from '../lib/clock.js';
import { primary, blocked, phase } from './state.js';

/** @typedef {import('./types.js').Desk} Desk */
/** @typedef {import('../lib/words.js').Words} Words */

/**
 * The verb of the big button: what it will do, what is under way, or what it waits for.
 * @param {Desk} desk
 * @param {Words} words
 */
export function bigText(desk, words) {
  const flight = desk.flight;
  if (flight) {
    const again = flight.repeats > 0;
    return words.t(again ? 'counter.doing.again' : 'counter.doing.' + flight.action, { number: flight.number });
  }
  const verb = words.t('counter.do.' + (phase(desk) === 'taken' ? 'takeover' : primary(desk) || 'next'));
  return blocked(desk) === 'link' ? words.t('counter.link.wait', { verb }) : verb;
}

/**
 * What the server has confirmed last; empty before the first command.
 * @param {Desk} desk
 * @param {Words} words
 */
export function doneText(desk, words) {
  const done = desk.done;
  if (!done) {
    return '';
  }
  const nobody = done.action === 'next' && done.number === '';
  return words.t('counter.done.' + done.action + (nobody ? '.nobody' : ''), { number: done.number, time: timeText(done.at) });
}
