// An office for the tests of that room and for the storybook.

import { newDesk, snapshotCame } from '../supervisor/state.js';

/** @type {import('../lib/link.js').Health} */
export const live = { fresh: true, stale: false, cut: false, polling: false, ended: '' };
/** @type {import('../lib/link.js').Health} */
export const lost = { fresh: false, stale: true, cut: true, polling: false, ended: '' };

/** A counter; what differs is given. @param {number} n @param {Partial<import('../supervisor/types.js').Counter>} [change] @returns {import('../supervisor/types.js').Counter} */
export function counter(n, change) {
  return { n, name: String(n), zone: 'utama', state: 'open', operator: 'sari', serves: ['kk'], break: null, ticket: null, handed: 0, served_today: 3, idle_since: '2026-11-23T10:40:00+07:00', ...change };
}

/** A ticket in a hand; what differs is given. @param {Partial<import('../supervisor/types.js').Held>} [change] @returns {import('../supervisor/types.js').Held} */
export function held(change) {
  return { id: '7', number: 'A-007', service: 'kk', state: 'serving', calls: 1, called_at: '2026-11-23T10:30:00+07:00', started_at: '2026-11-23T10:31:00+07:00', target_minutes: 15, priority: false, party: 1, ...change };
}

/** A line; what differs is given. @param {string} service @param {Partial<import('../supervisor/types.js').Line>} [change] @returns {import('../supervisor/types.js').Line} */
export function line(service, change) {
  return { service, waiting: 0, priority: 0, oldest: null, issued: 0, called: 0, median_wait_s: null, parked: 0, missed: 0, open: [], ...change };
}

/** A ticket of the list; what differs is given. @param {string} id @param {Partial<import('../supervisor/types.js').Row>} [change] @returns {import('../supervisor/types.js').Row} */
export function row(id, change) {
  return { id, number: 'A-00' + id, service: 'kk', state: 'waiting', priority: false, party: 1, complete: true, device: 'kiosk', issued_at: '2026-11-23T10:00:00+07:00', since: '2026-11-23T10:00:00+07:00', position: 1, counter: null, desk: null, reason: '', due: null, rejoin_until: null, ...change };
}

/** A happening; what differs is given. @param {number} seq @param {Partial<import('../supervisor/types.js').Happening>} [change] @returns {import('../supervisor/types.js').Happening} */
export function happening(seq, change) {
  return { seq, kind: 'ticket_called', at: '2026-11-23T10:00:00+07:00', actor: 'sari', ticket: '7', number: 'A-007', service: 'kk', from: '', counter: 1, to: 0, other: '', reason: '', device: '', printer: '', paper: '', code: '', for: '', yes: false, ...change };
}

/** A desk whose link is live. @param {Partial<import('../supervisor/types.js').Snapshot>} snap */
export function at(snap) {
  const totals = { issued: 0, waiting: 0, in_hand: 0, parked: 0, served: 0, returned: 0, no_show: 0, cancelled: 0, joined: 0, called: 0, within_target: 0, median_wait_s: null, oldest: null };
  const whole = { epoch: 'e', seq: 5, at: '2026-11-23T10:42:00+07:00', target_wait_s: 1800, totals, counters: [], lines: [], checks: [], rings: [], assists: [], printers: [], breaks: [], ...snap };
  return snapshotCame({ ...newDesk(), health: live }, whole);
}
