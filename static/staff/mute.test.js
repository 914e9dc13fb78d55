import { test } from 'node:test';
import assert from 'node:assert/strict';
import { mutedUntil, mutedMinutes } from './mute.js';

const until = '2026-11-23T12:05:00+07:00';
const now = (/** @type {string} */ clock) => ({ ms: Date.parse('2026-11-23T' + clock + '+07:00') });
const hall = { name: 'utama', zones: ['utama'], muted: { until, by: 'sari', counter: 1 } };

test('a silence is over when its time is, though no snapshot says so', () => {
  assert.equal(mutedUntil(hall, now('12:04:59')), until);
  assert.equal(mutedUntil(hall, now('12:05:00')), '');
  assert.equal(mutedUntil({ ...hall, muted: null }, now('12:00:00')), '');
  assert.equal(mutedUntil(null, now('12:00:00')), '');
  assert.equal(mutedUntil(hall, null), '');
});

test('the minutes that are left are counted up, so that the last one is one', () => {
  assert.equal(mutedMinutes(hall, now('12:00:00')), 5);
  assert.equal(mutedMinutes(hall, now('12:04:30')), 1);
  assert.equal(mutedMinutes(hall, now('12:06:00')), 0);
});
