// Applications for the tests of that room and for the storybook.

import * as state from '../backoffice/state.js';

/** @typedef {import('../backoffice/types.js').Case} Case */
/** @typedef {import('../backoffice/types.js').Step} Step */

export const NOW = '2026-11-24T10:00:00+07:00';

/** @type {Step[]} */
export const steps = [
  { id: 'verify', role: 'operator_siak', label: { id: 'Diperiksa' }, needs: [], returns: 'pemohon', prints: '', aside: false, ends: [] },
  { id: 'ikd', role: 'operator_siak', label: { id: 'IKD' }, needs: [], returns: '', prints: '', aside: true, ends: [] },
  { id: 'sign', role: 'kepala_dinas', label: { id: 'Ditandatangani' }, needs: [], returns: '', prints: '', aside: false, ends: [] },
  { id: 'handover', role: 'operator_siak', label: { id: 'Siap diambil' }, needs: [], returns: '', prints: '', aside: false, ends: ['handover'] },
];
export const plans = [{ key: 'p', service: { id: 'kk', name: { id: 'KK' }, short: { id: 'KK' } }, channel: 'offline', steps, collect: ['pemohon'] }];

/** An application; what differs is given. @param {number} id @param {Partial<Case>} change @returns {Case} */
export function one(id, change) {
  return { id, code: '2026-0000' + id, plan: 'p', number: null, state: 'in_work', stage: 'verify', since: NOW, due: null, late: false, mend_by: null, pause: null, held: null, lacks: [], slips: 0, sides: [], undo: null, returns: 0, opened_at: NOW, complete_at: null, who: '', ...change };
}

/** A desk that shows some applications. @param {Case[]} cases */
export function desk(...cases) {
  return state.snapshotCame(state.newDesk(), { epoch: 'e', seq: 1, at: NOW, plans, cases, duties: {}, messages: true });
}
