import test from 'node:test';
import assert from 'node:assert/strict';
import { newId } from './ids.js';

test('an id is what the protocol takes', () => {
  assert.match(newId(), /^[0-9A-HJKMNP-TV-Z]{26}$/);
});

test('every bit of randomness counts', () => {
  assert.notEqual(newId(), newId());
  assert.equal(newId((bytes) => bytes.fill(31)), 'Z'.repeat(26));
  assert.equal(newId((bytes) => bytes.fill(32)), '0'.repeat(26));
});
