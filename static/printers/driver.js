// Drives the page of the printers: follows their topic and sends the commands under way.

import { asRefusal } from '../lib/api.js';
import { follow } from '../lib/live.js';
import { newId } from '../lib/ids.js';
import { noticeOf } from '../staff/notice.js';
import { timeStamp } from '../staff/span.js';
import * as state from './state.js';

/** @typedef {import('./types.js').Desk} Desk */
/** @typedef {import('./view.js').App} App */

/** Beats of the printers' topic, in milliseconds. */
const BEAT_MS = 5000;

/**
 * @param {object} world
 * @param {import('../lib/api.js').Api} world.api
 * @param {import('../lib/clock.js').Clock} world.clock
 * @param {() => App} world.app
 * @param {(next: (desk: Desk) => Desk) => void} world.setDesk
 * @param {() => void} world.ended the server no longer knows who asks
 */
export function makeDriver({ api, clock, app, setDesk, ended }) {
  /** @type {{ stop: () => void } | null} */
  let topic = null;

  function stop() {
    if (topic) {
      topic.stop();
      topic = null;
    }
  }

  function followPrinters() {
    stop();
    topic = follow({
      socket: '/ws/printers',
      poll: '/api/v1/printers',
      beatMs: BEAT_MS,
      onSnapshot: (snap) => setDesk((desk) => state.snapshotCame(desk, snap)),
      onFrame: (frame) => {
        clock.set(frame.at);
        setDesk((desk) => ({ ...desk, heardAt: frame.at || desk.heardAt }));
      },
      onHealth: (health) => {
        setDesk((desk) => ({ ...desk, health }));
        if (health.ended === 'signed_out') {
          ended();
        }
      },
    });
  }

  /** @param {string} printer @param {import('./types.js').Action} action @param {string} [job] */
  async function command(printer, action, job) {
    const id = newId();
    const before = app().desk;
    const next = state.commanded(before, printer, { id, action, job });
    const { flight } = state.handOf(next, printer);
    if (next === before || !flight) {
      return;
    }
    setDesk(() => next);
    const onRepeat = (/** @type {number} */ n) => setDesk((desk) => state.repeated(desk, printer, id, n));
    try {
      await api.keep(state.pathOf(printer, flight), { command_id: id }, { forMs: state.KEEP_MS, onRepeat });
      setDesk((desk) => state.answered(desk, printer, id, timeStamp(clock.now())));
    } catch (failure) {
      const refusal = asRefusal(failure);
      setDesk((desk) => state.refused(desk, printer, id, noticeOf(refusal, app().words)));
      if (refusal.status === 401) {
        ended();
      }
    }
  }

  return { follow: followPrinters, stop, command };
}
