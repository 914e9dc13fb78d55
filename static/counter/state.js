// The counter as this screen knows it: what the server has said, the one command under way, and what may come next.

import { newer, canCommand, linkWord } from '../staff/topic.js';

/** @typedef {import('./types.js').Desk} Desk */
/** @typedef {import('./types.js').Snapshot} Snapshot */
/** @typedef {import('./types.js').Action} Action */
/** @typedef {import('./types.js').Notice} Notice */
/** @typedef {import('../lib/link.js').Health} Health */

/** Presses closer together than this are one press: the longest double click Windows takes for one, in milliseconds. */
export const ONE_PRESS_MS = 500;

/** How long the reason of a failed command stays on the screen, in milliseconds: time to look up from the papers. */
export const NOTICE_MS = 20000;

/** How long a lost reply is asked for again before the clerk is told, in milliseconds. */
export const KEEP_MS = 20000;

/**
 * @param {number} n the counter
 * @param {string} name of the login
 * @returns {Desk}
 */
export function newDesk(n, name) {
  return {
    n,
    names: [name],
    snap: null,
    laid: false,
    health: null,
    heardAt: '',
    flight: null,
    pressedAt: -Infinity,
    notice: null,
    noticeAt: -Infinity,
    done: null,
    dialog: '',
    returns: null,
  };
}

/** @param {Desk} desk @returns {'loading' | 'closed' | 'taken' | 'ready' | 'called' | 'serving'} */
export function phase(desk) {
  if (!desk.snap) {
    return 'loading';
  }
  const { counter, ticket } = desk.snap;
  if (counter.state !== 'open' && !ticket) {
    return 'closed';
  }
  if (counter.operator && !desk.names.includes(counter.operator)) {
    return 'taken';
  }
  return ticket ? ticket.state : 'ready';
}

/** @type {{ [phase: string]: Action }} */
const PRIMARY = { closed: 'open', taken: 'open', ready: 'next', called: 'start', serving: 'finish' };

/** @param {Desk} desk @returns {Action | null} what the big button does now */
export function primary(desk) {
  return PRIMARY[phase(desk)] || null;
}

/**
 * Why no command can be given now. "busy" passes with the server's answer, "link" with the connection.
 * @param {Desk} desk
 * @returns {'' | 'busy' | 'link'}
 */
export function blocked(desk) {
  if (desk.flight) {
    return 'busy'; // said first: the button then names the command that waits for its answer
  }
  return canCommand(desk.health) ? '' : 'link';
}

/** @type {{ [phase: string]: Action[] }} */
const ALLOWED = {
  closed: ['open'],
  taken: ['open'],
  ready: ['next', 'call', 'close'],
  called: ['start', 'recall', 'no-show', 'requeue', 'return', 'finish'],
  serving: ['finish', 'recall', 'requeue', 'return'],
};

/** @param {Desk} desk @param {Action} action */
export function allows(desk, action) {
  return (ALLOWED[phase(desk)] || []).includes(action) && (action !== 'return' || returnable(desk));
}

/** @param {Desk} desk whether there is anything that could be missing: a consultation needs no documents */
export function returnable(desk) {
  return Boolean(desk.snap && desk.snap.ticket && desk.snap.ticket.needed.length > 0);
}

/**
 * The clerk gives a command. The same desk comes back when it cannot be given: nothing is queued for later.
 * @param {Desk} desk
 * @param {Action} action
 * @param {{ id: string, number?: string, now: number }} press
 * @returns {Desk}
 */
export function commanded(desk, action, press) {
  if (blocked(desk) || !allows(desk, action) || press.now - desk.pressedAt < ONE_PRESS_MS) {
    return desk;
  }
  const ticket = desk.snap && desk.snap.ticket;
  const number = press.number || (ticket ? ticket.number : '');
  const flight = { id: press.id, action, number, repeats: 0 };
  return { ...desk, flight, pressedAt: press.now, notice: null };
}

/**
 * The body of a command. It names the ticket the clerk has seen, so that a late one is refused and not done to another.
 * @param {Desk} desk with the command in flight
 * @param {{ ticket?: string, missing?: { id: string, kind: string }[] }} more
 */
export function commandBody(desk, more) {
  const flight = desk.flight;
  if (!flight) {
    return null;
  }
  const ticket = desk.snap && desk.snap.ticket;
  const free = ['open', 'close', 'next', 'call'].includes(flight.action);
  return { command_id: flight.id, ...(free || !ticket ? {} : { ticket: ticket.id }), ...more };
}

