// Opens the dialogs of the desk, and brings their answers to commands.

import { asRefusal } from '../lib/api.js';
import { clockTime } from './times.js';
import { dialogClosed } from './state.js';
import { meaning } from './menu.js';
import { newAsk, outcome } from './asks.js';
import { newFinding, askedFor, foundCame, stepped } from './finding.js';
import { isOver } from '../staff/casework.js';
import { endsVisit, fileOf, filesCame, handable, handFiles } from './files.js';
import { noticeOf } from '../staff/notice.js';
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
 * @param {(send: { path: string, action: import('./types.js').FileAction, body: object }, code: string) => void} world.fileCommand
 * @param {{ come: () => void }} world.ringer
 * @param {() => void} world.ended the server no longer knows who asks
 */
export function makeAsking({ api, app, setDesk, command, fileCommand, ringer, ended }) {
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
    if (meant.files) {
      openFiles();
    } else if (meant.action) {
      command(meant.action, meant.more);
    } else if (meant.ask) {
      openAsk(newAsk(meant.ask));
    } else if (meant.dialog === 'find') {
      setDesk((own) => ({ ...own, dialog: 'find', find: newFinding(meant.filter || '', meant.joins), notice: null }));
      search();
    } else {
      setDesk((own) => ({ ...own, dialog: meant.dialog || '', page: 0, ask: null, notice: null }));
    }
  }

  /** @param {Ask} ask */
  function openAsk(ask) {
    setDesk((desk) => ({ ...desk, dialog: 'ask', ask, find: null, notice: null }));
  }

  /** The applications of the ticket in hand: to open the first, to choose one, or what to do with the only one. */
  function openFiles() {
    const desk = /** @type {Desk} */ (app().desk);
    const open = handFiles(desk).cases.filter((one) => !isOver(one));
    if (open.length === 1) {
      openFile(open[0].code);
    } else {
      openAsk(newAsk(open.length === 0 ? 'file-open' : 'files'));
    }
  }

  /** What to do with an application; one that is ready is there to be collected. @param {string} code */
  function openFile(code) {
    const known = fileOf(/** @type {Desk} */ (app().desk), code);
    openAsk(newAsk(known && handable(known.one, known.plan) ? 'file-hand' : 'file', null, { file: code }));
  }

  /** A claim slip was scanned, or its code typed. @param {string} text */
  async function scan(text) {
    const { desk, words } = app();
    if (desk && desk.ask && desk.ask.note.trim() !== '') { // another dialog would lose what was written
      const notice = { code: 'scan_later', title: words.t('counter.scan.later'), hint: words.t('counter.scan.later.hint') };
      setDesk((now) => ({ ...now, notice, noticeAt: performance.now() }));
      return;
    }
    setDesk((desk) => ({ ...desk, looking: text, notice: null }));
    try {
      const { body } = await api.get('/api/v1/cases?find=' + encodeURIComponent(text));
      setDesk((desk) => filesCame({ ...desk, looking: '' }, body));
      const codes = body.cases.map((/** @type {{ code: string }} */ one) => one.code);
      if (codes.length === 1) {
        openFile(codes[0]);
      } else {
        openAsk(newAsk('files', null, { codes }));
      }
    } catch (failure) {
      const refusal = asRefusal(failure);
      setDesk((desk) => ({ ...desk, looking: '', notice: noticeOf(refusal, app().words), noticeAt: performance.now() }));
      if (refusal.status === 401) {
        ended();
      }
    }
  }

  /** @param {Ask} ask @param {import('./file_steps.js').FileOutcome} out */
  function settleFile(ask, out) {
    const desk = /** @type {Desk} */ (app().desk);
    if (out.send) {
      setDesk((now) => ({ ...now, ask }));
      fileCommand(out.send, ask.file);
    } else if (out.open) {
      openFile(out.open);
    } else if (out.back) {
      const returns = endsVisit(desk, out.back) ? '' : out.back;
      setDesk((now) => ({ ...now, dialog: 'return', returns, page: 0, ask: null, notice: null }));
    } else if (out.ask) {
      openAsk(newAsk(out.ask, null, { file: out.ask === 'file-open' ? '' : ask.file }));
    }
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
    if (out.file) {
      settleFile(ask, out.file);
      return;
    }
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
    scan,
    openFile,
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
