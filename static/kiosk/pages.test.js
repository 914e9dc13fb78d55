import test from 'node:test';
import assert from 'node:assert/strict';
import { breaks, pageOf } from './pages.js';
import { tiles } from './catalogue.js';
import { CATALOGUE, find } from './sample.test.js';

test('cards fill a page with the gaps between them', () => {
  assert.deepEqual(breaks([100, 100, 100], 10, 320), [0]);
  assert.deepEqual(breaks([100, 100, 100], 10, 319), [0, 2]);
  assert.deepEqual(breaks([100, 100, 100, 100], 10, 210), [0, 2]);
});

test('a card higher than the page stands alone', () => {
  assert.deepEqual(breaks([500, 100, 500], 10, 200), [0, 1, 2]);
});

test('no cards are one page', () => {
  assert.deepEqual(breaks([], 10, 200), [0]);
});

test('a card is found on its page', () => {
  assert.deepEqual([0, 1, 2, 3, 9].map((card) => pageOf([0, 2, 3], card)), [0, 0, 1, 2, 2]);
});

test('six tiles a page at most, the way out on each of them', () => {
  const eleven = { ...CATALOGUE, services: [...Array(11)].map((_, i) => ({ ...find('kk-rusak'), id: 's' + i })).concat(find('konsultasi')) };
  const pages = [0, 1, 2].map((page) => tiles(eleven, page).services.map((one) => one.id));
  assert.deepEqual(pages.map((page) => page.length), [6, 6, 2]);
  assert.ok(pages.every((page) => page[page.length - 1] === 'konsultasi'));
  assert.equal(tiles(eleven, 99).page, 2);
  assert.equal(tiles(CATALOGUE, 0).pages, 1);
});
