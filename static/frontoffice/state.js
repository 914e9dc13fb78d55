// The front office desk: the checks that wait, the one that is open, what the officer has found, what came of it.

import { newer, canCommand, linkWord } from '../staff/topic.js';
import { haveId } from '../staff/declared.js';
import { readScan } from './code.js';
import { next } from './assist.js';

/** @typedef {import('./types.js').Office} Office */
/** @typedef {import('./types.js').Snapshot} Snapshot */
/** @typedef {import('./types.js').Check} Check */
/** @typedef {import('./types.js').Paper} Paper */
/** @typedef {import('./types.js').Action} Action */
/** @typedef {import('./types.js').Draft} Draft */
/** @typedef {import('./types.js').Camera} Camera */
/** @typedef {import('../staff/types.js').Service} Service */
/** @typedef {import('./assist.js').Catalogue} Catalogue */

/** How long a lost reply is asked for again before the officer is told, in milliseconds. */
export const KEEP_MS = 20000;

// After the desk has changed, no press is heard for this long, in milliseconds: scanners send one Enter or two, and a
// double tap is one tap.
const DEAF_MS = 700;

/** @returns {Office} */
export function newOffice() {
  return {
    snap: null, health: null, heardAt: '', typed: '', problem: '', looking: '',
    open: null, assist: null, ticket: null, camera: null, flight: null, notice: null, result: null, since: -Infinity,
  };
}

// A desk with nothing on it.
const CLEAR = { typed: '', problem: /** @type {''} */ (''), looking: '', open: null, assist: null, ticket: null, result: null, notice: null };

/** @param {Office} office whether something lies on the desk that must not be lost */
export function busy(office) {
  return office.open !== null || office.assist !== null || office.ticket !== null || office.result !== null;
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
  return { ...office, ...CLEAR, open: { check, off: [...check.missing] }, since: now };
}

/** @param {Office} office @returns {Office} back to the list, or to the next person */
export function closed(office) {
  return office.flight ? office : { ...office, ...CLEAR };
}

/** @param {Office} office @param {string} typed @returns {Office} */
export function typedCode(office, typed) {
  return { ...office, typed, problem: '' };
}

/**
 * What was typed and entered, or scanned. A check opens at once; lists and tickets are asked of the server.
 * @param {Office} office
 * @param {string} text
 * @param {number} now
 * @returns {Office}
 */
export function scanned(office, text, now) {
  const scan = readScan(text);
  if (office.flight) {
    return office;
  }
  if (!scan) {
    return { ...office, typed: '', problem: 'shape' };
  }
  return scan.kind === 'check' ? opened(office, scan.code, now) : { ...office, typed: '', problem: '', looking: scan.code };
}

/** @param {Office} office @param {string} code @param {'list' | 'ticket' | 'lost'} problem @returns {Office} */
export function unfound(office, code, problem) {
  return office.looking === code ? { ...office, looking: '', problem } : office;
}

/** @param {Office} office @param {string} code @param {import('./types.js').Ticket} ticket @param {number} now @returns {Office} */
export function ticketFound(office, code, ticket, now) {
  return office.looking === code && !office.flight ? { ...office, ...CLEAR, ticket, since: now } : office;
}

/** @param {Office} office @param {string} code @param {Draft | null} draft null: the office no longer offers it @param {number} now @returns {Office} */
export function listFound(office, code, draft, now) {
  if (office.looking !== code || office.flight) {
    return office;
  }
  return draft ? { ...office, ...CLEAR, assist: draft, since: now } : { ...office, looking: '', problem: 'list' };
}

/** @param {Office} office @param {Draft} draft @param {number} now @returns {Office} "Ambilkan nomor", or a step of it */
export function assisting(office, draft, now) {
  if (office.flight) {
    return office;
  }
  const moved = !office.assist || office.assist.service !== draft.service;
  return { ...office, ...CLEAR, assist: draft, since: moved ? now : office.since };
}

/** @param {Office} office @param {Camera | null} camera @returns {Office} */
export function filming(office, camera) {
  return { ...office, camera };
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
  return action ? launched(office, action, id, now) : office;
}

/** @param {Office} office @param {Action} action @param {string} id @param {number} now @returns {Office} the same when nothing can be sent */
export function launched(office, action, id, now) {
  if (blocked(office) || !settled(office, now)) {
    return office;
  }
  return { ...office, flight: { id, action, repeats: 0, slow: false }, notice: null };
}

/** @param {Office} office @param {Catalogue} catalogue @returns {Action | null} what the big button does for the person at the desk */
export function assistAction(office, catalogue) {
  const step = office.assist ? next(catalogue, office.assist) : 'choose';
  return step === 'number' || step === 'flagged' ? 'assist' : step === 'list' ? 'list' : null;
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

/** @param {Office} office @param {string} id @returns {Office} it has taken long enough to say so */
export function slowed(office, id) {
  return office.flight && office.flight.id === id ? { ...office, flight: { ...office.flight, slow: true } } : office;
}

/** @param {Office} office whether what is under way is shown: at once it would only flicker */
export function waits(office) {
  return office.flight !== null && (office.flight.slow || office.flight.repeats > 0);
}

/**
 * @param {Office} office
 * @param {string} id
 * @param {{ number?: string, code?: string, missing?: { id: string }[], service?: { id: string }, track_url?: string | null, day?: string | null, lot?: { draw: string | null } | null, paper?: Paper }} reply
 * @param {number} now
 * @returns {Office}
 */
export function answered(office, id, reply, now) {
  const { open, assist, flight } = office;
  if (!flight || flight.id !== id || !(open || assist)) {
    return office;
  }
  const result = {
    action: flight.action,
    service: reply.service ? reply.service.id : open ? open.check.service : assist ? assist.service : '',
    code: open ? open.check.code : reply.code || '',
    number: reply.number || '',
    day: reply.day || '',
    draw: (reply.lot && reply.lot.draw) || '',
    missing: open ? open.off : (reply.missing || []).map((row) => row.id),
    paper: reply.paper || null,
    url: reply.track_url || '',
  };
  return { ...office, ...CLEAR, flight: null, result, since: now };
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
