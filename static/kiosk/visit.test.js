import test from 'node:test';
import assert from 'node:assert/strict';
import { newState, newVisit, step } from './state.js';
import { picksOf } from './visit.js';
import { scene } from './scene.js';
import { tiles, still } from './catalogue.js';
import { CATALOGUE } from './sample.test.js';

const STATUS = { at: '2026-11-23T09:14:05+07:00', build: 'b', hours: { open: true, always: true }, printer: 'ok', disk_full: false };

/** A kiosk after some events, each a type or [type, more]. */
function after(...events) {
  let state = newState(0, null, true);
  for (const event of [['catalogue', { catalogue: CATALOGUE }], ['status', { status: STATUS }], ...events]) {
    const [type, more] = [].concat(event);
    state = step(state, { type, ...more }, state.now);
  }
  return state;
}

const choose = (service) => ['choose', { service }];
const ready = ['begin', choose('kk-rusak'), 'all'];
const names = (state) => picksOf(state.visit).map((pick) => pick.service);

test('"Semua ada" leads to the last look, and the way back keeps the answers', () => {
  const state = after(...ready);
  assert.equal(scene(state), 'confirm');
  const back = step(state, { type: 'back' }, 0);
  assert.equal(scene(back), 'checklist');
  assert.equal(back.visit.rows.ktp, 'yes');
  assert.equal(scene(step(back, { type: 'confirm' }, 0)), 'confirm');
});

test('"Semua ada" leaves open what it cannot answer', () => {
  assert.equal(scene(after('begin', choose('lahir'), 'all')), 'checklist');
});

test('nothing has to be said: one person, who waits like others, for one service', () => {
  const { body } = after(...ready, ['send', { kind: 'ticket', id: 'ID1' }]).visit.sent;
  assert.deepEqual(Object.keys(body), ['request_id', 'service', 'answers', 'have', 'lang']);
});

test('three services in one visit: the first with its checklist, the others in order', () => {
  const state = after(...ready, 'another', choose('kk-tambah'), 'all', 'another', choose('konsultasi'), ['party', { by: 1 }], ['party', { by: 1 }], ['priority', { on: true }], ['send', { kind: 'ticket', id: 'ID1' }]);
  assert.equal(scene(after(...ready, 'another')), 'services');
  const body = { request_id: 'ID1', service: 'kk-rusak', answers: { warga: 'wni' }, have: ['f102', 'kk_rusak', 'ktp'], lang: 'id', party: 3, priority: true, also: ['kk-tambah', 'konsultasi'] };
  assert.deepEqual(state.visit.sent.body, body);
});

test('a service stands in one visit once', () => {
  const shown = tiles(still(CATALOGUE, names(after(...ready))), 0).services.map((service) => service.id);
  assert.deepEqual(shown, ['kk-tambah', 'lahir', 'legalisir', 'konsultasi']);
});

test('any service of the visit can be taken out again; without one it begins anew', () => {
  const three = [...ready, 'another', choose('kk-tambah'), 'all', 'another', choose('konsultasi')];
  assert.deepEqual(names(after(...three, ['drop', { at: 0 }])), ['kk-tambah', 'konsultasi']);
  assert.deepEqual(names(after(...three, ['drop', { at: 2 }])), ['kk-rusak', 'kk-tambah']);
  const last = after(...three, ['drop', { at: 2 }], 'back');
  assert.equal(last.visit.service, 'kk-tambah', 'the last one is on the glass');
  const none = after(...ready, ['drop', { at: 0 }]);
  assert.equal(scene(none), 'services');
  assert.deepEqual(none.visit.rows, {});
});

test('who wanted to add something and goes back has what was chosen', () => {
  const state = after(...ready, 'another', choose('kk-tambah'), 'back', 'back');
  assert.equal(scene(state), 'confirm');
  assert.deepEqual(names(state), ['kk-rusak']);
  assert.equal(state.visit.rows.ktp, 'yes');
});

test('the party is at least one and at most what the server takes', () => {
  assert.equal(after(...ready, ['party', { by: -1 }]).visit.party, 1);
  assert.equal(after(...ready, ...Array(200).fill(['party', { by: 1 }])).visit.party, 99);
});

test('a list is of the service on the glass alone', () => {
  const state = after(...ready, ['send', { kind: 'list', id: 'L1' }]);
  assert.equal(state.visit.sent.body.also, undefined);
});

test('after a refusal the first service is asked about again', () => {
  const state = after(...ready, 'another', choose('konsultasi'), ['send', { kind: 'ticket', id: 'ID1' }], ['refused', { id: 'ID1', code: 'incomplete', body: {} }]);
  assert.equal(scene(state), 'missing');
  assert.deepEqual(names(state), ['kk-rusak']);
});

test('nothing of it stays', () => {
  assert.deepEqual(after(...ready, ['priority', { on: true }], ['party', { by: 1 }], 'another', 'wipe').visit, newVisit());
});
