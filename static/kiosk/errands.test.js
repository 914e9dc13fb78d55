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

test('paper is asked about until it is settled', async () => {
  const { errands, asked } = means();
  const result = (state) => ({ ...newState(0, null, true), result: { kind: 'number', reply: {}, paper: { job: 'j1', state }, since: 0, shownAt: 0 } });
  errands.run(result('sending'));
  assert.equal(asked[0].path, '/api/v1/kiosk/papers/j1');
  asked[0].done({ status: 200, body: { job: 'j1', state: 'confirmed' } });
  await turn();
  errands.run(result('confirmed'));
  assert.equal(asked.length, 1);
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
