// What a command on an application leaves on the desk.

import { newAsk } from './asks.js';
import { filesCame } from './files.js';

/** @typedef {import('./types.js').Desk} Desk */

/**
 * The server has done it: the application stays before the clerk with what to say now, unless somebody has closed it.
 * @param {Desk} desk
 * @param {string} id
 * @param {import('./types.js').Files & { paper?: object | null, slips?: object[] }} reply
 * @param {string} at the server's time, RFC 3339
 * @returns {Desk}
 */
export function filed(desk, id, reply, at) {
  const flight = desk.flight;
  const [one] = reply.cases;
  if (!flight || flight.id !== id || !one) {
    return desk;
  }
  const slip = Boolean(reply.paper) || (reply.slips || []).length > 0;
  const done = { action: flight.action, number: one.code, at, ...(slip ? { slip } : {}) };
  const next = { ...filesCame(desk, reply), flight: null, done, notice: null };
  if (desk.dialog === '') {
    return next;
  }
  return { ...next, dialog: 'ask', returns: '', page: 0, find: null, ask: newAsk('file', null, { file: one.code }) };
}
