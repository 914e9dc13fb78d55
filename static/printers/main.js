// The wiring of the printers' page: the state, what changes it, and what is drawn from it.

import { html, render } from '../vendor/preact-htm.js';
import { makeApi, asRefusal } from '../lib/api.js';
import { makeClock } from '../lib/clock.js';
import { newEntry, signedIn, signedOut, submitted, loginRefused, mayUse } from '../staff/entry.js';
import { whoAmI, signIn, signOut, untilHeard } from '../staff/session.js';
import { keptLang, keepLang, loadLangs } from '../staff/language.js';
import { newDesk, asked, closed, allShown, noticeRead } from './state.js';
import { makeDriver } from './driver.js';
import { ROLES, Screen } from './view.js';

/** @typedef {import('./view.js').App} App */

// The clock is drawn again this often, in milliseconds.
const TICK_MS = 1000;

/** @param {{ [lang: string]: import('../lib/words.js').Words }} langs */
function start(langs) {
  const clock = makeClock();
  /** @type {App} */
  let app = { words: langs[keptLang()], entry: newEntry(), office: null, desk: newDesk(), now: null };
  const api = makeApi({ lang: () => app.words.lang });
  const root = /** @type {HTMLElement} */ (document.getElementById('screen'));

  /** @param {Partial<App>} change */
  function set(change) {
    app = { ...app, ...change, now: clock.now() };
    document.title = app.words.t('printers.title');
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
    ask: (printer, job) => setDesk((desk) => asked(desk, printer, job)),
    close: () => setDesk(closed),
    all: (printer) => setDesk((desk) => allShown(desk, printer)),
    read: (printer) => setDesk((desk) => noticeRead(desk, printer)),
    command: driver.command,
  };

  keepLang(app.words.lang);
  set({});
  setInterval(() => set({}), TICK_MS);
  untilHeard(async () => (await api.get('/api/v1/catalogue')).body).then((catalogue) => set({ office: catalogue.office }));
  whoAmI(api).then((me) => (me ? entered(me) : set({ entry: signedOut(app.entry, false) })));
}

untilHeard(loadLangs).then(start);
