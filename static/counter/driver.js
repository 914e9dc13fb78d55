// Drives the desk: follows the counter's topic and sends the one command under way.

import { follow } from '../lib/live.js';
import { asRefusal } from '../lib/api.js';
import { newId } from '../lib/ids.js';
import { timeStamp } from '../staff/span.js';
import { noticeOf } from '../staff/notice.js';
import { callsOf, comersOf } from '../staff/assists.js';
import { snapshotCame, frameCame, healthCame, commanded, commandBody, repeated, slowed, answered, refused, blocked, KEEP_MS, SLOW_MS } from './state.js';
import { filed } from './filed.js';
import { makeAsking } from './asking.js';
import { focusBig } from './keyboard.js';

/** @typedef {import('./types.js').Desk} Desk */
/** @typedef {import('./types.js').Action} Action */
/** @typedef {import('./view.js').App} App */

// A reply that the topic has not confirmed by then is checked by asking for the snapshot, in milliseconds.
const CONFIRM_MS = 1500;

/** Beats of the counters' topic, in milliseconds. */
const BEAT_MS = 5000;

/**
 * @param {object} world
 * @param {import('../lib/api.js').Api} world.api
 * @param {import('../lib/clock.js').Clock} world.clock
 * @param {() => App} world.app
 * @param {(next: (desk: Desk) => Desk) => void} world.setDesk
 * @param {ReturnType<typeof import('../staff/ringer.js').makeRinger>} world.ringer
 * @param {() => void} world.ended the server no longer knows who asks
 */
export function makeDriver(world) {
  const { api, clock, app, setDesk, ringer } = world;
  /** @type {{ stop: () => void } | null} */
  let topic = null;

  function stop() {
    if (topic) {
      topic.stop();
      topic = null;
    }
  }

  /** @param {any} snap */
  function take(snap) {
    const before = app().desk;
    const first = before !== null && before.snap === null;
    setDesk((desk) => snapshotCame(desk, snap));
    if (first) {
      focusBig();
    }
    const known = before ? before.names : [];
    ringer.came(callsOf(snap, snap.counter.n), comersOf(snap, snap.counter.n, known));
    asking.moved();
  }

  /** @param {number} n */
  function followCounter(n) {
    stop();
    topic = follow({
      socket: '/ws/counter/' + n,
      poll: '/api/v1/counters/' + n,
      beatMs: BEAT_MS,
      onSnapshot: take,
      onFrame: (frame) => {
        clock.set(frame.at);
        setDesk((desk) => frameCame(desk, frame.at));
      },
      onHealth: (health) => {
        setDesk((desk) => healthCame(desk, health));
        if (health.ended === 'signed_out') {
          world.ended();
        }
      },
    });
  }

  /** Asks for the truth when the topic is late: a lost frame must not leave a reply on the screen for ever. */
  async function confirm() {
    const desk = app().desk;
    if (desk && desk.laid && !desk.flight) {
      try {
        const reply = await api.get('/api/v1/counters/' + desk.n);
        const now = app().desk;
        if (now && now.n === desk.n) {
          take(reply.body);
        }
      } catch (failure) {
        // the topic says so by itself
      }
    }
  }

  /** @param {Action} action @param {import('./view.js').Sent} [more] @param {string} [number] of a ticket that is not in hand */
  async function command(action, more, number) {
    const desk = app().desk;
    const id = newId();
    const next = desk && commanded(desk, action, { id, number, now: performance.now() });
    if (!desk || !next || next === desk) {
      return;
    }
    setDesk(() => next);
    setTimeout(() => setDesk((now) => slowed(now, id)), SLOW_MS);
    const path = '/api/v1/counters/' + desk.n + '/' + action;
    const onRepeat = (/** @type {number} */ n) => setDesk((now) => repeated(now, id, n));
    try {
      const reply = await api.keep(path, /** @type {object} */ (commandBody(next, more || {})), { forMs: KEEP_MS, onRepeat });
      setDesk((now) => answered(now, id, reply.body, timeStamp(clock.now())));
      leave();
    } catch (failure) {
      failed(id, asRefusal(failure));
    }
    setTimeout(confirm, CONFIRM_MS);
    focusBig();
  }

  /**
   * A command on an application; its answer lies over what was known of it, and stays before the clerk.
   * @param {{ path: string, action: import('./types.js').FileAction, body: object }} send
   * @param {string} code of the application; empty: it is being opened
   */
  async function fileCommand({ path, action, body }, code) {
    const desk = app().desk;
    const id = newId();
    if (!desk || blocked(desk)) {
      return;
    }
    setDesk((now) => ({ ...now, flight: { id, action, number: code, repeats: 0, slow: false }, notice: null }));
    setTimeout(() => setDesk((now) => slowed(now, id)), SLOW_MS);
    const onRepeat = (/** @type {number} */ n) => setDesk((now) => repeated(now, id, n));
    try {
      const reply = await api.keep('/api/v1/cases' + path, { ...body, command_id: id }, { forMs: KEEP_MS, onRepeat });
      setDesk((now) => filed(now, id, reply.body, timeStamp(clock.now())));
    } catch (failure) {
      failed(id, asRefusal(failure));
    }
  }

  /** The ticket in hand has left: what the clerk wanted to do after that follows by itself. */
  function leave() {
    const desk = app().desk;
    if (!desk || !desk.leaving || !desk.snap || desk.snap.ticket) {
      return;
    }
    setDesk((now) => ({ ...now, leaving: '' }));
    if (desk.leaving === 'close') {
      command('close');
    } else {
      asking.intend('break');
    }
  }

  /** @param {string} id @param {import('../lib/api.js').Refusal} refusal */
  function failed(id, refusal) {
    setDesk((now) => refused(now, id, noticeOf(refusal, app().words), refusal.body.state, performance.now()));
    if (refusal.status === 401) {
      world.ended();
    }
  }

  const asking = makeAsking({ api, app, setDesk, command, fileCommand, ringer, ended: world.ended });

  return { ...asking, follow: followCounter, stop, command, fileCommand };
}
