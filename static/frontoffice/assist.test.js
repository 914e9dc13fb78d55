import { test } from 'node:test';
import assert from 'node:assert/strict';
import * as assist from './assist.js';
import * as office from './state.js';
import { CATALOGUE } from '../kiosk/sample.test.js';

const begun = () => assist.newDraft('id');
/** @param {string} service */
const at = (service) => assist.chosen(CATALOGUE, begun(), service);
const ids = (/** @type {string} */ query) => assist.groups(CATALOGUE, query).map((group) => [group.prefix, ...group.services.map((one) => one.id)]);

test('services are found by words in any order, under the prefix of their numbers', () => {
  assert.deepEqual(ids(''), [['A', 'kk-rusak', 'kk-tambah', 'lahir', 'legalisir'], ['G', 'konsultasi']]);
  assert.deepEqual(ids('  RUSAK kk '), [['A', 'kk-rusak']]);
  assert.deepEqual(ids('paspor'), []);
});

test('under the gate of the front office all papers count as there; elsewhere each is asked', () => {
  assert.equal(assist.next(CATALOGUE, at('kk-rusak')), 'number');
  assert.equal(assist.next(CATALOGUE, at('kk-tambah')), 'answer');
  assert.equal(assist.next(CATALOGUE, assist.filled(CATALOGUE, at('kk-tambah'))), 'number');
  assert.equal(assist.next(CATALOGUE, begun()), 'choose');
  assert.equal(assist.next(CATALOGUE, at('konsultasi')), 'number');
});

test('an answer that brings a paper in takes it as there, and keeps what was found missing', () => {
  const draft = assist.asked(CATALOGUE, assist.tapped(at('kk-rusak'), 'ktp', 'no'), 'warga', 'oa');
  assert.deepEqual(draft.rows, { f102: 'yes', kk_rusak: 'yes', ktp: 'no', kitap: 'yes' });
});

test('without a paper the gate decides: a list, or a number that says so', () => {
  assert.equal(assist.next(CATALOGUE, assist.tapped(at('kk-rusak'), 'ktp', 'no')), 'list');
  assert.equal(assist.next(CATALOGUE, assist.tapped(assist.filled(CATALOGUE, at('kk-tambah')), 'kk', 'no')), 'flagged');
});

test('the server is told what a kiosk would have told it', () => {
  const draft = assist.tapped(at('kk-rusak'), 'f102', 'third');
  const { path, body } = assist.order(CATALOGUE, draft, 'list', 'q1');
  assert.equal(path, '/api/v1/assist/lists');
  assert.deepEqual(body, { request_id: 'q1', service: 'kk-rusak', answers: { warga: 'wni' }, have: ['kk_rusak', 'ktp'], lang: 'id' });
  const consult = assist.order(CATALOGUE, draft, 'consult', 'q2');
  assert.deepEqual(consult, { path: '/api/v1/assist/tickets', body: { request_id: 'q2', service: 'konsultasi', answers: {}, have: [], lang: 'id' } });
});

test('a saved list comes back with what was there; the rest is asked for again', () => {
  const list = { code: '7KQ2M9XD', service: 'kk-rusak', answers: { warga: 'wni' }, have: ['ktp'], lang: 'en' };
  const draft = assist.resumed(CATALOGUE, list);
  assert.deepEqual([draft?.rows, draft?.lang, draft?.list], [{ ktp: 'yes' }, 'en', '7KQ2M9XD']);
  assert.equal(draft && assist.next(CATALOGUE, draft), 'answer');
  assert.equal(assist.resumed(CATALOGUE, { ...list, service: 'gone' }), null);
});

const live = { fresh: true, stale: false, cut: false, polling: false, ended: /** @type {const} */ ('') };
const desk = () => office.assisting({ ...office.newOffice(), health: live }, at('kk-rusak'), 0);

test('a double tap takes one number, and a refusal loses nothing', () => {
  assert.equal(office.launched(desk(), 'assist', 'q1', 100).flight, null, 'the second tap of the one before');
  const sent = office.launched(desk(), 'assist', 'q1', 1000);
  assert.equal(office.launched(sent, 'assist', 'q2', 2000), sent);
  assert.equal(office.assisting(sent, begun(), 2000), sent, 'nothing changes while it is under way');
  const told = office.refused(sent, 'q1', { code: 'closed', title: '', hint: '' });
  assert.deepEqual([told.flight, told.assist], [null, sent.assist]);
});

test('a quick answer shows nothing on its way; a slow or repeated one says so', () => {
  const sent = office.launched(desk(), 'assist', 'q1', 1000);
  assert.equal(office.waits(sent), false);
  assert.equal(office.waits(office.slowed(sent, 'q1')), true);
  assert.equal(office.waits(office.repeated(sent, 'q1', 1)), true);
  assert.equal(office.slowed(sent, 'other'), sent);
});

test('the number that was taken is shown with its address', () => {
  const sent = office.launched(desk(), 'assist', 'q1', 1000);
  const reply = { number: 'A-031', service: { id: 'kk-rusak' }, missing: [], track_url: 'http://o/t/T', paper: null };
  const { result, assist: left } = office.answered(sent, 'q1', reply, 2000);
  assert.deepEqual([left, result?.number, result?.url, result?.service], [null, 'A-031', 'http://o/t/T', 'kk-rusak']);
});

test('a scan asks for lists and tickets, and only the newest counts', () => {
  const first = office.scanned(desk(), 'HTTP://O/C/7KQ2M9XD', 1000);
  assert.equal(first.looking, '7KQ2M9XD');
  const second = office.scanned(first, 'HTTP://O/T/7KQ2M9XD4RTZBV3H8NCW', 1100);
  assert.equal(office.listFound(second, '7KQ2M9XD', at('kk-tambah'), 1200), second);
  const ticket = /** @type {any} */ ({ number: 'A-001' });
  const shown = office.ticketFound(second, '7KQ2M9XD4RTZBV3H8NCW', ticket, 1200);
  assert.deepEqual([shown.ticket, shown.assist, office.busy(shown)], [ticket, null, true]);
  assert.equal(office.unfound(first, '7KQ2M9XD', 'list').problem, 'list');
});
