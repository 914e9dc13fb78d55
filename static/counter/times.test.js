import { test } from 'node:test';
import assert from 'node:assert/strict';
import { secondsTo, targetOf, clockTime } from './times.js';

const now = (/** @type {string} */ text) => ({ ms: Date.parse(text), offset: 420 });

test('seconds are counted upwards, so that 0 means over', () => {
  assert.equal(secondsTo('2026-11-23T10:43:00+07:00', now('2026-11-23T10:42:59.200+07:00')), 1);
  assert.equal(secondsTo('2026-11-23T10:43:00+07:00', now('2026-11-23T10:43:00+07:00')), 0);
  assert.equal(secondsTo(null, now('2026-11-23T10:43:00+07:00')), 0);
});

test('a service is within its target, near its end, or over it', () => {
  const at = (/** @type {string} */ time) => targetOf({ started_at: '2026-11-23T10:00:00+07:00', target_minutes: 10 }, now('2026-11-23T' + time + '+07:00'));
  assert.deepEqual(at('10:04:00'), { word: 'within', minutes: 6, target: 10 });
  assert.deepEqual(at('10:08:30'), { word: 'near', minutes: 2, target: 10 });
  assert.deepEqual(at('10:13:30'), { word: 'over', minutes: 3, target: 10 });
  assert.equal(targetOf({ started_at: '2026-11-23T10:00:00+07:00', target_minutes: null }, now('2026-11-23T10:00:00+07:00')), null);
  assert.equal(targetOf({ started_at: null, target_minutes: 10 }, now('2026-11-23T10:00:00+07:00')), null);
});

test('a typed time is one of today that is still to come', () => {
  const noon = now('2026-11-23T12:00:00+07:00');
  assert.equal(clockTime('1330', noon), '2026-11-23T13:30:00+07:00');
  assert.equal(clockTime('1159', noon), '');
  assert.equal(clockTime('930', now('2026-11-23T06:30:00+07:00')), '2026-11-23T09:30:00+07:00');
  for (const wrong of ['', '9', '2460', '1275', 'abcd']) {
    assert.equal(clockTime(wrong, noon), '', wrong);
  }
});
