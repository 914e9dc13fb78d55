import test from 'node:test';
import assert from 'node:assert/strict';
import { follow, DIAL_MS } from './live.js';

/** Sockets, timers and a clock that the test turns by hand. */
function makeWorld() {
  const sockets = [];
  const polls = [];
  let timers = [];
  let now = 0;
  const world = {
    connect: (path) => {
      const socket = { path, close: () => (socket.closed = true) };
      sockets.push(socket);
      return socket;
    },
    get: (path) => new Promise((done) => polls.push({ path, done })),
    later: (run, ms) => {
      const timer = { run, at: now + ms };
      timers.push(timer);
      return timer;
    },
    cancel: (timer) => (timers = timers.filter((t) => t !== timer)),
    now: () => now,
    random: () => 1,
    reload: () => (world.reloads += 1),
    reloads: 0,
  };
  /** Lets so many milliseconds pass, timer by timer. */
  async function pass(ms) {
    const end = now + ms;
    for (;;) {
      timers.sort((a, b) => a.at - b.at);
      if (timers.length === 0 || timers[0].at > end) {
        break;
      }
      const timer = timers.shift();
      now = timer.at;
      timer.run();
      await null;
    }
    now = end;
    await null;
  }
  return { world, sockets, polls, pass, last: () => sockets[sockets.length - 1], timers: () => timers.length };
}

const send = (socket, frame) => socket.onmessage({ data: JSON.stringify(frame) });
const frame = (seq, more) => ({ v: 1, kind: 'board', epoch: 'e', seq, build: 'b', ...more });

function start(options) {
  const w = makeWorld();
  const shown = [];
  const healths = [];
  const link = follow({
    socket: '/ws/board/utama', poll: '/api/v1/board/utama', beatMs: 5000, world: /** @type {any} */ (w.world),
    onSnapshot: (snapshot) => shown.push(snapshot.seq), onHealth: (health) => healths.push(health), ...options,
  });
  return { ...w, link, shown, healths };
}

test('the first frame and every newer one are shown', () => {
  const s = start();
  s.last().onopen();
  send(s.last(), frame(3));
  send(s.last(), frame(3));
  send(s.last(), frame(5));
  s.last().onmessage({ data: 'no json' });
  assert.deepEqual(s.shown, [3, 5]);
});

test('a closed socket is tried again, for ever, and the newest state is shown once', async () => {
  const s = start();
  s.last().onopen();
  send(s.last(), frame(3));
  s.last().onclose({ code: 1001 });
  await s.pass(300);
  assert.equal(s.sockets.length, 2);
  for (let i = 0; i < 50; i++) {
    s.last().onclose({ code: 1006 });
    const tries = s.sockets.length;
    for (let second = 0; second < 16 && s.sockets.length === tries; second++) {
      await s.pass(1000);
    }
  }
  assert.equal(s.sockets.length, 52);
  s.last().onopen();
  send(s.last(), frame(4));
  assert.deepEqual(s.shown, [3, 4]);
});

test('after the third failed try the state is polled until a socket opens', async () => {
  const s = start();
  for (let i = 0; i < 3; i++) {
    s.last().onclose({ code: 1006 });
    await s.pass(2000);
  }
  assert.equal(s.polls.length, 1);
  assert.equal(s.polls[0].path, '/api/v1/board/utama');
  s.polls[0].done({ status: 200, body: frame(9) });
  await s.pass(1);
  assert.deepEqual(s.shown, [9]);
  assert.ok(s.healths[s.healths.length - 1].polling);
  await s.pass(5000);
  assert.equal(s.polls.length, 2);
  s.last().onopen();
  s.polls[1].done({ status: 200, body: frame(9) });
  await s.pass(20000);
  assert.equal(s.polls.length, 2);
});

test('a socket that goes silent is closed and tried anew', async () => {
  const s = start();
  s.last().onopen();
  send(s.last(), frame(3));
  await s.pass(15600);
  assert.ok(s.sockets[0].closed);
  await s.pass(300);
  assert.equal(s.sockets.length, 2);
});

test('another build loads the page again', () => {
  const s = start();
  s.last().onopen();
  send(s.last(), frame(3));
  send(s.last(), frame(4, { build: 'c' }));
  assert.equal(s.world.reloads, 1);
});

test('who is signed out is told and left alone until asked to retry', async () => {
  const s = start();
  s.last().onclose({ code: 4401 });
  await s.pass(60000);
  assert.equal(s.sockets.length, 1);
  assert.equal(s.healths[s.healths.length - 1].ended, 'signed_out');
  s.link.retry();
  assert.equal(s.sockets.length, 2);
});

test('stopping closes the socket and leaves no timer', async () => {
  const s = start();
  s.last().onopen();
  s.link.stop();
  assert.ok(s.sockets[0].closed);
  assert.equal(s.timers(), 0);
});

test('a socket that never opens is given up, and another is tried', async () => {
  const t = start();
  await t.pass(DIAL_MS + 1000);
  assert.equal(t.sockets[0].closed, true);
  await t.pass(2000);
  assert.ok(t.sockets.length > 1, String(t.sockets.length));
  t.last().onopen();
  send(t.last(), frame(7));
  assert.deepEqual(t.shown, [7]);
  t.link.stop();
});

test('a box that slept asks anew at once, whatever it thinks of its socket', async () => {
  const t = start();
  t.last().onopen();
  send(t.last(), frame(1));
  t.link.wake();
  assert.equal(t.sockets.length, 2);
  assert.equal(t.sockets[0].closed, true);
  t.last().onopen();
  send(t.last(), frame(5));
  assert.deepEqual(t.shown, [1, 5]);
  t.last().onclose({ code: 1006 });
  t.link.wake();
  assert.equal(t.sockets.length, 3, 'it does not wait for its turn');
  await t.pass(5000);
  assert.equal(t.sockets.length, 3, 'nor does the turn come as well');
  t.link.stop();
  t.link.wake();
  assert.equal(t.sockets.length, 3);
});
