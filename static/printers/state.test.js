import { test } from 'node:test';
import assert from 'node:assert/strict';
import * as desk from './state.js';
import { at, job, printer, live, lost } from '../debug/sample_printers.js';

test('a command at one printer leaves the others free', () => {
  const own = desk.commanded(at(printer('a'), printer('b')), 'a', { id: 'c1', action: 'test' });
  assert.equal(desk.blocked(own, 'a'), 'busy');
  assert.equal(desk.blocked(own, 'b'), '');
  assert.equal(desk.commanded(own, 'a', { id: 'c2', action: 'refilled' }), own, 'one at a time');
});

test('nothing is sent while the link is lost', () => {
  const own = { ...at(printer('a')), health: lost };
  assert.equal(desk.blocked(own, 'a'), 'link');
  assert.equal(desk.commanded(own, 'a', { id: 'c1', action: 'test' }), own);
  assert.ok(desk.isLost(own));
  assert.ok(!desk.isLost({ ...own, health: live }));
});

test('each command has its address, with names and ids as they are', () => {
  const flight = (action, more) => ({ id: 'c', action, job: '', repeats: 0, ...more });
  assert.equal(desk.pathOf('kios 1', flight('test')), '/api/v1/printers/kios%201/test');
  assert.equal(desk.pathOf('a', flight('refilled')), '/api/v1/printers/a/refilled');
  assert.equal(desk.pathOf('a', flight('again', { job: 'j/1' })), '/api/v1/printers/a/jobs/j%2F1/again');
});

test('an answer ends its own command and tells when', () => {
  const own = desk.commanded(at(printer('a')), 'a', { id: 'c1', action: 'test' });
  assert.equal(desk.answered(own, 'a', 'c0', ''), own, 'an answer to something older');
  const done = desk.answered(own, 'a', 'c1', '2026-11-23T10:43:00+07:00');
  assert.deepEqual(desk.handOf(done, 'a'), { flight: null, notice: null, done: { action: 'test', at: '2026-11-23T10:43:00+07:00' }, all: false });
});

test('a repeat is counted, a refusal is kept until it is read or the next command', () => {
  const own = desk.repeated(desk.commanded(at(printer('a')), 'a', { id: 'c1', action: 'again', job: 'j1' }), 'a', 'c1', 2);
  assert.equal(desk.handOf(own, 'a').flight.repeats, 2);
  const told = desk.refused(own, 'a', 'c1', { code: 'stale', title: 't', hint: 'h' });
  assert.equal(desk.handOf(told, 'a').notice.code, 'stale');
  assert.equal(desk.handOf(desk.noticeRead(told, 'a'), 'a').notice, null);
  assert.equal(desk.handOf(desk.commanded(told, 'a', { id: 'c2', action: 'test' }), 'a').notice, null);
});

test('the dialog shows the slip as it stands now, also when it is pushed off the list', () => {
  const own = desk.asked(at(printer('a', { jobs: [job('j1', { state: 'sending' })] })), 'a', job('j1', { state: 'sending' }));
  const moved = { ...own, snap: { ...own.snap, printers: [printer('a', { jobs: [job('j1')] })] } };
  assert.equal(desk.slipAsked(moved).state, 'confirmed');
  assert.equal(desk.slipAsked({ ...own, snap: { ...own.snap, printers: [] } }).state, 'sending');
  assert.equal(desk.commanded(own, 'a', { id: 'c', action: 'again', job: 'j1' }).asked, null, 'and closes with the command');
});

test('a slip on its way, and a test, cannot be printed again', () => {
  const states = ['queued', 'sending', 'sent', 'confirmed', 'interrupted', 'unknown', 'expired'];
  assert.deepEqual(states.filter((state) => desk.repeatable(job('j', { state }))), ['sent', 'confirmed', 'interrupted', 'unknown', 'expired']);
  assert.ok(!desk.repeatable(job('j', { kind: 'test' })));
});

test('the last slips are shown, and all on demand', () => {
  const many = printer('a', { jobs: Array.from({ length: 9 }, (_, i) => job('j' + i)) });
  const own = at(many);
  assert.equal(desk.slipsOf(own, many).length, desk.SHOWN);
  assert.equal(desk.slipsOf(desk.allShown(own, 'a'), many).length, 9);
  assert.equal(desk.slipsOf(desk.allShown(desk.allShown(own, 'a'), 'a'), many).length, desk.SHOWN);
});

test('an older snapshot changes nothing', () => {
  const own = at(printer('a'));
  assert.equal(desk.snapshotCame(own, { ...own.snap, seq: 4, printers: [] }), own);
});
