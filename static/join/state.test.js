import test from 'node:test';
import assert from 'node:assert/strict';
import { kindOf, destination } from './state.js';

test('the address says what wants to join', () => {
  assert.equal(kindOf('/join/board'), 'board');
  assert.equal(kindOf('/join/board/'), 'board');
  assert.equal(kindOf('/join/counter'), 'counter');
});

test('a screen goes where it belongs', () => {
  assert.equal(destination({ token: 'T', name: 'x', kind: 'board', zone: 'utama', counter: 0 }), '/board/utama');
  assert.equal(destination({ token: 'T', name: 'x', kind: 'counter', zone: '', counter: 3 }), '/counter');
});
