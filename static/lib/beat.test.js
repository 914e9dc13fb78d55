import test from 'node:test';
import assert from 'node:assert/strict';
import { beat, buildOf } from './beat.js';

const turn = async () => {
  for (let i = 0; i < 4; i++) {
    await new Promise((done) => setImmediate(done));
  }
};

/** Beats with the given answers, and says what was sent and done. */
async function run(answers, more) {
  const sent = [];
  const done = [];
  const waiting = [];
  let ms = 100;
  beat({
    ...more,
    token: 'T', build: 'abc', screen: () => ({ width: 1920, height: 1080 }), onReload: () => done.push('reload'), onRevoked: () => done.push('revoked'),
    later: (go) => waiting.push(go), now: () => (ms += 20), clock: () => 1000,
    fetch: async (path, init) => {
      sent.push({ path, ...JSON.parse(init.body), bearer: init.headers.Authorization });
      const [status, body] = answers.shift();
      return { ok: status < 400, status, json: async () => body };
    },
  });
  await turn();
  while (waiting.length > 0 && answers.length > 0) {
    waiting.shift()();
    await turn();
  }
  return { sent, done, goesOn: waiting.length > 0 };
}

test('a beat tells build, clock, screen and how long the last one took', async () => {
  const { sent, goesOn } = await run([[200, { reload: false }], [200, { reload: false }]]);
  assert.deepEqual(sent[0], { path: '/api/v1/devices/beat', build: 'abc', at: 1000, up_ms: 120, lag_ms: 0, width: 1920, height: 1080, bearer: 'Bearer T' });
  assert.equal(sent[1].lag_ms, 10);
  assert.ok(goesOn);
});

test('the page is loaded again when somebody wants it', async () => {
  assert.deepEqual((await run([[200, { reload: true }]])).done, ['reload']);
});

test('a revoked screen stops, a server in trouble is asked again', async () => {
  assert.deepEqual(await run([[401, { code: 'unauthenticated' }]]).then((r) => [r.done, r.goesOn]), [['revoked'], false]);
  assert.deepEqual(await run([[503, { code: 'unavailable' }]]).then((r) => [r.done, r.goesOn]), [[], true]);
});

test('the build stands in the address of the script', () => {
  const page = (src) => ({ querySelector: () => (src === null ? null : { getAttribute: () => src }) });
  assert.equal(buildOf(page('/assets/0123456789ab/board/main.js')), '0123456789ab');
  assert.equal(buildOf(page(null)), '');
});

test('a screen says more than others and hears its name', async () => {
  const heard = [];
  const { sent } = await run([[200, { reload: false, name: 'depan' }]], { more: () => ({ seq: 7, audio: 'ok' }), onHeard: (reply) => heard.push(reply.name) });
  assert.equal(sent[0].seq, 7);
  assert.equal(sent[0].audio, 'ok');
  assert.equal(sent[0].build, 'abc');
  assert.deepEqual(heard, ['depan']);
});
