// The shell of a page that follows the office: who is signed in, in which language, and the clock that is drawn again.

import { html, render } from '../vendor/preact-htm.js';
import { makeApi, asRefusal } from '../lib/api.js';
import { makeClock } from '../lib/clock.js';
import { newEntry, signedIn, signedOut, submitted, loginRefused, mayUse } from './entry.js';
import { whoAmI, signIn, signOut, untilHeard } from './session.js';
import { keptLang, keepLang, loadLangs } from './language.js';

/** @typedef {import('../lib/words.js').Words} Words */
/** @typedef {import('./entry.js').Entry} Entry */

/**
 * What the shell keeps of every page.
 * @template Desk
 * @typedef {{ words: Words, entry: Entry, desk: Desk, now: import('../lib/clock.js').Moment | null }} Shown
 */

/**
 * What the views can ask of every page.
 * @typedef {object} ShellActs
 * @property {(name: string, password: string) => void} signIn
 * @property {() => void} signOut
 * @property {(lang: string) => void} lang
 */

/**
 * What a page is wired with.
 * @template Desk, App
 * @typedef {object} World
 * @property {import('../lib/api.js').Api} api
 * @property {import('../lib/clock.js').Clock} clock
 * @property {() => App} app
 * @property {(next: (desk: Desk) => Desk) => void} setDesk
 * @property {() => void} ended the server no longer knows who asks
 */

// The clock and the waits are drawn again this often, in milliseconds.
const TICK_MS = 1000;

/**
 * Opens a page once its words have come, however long that takes.
 * @template Desk
 * @template {Shown<Desk>} App
 * @template {ShellActs} Acts
 * @param {object} page
 * @param {string} page.title key of its sentence
 * @param {string[]} page.roles who may use it
 * @param {() => Desk} page.newDesk
 * @param {Omit<App, 'words' | 'entry' | 'desk' | 'now'>} page.first what it knows besides, to begin with
 * @param {(catalogue: any) => Partial<App>} page.known what it keeps of the standards
 * @param {any} page.Screen
 * @param {(world: World<Desk, App>) => { driver: { follow: () => void, stop: () => void }, acts: Omit<Acts, keyof ShellActs> }} page.wire
 */
export function openPage(page) {
  untilHeard(loadLangs).then((langs) => start(/** @type {any} */ (page), langs)); // any: what is kept besides is the page's own
}

/**
 * @param {Parameters<typeof openPage>[0]} page
 * @param {{ [lang: string]: Words }} langs
 */
function start(page, langs) {
  const clock = makeClock();
  let app = { ...page.first, words: langs[keptLang()], entry: newEntry(), desk: page.newDesk(), now: clock.now() };
  const api = makeApi({ lang: () => app.words.lang });
  const root = /** @type {HTMLElement} */ (document.getElementById('screen'));

  /** @param {object} change */
  function set(change) {
    app = { ...app, ...change, now: clock.now() };
    document.title = app.words.t(page.title);
    render(html`<${page.Screen} app=${app} acts=${acts} />`, root);
  }

  const ended = () => {
    driver.stop();
    set({ entry: signedOut(app.entry, true) });
  };
  const { driver, acts: own } = page.wire({ api, clock, app: () => app, setDesk: (next) => set({ desk: next(app.desk) }), ended });

  /** @param {import('./types.js').Me} me */
  function entered(me) {
    set({ entry: signedIn(app.entry, me) });
    if (mayUse(me, page.roles)) {
      driver.follow();
    }
  }

  const acts = {
    ...own,
    signIn: async (/** @type {string} */ name, /** @type {string} */ password) => {
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
        () => set({ entry: signedOut(newEntry(), false), desk: page.newDesk() }),
        () => location.reload(), // the cookie may still hold: what is true is asked again
      );
    },
    lang: (/** @type {string} */ lang) => {
      keepLang(lang);
      set({ words: langs[lang] });
    },
  };

  keepLang(app.words.lang);
  set({});
  setInterval(() => set({}), TICK_MS);
  untilHeard(async () => (await api.get('/api/v1/catalogue')).body).then((catalogue) => set(page.known(catalogue)));
  whoAmI(api).then((me) => (me ? entered(me) : set({ entry: signedOut(app.entry, false) })));
}
