// Sends bytes to the server in chunks, and goes on where it was when the network fails.

import { chunkAt } from './chunks.js';

/** After a failure the next try waits this long, in milliseconds; then twice as long, up to the most. */
const AGAIN_MS = 1000;
const AGAIN_MOST_MS = 15000;

/**
 * @param {number} failures so far
 */
export function wait(failures) {
  return new Promise((done) => setTimeout(done, Math.min(AGAIN_MS * failures, AGAIN_MOST_MS)));
}

/**
 * One request; a refusal is an error with its status, so that it is told from a network that fails.
 * @param {string} method
 * @param {string} path
 * @param {BodyInit | null} body
 * @param {string} [type]
 */
export async function ask(method, path, body, type) {
  /** @type {Record<string, string>} */
  const headers = { Accept: 'application/json' };
  if (type) {
    headers['Content-Type'] = type;
  }
  const reply = await fetch(path, { method, headers, body, credentials: 'same-origin' });
  const answer = await reply.json();
  if (!reply.ok) {
    throw Object.assign(new Error(answer.code), { status: reply.status, answer });
  }
  return answer;
}

/**
 * Whether trying again is of no use: the server has understood and refused.
 * @param {unknown} failed
 */
export function refused(failed) {
  const status = /** @type {{ status?: number }} */ (failed).status || 0;
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}

/**
 * @typedef {{ id: string, have: number, chunk: number, size: number, done: boolean, flaw: string, said: string, abrupt?: boolean }} Recording
 */

/**
 * Sends a recording and says what became of it.
 * @param {string} wish that begins the upload, as JSON
 * @param {ArrayBuffer} bytes
 * @param {number} tries without a byte arriving
 * @returns {Promise<Recording>}
 */
export async function sendRecording(wish, bytes, tries) {
  /** @type {Recording | null} */
  let state = null;
  for (let failures = 0; ; ) {
    try {
      if (!state) {
        state = /** @type {Recording} */ (await ask('POST', '/admin/recordings', wish, 'application/json'));
      }
      if (state.done) {
        return state;
      }
      const { from, to } = chunkAt(state.have, state.chunk, state.size);
      const path = '/admin/recordings/' + state.id + '/chunks?offset=' + from;
      state = /** @type {Recording} */ (await ask('POST', path, bytes.slice(from, to), 'application/octet-stream'));
      failures = 0;
    } catch (failed) {
      failures++;
      if (refused(failed) || failures > tries) {
        throw failed;
      }
      await wait(failures);
      if (state) {
        /** @type {Recording} */
        const kept = state;
        state = await ask('GET', '/admin/recordings/' + kept.id, null).catch(() => kept);
      }
    }
  }
}
