// Printers for the tests of that room and for the storybook.

import { newDesk, snapshotCame } from '../printers/state.js';

/** @type {import('../lib/link.js').Health} */
export const live = { fresh: true, stale: false, cut: false, polling: false, ended: '' };
/** @type {import('../lib/link.js').Health} */
export const lost = { fresh: false, stale: true, cut: true, polling: false, ended: '' };

/** A slip; what differs is given. @param {string} id @param {Partial<import('../printers/types.js').Job>} [change] @returns {import('../printers/types.js').Job} */
export function job(id, change) {
  const base = { id, kind: 'ticket', title: 'A-025', copy: 1, state: 'confirmed', reason: '', proof: 'printed', at: '2026-11-23T10:28:00+07:00', mm: 162, again_of: null };
  return { ...base, ...change };
}

/** A printer; what differs is given. @param {string} name @param {Partial<import('../printers/types.js').Printer>} [change] @returns {import('../printers/types.js').Printer} */
export function printer(name, change) {
  /** @type {import('../printers/types.js').Printer} */
  const base = { name, profile: 'epson-generic', state: 'ok', reason: '', status: { line: 'ok', paper: 'ok' }, since: '2026-11-23T09:00:00+07:00', low: false, left: 143, used_mm: 51420, agent: false, jobs: [] };
  return { ...base, ...change };
}

/** A desk whose link is live and whose snapshot holds these printers. @param {import('../printers/types.js').Printer[]} printers */
export function at(...printers) {
  return snapshotCame({ ...newDesk(), health: live }, { epoch: 'e', seq: 5, at: '2026-11-23T10:42:00+07:00', printers });
}
