import { test } from 'node:test';
import assert from 'node:assert/strict';
import { newer, linkWord, canCommand } from './topic.js';
import { noticeOf } from './notice.js';
import { makeWords } from '../lib/words.js';

const health = { fresh: true, stale: false, cut: false, polling: false, ended: /** @type {const} */ ('') };

test('a snapshot is taken when it is first, of another epoch, or not older', () => {
  const own = { epoch: 'a', seq: 5 };
  assert.equal(newer(null, own), true);
  assert.equal(newer(own, { epoch: 'b', seq: 1 }), true);
  assert.equal(newer(own, { epoch: 'a', seq: 6 }), true);
  assert.equal(newer(own, { epoch: 'a', seq: 5 }), true);
  assert.equal(newer(own, { epoch: 'a', seq: 4 }), false);
});

test('commands are taken while news arrives, by socket or by asking', () => {
  for (const [change, word, may] of /** @type {[object, string, boolean][]} */ ([
    [{}, 'live', true],
    [{ polling: true }, 'poll', true],
    [{ stale: true }, 'stale', false],
    [{ stale: true, cut: true }, 'lost', false],
    [{ ended: 'signed_out' }, 'lost', false],
  ])) {
    assert.equal(linkWord({ ...health, ...change }), word);
    assert.equal(canCommand({ ...health, ...change }), may);
  }
  assert.equal(linkWord(null), 'lost');
});

test('a notice is the server sentence; silence has ours', () => {
  const words = makeWords('id', { 'staff.silent.title': 'Belum ada jawaban.', 'staff.silent.hint': 'Lihat layar.', 'staff.failed.title': 'Belum diterima.', 'staff.failed.hint': 'Coba lagi.' });
  assert.deepEqual(noticeOf({ code: 'stale', hint: 'Pilih lagi.', body: { message: 'Sudah berubah.' } }, words), { code: 'stale', title: 'Sudah berubah.', hint: 'Pilih lagi.' });
  assert.equal(noticeOf({ code: 'lost', hint: '', body: { message: 'TypeError: fetch' } }, words).title, 'Belum ada jawaban.');
  assert.equal(noticeOf({ code: 'internal', hint: '', body: {} }, words).title, 'Belum diterima.');
});
