import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { makeWords } from '../lib/words.js';
import { readTime } from '../lib/clock.js';
import * as say from './say.js';
import { job, printer } from '../debug/sample_printers.js';

const room = (lang, name) => JSON.parse(readFileSync(new URL(`../../internal/words/${lang}/${name}.json`, import.meta.url), 'utf8'));
const table = (lang) => ({ ...room(lang, 'printers'), ...room(lang, 'time') });
const words = makeWords('id', table('id'));
const now = readTime('2026-11-23T10:42:00+07:00');

test('the state is a word, a look and one thing to do', () => {
  const look = (change) => say.stateOf(printer('a', change), words);
  assert.deepEqual(look({}), { look: 'good', icon: 'full', title: 'Siap', todo: 'Tidak ada yang perlu dilakukan.' });
  assert.equal(look({ state: 'bad', reason: 'paper_out' }).title, 'Kertas habis');
  assert.equal(look({ state: 'bad', reason: 'paper_out', low: true }).look, 'bad');
  assert.deepEqual([look({ low: true }).look, look({ low: true }).title], ['low', 'Siap']);
  assert.equal(look({ state: 'unknown' }).title, 'Belum diketahui');
  assert.equal(look({ state: 'bad', reason: 'moon' }).title, 'Ada gangguan');
});

test('since when: a time of today, a day for what is older', () => {
  assert.equal(say.sinceText('2026-11-23T10:38:00+07:00', now, words), 'Sejak pukul 10.38');
  assert.equal(say.sinceText('2026-11-21T08:42:00+07:00', now, words), 'Sejak Sabtu, 21 Nov, pukul 08.42');
  assert.equal(say.sinceText('', now, words), '');
  assert.equal(say.whenText('2026-11-23T10:38:00+07:00', now, words), '10.38');
});

test('an estimate is not told to the last ticket', () => {
  assert.deepEqual([143, 100, 99, 23, 18, 3, 0].map(say.about), [140, 100, 95, 20, 18, 3, 0]);
  assert.equal(say.leftText(printer('a'), words), 'Cukup untuk sekitar 140 tiket');
  assert.equal(say.leftText(printer('a', { left: null }), words), 'Sisa kertas belum diketahui');
  assert.equal(say.leftText(printer('a', { status: { paper: 'bad' } }), words), 'Tidak ada kertas');
  assert.equal(say.usedText(printer('a'), words), 'Terpakai 51,4 meter dari gulungan ini');
  assert.equal(say.usedText(printer('a', { used_mm: 0 }), words), '');
});

test('a sensor that says nothing is not known, and a bad one has its own word', () => {
  assert.deepEqual(say.sensorOf(printer('a'), 'cover', words), { value: 'unknown', name: 'Tutup', text: 'tidak diketahui' });
  assert.equal(say.sensorOf(printer('a', { status: { roll: 'bad' } }), 'roll', words).text, 'hampir habis');
  assert.equal(say.sensorOf(printer('a', { status: { cutter: 'bad' } }), 'cutter', words).text, 'bermasalah');
});

test('what became of a slip is told with its proof, or with why it did not print', () => {
  const told = (change) => {
    const { look, title, proof } = say.outcomeOf(job('j', change), words);
    return [look, title, proof];
  };
  assert.deepEqual(told({ proof: 'taken' }), ['good', 'Tercetak', 'Kertas sudah diambil.']);
  assert.deepEqual(told({ state: 'sent', proof: '' }), ['quiet', 'Terkirim tanpa bukti', 'Pencetak tidak memberi kabar.']);
  assert.deepEqual(told({ state: 'interrupted', reason: 'paper_out' }), ['bad', 'Terputus', 'Kertas habis']);
  assert.deepEqual(told({ state: 'expired', reason: '' }), ['bad', 'Kedaluwarsa', 'Terlambat, jadi tidak dicetak.']);
  assert.deepEqual(told({ state: 'queued', proof: '' }), ['quiet', 'Antre', '']);
});

test('a slip without a number is called by what it is', () => {
  assert.equal(say.titleOf(job('j', {}), words), 'A-025');
  assert.equal(say.titleOf(job('j', { title: '', kind: 'test' }), words), 'Cetak uji');
  assert.equal(say.titleOf(job('j', { title: '', kind: 'else' }), words), 'Kertas');
});

test('buttons say what is under way, and the line below what was done', () => {
  const hand = (flight, done) => ({ flight, done, notice: null, all: false });
  const flight = (action, repeats) => ({ id: 'c', action, job: '', repeats });
  assert.equal(say.buttonText(hand(null, null), 'test', words), 'Cetak uji');
  assert.equal(say.buttonText(hand(flight('test', 0), null), 'test', words), 'Mengirim cetak uji…');
  assert.equal(say.buttonText(hand(flight('test', 1), null), 'test', words), 'Belum ada jawaban, dicoba lagi…');
  assert.equal(say.buttonText(hand(flight('test', 1), null), 'refilled', words), 'Gulungan baru dipasang');
  assert.equal(say.doneText(hand(flight('again', 0), null), words), 'Mengirim cetak ulang…');
  assert.equal(say.doneText(hand(null, { action: 'refilled', at: '2026-11-23T10:43:00+07:00' }), words), 'Gulungan baru dicatat pukul 10.43.');
  assert.equal(say.doneText(hand(null, null), words), '');
});

for (const lang of ['id', 'en']) {
  test('every word that is built exists in ' + lang, () => {
    const all = table(lang);
    const built = [
      ...['queued', 'sending', 'sent', 'confirmed', 'interrupted', 'unknown', 'expired'].map((state) => 'printers.job.' + state),
      ...['none', 'assumed', 'processed', 'printed', 'presented', 'taken'].map((proof) => 'printers.proof.' + proof),
      ...say.SENSORS.map((sensor) => 'printers.sensor.' + sensor),
      ...['ok', 'bad', 'unknown'].map((value) => 'printers.value.' + value),
      ...['test', 'again', 'refilled'].flatMap((action) => ['act.', 'acting.', 'acted.'].map((form) => 'printers.' + form + action)),
    ];
    assert.deepEqual(built.filter((key) => !(key in all)), []);
  });
}

test('a mouth is shown only where there is one', () => {
  /** @param {any} mouth */
  const shown = (mouth) => say.sensorsOf(/** @type {any} */ ({ status: { line: 'ok', mouth } })).includes('mouth');
  assert.equal(shown('unknown'), false);
  assert.equal(shown(undefined), false);
  assert.equal(shown('ok'), true);
  assert.equal(shown('bad'), true);
});
