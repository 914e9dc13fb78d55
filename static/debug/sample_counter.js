// Desks for the tests of that room and for the storybook: a counter with or without a ticket, on a link that is live or lost.

import { newDesk, snapshotCame, healthCame } from '../counter/state.js';

/** @typedef {import('../counter/types.js').Snapshot} Snapshot */
/** @typedef {import('../counter/types.js').Ticket} Ticket */

export const live = { fresh: true, stale: false, cut: false, polling: false, ended: /** @type {const} */ ('') };
export const lost = { fresh: false, stale: true, cut: true, polling: false, ended: /** @type {const} */ ('') };

/** @param {'called' | 'serving'} state @returns {Ticket} */
export function ticket(state) {
  const began = '2026-11-23T10:42:00+07:00';
  return {
    id: 't25', number: 'A-025', service: 'kk-rusak', state, complete: true, needed: ['f102', 'kk', 'ktp'], missing: [], have: ['f102', 'kk', 'ktp'],
    answers: { warga: 'wni' }, lang: 'id', issued_at: '2026-11-23T10:28:00+07:00', called_at: began, started_at: state === 'serving' ? began : null, calls: 1,
  };
}

/** @param {any} change @returns {Snapshot} */
export function snap(change) {
  const counter = { n: 3, name: 'Loket 3', zone: 'utama', state: 'open', operator: 'Sari', serves: ['kk-rusak'], ...change.counter };
  const base = { epoch: 'e', seq: 5, at: '2026-11-23T10:42:18+07:00', ticket: null, waiting: 2, next: [], by_service: [], missed: [], served_today: 21, rings: [] };
  return { ...base, ...change, counter };
}

/** @param {Snapshot | null} state */
export function at(state) {
  const desk = healthCame(newDesk(3, 'Sari'), live);
  return state ? snapshotCame(desk, state) : desk;
}
