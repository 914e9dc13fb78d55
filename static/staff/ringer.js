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
 */
export function makeRinger({ api, read, write, ended }) {
  const chime = makeChime();

  async function come() {
    const ring = firstRing(read());
    if (!ring) {
      return;
    }
    write(coming(read(), ring));
    try {
      const reply = await api.keep('/api/v1/rings/' + encodeURIComponent(ring.id) + '/answer', { command_id: newId() }, { forMs: KEEP_MS });
      write(ringAnswered(read(), reply.body.by || '', performance.now()));
    } catch (failure) {
      const refusal = asRefusal(failure);
      write(refusal.code === 'unknown_ring' ? ringAnswered(read(), '', performance.now()) : ringKept(read()));
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
