// Drives the supervisor's page: follows its topic, asks again for what the topic does not carry, and sends commands.

import { asRefusal } from '../lib/api.js';
import { follow } from '../lib/live.js';
import { newId } from '../lib/ids.js';
import { noticeOf } from '../staff/notice.js';
import * as state from './state.js';

/** @typedef {import('./types.js').Desk} Desk */
/** @typedef {import('./view.js').App} App */

/** Beats of the topic, and the time between two looks at what it does not carry, in milliseconds. */
const BEAT_MS = 5000;
const LIST_MS = 2000;
const DEVICES_MS = 10000;
const CHART_MS = 20000;

const ROOT = '/api/v1/supervisor';

/**
 * @param {object} world
 * @param {import('../lib/api.js').Api} world.api
 * @param {import('../lib/clock.js').Clock} world.clock
 * @param {() => App} world.app
 * @param {(next: (desk: Desk) => Desk) => void} world.setDesk
 * @param {() => void} world.ended the server no longer knows who asks
 */
export function makeDriver({ api, clock, app, setDesk, ended }) {
  /** @type {{ stop: () => void } | null} */
  let topic = null;
  /** @type {any[]} */
  let timers = [];
  let shownSeq = -1; // of what was asked last

  function stop() {
    timers.forEach(clearInterval);
    timers = [];
    if (topic) {
      topic.stop();
      topic = null;
    }
  }

  function followOffice() {
    stop();
    shownSeq = -1;
    topic = follow({
      socket: '/ws/supervisor',
      poll: ROOT,
      beatMs: BEAT_MS,
      onSnapshot: (snap) => {
        const first = app().desk.snap === null;
        setDesk((desk) => state.snapshotCame(desk, snap));
        if (first) {
          refresh();
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
    timers = [setInterval(refresh, LIST_MS), setInterval(devices, DEVICES_MS), setInterval(chart, CHART_MS)];
    devices();
    chart();
  }

  /** Reads something; silence is told by the link already. @param {string} path @param {(body: any) => void} take */
  async function read(path, take) {
    try {
      take((await api.get(ROOT + path)).body);
    } catch (failure) {
      if (asRefusal(failure).status === 401) {
        ended();
      }
    }
  }

  const devices = () => read('/devices', (body) => setDesk((desk) => ({ ...desk, devices: body.devices })));
  const chart = () => read('/waiting', (body) => setDesk((desk) => ({ ...desk, steps: body.steps })));

  /** Asks for the tickets and the story again when the office has changed since. */
  function refresh() {
    const { snap } = app().desk;
    if (snap && snap.seq !== shownSeq) {
      shownSeq = snap.seq;
      list();
      story(0);
      panel();
      if (app().desk.steps.length === 0) {
        chart();
      }
    }
  }

  function list() {
    const { query } = app().desk.list;
    const args = new URLSearchParams({ q: query.text, state: query.state, service: query.service });
    return read('/tickets?' + args, (body) => setDesk((desk) => state.listCame(desk, query, body.tickets, body.more)));
  }

  /** @param {number} before 0: the newest */
  function story(before) {
    const { query } = app().desk.story;
    const args = new URLSearchParams(Object.entries({ ...query, before: before ? String(before) : '' }).filter(([, value]) => value));
    return read('/timeline?' + args, (body) => setDesk((desk) => state.storyCame(desk, query, body, before)));
  }

  function panel() {
    const own = app().desk.panel;
    if (own && own.kind === 'ticket') {
      return read('/tickets/' + own.id, (body) => setDesk((desk) => state.ticketCame(desk, own.id, body.ticket, body.events)));
    }
    if (own && own.people.length === 0) {
      return read('/people', (body) => setDesk((desk) => state.peopleCame(desk, body.people)));
    }
  }

  /** @param {string} path @param {object} body @returns {Promise<boolean>} whether the server has done it */
  async function command(path, body) {
    const id = newId();
    const before = app().desk;
    const next = state.commanded(before, { id, path, body });
    if (next === before) {
      return false;
    }
    setDesk(() => next);
    const onRepeat = (/** @type {number} */ n) => setDesk((desk) => state.repeated(desk, id, n));
    try {
      await api.keep(path, { ...body, command_id: id }, { forMs: state.KEEP_MS, onRepeat });
      setDesk((desk) => state.answered(desk, id));
      list();
      panel();
      return true;
    } catch (failure) {
      const refusal = asRefusal(failure);
      setDesk((desk) => state.refused(desk, id, noticeOf(refusal, app().words), refusal.field));
      if (refusal.status === 401) {
        ended();
      }
      return false;
    }
  }

  return { follow: followOffice, stop, list, story, panel, command };
}
