import test from 'node:test';
import assert from 'node:assert/strict';
import { newBoard, take, modeOf } from './state.js';
import { readTime } from '../lib/clock.js';
import { slept, shiftOf, nightOf, todays, isNight, GAP_MS, SHIFT_MS, SHIFT_REM } from './watch.js';

test('a box that slept is noticed, and a clock that was put right too', () => {
  assert.equal(slept(1000, 1500), false);
  assert.equal(slept(1000, 1000 + GAP_MS), false);
  assert.equal(slept(1000, 1001 + GAP_MS), true);
  assert.equal(slept(1e9, 1e9 - 3600000), true);
});

test('the picture moves a little every few minutes, and stays within its margin', () => {
  const places = Array.from({ length: 18 }, (_, i) => shiftOf(i * SHIFT_MS));
  for (let i = 1; i < places.length; i++) {
    assert.notDeepEqual(places[i], places[i - 1]);
    assert.ok(Math.abs(places[i].x) <= SHIFT_REM && Math.abs(places[i].y) <= SHIFT_REM);
  }
  assert.deepEqual(shiftOf(SHIFT_MS - 1), shiftOf(0));
  assert.equal(new Set(places.map((p) => p.x + ' ' + p.y)).size, 9, 'no place is lit all day');
});

test('the clock of the night walks over the glass', () => {
  const seen = new Set();
  for (let minute = 0; minute < 600; minute++) {
    const { x, y } = nightOf(minute * 60000);
    assert.ok(x >= 10 && x < 70 && y >= 12 && y < 82);
    seen.add(x + ' ' + y);
  }
  assert.ok(seen.size > 100, String(seen.size));
});

test('at midnight the numbers of yesterday go, although no server says so', () => {
  const at = '2026-11-23T23:59:00+07:00';
  const snapshot = {
    epoch: 'e', seq: 1, at, calls: [{ seq: 1, number: 'A-001', counter: 1, service: 'kk', at, recall: 0 }], missed: [{ number: 'A-009', at }], next: ['A-002'],
    counters: [{ n: 1, name: '', state: 'open', break: null, now: 'A-001', service: 'kk', serving: true, serves: [], next: ['A-002'] }],
    services: [{ service: 'kk', prefix: 'A', waiting: 3, now: 'A-001' }], hours: { open: true, always: true }, voice: { speaker: null, now: null, waiting: 0 },
  };
  const board = take(newBoard(), snapshot, 0);
  assert.equal(todays(board, readTime('2026-11-23T23:59:59+07:00')), board);
  assert.equal(todays(board, null), board);
  const morning = todays(board, readTime('2026-11-24T00:00:00+07:00'));
  assert.equal(morning.hero, null);
  assert.deepEqual([morning.snapshot.calls, morning.snapshot.missed, morning.snapshot.next], [[], [], []]);
  assert.equal(morning.snapshot.counters[0].now, null);
  assert.equal(morning.snapshot.services[0].waiting, 0);
  assert.equal(modeOf(morning, Date.parse('2026-11-24T00:00:00+07:00')), 'idle');
  assert.equal(board.snapshot.calls.length, 1, 'the snapshot itself stays as it came');
});

test('the glass is dark at night, where the office wants it, and light an hour before it opens', () => {
  const evening = Date.parse('2026-11-23T20:00:00+07:00');
  const snapshot = (more, hours) => Object.assign({ dark: true, hours: Object.assign({ open: false, why: 'after_closing', next_open: '2026-11-24T08:00:00+07:00' }, hours) }, more);
  assert.equal(isNight(snapshot(), 'closed', evening), true);
  assert.equal(isNight(snapshot({ dark: false }), 'closed', evening), false);
  assert.equal(isNight(snapshot(), 'calls', evening), false, 'somebody is still called');
  assert.equal(isNight(snapshot({}, { why: 'break' }), 'closed', evening), false);
  assert.equal(isNight(snapshot(), 'closed', Date.parse('2026-11-24T07:00:00+07:00')), false);
  assert.equal(isNight(snapshot({}, { next_open: null }), 'closed', evening), true);
  assert.equal(isNight(null, 'loading', evening), false);
});
