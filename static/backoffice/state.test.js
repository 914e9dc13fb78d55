import test from 'node:test';
import assert from 'node:assert/strict';
import * as state from './state.js';
import { intentOf } from './keys.js';
import { NOW, desk, one, plans, steps } from '../debug/sample_backoffice.js';

test('each role has what waits for it, and how much is late', () => {
  const shown = desk(one(1, { due: '2026-11-24T09:00:00+07:00' }), one(2, {}), one(3, { stage: 'sign' }), one(4, { state: 'returned' }));
  assert.deepEqual(state.roles(shown, NOW), [
    { role: 'operator_siak', n: 2, late: 1 },
    { role: 'kepala_dinas', n: 1, late: 0 },
    { role: 'pemohon', n: 1, late: 0 },
  ]);
});

test('of a pile that was refused, the one that it is about is named', () => {
  const notice = { code: 'stale', title: 'Keadaannya sudah berubah.', hint: '' };
  assert.equal(state.refused(desk(one(1, {})), notice, '2026-00042').notice?.title, '2026-00042: Keadaannya sudah berubah.');
  assert.equal(state.refused(desk(one(1, {})), notice).notice?.title, notice.title);
});

test('a paused application is not late while its clock stands, and one that was stays so', () => {
  const due = '2026-11-24T09:00:00+07:00';
  const pause = { cause: 'technical', need: 'SIAK', since: '2026-11-24T08:00:00+07:00' };
  assert.equal(state.isLate(one(1, { due, pause }), NOW), false);
  assert.equal(state.isLate(one(1, { due, pause, late: true }), NOW), true);
  assert.equal(state.isLate(one(1, { due, state: 'ready' }), NOW), false);
});

test('the soonest promise comes first, and those without one behind', () => {
  const shown = desk(one(1, {}), one(2, { due: '2026-11-26T15:00:00+07:00' }), one(3, { due: '2026-11-25T15:00:00+07:00' }));
  assert.deepEqual(state.rows(shown).map((row) => row.id), [3, 2, 1]);
});

test('several scans make one list, and one scanned twice stays one', () => {
  const a = one(1, {});
  const b = one(2, {});
  let now = state.foundCases(desk(a, b), [a]);
  now = state.foundCases(now, [b]);
  assert.deepEqual(now.picked, [a.code, b.code]);
  now = state.foundCases(now, [a]);
  assert.equal(now.problem, 'twice');
  assert.deepEqual(now.picked, [a.code, b.code]);
});

test('one key moves the list when all stand in one stage', () => {
  const same = { ...desk(one(1, {}), one(2, {})), picked: ['2026-00001', '2026-00002'] };
  assert.deepEqual(state.moveOf(same), { kind: 'advance', from: 'verify', next: steps[2] }); // what holds nothing up is passed by
  const mixed = { ...desk(one(1, {}), one(2, { stage: 'sign' })), picked: ['2026-00001', '2026-00002'] };
  assert.equal(state.moveOf(mixed).kind, 'mixed');
  const ready = { ...desk(one(1, { state: 'ready', stage: 'handover' })), picked: ['2026-00001'] };
  assert.equal(state.moveOf(ready).kind, 'hand');
});

test('what is over, or what nobody knows, is said at the scan field', () => {
  assert.equal(state.foundCases(desk(), [one(1, { state: 'closed' })]).problem, 'over');
  assert.equal(state.unfound({ ...desk(), looking: 'x' }, 'unknown').looking, '');
});

test('what moved leaves the list, and can be taken back', () => {
  const moved = one(1, { stage: 'sign', undo: { kind: 'case_moved', by: 'joko', until: NOW } });
  const after = state.commandDone({ ...desk(one(1, {})), picked: ['2026-00001'], busy: true }, 'advance', { cases: [moved], plans });
  assert.deepEqual(after.picked, []);
  assert.deepEqual(after.done && after.done.undo, ['2026-00001']);
  assert.equal(after.busy, false);
});

test('an application that is gone leaves the list of those that were scanned', () => {
  const before = { ...desk(one(1, {}), one(2, {})), picked: ['2026-00001', '2026-00002'] };
  const after = state.snapshotCame(before, { epoch: 'e', seq: 2, at: NOW, plans, cases: [one(2, {})], duties: {} });
  assert.deepEqual(after.picked, ['2026-00002']);
});

test('a form names the field that is missing', () => {
  assert.equal(state.bodyOf('return', {}).wrong, 'lacks');
  assert.deepEqual(state.bodyOf('return', { lacks: { kitap: 'kurang', ktp: '' } }).body.lacks, [{ id: 'kitap', kind: 'kurang' }]);
  assert.equal(state.bodyOf('send-back', { note: ' ' }).wrong, 'note');
  assert.equal(state.bodyOf('promise', { due: NOW }).wrong, 'note');
  assert.equal(state.bodyOf('hand', {}).wrong, 'who');
  assert.equal(state.bodyOf('side', { step: 'ikd' }).wrong, 'reason');
  assert.equal(state.bodyOf('open', { service: 'kk' }).wrong, 'channel');
  assert.equal(state.bodyOf('open', { ticket: 'A-001' }).wrong, '');
});

test('what is typed anywhere goes to the scan field, and Enter alone moves', () => {
  const press = { key: '2', repeat: false, chord: false, field: false, control: false, typed: '' };
  assert.deepEqual(intentOf(press), { type: '2' });
  assert.equal(intentOf({ ...press, field: true }), null);
  assert.equal(intentOf({ ...press, key: 'Enter' }), 'move');
  assert.equal(intentOf({ ...press, key: 'Enter', typed: '42', control: true }), 'scan');
  assert.equal(intentOf({ ...press, key: 'Enter', control: true }), null);
  assert.equal(intentOf({ ...press, key: 'Enter', repeat: true }), null);
  assert.equal(intentOf({ ...press, key: 'a', chord: true }), null);
  assert.equal(intentOf({ ...press, key: 'F8' }), 'undo');
});
