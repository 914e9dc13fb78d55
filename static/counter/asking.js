// Opens the dialogs of the desk, and brings their answers to commands.

import { asRefusal } from '../lib/api.js';
import { clockTime } from './times.js';
import { dialogClosed } from './state.js';
import { meaning } from './menu.js';
import { newAsk, outcome } from './asks.js';
import { newFinding, askedFor, foundCame, stepped } from './finding.js';
import { focusBig } from './keyboard.js';

/** @typedef {import('./types.js').Desk} Desk */
/** @typedef {import('./types.js').Action} Action */
/** @typedef {import('./view.js').App} App */
/** @typedef {import('./asks.js').Ask} Ask */

/**
 * What the questions are made from, as the screen knows it now.
 * @param {App} app
 * @returns {import('./steps.js').World | null} null before there is a desk
 */
export function worldOf({ desk, catalogue, counters, now }) {
  return desk && catalogue ? { desk, catalogue, counters: counters || [], now, until: (typed) => clockTime(typed, now) } : null;
}

/**
 * @param {object} world
 * @param {import('../lib/api.js').Api} world.api
 * @param {() => App} world.app
 * @param {(next: (desk: Desk) => Desk) => void} world.setDesk
 * @param {(action: Action, more?: import('./view.js').Sent, number?: string) => void} world.command
 * @param {{ come: () => void }} world.ringer
 * @param {() => void} world.ended the server no longer knows who asks
 */
export function makeAsking({ api, app, setDesk, command, ringer, ended }) {
  /** @param {import('./menu.js').Intent} intent */
  function intend(intent) {
    const { desk, now } = app();
    if (intent === 'come') {
      ringer.come();
    }
    const meant = desk && meaning(desk, intent, now);
    if (!meant) {
      return;
    }
    if (meant.action) {
      command(meant.action, meant.more);
    } else if (meant.ask) {
      openAsk(newAsk(meant.ask));
    } else if (meant.dialog === 'find') {
      setDesk((own) => ({ ...own, dialog: 'find', find: newFinding(meant.filter || ''), notice: null }));
      search();
    } else {
      setDesk((own) => ({ ...own, dialog: meant.dialog || '', page: 0, ask: null, notice: null }));
    }
  }

  /** @param {Ask} ask */
  function openAsk(ask) {
    setDesk((desk) => ({ ...desk, dialog: 'ask', ask, find: null, notice: null }));
  }

  /** @param {import('./asks.js').Turn} turn */
  function ask({ ask, send }) {
    const world = worldOf(app());
    if (!ask || !world) {
      setDesk(dialogClosed);
      focusBig();
    } else if (!send) {
      setDesk((desk) => ({ ...desk, ask }));
    } else {
      settle(ask, outcome(ask, world));
    }
  }

  /** @param {Ask} ask @param {import('./asks.js').Outcome} out */
  function settle(ask, out) {
    const leaving = out.leaving;
    if (leaving) {
      setDesk((desk) => ({ ...desk, leaving }));
    }
    if (out.action) {
      setDesk((desk) => ({ ...desk, ask }));
      command(out.action, out.more, ask.about ? ask.about.number : undefined);
    } else if (out.ask) {
      openAsk(newAsk(out.ask, ask.about));
    } else if (out.intent) {
      setDesk((desk) => ({ ...dialogClosed(desk), leaving: desk.leaving }));
      intend(out.intent);
      focusBig();
    }
  }

  /** Asks the server for the list that is open. */
  async function search() {
    const { desk } = app();
    const find = desk && desk.find;
    if (!desk || !find) {
      return;
    }
    const query = '?q=' + encodeURIComponent(find.q.trim()) + (find.filter ? '&state=' + find.filter : '');
    try {
      const reply = await api.get('/api/v1/counters/' + desk.n + '/tickets' + query);
      setDesk((now) => (now.find ? { ...now, find: foundCame(now.find, find.asked, reply.body) } : now));
    } catch (failure) {
      if (asRefusal(failure).status === 401) {
        ended();
      }
    }
  }

  return {
    intend,
    ask,
    /** @param {import('./asks.js').AskKind} kind @param {import('./types.js').Found} about */
    askAbout: (kind, about) => openAsk(newAsk(kind, about)),
    /** @param {Partial<Pick<import('./finding.js').Finding, 'q' | 'filter'>>} change */
    find(change) {
      setDesk((desk) => (desk.find ? { ...desk, find: askedFor(desk.find, change) } : desk));
      search();
    },
    /** @param {number} by */
    findStep: (by) => setDesk((desk) => (desk.find ? { ...desk, find: stepped(desk.find, by) } : desk)),
    /** Something has moved at the office: an open list is asked for again. */
    moved() {
      const { desk } = app();
      if (desk && desk.dialog === 'find') {
        search();
      }
    },
  };
}
