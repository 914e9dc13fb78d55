// Drives the front office desk: follows the waiting checks and sends the one answer under way.

import { standardOf } from '../staff/declared.js';
import { asRefusal, isLost } from '../lib/api.js';
import { follow } from '../lib/live.js';
import { callsOf, comersOf } from '../staff/assists.js';
import { newId } from '../lib/ids.js';
import { noticeOf } from '../staff/notice.js';
import * as state from './state.js';
import * as assist from './assist.js';
import { readScan } from './code.js';
import { BIG, DESK } from './check_view.js';
import { SEARCH, HEAD } from './assist_view.js';

/** @typedef {import('./types.js').Office} Office */
/** @typedef {import('./view.js').App} App */

/** Beats of the front office's topic, in milliseconds. */
const BEAT_MS = 5000;

/** An answer that comes sooner needs no word on the way, in milliseconds: nothing flickers. */
const SOON_MS = 350;

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
        ringer.came(callsOf(snap), [...(snap.answered || []), ...comersOf(snap, 0, [])]);
      },
      onReload: () => {
        if (!state.busy(app().office)) {
          location.reload(); // otherwise with a later frame: what lies on the desk is finished first
        }
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

  /** @param {(office: Office) => Office} change opens or ends something: the focus follows to what comes next */
  function turn(change) {
    const before = app().office;
    setOffice(change);
    const after = app().office;
    const step = (/** @type {Office} */ office) => (office.assist ? office.assist.service || 'choose' : '');
    if (after.open !== before.open || after.result !== before.result || after.ticket !== before.ticket || step(after) !== step(before)) {
      focusNext(after);
    }
  }

  /** @param {string} text typed and entered, or scanned @returns {boolean} whether it was a slip of ours */
  function scan(text) {
    const found = readScan(text);
    turn((office) => state.scanned(office, text, performance.now()));
    if (found && app().office.looking === found.code) {
      lookUp(found);
    }
    return found !== null;
  }

  /** @param {import('./code.js').Scan} scan a list or a ticket */
  async function lookUp({ kind, code }) {
    try {
      if (kind === 'list') {
        const { body } = await api.get('/api/v1/assist/lists/' + code);
        const { catalogue } = app();
        turn((office) => state.listFound(office, code, catalogue && assist.resumed(catalogue, body), performance.now()));
      } else {
        const { body } = await api.get('/api/v1/tickets/' + code);
        turn((office) => state.ticketFound(office, code, body, performance.now()));
      }
    } catch (failure) {
      const refusal = asRefusal(failure);
      setOffice((office) => state.unfound(office, code, isLost(refusal) ? 'lost' : kind === 'list' ? 'list' : 'ticket'));
      if (refusal.status === 401) {
        ended();
      }
    }
  }

  /** The big button: what it does follows from what lies on the desk. */
  function send() {
    const { office, catalogue } = app();
    const action = office.assist && catalogue ? state.assistAction(office, catalogue) : state.primary(office);
    if (action) {
      launch(action);
    }
  }

  /** @param {import('./types.js').Action} action @param {string} [day] a later day that was offered */
  async function launch(action, day) {
    const id = newId();
    const before = app().office;
    const next = state.launched(before, action, id, performance.now());
    const { catalogue } = app();
    const order = next === before || !catalogue ? null : orderOf(next, catalogue);
    if (!order) {
      return;
    }
    setOffice(() => next);
    const slow = setTimeout(() => setOffice((office) => state.slowed(office, id)), SOON_MS);
    const onRepeat = (/** @type {number} */ n) => setOffice((office) => state.repeated(office, id, n));
    try {
      const reply = await api.keep(order.path, day ? { ...order.body, day } : order.body, { forMs: state.KEEP_MS, onRepeat });
      turn((office) => state.answered(office, id, reply.body, performance.now()));
    } catch (failure) {
      const refusal = asRefusal(failure);
      setOffice((office) => state.refused(office, id, { ...noticeOf(refusal, app().words), day: refusal.body.next_day || '' }));
      if (refusal.status === 401) {
        ended();
      }
    } finally {
      clearTimeout(slow);
    }
  }

  return { follow: followChecks, stop, turn, scan, send, launch };
}

/**
 * What is asked of the server for what is in flight.
 * @param {Office} office
 * @param {assist.Catalogue} catalogue
 * @returns {{ path: string, body: object } | null}
 */
function orderOf(office, catalogue) {
  const { open, flight } = office;
  if (office.assist && flight) {
    return assist.order(catalogue, office.assist, /** @type {'assist'} */ (flight.action), flight.id);
  }
  if (!open || !flight) {
    return null;
  }
  const { service } = standardOf(catalogue, open.check);
  return { path: '/api/v1/checks/' + encodeURIComponent(open.check.code) + '/' + flight.action, body: /** @type {object} */ (state.body(office, service)) };
}

/**
 * The focus goes to the big button, so that Enter is all a complete file needs; to the search on a machine with a
 * keyboard; else to the heading, which a phone does not cover with keys.
 * @param {Office} office
 */
function focusNext(office) {
  const search = office.assist && !office.assist.service && matchMedia('(pointer: fine)').matches;
  requestAnimationFrame(() => {
    const next = document.getElementById(search ? SEARCH : office.assist ? HEAD : BIG);
    if (next) {
      next.focus({ preventScroll: true });
    }
    const sheet = document.querySelector('#' + DESK + ' .sheet');
    if (sheet) {
      sheet.scrollTop = 0;
    }
  });
}
