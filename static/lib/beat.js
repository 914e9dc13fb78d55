// A screen's sign of life: which build it shows, what its clock says, and whether somebody wants it to load again.

import { makeApi, asRefusal } from './api.js';

/** How often a screen says how it is, in milliseconds. */
export const BEAT_MS = 10000;

/** The build that a page was loaded from, as its own address says. @param {Document} page */
export function buildOf(page) {
  const script = page.querySelector('script[type="module"]');
  const found = script ? /\/assets\/([0-9a-f]+)\//.exec(script.getAttribute('src') || '') : null;
  return found ? found[1] : '';
}

/**
 * @param {object} o
 * @param {string} o.token
 * @param {string} o.build
 * @param {() => { width: number, height: number }} o.screen
 * @param {() => void} o.onReload somebody wants the page loaded again
 * @param {() => void} [o.onRevoked] the token counts no more
 * @param {() => object} [o.more] what else the screen tells of itself
 * @param {typeof fetch} [o.fetch]
 * @param {(run: () => void, ms: number) => any} [o.later]
 * @param {() => number} [o.now] milliseconds since the page was loaded, which never jump
 * @param {() => number} [o.clock] the screen's clock, Unix milliseconds
 */
export function beat(o) {
  const later = o.later || ((run, ms) => setTimeout(run, ms));
  const now = o.now || (() => performance.now());
  const clock = o.clock || (() => Date.now());
  const api = makeApi({ token: () => o.token, fetch: o.fetch });
  let lag = 0;

  async function go() {
    const began = now();
    const { width, height } = o.screen();
    try {
      const reply = await api.post('/api/v1/devices/beat', Object.assign({ build: o.build, at: Math.round(clock()), up_ms: Math.round(began), lag_ms: Math.round(lag), width, height }, o.more ? o.more() : {}));
      lag = (now() - began) / 2;
      if (reply.body.reload) {
        o.onReload();
        return;
      }
    } catch (failure) {
      if (asRefusal(failure).status === 401) {
        if (o.onRevoked) {
          o.onRevoked();
        }
        return;
      }
    }
    later(go, BEAT_MS);
  }
  go();
}

/**
 * Beats for a screen that was paired, and does nothing for one that was not.
 * @param {string} token
 * @param {() => void} [onRevoked]
 * @param {() => object} [more] what else it tells of itself
 */
export function beatAs(token, onRevoked, more) {
  if (token) {
    beat({ token, build: buildOf(document), screen: () => ({ width: screen.width, height: screen.height }), onReload: () => location.reload(), onRevoked, more });
  }
}
