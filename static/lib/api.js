// Requests to the server: JSON both ways, a time limit, and repeats with the same id while the reply is lost.

/** How long one try may take, in milliseconds. */
export const TRY_MS = 8000;

/** How long a repeated request goes on before it gives up, in milliseconds. */
export const KEEP_MS = 60000;

// Waits between repeats in milliseconds: short at first, because most losses are one packet; the last one stays.
const WAITS_MS = [300, 700, 1500, 3000, 5000];

/** A refusal by the server, or its silence (code "lost"). */
export class Refusal extends Error {
  /**
   * @param {number} status the HTTP status, 0 when there was no reply
   * @param {{ code?: string, message?: string, hint?: string, field?: string, [more: string]: any }} body
   */
  constructor(status, body) {
    super(body.message || body.code || 'lost');
    this.name = 'Refusal';
    this.status = status;
    this.code = body.code || (status ? 'internal' : 'lost');
    this.hint = body.hint || '';
    this.field = body.field || '';
    /** Every member of the reply: missing, state, next_open … */
    this.body = body;
  }
}

/**
 * Whether the same request may be sent again: nobody knows what became of it, or the server asks to come back.
 * @param {Refusal} refusal
 */
export function isLost(refusal) {
  return refusal.status === 0 || refusal.code === 'unavailable' || (refusal.status >= 502 && !refusal.body.code);
}

/**
 * How long to wait before repeat number n, counted from 0.
 * @param {number} n
 * @param {number} random 0 to 1: spreads screens that lost the server together
 */
export function waitBefore(n, random) {
  const most = WAITS_MS[Math.min(n, WAITS_MS.length - 1)];
  return Math.round(most / 2 + (most / 2) * random);
}

/**
 * @typedef {object} Reply
 * @property {number} status
 * @property {any} body
 */

/**
 * @typedef {object} Api
 * @property {(path: string) => Promise<Reply>} get one try
 * @property {(path: string, body?: object) => Promise<Reply>} post one try
 * @property {(path: string, body: object, options?: KeepOptions) => Promise<Reply>} keep repeats a POST, byte for byte, until the server has answered
 */

/**
 * @typedef {object} KeepOptions
 * @property {number} [forMs] give up after this long; KEEP_MS unless told
 * @property {() => boolean} [stopped] asked before each repeat
 * @property {(repeat: number) => void} [onRepeat] told before each repeat, counted from 1
 */

/**
 * @typedef {object} ApiOptions
 * @property {() => string} [token] a Bearer token; without one the cookie speaks
 * @property {() => string} [lang] the language of refusals
 * @property {typeof fetch} [fetch]
 * @property {(run: () => void, ms: number) => any} [later] setTimeout, unless a test gives its own
 * @property {() => number} [now] milliseconds that never jump
 * @property {() => number} [random] 0 to 1
 * @property {number} [tryMs] TRY_MS unless told
 */

/**
 * @param {ApiOptions} [options]
 * @returns {Api}
 */
export function makeApi(options) {
  const o = options || {};
  const ask = o.fetch || ((/** @type {any} */ url, /** @type {any} */ init) => fetch(url, init));
  const later = o.later || ((run, ms) => setTimeout(run, ms));
  const now = o.now || (() => performance.now());
  const random = o.random || Math.random;
  const tryMs = o.tryMs || TRY_MS;

  function headers() {
    /** @type {{ [name: string]: string }} */
    const sent = { Accept: 'application/json' };
    const token = o.token ? o.token() : '';
    const lang = o.lang ? o.lang() : '';
    if (token) {
      sent.Authorization = 'Bearer ' + token;
    }
    if (lang) {
      sent['Accept-Language'] = lang;
    }
    return sent;
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {string} [text]
   * @returns {Promise<Reply>}
   */
  async function once(method, path, text) {
    const sent = headers();
    if (text !== undefined) {
      sent['Content-Type'] = 'application/json';
    }
    const init = { method, headers: sent, body: text, credentials: /** @type {const} */ ('same-origin') };
    const late = new Promise((_, fail) => later(() => fail(new Refusal(0, { code: 'lost' })), tryMs));
    const reply = await Promise.race([read(ask(path, init)), late]);
    return /** @type {Reply} */ (reply);
  }

  /** @param {() => Promise<Reply>} again @param {KeepOptions} keep */
  async function repeat(again, keep) {
    const began = now();
    for (let n = 0; ; n++) {
      try {
        return await again();
      } catch (failure) {
        const refusal = asRefusal(failure);
        const over = now() - began >= (keep.forMs || KEEP_MS) || (keep.stopped && keep.stopped());
        if (!isLost(refusal) || over) {
          throw refusal;
        }
      }
      await new Promise((done) => later(() => done(undefined), waitBefore(n, random())));
      if (keep.onRepeat) {
        keep.onRepeat(n + 1);
      }
    }
  }

  return {
    get: (path) => once('GET', path),
    post: (path, body) => once('POST', path, JSON.stringify(body || {})),
    keep: (path, body, keep) => {
      const text = JSON.stringify(body);
      return repeat(() => once('POST', path, text), keep || {});
    },
  };
}

/**
 * @param {Promise<Response>} asked
 * @returns {Promise<Reply>}
 */
async function read(asked) {
  let response;
  try {
    response = await asked;
  } catch (failure) {
    throw asRefusal(failure);
  }
  let body = null;
  let garbled = false;
  try {
    body = await response.json();
  } catch (failure) {
    garbled = response.status !== 204;
  }
  if (!response.ok) {
    throw new Refusal(response.status, body || {});
  }
  if (garbled) {
    throw new Refusal(0, { code: 'lost' }); // the reply was cut off on its way
  }
  return { status: response.status, body };
}

/**
 * Any failure as a Refusal: what fetch throws is a lost reply.
 * @param {unknown} failure
 * @returns {Refusal}
 */
export function asRefusal(failure) {
  return failure instanceof Refusal ? failure : new Refusal(0, { code: 'lost', message: String(failure) });
}
