// Takes part in "Panggil petugas": sounds softly while a ring waits and sends "I am coming".

import { asRefusal } from '../lib/api.js';
import { newId } from '../lib/ids.js';
import { makeChime } from './chime.js';
import { ringsCame, mustSound, sounded, firstRing, coming, ringAnswered, ringKept, outcomeFades } from './rings.js';

/** @typedef {import('./rings.js').Rings} Rings */

// How long "I am coming" is sent again while the reply is lost, in milliseconds.
const KEEP_MS = 20000;

// A ring in the hand: two short turns, in milliseconds, with a pause between.
const BUZZ_MS = [180, 120, 180];

/**
 * @param {object} world
 * @param {import('../lib/api.js').Api} world.api
 * @param {() => Rings} world.read
 * @param {(rings: Rings) => void} world.write
 * @param {() => void} world.ended the server no longer knows who asks
 * @param {(ring: import('./types.js').Ring) => { path: string, body: object } | null} [world.answer] where "I am coming" goes, if not to the ring
 */
export function makeRinger({ api, read, write, ended, answer }) {
  const chime = makeChime();

  async function come() {
    const ring = firstRing(read());
    if (!ring) {
      return;
    }
    write(coming(read(), ring));
    const to = (answer && answer(ring)) || { path: '/api/v1/rings/' + encodeURIComponent(ring.id) + '/answer', body: {} };
    try {
      const reply = await api.keep(to.path, { command_id: newId(), ...to.body }, { forMs: KEEP_MS });
      write(ringAnswered(read(), reply.body.by || reply.body.assist_by || '', performance.now()));
    } catch (failure) {
      const refusal = asRefusal(failure);
      write(refusal.code === 'unknown_ring' || refusal.code === 'unknown_assist' ? ringAnswered(read(), '', performance.now()) : ringKept(read()));
      if (refusal.status === 401) {
        ended();
      }
    }
  }

  return {
    come,
    /**
     * @param {import('./types.js').Ring[]} open the rings of a snapshot
     * @param {(import('./types.js').Ring & { by: string })[]} [answered] those somebody has gone to
     */
    came: (open, answered) => write(ringsCame(read(), open, answered, performance.now())),
    /** Called a few times a second: sounds when it is time, and lets the outcome fade. */
    tick() {
      const now = performance.now();
      const rings = outcomeFades(read(), now);
      if (mustSound(rings, now)) {
        chime.play();
        if (navigator.vibrate) {
          navigator.vibrate(BUZZ_MS);
        }
        write(sounded(rings, now));
      } else if (rings !== read()) {
        write(rings);
      }
    },
  };
}
