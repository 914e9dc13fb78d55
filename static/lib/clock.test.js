import test from 'node:test';
import assert from 'node:assert/strict';
import { timeText, dateText, dayOf, makeClock, readTime } from './clock.js';

test('time is shown in the office zone, whatever the zone of the screen', () => {
  assert.equal(timeText('2026-11-23T09:14:05+07:00'), '09.14');
  assert.equal(timeText('2026-11-23T23:59:59+09:00'), '23.59');
  assert.equal(timeText('2026-11-23T02:14:05Z'), '02.14');
});

test('the day is the office\'s day, also when UTC is still on the day before', () => {
  assert.equal(dayOf('2026-11-23T06:59:00+07:00'), '2026-11-23');
  assert.equal(dateText('2026-11-23T06:59:00+07:00', 'id'), 'Senin, 23 November 2026');
  assert.equal(dateText('2026-11-23T06:59:00+07:00', 'en', { day: 'numeric', month: 'short' }), '23 Nov');
});

test('what is no time is no text', () => {
  assert.equal(timeText('soon'), '');
  assert.equal(timeText(null), '');
  assert.equal(readTime('soon'), null);
});

test('the clock runs on steady time from what the server said', () => {
  let steady = 1000;
  const clock = makeClock(() => steady);
  assert.equal(clock.now(), null);
  clock.set('2026-11-23T09:14:05+07:00');
  steady += 56000;
  assert.equal(timeText(clock.now()), '09.15');
  clock.set('nonsense');
  assert.equal(timeText(clock.now()), '09.15');
});

test('a clock that slept shows no time until the server has told it', () => {
  const clock = makeClock(() => 1000);
  clock.set('2026-11-23T09:00:00+07:00');
  clock.forget();
  assert.equal(clock.now(), null);
  clock.set('2026-11-23T10:00:00+07:00');
  assert.equal(timeText(clock.now()), '10.00');
});
