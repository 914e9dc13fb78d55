// Drives the desk: follows the counter's topic, sends the one command under way, opens dialogs.

import { follow } from '../lib/live.js';
import { asRefusal } from '../lib/api.js';
import { newId } from '../lib/ids.js';
import { timeStamp } from '../staff/span.js';
import { noticeOf } from '../staff/notice.js';
import { declaredRows } from '../staff/declared.js';
import { snapshotCame, frameCame, healthCame, commanded, commandBody, repeated, answered, refused, KEEP_MS } from './state.js';
import { openReturns } from './returns.js';
import { meaning } from './keys.js';
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
    ringer.came(snap.rings);
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

  /** @param {Action} action @param {import('./view.js').Sent} [more] */
  async function command(action, more) {
    const desk = app().desk;
    const id = newId();
    const next = desk && commanded(desk, action, { id, number: more && more.ticket, now: performance.now() });
    if (!desk || !next || next === desk) {
      return;
    }
    setDesk(() => next);
    const path = '/api/v1/counters/' + desk.n + '/' + action;
    const onRepeat = (/** @type {number} */ n) => setDesk((now) => repeated(now, id, n));
    try {
      const reply = await api.keep(path, /** @type {object} */ (commandBody(next, more || {})), { forMs: KEEP_MS, onRepeat });
      setDesk((now) => answered(now, id, reply.body, timeStamp(clock.now())));
    } catch (failure) {
      failed(id, asRefusal(failure));
    }
    setTimeout(confirm, CONFIRM_MS);
    focusBig();
  }

  /** @param {string} id @param {import('../lib/api.js').Refusal} refusal */
  function failed(id, refusal) {
    setDesk((now) => refused(now, id, noticeOf(refusal, app().words), refusal.body.state, performance.now()));
    if (refusal.status === 401) {
      world.ended();
    }
  }

  /** @param {import('./keys.js').Intent} intent */
  function intend(intent) {
    const desk = app().desk;
    if (intent === 'come') {
      ringer.come();
    }
    const meant = desk && meaning(desk, intent);
    if (desk && meant && meant.action) {
      command(meant.action);
    } else if (desk && meant && meant.dialog) {
      setDesk((now) => opened(now, meant.dialog || ''));
    }
  }

  /** @param {Desk} desk @param {Desk['dialog']} dialog @returns {Desk} */
  function opened(desk, dialog) {
    const { catalogue } = app();
    const ticket = desk.snap && desk.snap.ticket;
    if (dialog !== 'return' || !ticket || !catalogue) {
      return { ...desk, dialog, notice: null };
    }
    const service = catalogue.services.find((one) => one.id === ticket.service);
    const returns = openReturns(ticket.id, declaredRows(service, catalogue.questions, ticket));
    return { ...desk, dialog, returns, notice: null };
  }

  return { follow: followCounter, stop, command, intend };
}
