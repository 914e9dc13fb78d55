// Wiring: the token, the words, the net, the glass and the clock around the state.

import { html, render } from '../vendor/preact-htm.js';
import { makeApi, asRefusal } from '../lib/api.js';
import { loadWords } from '../lib/words.js';
import { makeClock } from '../lib/clock.js';
import { newId } from '../lib/ids.js';
import { newState, newVisit, step } from './state.js';
import { scene, speaks, abandoned } from './scene.js';
import { makeErrands } from './errands.js';
import { makeTeller } from './teller.js';
import { takeToken, pairedWith, forgetToken, readVisit, keepVisit } from './keep.js';
import { pair } from '../lib/pair.js';
import { beatAs } from '../lib/beat.js';
import { listen } from './glass.js';
import { steer, focusFirst, lostFocus, watchKeys } from './focus.js';
import { shownIn } from './code.js';
import { prefixesOf } from './catalogue.js';
import { makeGuide } from './guiding.js';
import { App } from './view.js';
import { show, inOrder } from './page.js';

/** How often the server is asked how it is, in milliseconds: it hears of its printers each second, and people of them within three. */
const STATUS_MS = 1000;
/** How often the screen looks at its clock, in milliseconds. */
const TICK_MS = 250;
/** How long until the words are asked for again when they did not come, in milliseconds. */
const WORDS_MS = 2000;

const now = () => Math.round(performance.now());
const token = takeToken(window);
const clock = makeClock();
let state = newState(now(), readVisit(sessionStorage), token !== '');
/** @type {{ [lang: string]: import('../lib/words.js').Words }} */
const tongues = {};
let drawn = false;
let shownScene = '';

const api = makeApi({ token: () => token, lang: () => state.visit.lang });
const errands = makeErrands({ api, say });
const teller = makeTeller({ api });
const guide = makeGuide(document, api);

/** @param {import('./state.js').Event} event */
function say(event) {
  const before = state.visit;
  state = step(state, event, now());
  if (abandoned(state)) {
    state = step(state, { type: 'wipe' }, now());
  }
  if (state.visit !== before) {
    keepVisit(sessionStorage, state.visit);
  }
  errands.run(state);
  teller.look(state);
  draw();
}

/** Draws when something one can see has changed, at most once an event. */
function draw() {
  const words = tongues[state.visit.lang] || tongues.id;
  if (!words) {
    return;
  }
  const shown = scene(state);
  show(document, state, words);
  const busy = !!state.visit.sent;
  render(html`<${App} kiosk=${{ state, scene: shown, words, tongues: inOrder(tongues, state), time: clock.now(), say, newId, busy }} />`, /** @type {Element} */ (document.getElementById('screen')));
  if (shown !== shownScene || (drawn && lostFocus(document))) { // what had the focus may be gone with what was pressed
    shownScene = shown;
    if (drawn) {
      focusFirst(document);
    }
  }
  drawn = true;
  guide.look(state, words);
}

async function askStatus() {
  if (token) {
    try {
      const { body } = await api.get('/api/v1/kiosk/status');
      clock.set(body.at);
      if (state.status && state.status.build !== body.build && scene(state) === 'start') {
        location.reload();
        return;
      }
      say({ type: 'status', status: body });
      if (!state.catalogue) {
        await askCatalogue();
      }
    } catch (failure) {
      if (asRefusal(failure).status === 401 || asRefusal(failure).status === 403) {
        forgetToken(window);
        say({ type: 'unpaired' });
        join();
        return;
      }
    }
  }
  setTimeout(askStatus, STATUS_MS);
}

async function askCatalogue() {
  const { body } = await api.get('/api/v1/catalogue');
  for (const lang of body.langs) {
    tongues[lang] = tongues[lang] || await loadWords(lang);
  }
  say({ type: 'catalogue', catalogue: body });
}

/** Shows a code until an admin has typed it, then begins anew with the token. */
function join() {
  pair({
    kind: 'kiosk',
    screen: { width: screen.width, height: screen.height },
    onChange: (pairing) => {
      say({ type: 'pairing', pairing });
      if (pairing.joined) {
        pairedWith(pairing.joined.token);
        location.reload();
      }
    },
  });
}

/** The words of the office's own language come first: without them nothing can be said at all. */
async function begin() {
  try {
    tongues[newVisit().lang] = await loadWords(newVisit().lang);
  } catch (failure) {
    setTimeout(begin, WORDS_MS);
    return;
  }
  draw();
  addEventListener('resize', draw); // the reach and the size of keys follow the glass at once
  setInterval(() => say({ type: 'tick' }), TICK_MS);
  if (token) {
    askStatus();
    beatAs(token);
  } else {
    join();
  }
}

/** A ticket or a saved list under the scanner. @param {string} line */
function scanned(line) {
  const what = shownIn(line, prefixesOf(state.catalogue));
  if (!what) {
    return false;
  }
  say(what.kind === 'claim' ? { type: 'claim', claim: what.text, id: newId() } : what.kind === 'list' ? { type: 'lookup', code: what.text } : { type: 'shown', ticket: what.text, token: what.token, id: newId() });
  return true;
}

/** Says once more what was said; the first time it switches the audio guide on. */
function hearAgain() {
  if (state.visit.guide) {
    guide.again();
  } else if (speaks(state)) {
    say({ type: 'guide' });
  }
}

/** Screens on which letters are typed. */
const TYPED = ['code', 'find'];

watchKeys(window);
listen(window, {
  touched: () => (scene(state) === 'asking' ? undefined : say({ type: 'touch' })),
  scanned,
  typed: (letter) => {
    if (TYPED.indexOf(scene(state)) >= 0) {
      say({ type: letter ? 'type' : 'erase', letter });
    } else if (scene(state) === 'nik') {
      say({ type: letter ? 'digit' : 'undigit', key: letter });
    }
  },
  typing: () => scene(state) === 'code' || scene(state) === 'nik',
  steered: (deed) => (deed === 'repeat' ? hearAgain() : steer(document, deed)),
});
begin();
