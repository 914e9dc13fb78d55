import { test } from 'node:test';
import assert from 'node:assert/strict';
import { mayReplace } from './fresh.js';

test('a part is replaced when it says something else, and never under a hand', () => {
  assert.ok(mayReplace('<p>online</p>', '<p>offline</p>', false));
  assert.ok(!mayReplace('<p>online</p>', '<p>offline</p>', true));
  assert.ok(!mayReplace('<i name="request_id" value="a">', '<i name="request_id" value="b">', false));
});
