import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readScan } from './code.js';
import { makeBurst } from './burst.js';
import { cards, sceneWord } from './kiosks.js';

test('a slip is known by what its code says, typed or scanned', () => {
  const check = { kind: 'check', code: '4719' };
  for (const text of ['4719', '47 19', 'CEK:4719', 'HTTP://10.0.0.5:8080/C/4719']) {
    assert.deepEqual(readScan(text), check, text);
  }
  const list = { kind: 'list', code: '7KQ2M9XD' };
  for (const text of ['7kq2-m9xd', 'HTTPS://ANTREAN.BANJARKOTA.GO.ID/C/7KQ2M9XD', 'http://10.0.0.5:8080/c/7kq2m9xd?lang=en']) {
    assert.deepEqual(readScan(text), list, text);
  }
  assert.deepEqual(readScan('IO234567'), { kind: 'list', code: '10234567' }, 'as it is read off paper');
  assert.deepEqual(readScan('https://o/t/7KQ2M9XD4RTZBV3H8NCW'), { kind: 'ticket', code: '7KQ2M9XD4RTZBV3H8NCW' });
});

test('what is no slip of ours is nothing', () => {
  for (const text of ['', '47190', 'https://somebody.example/promo', 'WIFI:S:kantor;P:rahasia;;', 'https://o/t/short']) {
    assert.equal(readScan(text), null, text);
  }
});

/** @param {string} text @param {number} gap @returns what the burst says at the Enter */
function type(text, gap) {
  const burst = makeBurst();
  let now = 1000;
  let line = '';
  for (const key of [...text, 'Enter']) {
    line = burst(key, (now += gap)).line;
  }
  return line;
}

test('a scanner is faster than a hand', () => {
  assert.equal(type('CEK:4719', 10), 'CEK:4719');
  assert.equal(type('kk rusak', 90), '');
  assert.equal(type('kk', 5), '', 'too short for a slip');
});

test('Shift is no key of a code, and what a hand typed before is not part of the scan', () => {
  const burst = makeBurst();
  burst('k', 1000);
  assert.equal(burst('C', 2000).first, true);
  burst('Shift', 2005);
  burst('E', 2010);
  for (const key of 'K:4719') {
    burst(key, 2020);
  }
  assert.equal(burst('Enter', 2030).line, 'CEK:4719');
});

const scene = (/** @type {string} */ device, /** @type {any} */ change) => ({ device, screen: 'checklist', service: 'kk', row: 'ktp', done: 1, total: 3, lang: 'id', since: '', ...change });

test('kiosks that ring stand first, also those at which nobody is known to stand', () => {
  const ring = (/** @type {string} */ device) => ({ id: device, device, at: '' });
  const all = cards([scene('kiosk-1'), scene('kiosk-2')], [ring('kiosk-3'), ring('kiosk-2')]);
  assert.deepEqual(all.map((card) => [card.device, Boolean(card.ring), Boolean(card.scene)]), [['kiosk-3', true, false], ['kiosk-2', true, true], ['kiosk-1', false, true]]);
  assert.deepEqual(cards(undefined, []), []);
});

test('a checklist that is answered says so', () => {
  assert.equal(sceneWord(scene('k')), 'checklist');
  assert.equal(sceneWord(scene('k', { row: '' })), 'checked');
  assert.equal(sceneWord(scene('k', { screen: 'result' })), 'result');
});
