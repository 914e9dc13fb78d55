// The counter screen's wiring: the app's state, what changes it, and what is drawn from it.

import { html, render } from '../vendor/preact-htm.js';
import { makeApi, asRefusal } from '../lib/api.js';
import { makeClock } from '../lib/clock.js';
import { newEntry, signedIn, signedOut, submitted, loginRefused, mayUse } from '../staff/entry.js';
import { whoAmI, signIn, signOut, untilHeard } from '../staff/session.js';
import { keptLang, keepLang, loadLangs } from '../staff/language.js';
import { noRings } from '../staff/rings.js';
import { makeRinger } from '../staff/ringer.js';
import { newDesk, noticeRead, noticeFades, dialogClosed } from './state.js';
import { marked, turned, pageTurned } from './check.js';
import { rowsOf } from './rows.js';
import { makeDriver } from './driver.js';
import { listenKeys, focusBig } from './keyboard.js';
import { listenScanner } from './scanner.js';
import { ROLES, Screen } from './view.js';
import { keptCounter, keepCounter, keptMarks, keepMarks, keptPost, keepPost } from './kept.js';
import { posted } from './posted.js';
import { beatAs } from '../lib/beat.js';
import { keptToken, keepToken } from '../lib/pair.js';

/** @typedef {import('./view.js').App} App */
/** @typedef {import('./types.js').Desk} Desk */

// The clock, the waits and the rings are drawn again this often, in milliseconds: no second is ever skipped.
const TICK_MS = 250;

// How often the list of counters is asked again, in milliseconds: it is shown when one sits down and when a ticket goes elsewhere.
const COUNTERS_MS = 5000;

/** @param {{ [lang: string]: import('../lib/words.js').Words }} langs */
function start(langs) {
  const clock = makeClock();
  /** @type {App} */
  let app = { langs, words: langs[keptLang()], entry: newEntry(), catalogue: null, counters: null, desk: null, rings: noRings(), now: null };
  const api = makeApi({ lang: () => app.words.lang });
  const root = /** @type {HTMLElement} */ (document.getElementById('screen'));

  /** @param {Partial<App>} change */
  function set(change) {
    app = { ...app, ...change, now: clock.now() };
    document.title = titleOf(app);
    render(html`<${Screen} app=${app} acts=${acts} />`, root);
  }

  /** @param {(desk: Desk) => Desk} next */
  function setDesk(next) {
    if (app.desk) {
      set({ desk: next(app.desk) });
    }
  }

  /** @param {(desk: Desk) => Desk} next */
  function check(next) {
    setDesk(next);
    if (app.desk) {
      keepMarks(app.desk.marks);
    }
  }

  const ended = () => {
    driver.stop();
    set({ entry: signedOut(app.entry, true) });
  };
  const ringer = makeRinger({ api, read: () => app.rings, write: (rings) => set({ rings }), ended, answer: answerAt(() => app.desk) });
  const driver = makeDriver({ api, clock, app: () => app, setDesk, ringer, ended });

  /** @type {import('./view.js').Acts} */
  const acts = {
    signIn: async (name, password) => {
      const asked = submitted(app.entry, name, password);
      if (asked.busy && !app.entry.busy) {
        set({ entry: asked });
        try {
          set({ entry: signedIn(app.entry, await signIn(api, name, password)) });
          sit();
        } catch (failure) {
          set({ entry: loginRefused(app.entry, asRefusal(failure)) });
        }
      } else {
        set({ entry: asked });
      }
    },
    signOut: () => {
      driver.stop();
      keepCounter(null);
      signOut(api).then(
        () => set({ entry: signedOut(newEntry(), false), desk: null, counters: null, rings: noRings() }),
        () => location.reload(), // the cookie may still hold: what is true is asked again
      );
    },
    lang: (lang) => {
      keepLang(lang);
      set({ words: langs[lang] });
    },
    choose: (n) => {
      keepCounter(n);
      sit();
    },
    leave: () => {
      driver.stop();
      keepCounter(null);
      set({ desk: null, counters: null, rings: noRings() });
      readCounters();
    },
    intend: driver.intend,
    command: driver.command,
    closeDialog: () => {
      setDesk(dialogClosed);
      focusBig();
    },
    mark: (row, mark) => check((desk) => marked(desk, row, mark)),
    turn: (digit) => check((desk) => turned(desk, rowsOf(desk, app.catalogue), digit)),
    page: (by) => setDesk((desk) => pageTurned(desk, rowsOf(desk, app.catalogue), by)),
    ask: driver.ask,
    askAbout: driver.askAbout,
    find: driver.find,
    findStep: driver.findStep,
    scan: driver.scan,
    openFile: driver.openFile,
    returnFile: (code, lacks) => driver.fileCommand({ path: '/' + code + '/return', action: 'file-return', body: { lacks } }, code),
    readNotice: () => {
      setDesk(noticeRead);
      focusBig();
    },
  };

  /** Takes the seat that was chosen, or asks which. */
  function sit() {
    const me = app.entry.me;
    const n = keptCounter();
    if (!me || !mayUse(me, ROLES)) {
      return;
    }
    if (n !== null && me.counters.includes(n)) {
      const known = app.desk && app.desk.n === n;
      set({ desk: known ? app.desk : { ...newDesk(n, me.name), marks: keptMarks() } });
      driver.follow(n);
    } else {
      set({ desk: null });
    }
    readCounters();
  }

  async function readCounters() {
    if (app.entry.stage !== 'in') {
      return;
    }
    try {
      const reply = await api.get('/api/v1/counters');
      if (app.entry.stage === 'in') {
        set({ counters: reply.body.counters });
      }
    } catch (failure) {
      if (asRefusal(failure).status === 401) {
        ended();
      }
    }
  }

  /** @param {{ counter?: number }} reply what a beat was answered */
  function follow(reply) {
    const n = posted({ set: reply.counter || 0, followed: keptPost(), me: app.entry.me, desk: app.desk });
    if (n !== null) {
      keepPost(n);
      acts.choose(n);
    }
  }

  keepLang(app.words.lang);
  set({});
  beatAs(keptToken('counter'), () => keepToken('counter', ''), { onHeard: follow });
  listenScanner({ ready: () => app.entry.stage === 'in' && Boolean(app.desk && app.desk.snap), scanned: driver.scan });
  listenKeys({ app: () => app, acts });
  setInterval(() => {
    ringer.tick();
    set({ desk: app.desk && noticeFades(app.desk, performance.now()) });
  }, TICK_MS);
  setInterval(readCounters, COUNTERS_MS);
  untilHeard(async () => (await api.get('/api/v1/catalogue')).body).then((catalogue) => set({ catalogue }));
  whoAmI(api).then((me) => {
    set({ entry: me ? signedIn(app.entry, me) : signedOut(app.entry, false) });
    sit();
  });
}

/**
 * A call of a colleague is answered by this counter, one of a kiosk by the office.
 * @param {() => Desk | null} desk
 * @returns {(ring: import('../staff/types.js').Ring) => { path: string, body: object } | null}
 */
function answerAt(desk) {
  return (ring) => {
    const own = desk();
    return own && ring.kind ? { path: '/api/v1/counters/' + own.n + '/assist-answer', body: { assist: ring.id } } : null;
  };
}

/** @param {App} app */
function titleOf({ words, desk }) {
  const snap = desk && desk.snap;
  if (!snap) {
    return words.t('counter.title.plain');
  }
  const number = snap.ticket ? snap.ticket.number : '';
  return words.t(number ? 'counter.title.ticket' : 'counter.title', { n: snap.counter.n, number });
}

untilHeard(loadLangs).then(start);
