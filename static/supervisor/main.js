// The wiring of the supervisor's page: the state, what changes it, and what is drawn from it.

import { html, render } from '../vendor/preact-htm.js';
import { makeApi, asRefusal } from '../lib/api.js';
import { makeClock } from '../lib/clock.js';
import { newEntry, signedIn, signedOut, submitted, loginRefused, mayUse } from '../staff/entry.js';
import { whoAmI, signIn, signOut, untilHeard } from '../staff/session.js';
import { keptLang, keepLang, loadLangs } from '../staff/language.js';
import { actionChosen, bodyOf, closed, counterOpened, listAsked, newDesk, storyAsked, ticketOpened } from './state.js';
import { makeDriver } from './driver.js';
import { ROLES, Screen } from './view.js';

/** @typedef {import('./view.js').App} App */

// The clock and the waits are drawn again this often, and typing rests this long before it is asked, in milliseconds.
const TICK_MS = 1000;
const TYPED_MS = 250;

/** @param {{ [lang: string]: import('../lib/words.js').Words }} langs */
function start(langs) {
  const clock = makeClock();
  /** @type {App} */
  let app = { words: langs[keptLang()], entry: newEntry(), catalogue: null, desk: newDesk(), now: null };
  const api = makeApi({ lang: () => app.words.lang });
  const root = /** @type {HTMLElement} */ (document.getElementById('screen'));
  /** @type {{ [what: string]: any }} */
  const waits = {};

  /** @param {Partial<App>} change */
  function set(change) {
    app = { ...app, ...change, now: clock.now() };
    document.title = app.words.t('supervisor.title');
    render(html`<${Screen} app=${app} acts=${acts} />`, root);
  }

  /** @param {(desk: App['desk']) => App['desk']} next */
  const setDesk = (next) => set({ desk: next(app.desk) });

  const ended = () => {
    driver.stop();
    set({ entry: signedOut(app.entry, true) });
  };
  const driver = makeDriver({ api, clock, app: () => app, setDesk, ended });

  /** @param {import('../staff/types.js').Me} me */
  function entered(me) {
    set({ entry: signedIn(app.entry, me) });
    if (mayUse(me, ROLES)) {
      driver.follow();
    }
  }

  /** Does something once nobody has typed for a moment. @param {string} what @param {() => void} run */
  function afterTyping(what, run) {
    clearTimeout(waits[what]);
    waits[what] = setTimeout(run, TYPED_MS);
  }

  /** Where a command about the open panel goes. @param {string} action */
  function pathOf(action) {
    const panel = app.desk.panel;
    const own = panel && panel.kind === 'counter' ? '/counters/' + panel.n : '/tickets/' + (panel ? panel.id : '');
    return '/api/v1/supervisor' + own + '/' + action;
  }

  /** @type {import('./view.js').Acts} */
  const acts = {
    signIn: async (name, password) => {
      const form = submitted(app.entry, name, password);
      const go = form.busy && !app.entry.busy;
      set({ entry: form });
      if (go) {
        try {
          entered(await signIn(api, name, password));
        } catch (failure) {
          set({ entry: loginRefused(app.entry, asRefusal(failure)) });
        }
      }
    },
    signOut: () => {
      driver.stop();
      signOut(api).then(
        () => set({ entry: signedOut(newEntry(), false), desk: newDesk() }),
        () => location.reload(), // the cookie may still hold: what is true is asked again
      );
    },
    lang: (lang) => {
      keepLang(lang);
      set({ words: langs[lang] });
    },
    ticket: (id) => {
      setDesk((desk) => ticketOpened(desk, id));
      driver.panel();
    },
    counter: (n) => {
      setDesk((desk) => counterOpened(desk, n));
      driver.panel();
    },
    close: () => setDesk(closed),
    choose: (action) => setDesk((desk) => actionChosen(desk, action)),
    send: (action, fields) => {
      const { panel, snap } = app.desk;
      const counter = panel && panel.kind === 'counter' && snap ? snap.counters.find((one) => one.n === panel.n) : null;
      const { body, wrong } = bodyOf(action, fields, Boolean(counter && counter.ticket));
      setDesk((desk) => ({ ...desk, wrong, notice: null }));
      if (!wrong) {
        driver.command(pathOf(action), body);
      }
    },
    post: (path, body) => driver.command(path, body || {}),
    announce: (body) => driver.command('/api/v1/supervisor/announce', body),
    find: (change) => {
      setDesk((desk) => listAsked(desk, change));
      afterTyping('find', driver.list);
    },
    tell: (change) => {
      setDesk((desk) => storyAsked(desk, change));
      afterTyping('tell', () => driver.story(0));
    },
    more: () => driver.story(app.desk.story.next),
    read: () => setDesk((desk) => ({ ...desk, notice: null })),
  };

  keepLang(app.words.lang);
  set({});
  setInterval(() => set({}), TICK_MS);
  untilHeard(async () => (await api.get('/api/v1/catalogue')).body).then((catalogue) => set({ catalogue }));
  whoAmI(api).then((me) => (me ? entered(me) : set({ entry: signedOut(app.entry, false) })));
}

untilHeard(loadLangs).then(start);