/** @param {Desk} desk @param {string} id @param {number} repeats @returns {Desk} */
export function repeated(desk, id, repeats) {
  return desk.flight && desk.flight.id === id ? { ...desk, flight: { ...desk.flight, repeats } } : desk;
}

/**
 * The server has done it.
 * @param {Desk} desk
 * @param {string} id
 * @param {{ counter: Snapshot['counter'], ticket: Snapshot['ticket'] }} reply
 * @param {string} at the server's time, RFC 3339
 * @returns {Desk}
 */
export function answered(desk, id, reply, at) {
  const flight = desk.flight;
  if (!flight || flight.id !== id) {
    return desk;
  }
  const called = flight.action === 'next' || flight.action === 'call';
  const number = called ? (reply.ticket ? reply.ticket.number : '') : flight.number;
  const names = flight.action === 'open' && reply.counter.operator ? [...desk.names, reply.counter.operator] : desk.names;
  const open = { ...lay(desk, reply), names, flight: null, notice: null, dialog: /** @type {const} */ (''), returns: null };
  return { ...open, done: { action: flight.action, number, at } };
}

/**
 * The server has refused, or has not answered for so long that the clerk must know.
 * @param {Desk} desk
 * @param {string} id
 * @param {Notice} notice
 * @param {any} present the counter's present state, when the refusal carries it
 * @param {number} now
 * @returns {Desk}
 */
export function refused(desk, id, notice, present, now) {
  if (!desk.flight || desk.flight.id !== id) {
    return desk;
  }
  const shown = present && present.counter ? lay(desk, present) : desk;
  return closeIfMoved({ ...shown, flight: null, notice, noticeAt: now }, desk);
}

/**
 * Lays a reply over the snapshot. The reply may be older by a blink, so the next snapshot wins even with the same seq.
 * A reply also names the ticket that has just left the counter; in hand is only one that is called or served.
 * @param {Desk} desk
 * @param {{ counter: Snapshot['counter'], ticket?: Snapshot['ticket'] }} reply
 * @returns {Desk}
 */
function lay(desk, reply) {
  if (!desk.snap) {
    return desk;
  }
  const { ticket } = reply;
  const held = ticket && (ticket.state === 'called' || ticket.state === 'serving') ? ticket : null;
  return { ...desk, laid: true, snap: { ...desk.snap, counter: reply.counter, ticket: held } };
}

/** @param {Desk} desk @param {Snapshot} snap @returns {Desk} */
export function snapshotCame(desk, snap) {
  if (!newer(desk.snap, snap)) {
    return desk;
  }
  return closeIfMoved({ ...desk, snap, laid: false, heardAt: snap.at }, desk);
}

/** @param {Desk} desk @param {string | undefined} at @returns {Desk} */
export function frameCame(desk, at) {
  return at ? { ...desk, heardAt: at } : desk;
}

/** @param {Desk} desk @param {Health} health @returns {Desk} */
export function healthCame(desk, health) {
  return { ...desk, health };
}

/**
 * A dialog about a ticket closes when the ticket has moved on under it: what it asks is no longer the question.
 * @param {Desk} desk
 * @param {Desk} before
 * @returns {Desk}
 */
function closeIfMoved(desk, before) {
  const own = (/** @type {Desk} */ one) => (one.snap && one.snap.ticket ? one.snap.ticket.id : '');
  const asks = desk.dialog === 'return' || desk.dialog === 'find' || desk.dialog === 'missed';
  return asks && own(desk) !== own(before) ? { ...dialogClosed(desk), notice: desk.notice } : desk;
}

/** @param {Desk} desk @returns {Desk} */
export function dialogClosed(desk) {
  return { ...desk, dialog: '', returns: null, notice: null };
}

/** @param {Desk} desk @returns {Desk} */
export function noticeRead(desk) {
  return desk.notice ? { ...desk, notice: null } : desk;
}

/** @param {Desk} desk @param {number} now @returns {Desk} an old reason goes away by itself; in a dialog it stays */
export function noticeFades(desk, now) {
  return !desk.dialog && now - desk.noticeAt > NOTICE_MS ? noticeRead(desk) : desk;
}

/** @param {Desk} desk @returns {boolean} whether the link is so bad that the screen says so */
export function isLost(desk) {
  const word = linkWord(desk.health);
  return desk.snap !== null && desk.health !== null && (word === 'lost' || word === 'stale');
}

/** @param {{ reached?: import('./types.js').Reached }} ticket whether neither paper nor glass is known to have told its number */
export function unheard(ticket) {
  return ticket.reached === 'none';
}
