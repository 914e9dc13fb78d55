import test from 'node:test';
import assert from 'node:assert/strict';
import { movedTo } from './moved.js';

test('a board goes to the zone that it is set to, with what its address says', () => {
  assert.equal(movedTo({ zone: 'lantai-2' }, 'utama', '?screen=depan'), '/board/lantai-2?screen=depan');
});

test('a board stays where it is set to, and where the office does not have its zone', () => {
  assert.equal(movedTo({ zone: 'utama' }, 'utama', ''), '');
  assert.equal(movedTo({ zone: '' }, 'utama', ''), '');
  assert.equal(movedTo({}, 'utama', ''), '');
});
