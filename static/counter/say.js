// Sentences of the desk that depend on its state: the verb on the big button and what was done last.

import { timeText } from '../lib/clock.js';
import { primary, dimmed, phase } from './state.js';
import { shortName } from './choose.js';

/** @typedef {import('./types.js').Desk} Desk */
/** @typedef {import('../lib/words.js').Words} Words */
/** @typedef {import('../staff/types.js').Catalogue} Catalogue */

/**
 * The verb of the big button: what it will do, what is under way, or what it waits for.
 * @param {Desk} desk
 * @param {Words} words
 * @param {Catalogue | null} [catalogue]
 */
export function bigText(desk, words, catalogue) {
  const flight = desk.flight;
  if (flight && flight.slow) {
    const again = flight.repeats > 0;
    return words.t(again ? 'counter.doing.again' : 'counter.doing.' + flight.action, { number: flight.number });
  }
  const verb = verbText(desk, words, catalogue);
  return dimmed(desk) === 'link' ? words.t('counter.link.wait', { verb }) : verb;
}

/** @param {Desk} desk @param {Words} words @param {Catalogue | null} [catalogue] */
function verbText(desk, words, catalogue) {
  const now = phase(desk);
  const also = (desk.snap && desk.snap.ticket && desk.snap.ticket.also) || [];
  if (now === 'serving' && also.length > 0 && catalogue) {
    return words.t('counter.do.finish.also', { service: shortName(also[0], catalogue, words) });
  }
  const verb = now === 'taken' ? 'takeover' : now === 'break' ? 'reopen' : primary(desk) || 'next';
  return words.t('counter.do.' + verb);
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
  if (done.action === 'undo' && done.what) {
    const what = words.t('counter.undone.' + done.what, { number: done.number });
    return words.t(done.printed ? 'counter.done.undo.printed' : 'counter.done.undo', { what });
  }
  const nobody = done.action === 'next' && done.number === '';
  return words.t('counter.done.' + done.action + (nobody ? '.nobody' : ''), { number: done.number, time: timeText(done.at), more: done.more || '' });
}

/**
 * What a screen reader is told of the ticket in hand, whoever has called it.
 * @param {Desk} desk
 * @param {Words} words
 * @param {Catalogue} catalogue
 */
export function handText(desk, words, catalogue) {
  const ticket = desk.snap && desk.snap.ticket;
  if (!ticket) {
    return '';
  }
  const service = shortName(ticket.service, catalogue, words);
  return words.t('counter.hand.' + ticket.state, { number: ticket.number, service });
}
