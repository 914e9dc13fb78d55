import test from 'node:test';
import assert from 'node:assert/strict';
import { posted } from './posted.js';

const me = { counters: [1, 2, 3] };
const desk = (/** @type {object} */ more) => /** @type {any} */ ({ n: 1, snap: { ticket: null }, flight: null, dialog: null, ...more });

test('a box goes to the counter it is set to, before and after somebody signs in', () => {
  assert.equal(posted({ set: 3, followed: 0, me: null, desk: null }), 3);
  assert.equal(posted({ set: 3, followed: 0, me, desk: null }), 3);
  assert.equal(posted({ set: 3, followed: 1, me, desk: desk({}) }), 3);
});

test('it goes there once, so that a clerk may sit elsewhere', () => {
  assert.equal(posted({ set: 3, followed: 3, me, desk: desk({}) }), null);
});

test('nobody is moved with a ticket in hand, a command on its way or a question open', () => {
  for (const busy of [{ snap: { ticket: { id: 'a' } } }, { snap: null }, { flight: {} }, { dialog: {} }]) {
    assert.equal(posted({ set: 3, followed: 1, me, desk: desk(busy) }), null);
  }
});

test('a box that is set to any counter, or to one that is not the clerk\'s, stays', () => {
  assert.equal(posted({ set: 0, followed: 2, me, desk: null }), null);
  assert.equal(posted({ set: 9, followed: 0, me, desk: null }), null);
});
