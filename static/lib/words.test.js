import test from 'node:test';
import assert from 'node:assert/strict';
import { fill, makeWords, loadWords } from './words.js';

test('placeholders are filled by name, each time they stand there', () => {
  assert.equal(fill('{n} dari {n} syarat', { n: 3 }), '3 dari 3 syarat');
});


test('a key without a sentence comes back in brackets', () => {
  assert.equal(makeWords('id', {}).t('kiosk.begin'), '[kiosk.begin]');
});

test('a catalogue text without a translation is told in Indonesian', () => {
  const words = makeWords('en', {});
  assert.equal(words.text({ id: 'KTP-el' }), 'KTP-el');
  assert.equal(words.text({ id: 'KTP-el', en: 'ID card' }), 'ID card');
  assert.equal(words.text(null), '');
});

test('words that do not come are an error, not an empty language', async () => {
  const down = async () => /** @type {any} */ ({ ok: false, status: 503 });
  await assert.rejects(loadWords('id', down), /503/);
});

test('a placeholder without a value stays to be seen', () => {
  assert.equal(fill('pukul {time}', {}), 'pukul {time}');
  assert.equal(fill('{constructor}', {}), '{constructor}');
});
