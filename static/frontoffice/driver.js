// Drives the front office desk: follows the waiting checks and sends the one answer under way.

import { asRefusal } from '../lib/api.js';
import { follow } from '../lib/live.js';
import { newId } from '../lib/ids.js';
import { noticeOf } from '../staff/notice.js';
import * as state from './state.js';
import { BIG } from './check_view.js';

/** @typedef {import('./types.js').Office} Office */
/** @typedef {import('./view.js').App} App */

/** Beats of the front office's topic, in milliseconds. */
const BEAT_MS = 5000;

/**
 * @param {object} world
 * @param {import('../lib/api.js').Api} world.api
 * @param {import('../lib/clock.js').Clock} world.clock
 * @param {() => App} world.app
 * @param {(next: (office: Office) => Office) => void} world.setOffice
 * @param {ReturnType<typeof import('../staff/ringer.js').makeRinger>} world.ringer
 * @param {() => void} world.ended the server no longer knows who asks
 */
export function makeDriver({ api, clock, app, setOffice, ringer, ended }) {
  /** @type {{ stop: () => void } | null} */
  let topic = null;

  function stop() {
    if (topic) {
      topic.stop();
      topic = null;
    }
  }

  function followChecks() {
    stop();
    topic = follow({
      socket: '/ws/front-office',
      poll: '/api/v1/checks',
      beatMs: BEAT_MS,
      onSnapshot: (snap) => {
        setOffice((office) => state.snapshotCame(office, snap));
        ringer.came(snap.rings);
      },
      onFrame: (frame) => {
        clock.set(frame.at);
        setOffice((office) => ({ ...office, heardAt: frame.at || office.heardAt }));
      },
      onHealth: (health) => {
        setOffice((office) => ({ ...office, health }));
        if (health.ended === 'signed_out') {
          ended();
        }
      },
    });
  }

  /** @param {(office: Office) => Office} change opens or ends something: the focus follows to the big button */
  function turn(change) {
    const before = app().office;
    setOffice(change);
    const after = app().office;
    if (after.open !== before.open || after.result !== before.result) {
      focusBig();
    }
  }

  async function send() {
    const id = newId();
    const before = app().office;
    const next = state.sent(before, id, performance.now());
    const { open, flight } = next;
    if (next === before || !open || !flight) {
      return;
    }
    setOffice(() => next);
    const { catalogue } = app();
    const service = catalogue ? catalogue.services.find((one) => one.id === open.check.service) : undefined;
    const path = '/api/v1/checks/' + encodeURIComponent(open.check.code) + '/' + flight.action;
    const onRepeat = (/** @type {number} */ n) => setOffice((office) => state.repeated(office, id, n));
    try {
      const reply = await api.keep(path, /** @type {object} */ (state.body(next, service)), { forMs: state.KEEP_MS, onRepeat });
      turn((office) => state.answered(office, id, reply.body, performance.now()));
    } catch (failure) {
      const refusal = asRefusal(failure);
      setOffice((office) => state.refused(office, id, noticeOf(refusal, app().words)));
      if (refusal.status === 401) {
        ended();
      }
    }
  }

  return { follow: followChecks, stop, turn, send };
}

/** Puts the focus on the big button once it is drawn, so that Enter is all a complete file needs. */
function focusBig() {
  requestAnimationFrame(() => {
    const big = document.getElementById(BIG);
    if (big) {
      big.focus({ preventScroll: true });
    }
  });
}
