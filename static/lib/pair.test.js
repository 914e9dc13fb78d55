import test from 'node:test';
import assert from 'node:assert/strict';
import { newPairing, step, pair, keptToken, keepToken } from './pair.js';

const reply = (status, body) => ({ ok: status < 400, status, json: async () => body });
const turn = () => new Promise((done) => setImmediate(done));

/** A server that gives each answer once, and a clock that the test turns. */
function world(answers) {
  const asked = [];
  const waiting = [];
  return {
    asked,
    fetch: async (path, init) => {
      asked.push({ path, method: init.method, bearer: init.headers.Authorization || '', body: init.body ? JSON.parse(init.body) : null });
      const answer = answers.shift();
      if (!answer) {
        throw new Error('no network');
      }
      return answer;
    },
    later: (run) => waiting.push(run),
    async tick() {
      const run = waiting.shift();
      if (run) {
        run();
      }
      await turn();
      await turn();
    },
    waiting,
  };
}

test('a code is shown until the screen has joined', async () => {
  const joined = { token: 'T', name: 'Kios 1', kind: 'kiosk', zone: '', counter: 0 };
  const w = world([reply(201, { code: 'K7Q-2M9', secret: 'S' }), reply(200, { joined: null }), reply(200, { joined })]);
  const seen = [];
  pair({ kind: 'kiosk', screen: { width: 1080, height: 1920 }, onChange: (p) => seen.push(p), fetch: w.fetch, later: w.later, makeId: () => 'pairing-01' });
  await w.tick();
  await w.tick();
  await w.tick();
  assert.deepEqual(seen.map((p) => p.code), ['K7Q-2M9', 'K7Q-2M9', 'K7Q-2M9']);
  assert.deepEqual(seen[2].joined, joined);
  assert.equal(w.asked[0].body.kind, 'kiosk');
  assert.deepEqual(w.asked.map((a) => a.bearer), ['', 'Bearer S', 'Bearer S']);
  assert.equal(w.waiting.length, 0, 'asks on although it has joined');
});

test('a lost request for a code is repeated with its id, an expired code replaced', async () => {
  let n = 0;
  const w = world([null, reply(201, { code: 'AAA-AAA', secret: 'S' }), reply(404, { code: 'unknown_pairing' }), reply(201, { code: 'BBB-BBB', secret: 'R' })]);
  const seen = [];
  pair({ kind: 'board', screen: { width: 1, height: 1 }, onChange: (p) => seen.push(p), fetch: w.fetch, later: w.later, makeId: () => 'pairing-0' + ++n });
  for (let i = 0; i < 4; i++) {
    await w.tick();
  }
  assert.deepEqual(seen.map((p) => [p.code, p.lost]), [['', true], ['AAA-AAA', false], ['', false], ['BBB-BBB', false]]);
  assert.equal(w.asked[0].body.request_id, w.asked[1].body.request_id);
  assert.notEqual(w.asked[3].body.request_id, w.asked[1].body.request_id);
});

test('a lost poll keeps the code on the screen', () => {
  const shown = step(newPairing('pairing-01'), { type: 'code', code: 'AAA-AAA', secret: 'S' });
  assert.deepEqual(step(shown, { type: 'lost' }), { ...shown, lost: true });
});

test('a token is kept, and forgotten', () => {
  const kept = new Map();
  globalThis.localStorage = { getItem: (k) => kept.get(k), setItem: (k, v) => kept.set(k, v), removeItem: (k) => kept.delete(k) };
  keepToken('board', 'T');
  assert.equal(keptToken('board'), 'T');
  assert.equal(keptToken('kiosk'), '');
  keepToken('board', '');
  assert.equal(keptToken('board'), '');
  delete globalThis.localStorage;
  assert.equal(keptToken('board'), '');
});
