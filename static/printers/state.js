// The page of the printers: what the server says of them, and what is under way from here at each.

import { newer, canCommand, linkWord } from '../staff/topic.js';

/** @typedef {import('./types.js').Desk} Desk */
/** @typedef {import('./types.js').Hand} Hand */
/** @typedef {import('./types.js').Job} Job */
/** @typedef {import('./types.js').Flight} Flight */
/** @typedef {import('./types.js').Printer} Printer */
/** @typedef {import('./types.js').Snapshot} Snapshot */

/** How long a lost reply is asked for again before the person is told, in milliseconds. */
export const KEEP_MS = 20000;

/** Slips shown of each printer before all of them are asked for. */
export const SHOWN = 4;

/** Slips that are still on their way cannot be printed again. */
const MOVING = ['queued', 'sending'];

/** @type {Hand} */
const IDLE = { flight: null, notice: null, done: null, all: false };

/** @returns {Desk} */
export function newDesk() {
  return { snap: null, health: null, heardAt: '', hands: {}, asked: null };
}

/** @param {Desk} desk @param {Snapshot} snap @returns {Desk} */
export function snapshotCame(desk, snap) {
  return newer(desk.snap, snap) ? { ...desk, snap, heardAt: snap.at } : desk;
}

/** @param {Desk} desk @returns {boolean} whether what is shown may be old */
export function isLost(desk) {
  const word = linkWord(desk.health);
  return desk.snap !== null && desk.health !== null && (word === 'lost' || word === 'stale');
}

/** @param {Desk} desk @param {string} printer @returns {Hand} */
export function handOf(desk, printer) {
  return desk.hands[printer] || IDLE;
}

/** @param {Desk} desk @param {string} printer @param {Partial<Hand>} change @returns {Desk} */
function withHand(desk, printer, change) {
  return { ...desk, hands: { ...desk.hands, [printer]: { ...handOf(desk, printer), ...change } } };
}

/** @param {Job} job whether a marked copy of it can be asked for: a test slip is printed anew instead */
export function repeatable(job) {
  return !MOVING.includes(job.state) && job.kind !== 'test';
}

/** @param {Desk} desk @param {Printer} printer @returns {Job[]} the slips on the screen */
export function slipsOf(desk, printer) {
  return handOf(desk, printer.name).all ? printer.jobs : printer.jobs.slice(0, SHOWN);
}

/** @param {Desk} desk @param {string} printer @returns {Desk} */
export function allShown(desk, printer) {
  return withHand(desk, printer, { all: !handOf(desk, printer).all });
}

/** @param {Desk} desk @param {string} printer @param {Job | null} job a slip to look at; none: a new roll @returns {Desk} */
export function asked(desk, printer, job) {
  return { ...desk, asked: { kind: job ? 'slip' : 'refilled', printer, job } };
}

/** @param {Desk} desk @returns {Desk} */
export function closed(desk) {
  return { ...desk, asked: null };
}

/** @param {Desk} desk @returns {Job | null} the slip in the dialog as it stands now */
export function slipAsked(desk) {
  const own = desk.asked;
  if (!own || !own.job || !desk.snap) {
    return own ? own.job : null;
  }
  const job = own.job;
  const printer = desk.snap.printers.find((one) => one.name === own.printer);
  return (printer && printer.jobs.find((one) => one.id === job.id)) || job;
}

/**
 * Why no command can be given at a printer now. "busy" passes with the server's answer, "link" with the connection.
 * @param {Desk} desk
 * @param {string} printer
 * @returns {'' | 'busy' | 'link'}
 */
export function blocked(desk, printer) {
  if (handOf(desk, printer).flight) {
    return 'busy';
  }
  return canCommand(desk.health) ? '' : 'link';
}

/**
 * A command is given. The same desk comes back when it cannot be: nothing is queued for later.
 * @param {Desk} desk
 * @param {string} printer
 * @param {{ id: string, action: Flight['action'], job?: string }} press
 * @returns {Desk}
 */
export function commanded(desk, printer, press) {
  if (blocked(desk, printer)) {
    return desk;
  }
  const flight = { id: press.id, action: press.action, job: press.job || '', repeats: 0 };
  return withHand(closed(desk), printer, { flight, notice: null, done: null });
}

/** @param {string} printer @param {Flight} flight where a command goes */
export function pathOf(printer, flight) {
  const own = '/api/v1/printers/' + encodeURIComponent(printer);
  return flight.action === 'again' ? own + '/jobs/' + encodeURIComponent(flight.job) + '/again' : own + '/' + flight.action;
}

/** @param {Desk} desk @param {string} printer @param {string} id whether this answer is still waited for */
function awaits(desk, printer, id) {
  const { flight } = handOf(desk, printer);
  return flight && flight.id === id ? flight : null;
}

/** @param {Desk} desk @param {string} printer @param {string} id @param {number} repeats @returns {Desk} */
export function repeated(desk, printer, id, repeats) {
  const flight = awaits(desk, printer, id);
  return flight ? withHand(desk, printer, { flight: { ...flight, repeats } }) : desk;
}

/** @param {Desk} desk @param {string} printer @param {string} id @param {string} at the server's time @returns {Desk} */
export function answered(desk, printer, id, at) {
  const flight = awaits(desk, printer, id);
  return flight ? withHand(desk, printer, { flight: null, done: { action: flight.action, at } }) : desk;
}

/** @param {Desk} desk @param {string} printer @param {string} id @param {import('./types.js').Notice} notice @returns {Desk} */
export function refused(desk, printer, id, notice) {
  return awaits(desk, printer, id) ? withHand(desk, printer, { flight: null, notice }) : desk;
}

/** @param {Desk} desk @param {string} printer @returns {Desk} */
export function noticeRead(desk, printer) {
  return withHand(desk, printer, { notice: null });
}
