import { test } from 'node:test';
import assert from 'node:assert/strict';
import { declaredRows, missingFirst, haveId, standardOf } from './declared.js';

const questions = {
  warga: { ask: { id: 'Warga?' }, options: [{ id: 'wni', label: { id: 'WNI' } }, { id: 'oa', label: { id: 'Orang Asing' } }], default: 'wni' },
};
const service = /** @type {any} */ ({
  id: 'kk',
  requirements: [
    { id: 'f102', label: { id: 'F-1.02' } },
    { id: 'nikah', label: { id: 'Buku Nikah/Akta Perkawinan' }, any: [{ id: 'buku', label: { id: 'Buku Nikah' } }, { id: 'akta', label: { id: 'Akta' } }] },
    { id: 'kitap', label: { id: 'KITAP' }, when: { q: 'warga', in: ['oa'] } },
  ],
});
const declared = { service: 'kk', needed: ['f102', 'nikah'], missing: ['nikah'], have: ['f102'], answers: { warga: 'wni' } };

test('rows keep the order of the standard and say why one is not needed', () => {
  const rows = declaredRows(service, questions, declared);
  assert.deepEqual(rows.map((row) => [row.id, row.state]), [['f102', 'have'], ['nikah', 'missing'], ['kitap', 'unneeded']]);
  assert.deepEqual(rows[2].reason, { id: 'WNI' });
});

test('an unanswered question speaks by its default', () => {
  const rows = declaredRows(service, questions, { ...declared, answers: undefined });
  assert.deepEqual(rows[2].reason, { id: 'WNI' });
});

test('an any-of row names the document that stands for it', () => {
  const rows = declaredRows(service, questions, { ...declared, missing: [], have: ['f102', 'akta'] });
  assert.deepEqual(rows[1].which, { id: 'Akta' });
});

test('a needed row that the catalogue has lost is still shown', () => {
  const rows = declaredRows(service, questions, { ...declared, needed: ['f102', 'lama'], missing: ['lama'] });
  assert.deepEqual(rows.map((row) => row.id), ['f102', 'nikah', 'kitap', 'lama']);
  assert.deepEqual(rows[3], { id: 'lama', label: { id: 'lama' }, state: 'missing', which: null, reason: null });
});

test('a service that is gone altogether leaves the ids', () => {
  assert.deepEqual(declaredRows(undefined, {}, declared).map((row) => row.id), ['f102', 'nikah']);
});

test('what is missing comes first, the rest stays in order', () => {
  const rows = missingFirst(declaredRows(service, questions, declared));
  assert.deepEqual(rows.map((row) => row.id), ['nikah', 'f102', 'kitap']);
});

test('what is there is sent as the leaf that was declared, else as the row', () => {
  assert.equal(haveId(service, { ...declared, have: ['buku'] }, 'nikah'), 'buku');
  assert.equal(haveId(service, declared, 'nikah'), 'nikah');
  assert.equal(haveId(undefined, declared, 'nikah'), 'nikah');
});

test('what a person was shown stays when the standard changes', () => {
  const today = { services: [{ id: 'kk', prefix: 'A', name: { id: 'KK' }, short: { id: 'KK' }, requirements: [] }], questions: {} };
  const then = { service: { ...today.services[0], requirements: [{ id: 'ktp', label: { id: 'KTP lama' } }] }, questions: {} };
  assert.equal(standardOf(today, { service: 'kk', standard: then }).service, then.service);
  assert.equal(standardOf(today, { service: 'kk', standard: null }).service, today.services[0]);
  assert.equal(standardOf(today, { service: 'gone' }).service, undefined);
});
