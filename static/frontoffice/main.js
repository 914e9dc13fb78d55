// The front office screen's wiring: the state, what changes it, and what is drawn from it.

import { html, render } from '../vendor/preact-htm.js';
import { makeApi, asRefusal } from '../lib/api.js';
import { makeClock } from '../lib/clock.js';
import { follow } from '../lib/live.js';
import { newId } from '../lib/ids.js';
import { newEntry, signedIn, signedOut, submitted, loginRefused, mayUse } from '../staff/entry.js';
import { whoAmI, signIn, signOut, untilHeard } from '../staff/session.js';
import { keptLang, keepLang, loadLangs } from '../staff/language.js';
import { noticeOf } from '../staff/notice.js';
import { noRings } from '../staff/rings.js';
import { makeRinger } from '../staff/ringer.js';
import * as state from './state.js';
import { intentOf } from './keys.js';
import { ROLES, Screen } from './view.js';
import { CODE } from './list_view.js';
import { BIG } from './check_view.js';

/** @typedef {import('./view.js').App} App */
/** @typedef {import('./types.js').Office} Office */

// The clock and the waits are drawn again this often, in milliseconds: no second is ever skipped.
const TICK_MS = 250;

/** Beats of the front office's topic, in milliseconds. */
const BEAT_MS = 5000;

/** @param {{ [lang: string]: import('../lib/words.js').Words }} langs */
function start(langs) {
  const clock = makeClock();
  /** @type {App} */
  let app = { langs, words: langs[keptLang()], entry: newEntry(), catalogue: null, office: state.newOffice(), rings: noRings(), now: null };
  /** @type {{ stop: () => void } | null} */
  let topic = null;
  const api = makeApi({ lang: () => app.words.lang });
  const root = /** @type {HTMLElement} */ (document.getElementById('screen'));

  /** @param {Partial<App>} change */
  function set(change) {
    app = { ...app, ...change, now: clock.now() };
    document.title = app.words.t('frontoffice.title');
    render(html`<${Screen} app=${app} acts=${acts} />`, root);
  }

  /** @param {(office: Office) => Office} next */
  function setOffice(next) {
    set({ office: next(app.office) });
  }

  function stop() {
    if (topic) {
      topic.stop();
      topic = null;
    }
  }

  const ended = () => {
    stop();
    set({ entry: signedOut(app.entry, true) });
  };
  const ringer = makeRinger({ api, read: () => app.rings, write: (rings) => set({ rings }), ended });

  function followChecks() {
    stop();
    topic = follow({
      socket: '/ws/front-office',
      poll: '/api/v1/checks',
      beatMs: BEAT_MS,
      onSnapshot: (snap) => {
        setOffice((office) => state.snapshotCame(office, snap));
        ringer.came(snap.rings);
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

  /** @param {import('../staff/types.js').Me} me */
  function entered(me) {
    set({ entry: signedIn(app.entry, me) });
    if (mayUse(me, ROLES)) {
      followChecks();
    }
  }

  /** @param {(office: Office) => Office} change opens or ends something: the focus follows to the big button */
  function turn(change) {
    const before = app.office;
    setOffice(change);
    if (app.office.open !== before.open || app.office.result !== before.result) {
      focusBig();
    }
  }

  async function send() {
    const id = newId();
    const next = state.sent(app.office, id, performance.now());
    const { open, flight } = next;
    if (next === app.office || !open || !flight) {
      return;
    }
    setOffice(() => next);
    const service = app.catalogue ? app.catalogue.services.find((one) => one.id === open.check.service) : undefined;
    const path = '/api/v1/checks/' + encodeURIComponent(open.check.code) + '/' + flight.action;
    const onRepeat = (/** @type {number} */ n) => setOffice((office) => state.repeated(office, id, n));
    try {
      const reply = await api.keep(path, /** @type {object} */ (state.body(next, service)), { forMs: state.KEEP_MS, onRepeat });
      turn((office) => state.answered(office, id, reply.body, performance.now()));
    } catch (failure) {
      const refusal = asRefusal(failure);
      setOffice((office) => state.refused(office, id, noticeOf(refusal, app.words)));
      if (refusal.status === 401) {
        ended();
      }
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
      stop();
      signOut(api).then(
        () => set({ entry: signedOut(newEntry(), false), office: state.newOffice(), rings: noRings() }),
        () => location.reload(), // the cookie may still hold: what is true is asked again
      );
    },
    lang: (lang) => {
      keepLang(lang);
      set({ words: langs[lang] });
    },
    type: (typed) => setOffice((office) => state.typedCode(office, typed)),
    enter: () => turn((office) => state.enteredCode(office, performance.now())),
    open: (code) => turn((office) => state.opened(office, code, performance.now())),
    close: () => turn((office) => (state.settled(office, performance.now()) ? state.closed(office) : office)),
    toggle: (id) => setOffice((office) => state.toggled(office, id)),
    send,
    come: () => ringer.come(),
  };

  /** @param {KeyboardEvent} event */
  function key(event) {
    const { entry, office } = app;
    if (entry.stage !== 'in' || !office.snap) {
      return;
    }
    const target = event.target instanceof Element ? event.target : null;
    const intent = intentOf({
      key: event.key,
      repeat: event.repeat,
      chord: event.ctrlKey || event.altKey || event.metaKey,
      field: target !== null && target.id === CODE,
      control: target !== null && target.closest('button, a') !== null,
      typed: office.typed,
      busy: office.open !== null || office.result !== null,
    });
    if (!intent) {
      if (event.key === 'Enter' && event.repeat) {
        event.preventDefault(); // a held key presses no button twice
      }
      return;
    }
    event.preventDefault();
    if (typeof intent === 'object') {
      acts.type(office.typed + intent.type);
    } else if (intent === 'open') {
      acts.enter();
    } else if (intent === 'erase') {
      acts.type(office.typed.slice(0, -1));
    } else if (intent === 'close') {
      office.typed !== '' ? acts.type('') : acts.close();
    } else {
      office.result || state.isGone(office) ? acts.close() : acts.send();
    }
  }

  keepLang(app.words.lang);
  set({});
  document.addEventListener('keydown', key);
  setInterval(() => {
    ringer.tick();
    set({});
  }, TICK_MS);
  untilHeard(async () => (await api.get('/api/v1/catalogue')).body).then((catalogue) => set({ catalogue }));
  whoAmI(api).then((me) => (me ? entered(me) : set({ entry: signedOut(app.entry, false) })));
}

/** Puts the focus on the big button once it is drawn, so that Enter is all a complete file needs. */
function focusBig() {
  requestAnimationFrame(() => {
    const big = document.getElementById(BIG);
    if (big) {
      big.focus({ preventScroll: true });
    }
  });
}

untilHeard(loadLangs).then(start);
