import test from 'node:test';
import assert from 'node:assert/strict';
import { makeApi, Refusal, isLost, waitBefore } from './api.js';

/** A server made of a list of answers, with time that passes only when somebody waits. */
function world(answers) {
  const sent = [];
  const timers = [];
  let now = 0;
  const api = makeApi({
    token: () => 'TOKEN',
    fetch: async (path, init) => {
      sent.push({ path, ...init });
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      if (answer === 'lost') {
        throw new TypeError('Failed to fetch');
      }
      if (answer === 'silence') {
        return new Promise(() => {});
      }
      const [status, body] = answer;
      return { ok: status < 300, status, json: async () => (body === 'cut' ? JSON.parse('{') : body) };
    },
    later: (run, ms) => timers.push({ run, at: now + ms }),
    now: () => now,
    random: () => 0.5,
  });
  /** Lets time pass until the promise is settled. */
  async function settle(promise) {
    let done = false;
    promise.then(() => (done = true), () => (done = true));
    for (;;) {
      for (let i = 0; i < 20; i++) {
        await null;
      }
      if (done) {
        return promise;
      }
      timers.sort((a, b) => a.at - b.at);
      const next = timers.shift();
      assert.ok(next, 'nothing is waited for');
      now = Math.max(now, next.at);
      next.run();
    }
  }
  return { api, sent, settle, clock: () => now };
}

test('a lost reply is asked for again with the very same bytes', async () => {
  const { api, sent, settle } = world(['lost', 'lost', [200, { number: 'A-001' }]]);
  const reply = await settle(api.keep('/api/v1/tickets', { request_id: 'X' }));
  assert.equal(reply.body.number, 'A-001');
  assert.deepEqual(sent.map((s) => s.body), ['{"request_id":"X"}', '{"request_id":"X"}', '{"request_id":"X"}']);
  assert.equal(sent[0].headers.Authorization, 'Bearer TOKEN');
});

test('a server that says nothing is given up after eight seconds and asked again', async () => {
  const { api, settle, clock } = world(['silence', [201, {}]]);
  assert.equal((await settle(api.keep('/x', {}))).status, 201);
  assert.ok(clock() >= 8000 && clock() < 10000, String(clock()));
});

test('a reply cut off on its way is a lost one', async () => {
  const { api, sent, settle } = world([[201, 'cut'], [200, { number: 'A-001' }]]);
  assert.equal((await settle(api.keep('/x', {}))).body.number, 'A-001');
  assert.equal(sent.length, 2);
});

test('a refusal is final and carries its members', async () => {
  const { api, sent, settle } = world([[422, { code: 'incomplete', message: 'Kurang', hint: 'Bawa', missing: [{ id: 'ktp' }] }]]);
  await assert.rejects(settle(api.keep('/x', {})), (refusal) => {
    assert.ok(refusal instanceof Refusal);
    assert.equal(refusal.code, 'incomplete');
    assert.equal(refusal.hint, 'Bawa');
    assert.deepEqual(refusal.body.missing, [{ id: 'ktp' }]);
    return true;
  });
  assert.equal(sent.length, 1);
});

test('a stopping server is asked again, a full disk is not', () => {
  assert.ok(isLost(new Refusal(503, { code: 'unavailable' })));
  assert.ok(isLost(new Refusal(502, {})));
  assert.ok(!isLost(new Refusal(503, { code: 'disk_full' })));
  assert.ok(!isLost(new Refusal(500, { code: 'internal' })));
});

test('it gives up after a minute, and at once when nobody wants it any more', async () => {
  const long = world(['lost']);
  await assert.rejects(long.settle(long.api.keep('/x', {})), { code: 'lost' });
  assert.ok(long.clock() >= 60000 && long.clock() < 70000, String(long.clock()));
  const short = world(['lost']);
  await assert.rejects(short.settle(short.api.keep('/x', {}, { stopped: () => true })), { code: 'lost' });
  assert.equal(short.sent.length, 1);
});

test('waits grow, are spread, and stay', () => {
  assert.equal(waitBefore(0, 0), 150);
  assert.equal(waitBefore(0, 1), 300);
  assert.equal(waitBefore(99, 1), 5000);
});
