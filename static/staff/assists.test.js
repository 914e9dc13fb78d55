import { test } from 'node:test';
import assert from 'node:assert/strict';
import { callsOf, comersOf, ownAssists } from './assists.js';
import { noRings, ringsCame } from './rings.js';

/** @param {string} id @param {number} counter @param {any} [more] @returns {import('./types.js').Assist} */
const assist = (id, counter, more) => ({ id, counter, name: 'Loket ' + counter, kind: 'bantuan', from: 'Dedi', at: '2026-11-23T10:00:00+07:00', until: '2026-11-23T10:10:00+07:00', by: null, ...more });
const ring = { id: '1', device: 'Kios 1', at: '2026-11-23T09:59:00+07:00' };

test('other counters call like kiosks do, danger first; nobody is called by itself or for what is answered', () => {
  const snap = { rings: [ring], assists: [assist('2', 4), assist('3', 5, { kind: 'bahaya' }), assist('4', 3), assist('5', 6, { by: 'Wati' })] };
  assert.deepEqual(callsOf(snap, 3).map((one) => one.id), ['3', '1', '2']);
  assert.deepEqual(ringsCame(noRings(), callsOf(snap, 3)).open.map((one) => one.id), ['3', '1', '2']);
  assert.deepEqual(callsOf({ rings: [ring] }, 3), [ring]);
});

test('a colleague who goes is told of; one who sits here is not told of himself', () => {
  const snap = { rings: [], assists: [assist('5', 6, { by: 'Wati' }), assist('6', 7, { by: 'Sari' })] };
  assert.deepEqual(comersOf(snap, 3, ['Sari']).map((one) => [one.counter, one.by]), [[6, 'Wati']]);
  const before = { ...noRings(), open: callsOf({ rings: [], assists: [assist('5', 6)] }, 3) };
  assert.deepEqual(ringsCame(before, [], comersOf(snap, 3, ['Sari']), 7).outcome, { device: '', counter: 6, by: 'Wati', at: 7 });
});

test('a counter follows its own calls and those its clerk has answered', () => {
  const snap = { rings: [], assists: [assist('4', 3), assist('5', 6, { by: 'Wati' }), assist('6', 7, { by: 'Sari' })] };
  assert.deepEqual(ownAssists(snap, 3, ['Sari']).map((one) => one.id), ['4', '6']);
});
