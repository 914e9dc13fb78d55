import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readNumber } from './number.js';
import { ownCounters, otherCounters, servesText, fullName } from './choose.js';
import { makeWords } from '../lib/words.js';

test('a number is read however it is typed', () => {
  for (const typed of ['A-025', 'a25', 'A 025', 'a.25', ' a-25 ', 'A00025']) {
    assert.deepEqual(readNumber(typed, ['A', 'B']), { number: 'A-025', problem: '' }, typed);
  }
  assert.equal(readNumber('a1000', ['A']).number, 'A-1000');
});

test('digits alone are enough when the counter serves one letter', () => {
  assert.equal(readNumber('25', ['A', 'A']).number, 'A-025');
  assert.equal(readNumber('25', ['A', 'B']).problem, 'letter');
});

test('what is no number is told apart', () => {
  assert.equal(readNumber('', ['A']).problem, 'empty');
  for (const typed of ['a', 'ab25', 'a25b', 'a0', '1234567', 'A-025<']) {
    assert.equal(readNumber(typed, ['A']).problem, 'shape', typed);
  }
});

test('the counters of a login come first, by number', () => {
  const counters = /** @type {any} */ ([{ n: 3 }, { n: 2 }, { n: 1 }]);
  const me = { name: 'Sari', role: 'operator', counters: [1, 3] };
  assert.deepEqual(ownCounters(counters, me).map((one) => one.n), [1, 3]);
  assert.deepEqual(otherCounters(counters, me).map((one) => one.n), [2]);
});

test('a counter says what it serves by short names, an unknown service by its id', () => {
  const catalogue = /** @type {any} */ ({ services: [{ id: 'kk', name: { id: 'Penerbitan KK' }, short: { id: 'KK' } }] });
  const words = makeWords('id', {});
  assert.equal(servesText(['kk', 'lama'], catalogue, words), 'KK, lama');
  assert.equal(fullName('kk', catalogue, words), 'Penerbitan KK');
});
