import test from 'node:test';
import assert from 'node:assert/strict';
import { newBoard, take, HIGHLIGHT_MS } from './state.js';
import { screenOf, countersOn, standingOf, gridOf, othersOf } from './screen.js';

const NOON = Date.parse('2026-11-23T12:00:00+07:00');
const ago = (seconds) => new Date(NOON - seconds * 1000).toISOString();

function counters(n, more) {
  return Array.from({ length: n }, (_, i) => Object.assign({ n: i + 1, name: '', state: 'open', break: null, now: null, service: null, serving: false, serves: ['kk'], next: [] }, more));
}

function snapshot(more) {
  return Object.assign({
    epoch: 'e', seq: 1, at: ago(0), calls: [], services: [], counters: counters(3), screens: [],
    hours: { open: true, always: false, issue_until: null, closes: null, next_open: null }, voice: { speaker: null, now: null, waiting: 0 },
  }, more);
}

test('a screen is found by its name, however it is written; another one is an ordinary hall', () => {
  const s = snapshot({ screens: [{ name: 'pintu-2', layout: 'door', farthest_seat_m: 3, screen_diagonal_in: 24, counters: [2] }] });
  assert.equal(screenOf(s, 'Pintu-2').layout, 'door');
  assert.equal(screenOf(s, 'depan').layout, 'hall');
  assert.equal(screenOf(s, '').layout, 'hall');
  assert.equal(screenOf(null, 'pintu-2').layout, 'hall');
});

test('a grid shows its own counters, else all of the room', () => {
  const s = snapshot();
  assert.deepEqual(countersOn(s, { counters: [] }).map((c) => c.n), [1, 2, 3]);
  assert.deepEqual(countersOn(s, { counters: [3, 1, 9] }).map((c) => c.n), [1, 3]);
});

test('a counter is called this moment, waits for the person, serves, is free, rests or is closed', () => {
  const call = { seq: 1, number: 'A-001', counter: 1, service: 'kk', at: ago(2), recall: 0 };
  const stands = (change, calls, serverMs = NOON) => {
    const [c] = counters(1, change);
    return standingOf(c, take(newBoard(), snapshot({ calls, counters: [c] }), 0), HIGHLIGHT_MS + 1, serverMs);
  };
  assert.equal(stands({ now: 'A-001' }, [call]), 'new');
  assert.equal(stands({ now: 'A-001' }, [call], NOON + 10000), 'called');
  assert.equal(stands({ now: 'A-001' }, [{ ...call, cancelled: true }]), 'called');
  assert.equal(stands({ now: 'A-001', serving: true }, [call]), 'serving');
  assert.equal(stands({}, []), 'free');
  assert.equal(stands({ state: 'break' }, []), 'break');
  assert.equal(stands({ state: 'closed' }, []), 'closed');
});

test('counters that do not fit take turns, and a new call turns its page up at once', () => {
  const many = counters(20);
  const quiet = take(newBoard(), snapshot({ counters: many }), 0);
  const seen = [0, 1].map((i) => gridOf(many, quiet, i * 10000, 0, false).shown.map((c) => c.n));
  assert.deepEqual([].concat(...seen), many.map((c) => c.n));
  const calls = [{ seq: 1, number: 'A-001', counter: 20, service: 'kk', at: ago(0), recall: 0 }];
  const called = take(quiet, snapshot({ counters: many, calls, seq: 2 }), 1000);
  const page = gridOf(many, called, 1001, 0, false);
  assert.ok(page.shown.some((c) => c.n === 20), 'the first page had been on');
});

test('a far seat turns eight counters into pages of fewer', () => {
  const eight = counters(8);
  const board = take(newBoard(), snapshot({ counters: eight }), 0);
  assert.equal(gridOf(eight, board, 0, 0, false).pages, 1);
  const far = gridOf(eight, board, 0, 10, false);
  assert.ok(far.room.rem >= 10 && far.pages === 2 && far.shown.length === 4);
});

test('whoever stands before a closed counter is sent to one that does the same', () => {
  const list = counters(3);
  list[0].state = 'closed';
  list[1].serves = ['akta'];
  assert.deepEqual(othersOf(snapshot({ counters: list }), list[0]), [3]);
});
