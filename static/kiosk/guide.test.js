import test from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { speech, spelled } from './guide.js';
import { makeWords } from '../lib/words.js';

const words = makeWords('id', JSON.parse(readFileSync(new URL('../../internal/words/id/kiosk_glass.json', import.meta.url), 'utf8')));
const glass = (more) => ({ scene: 'services', lang: 'id', texts: ['Anda mau mengurus apa?'], live: [], key: null, typed: null, ...more });
const key = (more) => ({ id: 1, name: 'Mulai', lang: 'id', group: '', pressed: null, ...more });

/** What is heard, as one line; "…" before what waits for its turn. */
function heard(before, now) {
  const said = speech(before, now, words);
  return said && (said.waits ? '… ' : '') + said.lines.map((line) => line.text).join(' | ');
}

test('who switches the guide on hears how to go about, and then the screen', () => {
  assert.equal(heard(null, glass({ live: ['Kertas sedang habis.'] })), words.t('kiosk_glass.guide_on') + ' | Anda mau mengurus apa? | Kertas sedang habis.');
});

test('a new scene is read from its title, and then the key that has the focus', () => {
  const asking = glass({ scene: 'asking', texts: ['Masih di sini?', 'Jawaban Anda dihapus.'], key: key({ name: 'Ya, lanjutkan' }) });
  assert.equal(heard(glass(), asking), 'Masih di sini? | Jawaban Anda dihapus. | Ya, lanjutkan');
  assert.equal(heard(glass(), glass({ lang: 'en', texts: ['What do you need?'] })), 'What do you need?');
});

test('a key that gets the focus is named, with its row and whether it is chosen', () => {
  const yes = key({ id: 2, name: 'Ada', group: 'KTP-el', pressed: true });
  assert.equal(heard(glass({ key: key() }), glass({ key: yes })), 'KTP-el | Ada | Dipilih.');
  const no = key({ id: 3, name: 'Belum', group: 'KTP-el', pressed: false });
  assert.equal(heard(glass({ key: yes }), glass({ key: no })), 'Belum');
  assert.equal(heard(glass({ key: no }), glass({ key: no })), null);
});

test('an answer is confirmed, and what follows from it is told after it', () => {
  const key0 = key({ name: 'Ada', group: 'KTP-el', pressed: false });
  const before = glass({ key: key0, live: ['Jawab 2 lagi'] });
  assert.equal(heard(before, glass({ key: { ...key0, pressed: true }, live: ['Jawab 1 lagi'] })), 'Ada | Dipilih. | Jawab 1 lagi');
});

test('what happens by itself waits until the number was said', () => {
  const before = glass({ live: ['Sedang dicetak…'] });
  assert.equal(heard(before, glass({ live: ['Ambil kertas di bawah'] })), '… Ambil kertas di bawah');
  assert.equal(heard(before, glass({ live: [] })), null);
});

test('a name that counts seconds is not said again each second', () => {
  assert.equal(heard(glass({ key: key({ name: 'Selesai 12 detik' }) }), glass({ key: key({ name: 'Selesai 11 detik' }) })), null);
});

test('a key in another language is said in its own', () => {
  assert.deepEqual(speech(glass(), glass({ key: key({ name: 'English', lang: 'en' }) }), words).lines, [{ lang: 'en', text: 'English' }]);
});

test('what is typed is said letter by letter', () => {
  const on = (typed) => glass({ typed, key: key() });
  assert.equal(heard(on('A0'), on('A02')), '2');
  assert.equal(heard(on('A02'), on('A0')), 'A 0');
  assert.equal(heard(on('A'), on('')), 'Kosong.');
  assert.equal(heard(on('ktp'), on('ktp ')), 'Spasi');
  assert.equal(spelled('A-025'), 'A 0 2 5');
});
