import { test } from 'node:test';
import assert from 'node:assert/strict';
import { makeWords } from '../lib/words.js';
import { readTime } from '../lib/clock.js';
import { since, stopwatch, minutes, lasting, timeStamp, secondText } from './span.js';

const words = makeWords('id', {
  'staff.minutes': '{n} menit',
  'staff.minutes.short': '{n} mnt',
  'staff.minutes.none': 'kurang dari 1 menit',
  'staff.minutes.none.short': 'baru',
  'staff.seconds': '{n} detik',
});
const now = readTime('2026-11-23T10:42:18+07:00');

test('a span is counted by the server clock and is never negative', () => {
  assert.equal(since('2026-11-23T10:42:00+07:00', now), 18000);
  assert.equal(since('2026-11-23T03:42:00Z', now), 18000);
  assert.equal(since('2026-11-23T10:42:19+07:00', now), 0);
});

test('a span is unknown without a clock or a time', () => {
  for (const ms of [since('2026-11-23T10:42:00+07:00', null), since(null, now), since('kemarin', now)]) {
    assert.ok(isNaN(ms));
    assert.equal(stopwatch(ms), '');
    assert.equal(minutes(ms, words), '');
  }
});

test('the stopwatch shows hours only when there are some', () => {
  for (const [ms, want] of /** @type {[number, string][]} */ ([[0, '00.00'], [18999, '00.18'], [252000, '04.12'], [3599999, '59.59'], [3753000, '1.02.33']])) {
    assert.equal(stopwatch(ms), want);
  }
});

test('waits are whole minutes, downwards', () => {
  assert.equal(minutes(59999, words), 'kurang dari 1 menit');
  assert.equal(minutes(59999, words, '.short'), 'baru');
  assert.equal(minutes(14 * 60000 + 59999, words), '14 menit');
  assert.equal(minutes(60000, words, '.short'), '1 mnt');
});

test('a ring lasts seconds, then minutes', () => {
  assert.equal(lasting(59999, words), '59 detik');
  assert.equal(lasting(60000, words), '1 menit');
});

test('a moment is written in the office zone', () => {
  assert.equal(timeStamp(now), '2026-11-23T10:42:18+07:00');
  assert.equal(timeStamp({ ms: Date.UTC(2026, 0, 1, 1, 2, 3), offset: -210 }), '2025-12-31T21:32:03-03:30');
  assert.equal(timeStamp(null), '');
});

test('a loss is told with its seconds', () => {
  assert.equal(secondText('2026-11-23T10:47:05+07:00'), '10.47.05');
  assert.equal(secondText(''), '');
});
