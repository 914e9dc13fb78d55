import { test } from 'node:test';
import assert from 'node:assert/strict';
import { newFinding, askedFor, foundCame, stepped, pointed } from './finding.js';

const found = (/** @type {string[]} */ ...ids) => ({ tickets: /** @type {any[]} */ (ids.map((id) => ({ id }))), more: 0 });

test('a late answer to an earlier question is not shown', () => {
  const asked = askedFor(newFinding(''), { q: 'a1' });
  assert.equal(foundCame(asked, 0, found('1')), asked);
  assert.equal(foundCame(asked, 1, found('1')).found?.length, 1);
});

test('the row of the keys stays within the list, and begins anew with a new question', () => {
  const three = foundCame(newFinding('parked'), 0, found('1', '2', '3'));
  assert.equal(pointed(stepped(three, 1))?.id, '2');
  assert.equal(pointed(stepped(three, 9))?.id, '3');
  assert.equal(pointed(stepped(three, -1))?.id, '1');
  assert.equal(foundCame(stepped(three, 2), 0, found('1')).at, 0);
  assert.equal(askedFor(stepped(three, 2), { filter: '' }).at, 0);
  assert.equal(pointed(newFinding('')), null);
});
