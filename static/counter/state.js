// The counter as this screen knows it: what the server has said, the one command under way, and what may come next.

import { newer, canCommand, linkWord } from '../staff/topic.js';

/** @typedef {import('./types.js').Desk} Desk */
/** @typedef {import('./types.js').Snapshot} Snapshot */
/** @typedef {import('./types.js').Action} Action */
/** @typedef {import('./types.js').Notice} Notice */
/** @typedef {import('../lib/link.js').Health} Health */
/** @typedef {'loading' | 'closed' | 'break' | 'taken' | 'ready' | 'called' | 'serving'} Phase */

/** Presses closer together than this are one press: the longest double click Windows takes for one, in milliseconds. */
export const ONE_PRESS_MS = 500;

/** How long the reason of a failed command stays on the screen, in milliseconds: time to look up from the papers. */
export const NOTICE_MS = 20000;

/** An answer that is quicker than this changes the screen once, with nothing in between, in milliseconds. */
export const SLOW_MS = 350;

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
    files: { cases: [], plans: [] },
    looking: '',
    returns: '',
    page: 0,
    ask: null,
    find: null,
    marks: { ticket: '', by: {} },
    leaving: '',
  };
}

/** @param {Desk} desk @returns {Phase} */
export function phase(desk) {
  if (!desk.snap) {
    return 'loading';
  }
  const { counter, ticket } = desk.snap;
  if (counter.state === 'closed' && !ticket) {
    return 'closed';
  }
  if (counter.operator && !desk.names.includes(counter.operator)) {
    return 'taken';
  }
  if (ticket) {
    return ticket.state;
  }
  return counter.state === 'break' ? 'break' : 'ready';
}

/** @type {{ [phase: string]: Action }} */
const PRIMARY = { closed: 'open', break: 'open', taken: 'open', ready: 'next', called: 'start', serving: 'finish' };

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

// What concerns any ticket of the day, or the colleagues: it leaves what is in hand where it is.
/** @type {Action[]} */
const BESIDE = ['unpark', 'rejoin', 'party', 'priority', 'split', 'join', 'contact', 'assist', 'assist-answer', 'assist-end', 'mute', 'unmute'];

/** @type {Action[]} */
const IN_HAND = ['finish', 'recall', 'requeue', 'return', 'transfer', 'next-service', 'park', 'undo'];

/** @type {{ [phase: string]: Action[] }} */
const ALLOWED = {
  closed: ['open', 'assist'],
  break: ['open', 'close', 'assist'],
  taken: ['open', 'assist'],
  ready: ['next', 'call', 'call-paper', 'close', 'break', 'undo', ...BESIDE],
  called: ['start', 'no-show', ...IN_HAND, ...BESIDE],
  serving: [...IN_HAND, ...BESIDE],
};

/** @param {Desk} desk @param {Action} action */
export function allows(desk, action) {
  if (['assist-answer', 'assist-end', 'mute', 'unmute'].includes(action)) {
    return desk.snap !== null;
  }
  return (ALLOWED[phase(desk)] || []).includes(action) && (action !== 'return' || returnable(desk)) && (action !== 'undo' || Boolean(desk.snap && desk.snap.undo));
}

/** @param {Desk} desk whether there is anything that could be missing: a consultation needs no documents */
export function returnable(desk) {
  return Boolean(desk.snap && desk.snap.ticket && desk.snap.ticket.needed.length > 0);
}

// A second press of these would do the next thing; the others ask first, or can only be given once.
/** @type {Action[]} */
const PRESSED = ['open', 'next', 'start', 'finish', 'recall', 'no-show', 'requeue'];

/**
 * The clerk gives a command. The same desk comes back when it cannot be given: nothing is queued for later.
 * @param {Desk} desk
 * @param {Action} action
 * @param {{ id: string, number?: string, now: number }} press
 * @returns {Desk}
 */
export function commanded(desk, action, press) {
  const twice = PRESSED.includes(action) && press.now - desk.pressedAt < ONE_PRESS_MS;
  if (blocked(desk) || !allows(desk, action) || twice) {
    return desk;
  }
  const ticket = desk.snap && desk.snap.ticket;
  const number = press.number || (ticket ? ticket.number : '');
  const flight = { id: press.id, action, number, repeats: 0, slow: false };
  return { ...desk, flight, pressedAt: press.now, notice: null };
}

// Commands that name no ticket of their own accord.
/** @type {Action[]} */
const FREE = ['open', 'close', 'break', 'next', 'call', 'call-paper', 'undo', 'assist', 'assist-answer', 'assist-end', 'mute', 'unmute'];

