// "Sudah punya nomor": somebody shows a ticket again, by its number or by the QR on its slip.

import { withVisit } from './visit.js';
import { newResult } from './outcome.js';

/** @typedef {import('./state.js').State} State */

/**
 * @typedef {object} Shown a ticket that somebody shows
 * @property {string} id the request id
 * @property {string} ticket its number as typed, or its token
 * @property {boolean} token whether the token was shown: who holds it is told more than the boards tell
 * @property {boolean} [claim] it is a claim slip: somebody comes for a document
 * @property {boolean} [anyway] a number is wanted to ask with, though nothing is ready
 */

/**
 * Asks how things stand with a ticket. It takes the place of whatever was on the glass.
 * @param {State} state
 * @param {Shown} ticket
 * @returns {State}
 */
export function shown(state, ticket) {
  const typed = ticket.token ? '' : state.visit.typed || ticket.ticket;
  return { ...withVisit(state, { screen: 'code', typed }), shown: ticket, lookup: '', result: null, touchedAt: state.now };
}

/** @param {State} state @param {string} id @param {any} body what the server says of it @returns {State} */
export function told(state, id, body) {
  const ticket = state.shown;
  if (!ticket || ticket.id !== id) {
    return state;
  }
  if (body.result === 'application') { // the visit is behind: its token stands for the document now
    return { ...state, shown: { ...ticket, id: id + '-a', claim: true } };
  }
  if (body.token) {
    return { ...withVisit(state, { screen: 'result', typed: '' }), result: newResult(state, 'number', body, null), shown: null, touchedAt: state.now };
  }
  const result = newResult(state, 'back', body, ticket);
  return { ...withVisit(state, { screen: 'comeback', typed: '' }), result, shown: null, touchedAt: state.now };
}

/** @param {State} state @param {string} id @param {string} code of the refusal @returns {State} */
export function untold(state, id, code) {
  const ticket = state.shown;
  if (!ticket || ticket.id !== id) {
    return state;
  }
  if (code === 'too_late') {
    return told(state, id, { result: 'too_late', number: ticket.token ? '' : spelled(ticket.ticket) });
  }
  return { ...state, shown: null, trouble: code };
}

/** @param {State} state @param {string} id takes a number to ask with, though the document is not ready @returns {State} */
export function anyway(state, id) {
  const ticket = state.result && state.result.shown;
  return ticket && ticket.claim ? { ...state, result: null, shown: { ...ticket, id, anyway: true }, touchedAt: state.now } : state;
}

/** @param {State} state goes on with the checklist of a ticket that was sent back @returns {State} */
export function resume(state) {
  const list = state.result && state.result.reply.list;
  return list ? { ...withVisit(state, { screen: 'code', typed: '' }), result: null, lookup: list, touchedAt: state.now } : state;
}

/** @param {string} number as somebody typed it: A12 is A-012 */
export function spelled(number) {
  const parts = /^([A-Z])[ -]*([0-9]+)$/i.exec(number);
  return parts ? parts[1].toUpperCase() + '-' + ('00' + Number(parts[2])).slice(-Math.max(3, String(Number(parts[2])).length)) : number;
}
