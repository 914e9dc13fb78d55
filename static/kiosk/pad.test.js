import { test } from 'node:test';
import assert from 'node:assert/strict';
import { across, padPage, ALPHABET, ROWS } from './pad.js';

test('ten keys of 20 mm stand in a row on 21.5 inches, and eight on 10', () => {
  assert.ok(across(984, 82, 12) >= 10);
  assert.equal(across(1220, 121, 18), 8);
});

test('every letter stands on exactly one page, and pages are equally full', () => {
  const pages = [0, 1].map((page) => padPage(ALPHABET, 13, page));
  assert.equal(pages.map((page) => page.keys).join(''), ALPHABET);
  assert.deepEqual(pages.map((page) => page.keys.length), [13, 13]);
  assert.equal(padPage(ALPHABET, 13, 2).page, 0, 'after the last comes the first');
  assert.equal(padPage('ABC', 10, 0).pages, 1);
});

test('the rows of a typist are the alphabet', () => {
  assert.equal([...ROWS.join('')].sort().join(''), ALPHABET);
});
