// Signing in and out over HTTP. The cookie is the browser's; scripts never see it.

import { asRefusal, waitBefore } from '../lib/api.js';

/** @typedef {import('../lib/api.js').Api} Api */
/** @typedef {import('./types.js').Me} Me */

/**
 * Asks who is signed in, again and again while the server is silent.
 * @param {Api} api
 * @returns {Promise<Me | null>} null when nobody is
 */
export async function whoAmI(api) {
  return untilHeard(async () => {
    try {
      return own((await api.get('/api/v1/me')).body);
    } catch (failure) {
      if (asRefusal(failure).status === 401) {
        return null;
      }
      throw failure;
    }
  });
}

/** Leads somebody whose password was chosen by another to where it is changed. @param {Me} me */
function own(me) {
  if (me.must_change) {
    location.assign('/admin/account');
  }
  return me;
}

/**
 * Repeats a reading until it succeeds: nothing can be shown before it has.
 * @template T
 * @param {() => Promise<T>} read
 * @returns {Promise<T>}
 */
export async function untilHeard(read) {
  for (let n = 0; ; n++) {
    try {
      return await read();
    } catch (failure) {
      await new Promise((done) => setTimeout(done, waitBefore(n, Math.random())));
    }
  }
}

/**
 * @param {Api} api
 * @param {string} name
 * @param {string} password
 * @returns {Promise<Me>}
 */
export async function signIn(api, name, password) {
  return own((await api.post('/api/v1/login', { name: name.trim(), password })).body);
}

/** @param {Api} api */
export async function signOut(api) {
  await api.post('/api/v1/logout');
}
