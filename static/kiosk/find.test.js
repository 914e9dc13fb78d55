import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { found, plain, slip, typedOn, MOST_LETTERS } from './find.js';

const nation = JSON.parse(readFileSync(new URL('../../office/catalogue/data/nasional.json', import.meta.url), 'utf8'));
const ids = (sought, lang = 'id') => found(nation, lang, sought).map((service) => service.id);

for (const [sought, first] of [
  ['anak baru lahir', ['akta-lahir', 'kk-tambah-lahir']],
  ['KTP patah', ['ktp-hilang-rusak']],
  ['ktp hilang', ['ktp-hilang-rusak']],
  ['hilang ktp', ['ktp-hilang-rusak']],
  ['KK rusak', ['kk-hilang-rusak']],
  ['pindah', ['pindah-keluar', 'pindah-datang', 'pindah-dalam']],
  ['nikah', ['akta-kawin', 'kk-baru']],
  ['meninggal', ['akta-mati']],
  ['mau buat ktp baru', ['ktp-baru']],
  ['lahrian', ['akta-lahir', 'kk-tambah-lahir']],
  ['kecopetan', ['ktp-hilang-rusak']],
  ['cerai', ['akta-cerai']],
]) {
  test('"' + sought + '" finds ' + first.join(' or ') + ' first', () => {
    assert.ok(first.includes(ids(sought)[0]), 'got ' + ids(sought).slice(0, 4));
    for (const one of first) {
      assert.ok(ids(sought).slice(0, 4).includes(one), 'got ' + ids(sought).slice(0, 4) + ' without ' + one);
    }
  });
}

test('a language falls back to Indonesian', () => {
  assert.equal(ids('newborn', 'en')[0] === 'akta-lahir' || ids('newborn', 'en')[0] === 'kk-tambah-lahir', true);
  assert.equal(ids('meninggal', 'en')[0], 'akta-mati');
});

test('one slip is forgiven, in long words only', () => {
  assert.ok(ids('meningal').includes('akta-mati'));
  assert.ok(ids('pnidah').includes('pindah-keluar'));
  assert.deepEqual(ids('xyzzy'), []);
  assert.ok(slip('pindah', 'pndah') && slip('pindah', 'pindahh') && slip('pindah', 'pimdah') && slip('pindah', 'pidnah'));
  assert.ok(!slip('pindah', 'pudah') && !slip('kk', 'ktpx'));
});

test('nothing is found by nothing', () => {
  assert.deepEqual(ids(''), []);
  assert.deepEqual(ids('saya mau ke'), ids('mau ke saya'));
});

test('typing takes letters, digits and one space between words, and ends', () => {
  assert.equal([...'Akta  lahir!'].reduce(typedOn, ''), 'akta lahir');
  assert.equal(typedOn('', ' '), '');
  assert.equal(typedOn('x'.repeat(MOST_LETTERS), 'y').length, MOST_LETTERS);
  assert.equal(plain('Akté  KK–rusak'), 'akte kk rusak');
});
