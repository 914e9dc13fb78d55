import test from 'node:test';
import assert from 'node:assert/strict';
import { makeErrands } from './errands.js';
import { Refusal } from '../lib/api.js';
import { newState, newVisit } from './state.js';

/** Errands whose every question to the server waits until the test answers it. */
function means() {
  const asked = [];
  const said = [];
  const put = (kind) => (path, body) => new Promise((done, fail) => asked.push({ kind, path, body, done, fail }));
  const errands = makeErrands({ api: { get: put('get'), post: put('post'), keep: put('keep') }, say: (event) => said.push(event), later: (run) => setImmediate(run) });
  return { errands, asked, said };
}

const turn = () => new Promise((done) => setImmediate(() => setImmediate(done)));
const sent = (id) => ({ ...newState(0, null, true), visit: { ...newVisit(), sent: { kind: 'ticket', id, body: { request_id: id } } } });

test('an intent is sent once, however often the state is looked at', async () => {
  const { errands, asked, said } = means();
  errands.run(sent('A'));
  errands.run(sent('A'));
  assert.deepEqual(asked.map((one) => [one.path, one.body.request_id]), [['/api/v1/tickets', 'A']]);
  asked[0].done({ status: 201, body: { number: 'A-001' } });
  await turn();
  assert.deepEqual(said, [{ type: 'replied', id: 'A', body: { number: 'A-001' } }]);
});

test('a refusal is told with its code, and only a new try sends again', async () => {
  const { errands, asked, said } = means();
  errands.run(sent('A'));
  asked[0].fail(new Refusal(409, { code: 'closed' }));
  await turn();
  assert.equal(said[0].code, 'closed');
  errands.run({ ...sent('A'), trouble: 'closed' });
  assert.equal(asked.length, 1);
  errands.run(sent('A'));
  assert.equal(asked.length, 2);
});

/** A kiosk that shows a number whose paper is in a state. */
const result = (state, more) => ({ ...newState(0, null, true), result: { kind: 'number', reply: {}, paper: { job: 'j1', state }, reprint: '', ...more } });

test('paper is asked about until it is settled, and its copy is told', async () => {
  const { errands, asked, said } = means();
  errands.run(result('sending'));
  assert.equal(asked[0].path, '/api/v1/kiosk/papers/j1');
  asked[0].done({ status: 200, body: { job: 'j1', state: 'confirmed' } });
  await turn();
  errands.run(result('confirmed'));
  assert.equal(asked.length, 1);
  errands.run(result('sending'));
  asked[1].done({ status: 200, body: { job: 'j1', state: 'interrupted', again: 'j2' } });
  await turn();
  assert.deepEqual(said[1], { type: 'paper', paper: { job: 'j1', state: 'interrupted', again: 'j2' } });
});

test('a copy is asked for once, and a refusal is told from a silence', async () => {
  const { errands, asked, said } = means();
  errands.run(result('unknown', { reprint: 'R1' }));
  errands.run(result('unknown', { reprint: 'R1' }));
  assert.deepEqual(asked.map((one) => [one.path, one.body]), [['/api/v1/kiosk/papers/j1/again', { request_id: 'R1' }]]);
  asked[0].done({ status: 201, body: { job: 'j2', state: 'queued', copy: 2 } });
  await turn();
  assert.deepEqual(said, [{ type: 'reprinted', id: 'R1', paper: { job: 'j2', state: 'queued', copy: 2 } }]);
  errands.run(result('unknown', { reprint: 'R2' }));
  errands.run(result('unknown', { reprint: 'R3' }));
  asked[1].fail(new Refusal(409, { code: 'stale' }));
  asked[2].fail(new Refusal(0, { code: 'lost' }));
  await turn();
  assert.deepEqual(said.slice(1).map((one) => one.code), ['stale', 'lost']);
});

test('a number taken from the glass is told once, also after the person has gone', async () => {
  const { errands, asked, said } = means();
  const state = { ...newState(0, null, true), seen: [{ token: 'T/1', id: 'S1' }] };
  errands.run(state);
  errands.run(state);
  assert.deepEqual(asked.map((one) => [one.path, one.body]), [['/api/v1/kiosk/tickets/T%2F1/seen', { request_id: 'S1' }]]);
  asked[0].fail(new Refusal(404, { code: 'unknown_ticket' }));
  await turn();
  assert.deepEqual(said, [{ type: 'noted', id: 'S1' }]);
});

test('a list that is unknown and a server that is silent are told apart', async () => {
  const { errands, asked, said } = means();
  errands.run({ ...newState(0, null, true), lookup: 'AAAA' });
  errands.run({ ...newState(0, null, true), lookup: 'BBBB' });
  asked[0].fail(new Refusal(404, { code: 'unknown_list' }));
  asked[1].fail(new Refusal(0, { code: 'lost' }));
  await turn();
  assert.deepEqual(said.map((one) => one.trouble), ['unknown_list', 'lost']);
});

test('a ring nobody answers is given up after two minutes', async () => {
  const { errands, said } = means();
  const ring = { phase: 'rung', id: 'R', job: 'r1', since: 0 };
  errands.run({ ...newState(0, null, true), ring, now: 120001 });
  await turn();
  assert.deepEqual(said, [{ type: 'unrung', id: 'R' }]);
});

test('a ticket is asked about once, with what was shown', async () => {
  const { errands, asked, said } = means();
  const state = (id) => ({ ...newState(0, null, true), shown: { id, ticket: 'A12', token: false } });
  errands.run(state('S1'));
  errands.run(state('S1'));
  assert.deepEqual(asked.map((one) => [one.path, one.body]), [['/api/v1/kiosk/rejoin', { request_id: 'S1', ticket: 'A12' }]]);
  asked[0].done({ status: 200, body: { result: 'waiting' } });
  errands.run(state('S2'));
  asked[1].fail(new Refusal(404, { code: 'unknown_ticket' }));
  errands.run(state('S3'));
  asked[2].fail(new Refusal(0, { code: 'lost' }));
  await turn();
  assert.deepEqual(said, [{ type: 'told', id: 'S1', body: { result: 'waiting' } }, { type: 'untold', id: 'S2', code: 'unknown_ticket' }, { type: 'untold', id: 'S3', code: 'lost' }]);
});

test('the copy of a ticket is asked for by its token, the next one by its paper', () => {
  const { errands, asked } = means();
  const shown = { id: 'S1', ticket: 'T0KEN', token: true };
  errands.run({ ...newState(0, null, true), result: { kind: 'back', reply: {}, paper: null, reprint: 'R1', shown } });
  errands.run(result('unknown', { kind: 'back', reprint: 'R2', shown }));
  assert.deepEqual(asked.map((one) => [one.path, one.body]), [
    ['/api/v1/kiosk/reprint', { request_id: 'R1', ticket: 'T0KEN' }], ['/api/v1/kiosk/papers/j1/again', { request_id: 'R2' }],
  ]);
});
