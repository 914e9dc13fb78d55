import { test } from 'node:test';
import assert from 'node:assert/strict';
import { checkRows, marked, turned, pageTurned, faults, sentence } from './check.js';
import { makeWords } from '../lib/words.js';
import { snap, ticket, at } from '../debug/sample_counter.js';

/** @param {string} id @param {'have' | 'missing' | 'unneeded'} state */
const row = (id, state) => ({ id, label: { id: id.toUpperCase() }, state, which: null, reason: null });
const declared = [row('f102', 'have'), row('kk', 'missing'), row('kitap', 'unneeded'), row('ktp', 'have')];
const own = at(snap({ ticket: ticket('serving') }));
const rows = (/** @type {any} */ desk) => checkRows(declared, desk.marks, 't25');
const marks = (/** @type {any} */ desk) => rows(desk).map((one) => one.mark).join(' ');

test('the check starts from what was declared, without what the visit does not need', () => {
  assert.deepEqual(rows(own).map((one) => [one.row.id, one.mark]), [['f102', 'ada'], ['kk', 'kurang'], ['ktp', 'ada']]);
});

test('a touch sets a mark, a digit goes on to the next one and around', () => {
  assert.equal(marks(marked(own, 'ktp', 'tidak_valid')), 'ada kurang tidak_valid');
  let desk = own;
  for (const want of ['kurang', 'tidak_valid', 'ada']) {
    desk = turned(desk, rows(desk), 1);
    assert.equal(rows(desk)[0].mark, want);
  }
  assert.equal(turned(own, rows(own), 4), own);
  assert.equal(turned(own, rows(own), 0), own);
});

test('what was found of one ticket says nothing about the next', () => {
  const desk = marked(own, 'ktp', 'kurang');
  const next = { ...desk, snap: snap({ ticket: { ...ticket('called'), id: 't26' } }) };
  assert.deepEqual(checkRows(declared, next.marks, 't26').map((one) => one.mark), ['ada', 'kurang', 'ada']);
  assert.deepEqual(marked(next, 'f102', 'kurang').marks, { ticket: 't26', by: { f102: 'kurang' } });
});

test('from the tenth row on, the digits belong to the next page', () => {
  const many = checkRows(Array.from({ length: 11 }, (_, i) => row('r' + i, 'have')), own.marks, 't25');
  const second = pageTurned(own, many, 1);
  assert.deepEqual(turned(second, many, 2).marks.by, { r10: 'kurang' });
  assert.equal(pageTurned(second, many, 1).page, 0);
  assert.equal(pageTurned(own, many, -1).page, 1);
});

test('what is sent and what is said: first to mend, then to bring', () => {
  const words = makeWords('id', { 'counter.return.both': 'Perbaiki {mend}. Bawa {bring}.', 'counter.return.bring': 'Bawa {bring}.', 'staff.list.and': '{list} dan {last}' });
  assert.equal(sentence(rows(own), words), 'Bawa KK.');
  const desk = marked(own, 'ktp', 'tidak_valid');
  assert.deepEqual(faults(rows(desk)), [{ id: 'kk', kind: 'kurang' }, { id: 'ktp', kind: 'tidak_valid' }]);
  assert.equal(sentence(rows(desk), words), 'Perbaiki KTP. Bawa KK.');
  assert.equal(sentence(rows(marked(own, 'f102', 'kurang')), words), 'Bawa F102 dan KK.');
  assert.equal(sentence(rows(marked(own, 'kk', 'ada')), words), '');
});
