import test from 'node:test';
import assert from 'node:assert/strict';
import { told } from './complaints.js';

const way = (kind, value) => ({ kind, label: { id: kind }, value });

test('what any phone reaches comes first, then SP4N, and a way that leads nowhere is left out', () => {
  const catalogue = /** @type {any} */ ({ complaints: [way('letter', 'Jl.'), way('sp4n_sms', '1708'), way('phone', '031'), way('box', ''), way('survey', ''), way('whatsapp', '08')] });
  assert.deepEqual(told(catalogue).map((one) => one.kind), ['whatsapp', 'phone', 'sp4n_sms', 'letter', 'box']);
  assert.deepEqual(told(null), []);
});
