import { test } from 'node:test';
import assert from 'node:assert/strict';
import { openReturns, toggled, kindChosen, returnKey, chosen, sentence } from './returns.js';
import { makeWords } from '../lib/words.js';

/** @param {string} id @param {'have' | 'missing' | 'unneeded'} state */
const row = (id, state) => ({ id, label: { id: id.toUpperCase() }, state, which: null, reason: null });
const declared = [row('f102', 'have'), row('kitap', 'unneeded'), row('kk', 'missing'), row('ktp', 'have')];
const words = makeWords('id', {
  'counter.return.bring': 'Bawa {bring}.',
  'counter.return.mend': 'Perbaiki {mend}.',
  'counter.return.both': 'Perbaiki {mend}. Bawa {bring}.',
  'staff.list.and': '{list} dan {last}',
});

test('it opens with the rows that apply and what was declared missing ticked', () => {
  const returns = openReturns('t25', declared);
  assert.deepEqual(returns.rows.map((one) => [one.row.id, one.on]), [['f102', false], ['kk', true], ['ktp', false]]);
  assert.deepEqual(chosen(returns), [{ id: 'kk', kind: 'kurang' }]);
});

test('a digit ticks the row it stands beside, and again unticks it', () => {
  let returns = returnKey(openReturns('t25', declared), '1');
  assert.deepEqual(chosen(returns).map((one) => one.id), ['f102', 'kk']);
  returns = returnKey(returnKey(returns, '1'), '2');
  assert.deepEqual(chosen(returns), []);
  assert.equal(returnKey(returns, '9'), returns);
});

test('0 is the tenth row', () => {
  const ten = Array.from({ length: 10 }, (_, i) => row('r' + (i + 1), 'have'));
  assert.deepEqual(chosen(returnKey(openReturns('t', ten), '0')).map((one) => one.id), ['r10']);
});

test('T changes the kind of the row touched last, and of none before', () => {
  const returns = openReturns('t25', declared);
  assert.equal(returnKey(returns, 't'), returns);
  const once = returnKey(returnKey(returns, '1'), 'T');
  assert.deepEqual(chosen(once)[0], { id: 'f102', kind: 'tidak_valid' });
  assert.deepEqual(chosen(returnKey(once, 't'))[0], { id: 'f102', kind: 'kurang' });
  const off = toggled(once, 'f102');
  assert.equal(returnKey(off, 't'), off);
});

test('choosing a kind ticks its row', () => {
  assert.deepEqual(chosen(kindChosen(openReturns('t25', declared), 'ktp', 'tidak_valid')), [{ id: 'kk', kind: 'kurang' }, { id: 'ktp', kind: 'tidak_valid' }]);
});

test('the sentence says what to mend, then what to bring', () => {
  let returns = openReturns('t25', declared);
  assert.equal(sentence(returns, words), 'Bawa KK.');
  returns = toggled(returns, 'ktp');
  assert.equal(sentence(returns, words), 'Bawa KK dan KTP.');
  returns = kindChosen(returns, 'f102', 'tidak_valid');
  assert.equal(sentence(returns, words), 'Perbaiki F102. Bawa KK dan KTP.');
  returns = toggled(toggled(returns, 'kk'), 'ktp');
  assert.equal(sentence(returns, words), 'Perbaiki F102.');
  assert.equal(sentence(toggled(returns, 'f102'), words), '');
});

test('three things are listed with commas', () => {
  const returns = openReturns('t', [row('a', 'missing'), row('b', 'missing'), row('c', 'missing')]);
  assert.equal(sentence(returns, words), 'Bawa A, B dan C.');
});
