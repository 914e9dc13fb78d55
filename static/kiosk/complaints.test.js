import test from 'node:test';
import assert from 'node:assert/strict';
import { told, pageOfWays } from './complaints.js';

const way = (kind, value) => ({ kind, label: { id: kind }, value });
const catalogue = /** @type {any} */ ({ complaints: [way('sp4n_sms', '1708'), way('phone', '031'), way('box', ''), way('survey', ''), way('web', 'x')] });

test('the office comes before the nation, and a way that leads nowhere is left out', () => {
  assert.deepEqual(told(catalogue).map((one) => one.kind), ['phone', 'box', 'web', 'sp4n_sms']);
  assert.deepEqual(told(null), []);
});

test('what has no room on one page stands on the next', () => {
  const ways = told(catalogue);
  assert.deepEqual([pageOfWays(ways, 0, true).ways.length, pageOfWays(ways, 1, true).ways.length, pageOfWays(ways, 9, true).page], [3, 1, 1]);
  assert.equal(pageOfWays(ways, 0, false).pages, 1);
});
