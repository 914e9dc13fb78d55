import test from 'node:test';
import assert from 'node:assert/strict';
import { checklist, declaration, allThere, restored } from './check.js';
import { CATALOGUE, find } from './sample.test.js';

const banjar = find('kk-rusak');
const balongbendo = find('kk-tambah');
const ids = (rows) => rows.map((one) => (one.requirement || one).id);

test('a citizen is not asked for a KITAP, a foreigner is', () => {
  assert.deepEqual(ids(checklist(CATALOGUE, banjar, {}, {}).rows), ['f102', 'kk_rusak', 'ktp']);
  assert.deepEqual(ids(checklist(CATALOGUE, banjar, { warga: 'oa' }, {}).rows), ['f102', 'kk_rusak', 'ktp', 'kitap']);
});

test('a question of two with a default is a switch, every other one a card', () => {
  const [one] = checklist(CATALOGUE, banjar, {}, {}).switches;
  assert.deepEqual([one.id, one.value, one.off, one.on], ['warga', 'wni', 'wni', 'oa']);
  const list = checklist(CATALOGUE, find('lahir'), {}, {});
  assert.equal(list.switches.length, 0);
  assert.equal(list.choices[0].id, 'lahir');
});

test('an open question counts as open, and its rows appear with the answer', () => {
  assert.equal(checklist(CATALOGUE, find('lahir'), {}, {}).open, 1);
  assert.equal(checklist(CATALOGUE, find('lahir'), { lahir: 'rumah' }, {}).open, 0);
  assert.equal(checklist(CATALOGUE, find('lahir'), { lahir: 'faskes' }, {}).open, 1);
});

test('an empty form is missing, a diploma one never had is not needed', () => {
  const empty = checklist(CATALOGUE, banjar, {}, { f102: 'third', kk_rusak: 'yes', ktp: 'yes' });
  assert.deepEqual([ids(empty.missing), empty.total, empty.open], [['f102'], 3, 0]);
  const none = checklist(CATALOGUE, balongbendo, {}, { kk: 'yes', nikah: 'yes', ijazah: 'third' });
  assert.deepEqual([ids(none.missing), none.total, none.open], [[], 2, 0]);
  assert.deepEqual(ids(none.rows), ['kk', 'nikah', 'ijazah'], 'the row stays, so that the answer can be changed');
});

test('a row that is good to have is neither open nor missing', () => {
  const silent = checklist(CATALOGUE, find('legalisir'), { tte: 'tidak' }, { asli: 'yes' });
  assert.deepEqual([silent.open, ids(silent.missing), silent.total], [0, [], 1]);
  const without = checklist(CATALOGUE, find('legalisir'), { tte: 'tidak' }, { asli: 'yes', kk: 'no' });
  assert.deepEqual([without.open, ids(without.missing), without.total], [0, [], 1]);
  const both = checklist(CATALOGUE, find('legalisir'), { tte: 'tidak' }, { asli: 'yes', kk: 'yes' });
  assert.deepEqual([ids(both.present), both.total], [['asli', 'kk'], 2]);
});

test('an answer that makes the service needless says so', () => {
  assert.equal(checklist(CATALOGUE, find('legalisir'), {}, {}).stop, null);
  assert.equal(checklist(CATALOGUE, find('legalisir'), { tte: 'tidak' }, {}).stop, null);
  assert.deepEqual(checklist(CATALOGUE, find('legalisir'), { tte: 'ya' }, {}).stop, { id: 'tidak perlu' });
});

test('what was said about a row that no longer stands is not told', () => {
  const told = declaration(CATALOGUE, banjar, { warga: 'wni' }, { f102: 'yes', kk_rusak: 'yes', ktp: 'no', kitap: 'yes' });
  assert.deepEqual(told, { service: 'kk-rusak', answers: { warga: 'wni' }, have: ['f102', 'kk_rusak'] });
});

test('a default answer is told, so that the server need not guess', () => {
  assert.deepEqual(declaration(CATALOGUE, banjar, {}, {}).answers, { warga: 'wni' });
});

test('what is said about a diploma answers whether there is one', () => {
  const told = (said) => declaration(CATALOGUE, balongbendo, {}, { ijazah: said }).answers;
  assert.deepEqual(told('third'), { punya_ijazah: 'tidak' });
  assert.deepEqual(told('yes'), { punya_ijazah: 'ya' });
  assert.deepEqual(told('no'), { punya_ijazah: 'ya' });
});

test('"Semua ada" answers every row that stands, and no question', () => {
  assert.deepEqual(allThere(CATALOGUE, banjar, {}, { ktp: 'no' }), { f102: 'yes', kk_rusak: 'yes', ktp: 'yes' });
  const list = checklist(CATALOGUE, find('lahir'), {}, allThere(CATALOGUE, find('lahir'), {}, {}));
  assert.equal(list.open, 1);
});

test('a saved list brings back what was there and leaves open what was missing', () => {
  assert.deepEqual(restored(banjar, { warga: 'wni' }, ['f102', 'kk_rusak']), { f102: 'yes', kk_rusak: 'yes' });
  assert.deepEqual(restored(balongbendo, { punya_ijazah: 'tidak' }, ['akta_kawin']), { nikah: 'yes', ijazah: 'third' });
});