/**
 * The body of a command. It names the ticket the clerk has seen, so that a late one is refused and not done to another.
 * @param {Desk} desk with the command in flight
 * @param {import('./view.js').Sent} more
 */
export function commandBody(desk, more) {
  const flight = desk.flight;
  if (!flight) {
    return null;
  }
  const ticket = desk.snap && desk.snap.ticket;
  return { command_id: flight.id, ...(FREE.includes(/** @type {Action} */ (flight.action)) || !ticket ? {} : { ticket: ticket.id }), ...more };
}

/** @param {Desk} desk @param {string} id @param {number} repeats @returns {Desk} */
export function repeated(desk, id, repeats) {
  return desk.flight && desk.flight.id === id ? { ...desk, flight: { ...desk.flight, repeats, slow: true } } : desk;
}

/** @param {Desk} desk @param {string} id @returns {Desk} the answer is not quick */
export function slowed(desk, id) {
  return desk.flight && desk.flight.id === id ? { ...desk, flight: { ...desk.flight, slow: true } } : desk;
}

/**
 * Why the buttons look as if they took no command: a quick answer changes nothing on them.
 * @param {Desk} desk
 * @returns {'' | 'busy' | 'link'}
 */
export function dimmed(desk) {
  const why = blocked(desk);
  return why === 'busy' && desk.flight && !desk.flight.slow ? '' : why;
}

/**
 * @typedef {object} Reply
 * @property {Snapshot['counter']} counter
 * @property {Snapshot['ticket']} [ticket]
 * @property {{ number: string }} [split]
 * @property {{ number: string }} [joined]
 * @property {{ what: Action, printed: boolean }} [undone]
 */

/**
 * The server has done it.
 * @param {Desk} desk
 * @param {string} id
 * @param {Reply} reply
 * @param {string} at the server's time, RFC 3339
 * @returns {Desk}
 */
export function answered(desk, id, reply, at) {
  const flight = desk.flight;
  if (!flight || flight.id !== id) {
    return desk;
  }
  const action = /** @type {Action} */ (flight.action);
  const called = ['next', 'call', 'call-paper', 'undo'].includes(action);
  const number = called ? (reply.ticket ? reply.ticket.number : '') : flight.number;
  const names = flight.action === 'open' && reply.counter.operator ? [...desk.names, reply.counter.operator] : desk.names;
  const open = { ...dialogClosed(lay(desk, reply, action)), names, flight: null, leaving: desk.leaving };
  const { split, joined, undone } = reply;
  const more = split || (joined && reply.ticket);
  return {
    ...open,
    done: { action: flight.action, number, at, ...(more ? { more: more.number } : {}), ...(undone ? { what: undone.what, printed: undone.printed } : {}) },
  };
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
  return closeIfMoved({ ...shown, flight: null, notice, noticeAt: now, leaving: '' }, desk);
}

/**
 * Lays a reply over the snapshot. The reply may be older by a blink, so the next snapshot wins even with the same seq.
 * A reply also names the ticket that has just left the counter; in hand is only one that is called or served.
 * @param {Desk} desk
 * @param {Reply} reply
 * @param {Action} [action] unless it is a refusal, which carries what is in hand
 * @returns {Desk}
 */
function lay(desk, reply, action) {
  if (!desk.snap) {
    return desk;
  }
  const ticket = reply.ticket || null;
  const own = desk.snap.ticket;
  const beside = action === 'undo' && reply.undone ? BESIDE.includes(reply.undone.what) : action && BESIDE.includes(action);
  if (beside && !(own && ticket && own.id === ticket.id)) {
    return { ...desk, laid: true, snap: { ...desk.snap, counter: reply.counter } };
  }
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
 * A dialog about the ticket in hand closes when that has moved on under it: what it asks is no longer the question.
 * @param {Desk} desk
 * @param {Desk} before
 * @returns {Desk}
 */
function closeIfMoved(desk, before) {
  const own = (/** @type {Desk} */ one) => (one.snap && one.snap.ticket ? one.snap.ticket.id : '');
  if (own(desk) === own(before)) {
    return desk;
  }
  const asks = (desk.dialog === 'return' && !desk.returns) || desk.dialog === 'find' || (desk.ask && !desk.ask.about && !desk.ask.file);
  return asks ? { ...dialogClosed(desk), notice: desk.notice, leaving: desk.leaving } : desk;
}

/** @param {Desk} desk @returns {Desk} */
export function dialogClosed(desk) {
  return { ...desk, dialog: '', returns: '', page: 0, ask: null, find: null, notice: null, leaving: '' };
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
