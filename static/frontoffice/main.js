// The front office screen's wiring: the state, what changes it, and what is drawn from it.

import { html, render } from '../vendor/preact-htm.js';
import { makeApi, asRefusal } from '../lib/api.js';
import { makeClock } from '../lib/clock.js';
import { newEntry, signedIn, signedOut, submitted, loginRefused, mayUse } from '../staff/entry.js';
import { whoAmI, signIn, signOut, untilHeard } from '../staff/session.js';
import { keptLang, keepLang, loadLangs } from '../staff/language.js';
import { noRings } from '../staff/rings.js';
import { makeRinger } from '../staff/ringer.js';
import { newOffice, typedCode, opened, closed, settled, toggled, assisting, filming } from './state.js';
import { newDraft, chosen, asked, tapped, filled } from './assist.js';
import { makeCamera } from './camera.js';
import { makeDriver } from './driver.js';
import { listenKeys } from './keyboard.js';
import { CAMERA } from './list_view.js';
import { ROLES, Screen } from './view.js';

/** @typedef {import('./view.js').App} App */

// The clock and the waits are drawn again this often, in milliseconds: no second is ever skipped.
const TICK_MS = 250;

/** @param {{ [lang: string]: import('../lib/words.js').Words }} langs */
function start(langs) {
  const clock = makeClock();
  /** @type {App} */
  let app = { langs, words: langs[keptLang()], entry: newEntry(), catalogue: null, office: newOffice(), rings: noRings(), now: null };
  const api = makeApi({ lang: () => app.words.lang });
  const root = /** @type {HTMLElement} */ (document.getElementById('screen'));

  /** @param {Partial<App>} change */
  function set(change) {
    app = { ...app, ...change, now: clock.now() };
    document.title = app.words.t('frontoffice.title');
    render(html`<${Screen} app=${app} acts=${acts} />`, root);
  }

  const ended = () => {
    driver.stop();
    camera.stop();
    set({ entry: signedOut(app.entry, true) });
  };
  const ringer = makeRinger({ api, read: () => app.rings, write: (rings) => set({ rings }), ended, answer: answerAt });
  const driver = makeDriver({ api, clock, app: () => app, setOffice: (next) => set({ office: next(app.office) }), ringer, ended });

  const camera = makeCamera({ show: (phase) => set({ office: filming(app.office, phase) }), read: driver.scan });

  /** A scanner or a hand was quicker than the camera. @param {string} text */
  const read = (text) => {
    camera.stop();
    driver.scan(text);
  };

  /** @param {(office: import('./types.js').Office, now: number) => import('./types.js').Office} change */
  const draw = (change) => driver.turn((office) => change(office, performance.now()));

  /** @param {(draft: import('./assist.js').Draft, catalogue: import('./assist.js').Catalogue) => import('./assist.js').Draft} change */
  const draft = (change) => {
    const { catalogue } = app;
    if (catalogue && app.office.assist) {
      const next = change(app.office.assist, catalogue);
      draw((office, now) => assisting(office, next, now));
    }
  };

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
      const asked = submitted(app.entry, name, password);
      const go = asked.busy && !app.entry.busy;
      set({ entry: asked });
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
      camera.stop();
      signOut(api).then(
        () => set({ entry: signedOut(newEntry(), false), office: newOffice(), rings: noRings() }),
        () => location.reload(), // the cookie may still hold: what is true is asked again
      );
    },
    lang: (lang) => {
      keepLang(lang);
      set({ words: langs[lang] });
    },
    type: (typed) => set({ office: typedCode(app.office, typed) }),
    enter: () => read(app.office.typed),
    scan: (text) => read(text),
    open: (code) => driver.turn((office) => opened(office, code, performance.now())),
    close: () => driver.turn((office) => (settled(office, performance.now()) ? closed(office) : office)),
    toggle: (id) => set({ office: toggled(app.office, id) }),
    send: driver.send,
    launch: driver.launch,
    assist: () => draw((office, now) => assisting(office, newDraft(app.words.lang), now)),
    search: (query) => draft((one) => ({ ...one, query })),
    choose: (id) => draft((one, catalogue) => (id ? chosen(catalogue, one, id) : { ...one, service: '' })),
    ask: (question, value) => draft((one, catalogue) => asked(catalogue, one, question, value)),
    tap: (row, said) => draft((one) => tapped(one, row, said)),
    fill: () => draft((one, catalogue) => filled(catalogue, one)),
    identify: (nik) => draft((one) => ({ ...one, nik: nik.replace(/[^0-9]/g, '').slice(0, 16) })),
    speak: (lang) => draft((one) => ({ ...one, lang })),
    film: () => camera.start(),
    photo: (file) => camera.photo(file),
    putAway: () => {
      camera.stop();
      focusLater(CAMERA);
    },
    come: ringer.come,
  };

  keepLang(app.words.lang);
  set({});
  listenKeys({ app: () => app, acts });
  setInterval(() => {
    ringer.tick();
    set({});
  }, TICK_MS);
  untilHeard(async () => (await api.get('/api/v1/catalogue')).body).then((catalogue) => set({ catalogue }));
  whoAmI(api).then((me) => (me ? entered(me) : set({ entry: signedOut(app.entry, false) })));
}

/**
 * A counter that calls its colleagues is answered like a kiosk, at an address of its own.
 * @param {import('../staff/types.js').Ring} ring
 */
function answerAt(ring) {
  return ring.kind ? { path: '/api/v1/assists/' + encodeURIComponent(ring.id) + '/answer', body: {} } : null;
}

/** Gives the focus back once the window before it is gone. @param {string} id */
function focusLater(id) {
  requestAnimationFrame(() => {
    const place = document.getElementById(id);
    if (place) {
      place.focus({ preventScroll: true });
    }
  });
}

untilHeard(loadLangs).then(start);
