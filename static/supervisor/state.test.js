import { test } from 'node:test';
import assert from 'node:assert/strict';
import * as desk from './state.js';
import { at, counter, happening, held, line, lost, row } from '../debug/sample_supervisor.js';

test('a counter is what it does', () => {
  assert.equal(desk.lookOf(counter(1)), 'idle');
  assert.equal(desk.lookOf(counter(1, { ticket: held() })), 'serving');
  assert.equal(desk.lookOf(counter(1, { ticket: held({ state: 'called' }) })), 'called');
  assert.equal(desk.lookOf(counter(1, { state: 'break' })), 'break');
  assert.equal(desk.lookOf(counter(1, { state: 'closed' })), 'closed');
});

test('lines without anybody today are left out, the longest comes first', () => {
  const lines = [line('a', { issued: 3, waiting: 1 }), line('b'), line('c', { issued: 9, waiting: 7 })];
  assert.deepEqual(desk.linesOf(at({ lines }).snap).map((one) => one.service), ['c', 'a']);
});

test('what can be done follows from the state', () => {
  assert.deepEqual(desk.ordersFor(row('1')), ['move', 'reorder', 'priority', 'cancel']);
  assert.deepEqual(desk.ordersFor(row('1', { state: 'serving' })), ['move', 'priority']);
  assert.ok(desk.ordersFor(row('1', { state: 'parked' })).includes('move'), 'one who waits aside is needed elsewhere');
  assert.deepEqual(desk.ordersFor(row('1', { state: 'no_show' })), ['cancel'], 'its time is over');
  assert.deepEqual(desk.ordersFor(row('1', { state: 'no_show', rejoin_until: '2026-11-23T11:00:00+07:00' })), ['rejoin', 'cancel']);
  assert.deepEqual(desk.ordersFor(row('1', { state: 'done' })), []);
  assert.deepEqual(desk.postsFor(counter(1, { state: 'closed' })), ['open']);
});

test('a form becomes a body, or says which field is wrong', () => {
  assert.deepEqual(desk.bodyOf('move', { service: '', to: '2', reason: ' sakit ' }), { body: { to: 2, reason: 'sakit' }, wrong: '' });
  assert.equal(desk.bodyOf('move', { service: '', to: '', reason: 'sakit' }).wrong, 'service');
  assert.equal(desk.bodyOf('move', { service: 'ktp', reason: 'x' }).wrong, 'reason', 'too short');
  assert.deepEqual(desk.bodyOf('reorder', { place: 'behind', behind: 'a-003', reason: 'tukar' }).body, { place: 'behind', behind: 'A-003', reason: 'tukar' });
  assert.equal(desk.bodyOf('reorder', { place: 'behind', behind: '', reason: 'tukar' }).wrong, 'behind');
  assert.deepEqual(desk.bodyOf('priority', { priority: 'no', reason: 'salah tekan' }).body, { priority: false, reason: 'salah tekan' });
  assert.deepEqual(desk.bodyOf('close', { hand_over: 'requeue', reason: '' }), { body: { hand_over: 'requeue' }, wrong: '' });
  assert.equal(desk.bodyOf('close', { reason: '' }, true).wrong, 'hand_over');
  assert.equal(desk.bodyOf('open', { operator: 'budi' }, true).wrong, '');
  assert.equal(desk.bodyOf('break', { break: 'salat', minutes: '0' }).wrong, 'minutes');
});

test('one command at a time, and none while the link is lost', () => {
  const press = { id: 'c1', path: '/x', body: {} };
  const own = desk.commanded(at(), press);
  assert.equal(desk.blocked(own), 'busy');
  assert.equal(desk.commanded(own, { ...press, id: 'c2' }), own);
  const cut = { ...at(), health: lost };
  assert.equal(desk.commanded(cut, press), cut);
  assert.ok(desk.isLost(cut));
});

test('a refusal keeps the form, an answer puts it away', () => {
  const open = desk.actionChosen(desk.ticketOpened(at(), '1'), 'move');
  const sent = desk.commanded(open, { id: 'c1', path: '/x', body: {} });
  const told = desk.refused(desk.repeated(sent, 'c1', 2), 'c1', { code: 'stale', title: 't', hint: 'h' }, '');
  assert.equal(told.panel.action, 'move');
  assert.equal(told.notice.code, 'stale');
  const done = desk.answered(sent, 'c1');
  assert.equal(done.panel.action, '');
  assert.equal(done.done, 'supervisor.done');
  assert.equal(desk.answered(sent, 'c0'), sent, 'an answer to something older');
});

test('an answer to an older question is nothing', () => {
  const before = at();
  const asked = desk.listAsked(before, { text: 'a1' });
  assert.equal(desk.listCame(asked, before.list.query, [row('1')], 0), asked);
  assert.equal(desk.listCame(asked, asked.list.query, [row('1')], 2).list.more, 2);
  const open = desk.ticketOpened(asked, '1');
  assert.equal(desk.ticketCame(open, '2', row('2'), []), open);
  assert.equal(desk.ticketCame(open, '1', row('1'), []).panel.row.number, 'A-001');
  assert.equal(desk.peopleCame(open, []), open);
});

test('the story grows at its head and at its end, without a gap or a twin', () => {
  const seqs = (own) => own.story.events.map((e) => e.seq);
  const page = (next, ...of) => ({ events: of.map((seq) => happening(seq)), next, kinds: [] });
  const start = at();
  let own = desk.storyCame(start, start.story.query, page(8, 10, 9, 8), 0);
  own = desk.storyCame(own, own.story.query, page(0, 7, 6), 8);
  assert.deepEqual([seqs(own), own.story.next], [[10, 9, 8, 7, 6], 0]);
  own = desk.storyCame(own, own.story.query, page(9, 12, 11, 10, 9), 0);
  assert.deepEqual([seqs(own), own.story.next], [[12, 11, 10, 9, 8, 7, 6], 0]);
  own = desk.storyCame(own, own.story.query, page(30, 32, 31, 30), 0);
  assert.deepEqual([seqs(own), own.story.next], [[32, 31, 30], 30], 'after a gap it begins anew');
  const narrowed = desk.storyAsked(own, { kind: 'counter' });
  assert.equal(narrowed.story.events, null);
  assert.equal(desk.storyCame(narrowed, own.story.query, page(0, 1), 0), narrowed);
});

test('an older snapshot changes nothing', () => {
  const own = at();
  assert.equal(desk.snapshotCame(own, { ...own.snap, seq: 4 }), own);
});
