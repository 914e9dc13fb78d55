// Drives the page of the applications: follows its topic, looks up what is scanned, and sends commands.

import { asRefusal, isLost } from '../lib/api.js';
import { follow } from '../lib/live.js';
import { newId } from '../lib/ids.js';
import { noticeOf } from '../staff/notice.js';
import * as state from './state.js';

/** @typedef {import('./types.js').Desk} Desk */

const BEAT_MS = 5000;
const ROOT = '/api/v1/cases';

/** @param {import('../staff/shell.js').World<Desk, import('./view.js').App>} world */
export function makeDriver({ api, clock, app, setDesk, ended }) {
  /** @type {{ stop: () => void } | null} */
  let topic = null;

  function stop() {
    if (topic) {
      topic.stop();
      topic = null;
    }
  }

  function followCases() {
    stop();
    topic = follow({
      socket: '/ws/back-office',
      poll: ROOT,
      beatMs: BEAT_MS,
      onSnapshot: (snap) => {
        const { card } = app().desk;
        setDesk((desk) => state.snapshotCame(desk, snap));
        const now = card && state.caseOf(app().desk, card.case.code);
        if (card && JSON.stringify(now) !== JSON.stringify(card.case)) {
          show(card.case.code);
        }
      },
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

  /** @param {unknown} failure @returns {import('../lib/api.js').Refusal} */
  function failed(failure) {
    const refusal = asRefusal(failure);
    if (refusal.status === 401) {
      ended();
    }
    return refusal;
  }

  /** Asks the server what was scanned or typed means. */
  async function scan() {
    const before = app().desk;
    setDesk(state.asked);
    const text = app().desk.looking;
    if (!text || text === before.looking) {
      return;
    }
    try {
      const { body } = await api.get(ROOT + '?find=' + encodeURIComponent(text));
      setDesk((desk) => state.foundCases(desk, body.cases));
      if (body.cases.length === 1) {
        show(body.cases[0].code);
      }
    } catch (failure) {
      const refusal = failed(failure);
      setDesk((desk) => state.unfound(desk, isLost(refusal) ? 'lost' : 'unknown'));
    }
  }

  /** Shows one with its story. @param {string} code */
  async function show(code) {
    try {
      const { body } = await api.get(ROOT + '/' + encodeURIComponent(code));
      setDesk((desk) => ({ ...desk, card: body }));
    } catch (failure) {
      const refusal = failed(failure);
      setDesk((desk) => state.refused(desk, noticeOf(refusal, app().words)));
    }
  }

  /**
   * @param {string} path below the applications
   * @param {string} action
   * @param {object} body
   */
  async function command(path, action, body) {
    if (state.blocked(app().desk)) {
      return;
    }
    setDesk(state.sending);
    try {
      const reply = await api.keep(ROOT + path, { ...body, command_id: newId() }, { forMs: state.KEEP_MS });
      setDesk((desk) => state.commandDone(desk, action, reply.body));
      const { card } = app().desk;
      const [first] = reply.body.cases;
      if (first && (action === 'open' || (card && card.case.code === first.code))) {
        show(first.code);
      }
    } catch (failure) {
      const refusal = failed(failure);
      setDesk((desk) => state.refused(desk, noticeOf(refusal, app().words), refusal.body.case));
    }
  }

  /** Takes back what the last command did, to all of them or to none. @param {string[]} codes */
  function undo(codes) {
    return command('/undo', 'undo', { cases: codes });
  }

  return { follow: followCases, stop, scan, show, command, undo };
}
