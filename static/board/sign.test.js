import test from 'node:test';
import assert from 'node:assert/strict';

import { silentNow, elsewhere, noticeNow, TONGUE_MS } from './sign.js';

const AT = Date.parse('2026-11-23T12:00:00+07:00');

/** @param {object} [change] */
const voice = (change) => Object.assign({ speaker: null, now: null, waiting: 0, volume: 100, silent: null, notices: [] }, change);

test('the sign of a silence goes away by itself', () => {
  const silent = { why: 'mute', until: '2026-11-23T12:05:00+07:00' };
  assert.equal(silentNow(voice({ silent }), AT), silent);
  assert.equal(silentNow(voice({ silent }), AT + 5 * 60000), null);
  assert.equal(silentNow(voice(), AT), null);
});

test('what is heard of another board is read here, a call of this board stands on the wall already', () => {
  const now = { seq: 9, zone: 'belakang', call: 0, url: '', ms: 1, text: 'Nomor antrean B-001' };
  assert.equal(elsewhere(voice({ now })), 'Nomor antrean B-001');
  assert.equal(elsewhere(voice({ now: Object.assign({}, now, { call: 3 }) })), '');
  assert.equal(elsewhere(voice({ now: Object.assign({}, now, { zone: '' }) })), '', 'a notice has a place of its own');
  assert.equal(elsewhere(voice()), '');
});

test('notices take turns, each in its languages, and go when their time is over', () => {
  const notices = [
    { id: 'a', text: { id: 'Listrik padam.', en: 'The power is out.' }, until: '2026-11-23T12:01:00+07:00', test: false },
    { id: 'b', text: { id: 'Mobil menghalangi.' }, until: '2026-11-23T12:02:00+07:00', test: false },
  ];
  const read = [0, 1, 2, 3].map((turn) => noticeNow(voice({ notices }), AT, turn * TONGUE_MS).text);
  assert.deepEqual(read, ['Listrik padam.', 'The power is out.', 'Mobil menghalangi.', 'Listrik padam.']);
  assert.equal(noticeNow(voice({ notices }), AT + 61000, 0).text, 'Mobil menghalangi.');
  assert.equal(noticeNow(voice({ notices }), AT + 120000, 0), null);
});
