import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fill, nextOpen, sums, wordOf } from './clips.js';

/** @param {import('./clips.js').State[]} states */
function words(...states) {
  return states.map((state, i) => ({ clip: String(i), text: 'kata ' + i, state }));
}

test('the next word is the next one that nobody has recorded', () => {
  assert.equal(nextOpen(words('built', 'own', 'draft', 'built'), 0), 3);
  assert.equal(nextOpen(words('built', 'own', 'built', 'draft'), 2), 0);
  assert.equal(nextOpen(words('own', 'back', 'lost'), 0), 1);
});

test('when only the word at hand is open it stays at hand, and when none is there is no next', () => {
  assert.equal(nextOpen(words('own', 'built'), 1), 1);
  assert.equal(nextOpen(words('own', 'draft'), 1), -1);
  assert.equal(nextOpen([], 0), -1);
});

test('what waits to be used is counted beside what is recorded', () => {
  assert.deepEqual(sums(words('built', 'own', 'draft', 'back', 'lost')), { own: 2, drafts: 2 });
});

test('a file alone is for the word at hand, several are named like theirs', () => {
  const list = [{ clip: 'ticket', text: '', state: /** @type {const} */ ('built') }, { clip: 'a', text: '', state: /** @type {const} */ ('built') }];
  assert.equal(wordOf('rekaman baru.wav', 1, list, 1), 1);
  assert.equal(wordOf('Ticket.WAV', 2, list, 1), 0);
  assert.equal(wordOf('a.b.wav', 2, list, 1), -1);
  assert.equal(wordOf('z.wav', 2, list, 1), -1);
});

test('a sentence is filled with its values and keeps what it does not know', () => {
  assert.equal(fill('{n} dari {all}: {x}', { n: 0, all: 46 }), '0 dari 46: {x}');
});
