import test from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { timeText, dateText, dayOf, dueOf, makeClock, readTime } from './clock.js';
import { makeWords } from './words.js';

/** @param {string} lang */
const words = (lang) => makeWords(lang, JSON.parse(readFileSync(new URL(`../../internal/words/${lang}/time.json`, import.meta.url), 'utf8')));

test('time is shown in the office zone, whatever the zone of the screen', () => {
  assert.equal(timeText('2026-11-23T09:14:05+07:00'), '09.14');
  assert.equal(timeText('2026-11-23T23:59:59+09:00'), '23.59');
  assert.equal(timeText('2026-11-23T02:14:05Z'), '02.14');
});

test('the day is the office\'s day, also when UTC is still on the day before', () => {
  assert.equal(dayOf('2026-11-23T06:59:00+07:00'), '2026-11-23');
  assert.equal(dateText('2026-11-23T06:59:00+07:00', words('id')), 'Senin, 23 November 2026');
  assert.equal(dateText('2026-11-23T06:59:00+07:00', words('en'), { day: 'numeric', month: 'short' }), '23 Nov');
});

test('a date is said in each language of the applicants, also where the browser does not know it', () => {
  const when = '2026-12-04T06:59:00+07:00';
  assert.equal(dateText(when, words('su')), 'Jumaah, 4 Désémber 2026');
  assert.equal(dateText(when, words('jv')), 'Jemuwah, 4 Dhésèmber 2026');
  assert.equal(dateText(when, words('jv'), { weekday: 'long', day: 'numeric', month: 'short' }), 'Jemuwah, 4 Dhé');
  assert.equal(dateText(when, words('su'), { weekday: 'long' }), 'Jumaah');
  assert.equal(dateText(when, words('en'), { day: 'numeric', month: 'long', year: 'numeric' }), '4 December 2026');
});

test('what is due at midnight is due on the day that ends', () => {
  const { day, time } = dueOf('2026-11-24T00:00:00+07:00');
  assert.equal(dateText(day, words('id')) + ', ' + time, 'Senin, 23 November 2026, 24.00');
  assert.deepEqual(dueOf('2026-11-24T00:01:00+07:00').time, '00.01');
  assert.deepEqual(dueOf(null), { day: null, time: '' });
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
