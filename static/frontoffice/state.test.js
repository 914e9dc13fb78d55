import { test } from 'node:test';
import assert from 'node:assert/strict';
import * as office from './state.js';

const live = { fresh: true, stale: false, cut: false, polling: false, ended: /** @type {const} */ ('') };
const lost = { ...live, fresh: false, stale: true, cut: true };
const check = { code: '4719', service: 'kk', needed: ['f102', 'nikah', 'ktp'], missing: ['ktp'], have: ['f102', 'akta'], answers: {}, lang: 'id', device: 'kiosk-1', at: '2026-11-23T10:28:00+07:00' };
const service = /** @type {any} */ ({ requirements: [{ id: 'f102' }, { id: 'nikah', any: [{ id: 'buku' }, { id: 'akta' }] }, { id: 'ktp' }] });

/** @param {any} [change] */
const snap = (change) => ({ epoch: 'e', seq: 5, at: '2026-11-23T10:30:00+07:00', checks: [check, { ...check, code: '2083', missing: [] }], rings: [], recent: [], ...change });
const start = () => ({ ...office.snapshotCame(office.newOffice(), snap()), health: live });

test('a check opens with every row ticked as declared', () => {
  const own = office.opened(start(), '4719', 0);
  assert.deepEqual(own.open?.off, ['ktp']);
  assert.equal(office.primary(own), 'return');
  assert.equal(office.primary(office.opened(start(), '2083', 0)), 'confirm');
});

test('the officer touches only what is not so, and the button follows', () => {
  let own = office.toggled(office.opened(start(), '4719', 0), 'ktp');
  assert.equal(office.primary(own), 'confirm');
  own = office.toggled(own, 'f102');
  assert.deepEqual([office.primary(own), own.open?.off], ['return', ['f102']]);
});

test('a code opens its check; an unknown or broken one is told and emptied', () => {
  const own = (/** @type {string} */ typed) => office.scanned(office.typedCode(start(), typed), typed, 0);
  assert.equal(own('47 19').open?.check.code, '4719');
  assert.deepEqual([own('9999').problem, own('9999').typed, own('9999').open], ['unknown', '', null]);
  assert.equal(own('12').problem, 'shape');
});

test('a scanner that sends two Enters confirms nothing', () => {
  const own = office.opened(start(), '2083', 1000);
  assert.equal(office.sent(own, 'q1', 1050), own);
  assert.equal(office.sent(own, 'q1', 1700).flight?.action, 'confirm');
});

test('confirming sends what is there, a declared leaf as the leaf', () => {
  const own = office.sent(office.toggled(office.opened(start(), '4719', 0), 'ktp'), 'q1', 1000);
  assert.deepEqual(office.body(own, service), { request_id: 'q1', have: ['f102', 'akta', 'ktp'] });
});

test('returning sends what is missing, in the order of the standard', () => {
  const own = office.sent(office.toggled(office.opened(start(), '4719', 0), 'f102'), 'q1', 1000);
  assert.deepEqual(office.body(own, service), { request_id: 'q1', missing: ['f102', 'ktp'] });
});

test('nothing is sent twice, on a lost link, or without a check', () => {
  const once = office.sent(office.opened(start(), '2083', 0), 'q1', 1000);
  assert.equal(office.sent(once, 'q2', 5000), once);
  const cut = { ...office.opened(start(), '2083', 0), health: lost };
  assert.equal(office.sent(cut, 'q1', 1000), cut);
  assert.equal(office.isLost(cut), true);
  const none = start();
  assert.equal(office.sent(none, 'q1', 1000), none);
});

test('while it is sent, neither rows nor desk change', () => {
  const once = office.sent(office.opened(start(), '2083', 0), 'q1', 1000);
  assert.equal(office.toggled(once, 'f102'), once);
  assert.equal(office.closed(once), once);
  assert.equal(office.opened(once, '4719', 2000), once);
});

test('the number given is shown until the next person', () => {
  const once = office.sent(office.opened(start(), '2083', 0), 'q1', 1000);
  const paper = { job: 1, state: 'queued' };
  assert.equal(office.answered(once, 'other', { number: 'A-031' }, 2000), once);
  const done = office.answered(once, 'q1', { number: 'A-031', paper }, 2000);
  assert.deepEqual([done.open, done.result?.number, done.result?.paper], [null, 'A-031', paper]);
  assert.equal(office.settled(done, 2100), false);
  assert.equal(office.closed(done).result, null);
  assert.equal(done.result?.day, '');
  assert.equal(office.answered(once, 'q1', { number: 'A-031', day: '2026-11-26', paper }, 2000).result?.day, '2026-11-26');
});

test('the open check stays when it leaves the list, and says where it went', () => {
  const own = office.opened(start(), '4719', 0);
  const gone = office.snapshotCame(own, snap({ seq: 6, checks: [], recent: [{ code: '4719', number: 'A-030', at: '' }] }));
  assert.equal(office.isGone(gone), true);
  assert.equal(gone.open?.check.code, '4719');
  assert.equal(office.goneTo(gone)?.number, 'A-030');
  assert.equal(office.primary(gone), null);
});

test('our own check leaving the list while we send it is not gone', () => {
  const once = office.sent(office.opened(start(), '2083', 0), 'q1', 1000);
  assert.equal(office.isGone(office.snapshotCame(once, snap({ seq: 6, checks: [] }))), false);
});

test('a refusal keeps the check and what was found', () => {
  const once = office.sent(office.toggled(office.opened(start(), '4719', 0), 'f102'), 'q1', 1000);
  const notice = { code: 'incomplete', title: 'Syarat belum lengkap.', hint: '' };
  const after = office.refused(once, 'q1', notice);
  assert.deepEqual([after.flight, after.notice, after.open?.off], [null, notice, ['ktp', 'f102']]);
});
