// The front office desk: the checks that wait, the one that is open, what the officer has found, what came of it.

import { newer, canCommand, linkWord } from '../staff/topic.js';
import { haveId } from '../staff/declared.js';
import { readCode } from './code.js';

/** @typedef {import('./types.js').Office} Office */
/** @typedef {import('./types.js').Snapshot} Snapshot */
/** @typedef {import('./types.js').Check} Check */
/** @typedef {import('./types.js').Paper} Paper */
/** @typedef {import('../staff/types.js').Service} Service */

/** How long a lost reply is asked for again before the officer is told, in milliseconds. */
export const KEEP_MS = 20000;

// After the desk has changed, no press is heard for this long, in milliseconds: scanners send one Enter or two, and a
// double tap is one tap.
const DEAF_MS = 700;

/** @returns {Office} */
export function newOffice() {
  return { snap: null, health: null, heardAt: '', typed: '', problem: '', open: null, flight: null, notice: null, result: null, since: -Infinity };
}

/** @param {Office} office @param {Snapshot} snap @returns {Office} */
export function snapshotCame(office, snap) {
  return newer(office.snap, snap) ? { ...office, snap, heardAt: snap.at } : office;
}

/** @param {Office} office @param {string} code @param {number} now @returns {Office} */
export function opened(office, code, now) {
  const check = office.snap && office.snap.checks.find((one) => one.code === code);
  if (office.flight) {
    return office;
  }
  if (!check) {
    return { ...office, typed: '', problem: 'unknown' };
  }
  return { ...office, typed: '', problem: '', notice: null, result: null, open: { check, off: [...check.missing] }, since: now };
}

/** @param {Office} office @returns {Office} back to the list, or to the next person */
export function closed(office) {
  return office.flight ? office : { ...office, open: null, result: null, notice: null, problem: '', typed: '' };
}

/** @param {Office} office @param {string} typed @returns {Office} */
export function typedCode(office, typed) {
  return { ...office, typed, problem: '' };
}

/** @param {Office} office @param {number} now @returns {Office} Enter after a code */
export function enteredCode(office, now) {
  const code = readCode(office.typed);
  return code ? opened(office, code, now) : { ...office, typed: '', problem: 'shape' };
}

/** @param {Office} office @param {string} id @returns {Office} the officer has seen that a row is there, or is not */
export function toggled(office, id) {
  const open = office.open;
  if (!open || office.flight) {
    return office;
  }
  const off = open.off.includes(id) ? open.off.filter((one) => one !== id) : [...open.off, id];
  return { ...office, open: { ...open, off }, notice: null };
}

/** @param {Office} office @returns {boolean} whether somebody else has finished the open check */
export function isGone(office) {
  const open = office.open;
  return Boolean(open && office.snap && !office.flight && !office.snap.checks.some((one) => one.code === open.check.code));
}

/** @param {Office} office what became of the open check elsewhere: a number, or null for a return */
export function goneTo(office) {
  const open = office.open;
  return (open && office.snap && office.snap.recent.find((one) => one.code === open.check.code)) || null;
}

/** @param {Office} office @returns {'confirm' | 'return' | null} what the big button does now */
export function primary(office) {
  if (!office.open || isGone(office)) {
    return null;
  }
  return office.open.off.length === 0 ? 'confirm' : 'return';
}

/** @param {Office} office @returns {'' | 'busy' | 'link'} */
export function blocked(office) {
  if (office.flight) {
    return 'busy';
  }
  return canCommand(office.health) ? '' : 'link';
}

/** @param {Office} office @param {number} now whether a press is meant for what the desk shows now */
export function settled(office, now) {
  return now - office.since >= DEAF_MS;
}

/** @param {Office} office @param {string} id @param {number} now @returns {Office} the same office when nothing can be sent */
export function sent(office, id, now) {
  const action = primary(office);
  if (!action || blocked(office) || !settled(office, now)) {
    return office;
  }
  return { ...office, flight: { id, action, repeats: 0 }, notice: null };
}

/**
 * The body of what is in flight: what is there when it is confirmed, what is missing when it is returned.
 * @param {Office} office
 * @param {Service | undefined} service
 */
export function body(office, service) {
  const { open, flight } = office;
  if (!open || !flight) {
    return null;
  }
  const { check, off } = open;
  if (flight.action === 'return') {
    return { request_id: flight.id, missing: check.needed.filter((id) => off.includes(id)) };
  }
  return { request_id: flight.id, have: check.needed.map((id) => haveId(service, check, id)) };
}

/** @param {Office} office @param {string} id @param {number} repeats @returns {Office} */
export function repeated(office, id, repeats) {
  return office.flight && office.flight.id === id ? { ...office, flight: { ...office.flight, repeats } } : office;
}

/**
 * @param {Office} office
 * @param {string} id
 * @param {{ number?: string, paper?: Paper }} reply
 * @param {number} now
 * @returns {Office}
 */
export function answered(office, id, reply, now) {
  const { open, flight } = office;
  if (!open || !flight || flight.id !== id) {
    return office;
  }
  const result = { action: flight.action, check: open.check, number: reply.number || '', missing: open.off, paper: reply.paper || null };
  return { ...office, open: null, flight: null, notice: null, result, since: now };
}

/** @param {Office} office @param {string} id @param {import('./types.js').Notice} notice @returns {Office} */
export function refused(office, id, notice) {
  return office.flight && office.flight.id === id ? { ...office, flight: null, notice } : office;
}

/** @param {Office} office */
export function isLost(office) {
  const word = linkWord(office.health);
  return office.snap !== null && office.health !== null && (word === 'lost' || word === 'stale');
}
