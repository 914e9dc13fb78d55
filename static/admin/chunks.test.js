import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chunkAt, percent, refusalOf } from './chunks.js';

test('a file is sent to its last byte and no further', () => {
  const sent = [];
  for (let have = 0; have < 50; ) {
    const { from, to } = chunkAt(have, 24, 50);
    sent.push([from, to]);
    have = to;
  }
  assert.deepEqual(sent, [[0, 24], [24, 48], [48, 50]]);
});

test('a hundred percent is said when all has arrived, and not before', () => {
  assert.equal(percent(0, 200), 0);
  assert.equal(percent(199, 200), 99);
  assert.equal(percent(200, 200), 100);
});

test('what no board shows is refused before a byte is sent', () => {
  const accept = 'image/png,video/mp4';
  assert.equal(refusalOf({ type: 'image/png', size: 10 }, accept, 10, 20), '');
  assert.equal(refusalOf({ type: 'image/png', size: 11 }, accept, 10, 20), 'big');
  assert.equal(refusalOf({ type: 'video/mp4', size: 20 }, accept, 10, 20), '');
  assert.equal(refusalOf({ type: 'image/svg+xml', size: 1 }, accept, 10, 20), 'kind');
  assert.equal(refusalOf({ type: 'image/png', size: 0 }, accept, 10, 20), 'big');
});
