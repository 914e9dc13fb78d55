// Joining an office: a screen without a token shows a code until an admin has typed it. What comes next is decided in
// step alone; pair does it.

import { makeApi, asRefusal } from './api.js';
import { newId } from './ids.js';

/** How often the server is asked what became of the code, in milliseconds. */
export const POLL_MS = 2000;

/**
 * @typedef {object} Joined what a screen is told of itself
 * @property {string} token
 * @property {string} name
 * @property {string} kind
 * @property {string} zone of a board
 * @property {number} counter of a terminal; 0: any
 */

/**
 * @typedef {object} Pairing
 * @property {string} id of the request for a code, the same in every repeat
 * @property {string} code as it is shown; "" until it has come
 * @property {string} secret by which this screen asks what became of it
 * @property {boolean} lost the last try brought no answer
 * @property {Joined | null} joined
 */

/** @param {string} id @returns {Pairing} */
export function newPairing(id) {
  return { id, code: '', secret: '', lost: false, joined: null };
}

/**
 * @typedef {{ type: 'code', code: string, secret: string } | { type: 'answer', joined: Joined | null }
 *   | { type: 'over', id: string } | { type: 'lost' }} PairEvent "over": nothing waits with this code any more
 */

/** @param {Pairing} pairing @param {PairEvent} event @returns {Pairing} */
export function step(pairing, event) {
  switch (event.type) {
    case 'code':
      return Object.assign({}, pairing, { code: event.code, secret: event.secret, lost: false });
    case 'answer':
      return Object.assign({}, pairing, { joined: event.joined, lost: false });
    case 'over':
      return newPairing(event.id);
    default:
      return Object.assign({}, pairing, { lost: true });
  }
}

/**
 * Pairs this screen, however long it takes.
 * @param {object} o
 * @param {string} o.kind "kiosk", "board" or "counter"
 * @param {(pairing: Pairing) => void} o.onChange told of every step
 * @param {{ width: number, height: number }} o.screen
 * @param {typeof fetch} [o.fetch]
 * @param {(run: () => void, ms: number) => any} [o.later]
 * @param {() => string} [o.makeId]
 */
export function pair(o) {
  const later = o.later || ((run, ms) => setTimeout(run, ms));
  const makeId = o.makeId || (() => newId());
  let pairing = newPairing(makeId());
  const api = makeApi({ token: () => pairing.secret, fetch: o.fetch });

  async function ask() {
    if (!pairing.secret) {
      const reply = await api.post('/api/v1/pairing', { request_id: pairing.id, kind: o.kind, width: o.screen.width, height: o.screen.height });
      return { type: 'code', code: reply.body.code, secret: reply.body.secret };
    }
    const reply = await api.get('/api/v1/pairing');
    return { type: 'answer', joined: reply.body.joined };
  }

  async function go() {
    /** @type {any} */
    let event;
    try {
      event = await ask();
    } catch (failure) {
      event = asRefusal(failure).code === 'unknown_pairing' ? { type: 'over', id: makeId() } : { type: 'lost' };
    }
    pairing = step(pairing, event);
    o.onChange(pairing);
    if (!pairing.joined) {
      later(go, POLL_MS);
    }
  }
  go();
}

/** @param {string} kind */
const keyOf = (kind) => 'antrean.device.' + kind;

/**
 * The token this browser was paired with. It outlives the browser: a screen that is switched off at night comes back
 * by itself. Whoever can open the browser's own tools can read it; it is revoked on the page of the devices.
 * @param {string} kind
 * @returns {string} "" when there is none
 */
export function keptToken(kind) {
  try {
    return localStorage.getItem(keyOf(kind)) || '';
  } catch (failure) {
    return ''; // a browser that keeps nothing
  }
}

/** @param {string} kind @param {string} token "" forgets it */
export function keepToken(kind, token) {
  try {
    if (token) {
      localStorage.setItem(keyOf(kind), token);
    } else {
      localStorage.removeItem(keyOf(kind));
    }
  } catch (failure) {
    // It works until the browser is closed, and is paired again.
  }
}
