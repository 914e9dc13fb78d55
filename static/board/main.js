// One board: follows its zone, draws twice a second and whenever something changes, speaks when it is its turn.

import { html, render } from '../vendor/preact-htm.js';
import { makeApi } from '../lib/api.js';
import { makeClock } from '../lib/clock.js';
import { newId } from '../lib/ids.js';
import { follow } from '../lib/live.js';
import { loadWords, DEFAULT_LANG } from '../lib/words.js';
import { newBoard, take, PER_PAGE } from './state.js';
import { screenOf } from './screen.js';
import { fitOf } from './size.js';
import { slept, todays } from './watch.js';
import { keepAwake } from './awake.js';
import { makeSpeaker } from './speaker.js';
import { Board } from './view.js';
import { beatAs } from '../lib/beat.js';
import { keptToken, keepToken } from '../lib/pair.js';
import { movedTo } from './moved.js';

/** How often the board draws itself: the clock, the end of a highlight and the turn of a page need no finer step. */
const DRAW_MS = 500;

/** How long to wait before asking again for what the board cannot do without, in milliseconds. */
const AGAIN_MS = 3000;

/** One request may take this long, in milliseconds: a heartbeat of the voice must not wait behind a lost one. */
const TRY_MS = 3000;

/** Beat of a board's socket, in milliseconds. */
const BEAT_MS = 5000;

const zone = decodeURIComponent(location.pathname.split('/')[2] || '');
const query = new URLSearchParams(location.search);
const lang = query.get('lang') || DEFAULT_LANG;
const api = makeApi({ lang: () => lang, tryMs: TRY_MS });
const clock = makeClock();
const tall = matchMedia('(orientation: portrait)');
const root = /** @type {HTMLElement} */ (document.getElementById('board'));
const audio = /** @type {HTMLAudioElement} */ (document.getElementById('voice'));

/** The glass as it is now: a window may be turned or made larger. @returns {import('./size.js').Glass} */
function glass() {
  return { width: innerWidth, height: innerHeight, rem: parseFloat(getComputedStyle(document.documentElement).fontSize) };
}

/** Asks until the answer comes. @template T @param {() => Promise<T>} ask @returns {Promise<T>} */
async function insist(ask) {
  for (;;) {
    try {
      return await ask();
    } catch (lost) {
      await new Promise((done) => setTimeout(done, AGAIN_MS));
    }
  }
}

async function start() {
  const words = await insist(() => loadWords(lang, null, 'board,time'));
  const path = '/api/v1/board/' + encodeURIComponent(zone);
  document.documentElement.lang = words.lang;
  document.title = words.t('board.title');

  let board = newBoard();
  /** @type {any} */
  let catalogue = null;
  let epoch = '';
  /** @type {import('../lib/link.js').Health} */
  let health = { fresh: false, stale: false, cut: false, polling: false, ended: '' };
  let heardAt = '';
  let heardMs = performance.now();
  let outdated = false;
  let moved = ''; // the page of the zone that the box is set to now
  let name = query.get('screen') || '';
  let lookedAt = Date.now();
  /** @type {import('./size.js').Fit | null} */
  let fit = null;

  function draw() {
    if (moved && !speaker.busy()) {
      location.replace(moved); // nothing is being said that it would cut
    } else if (outdated && !speaker.busy()) {
      location.reload(); // another build
    }
    const now = performance.now();
    const perPage = tall.matches ? PER_PAGE.tall : PER_PAGE.wide;
    const settings = screenOf(board.snapshot, name);
    const runs = board.snapshot !== null && (board.snapshot.running || []).length > 0;
    fit = fitOf(settings.layout, tall.matches, settings, glass(), runs);
    const show = {
      words, catalogue, board: todays(board, clock.now()), health, now, clock: clock.now(), heardAt, silentMs: now - heardMs,
      perPage, tall: tall.matches, screen: settings, fit,
    };
    render(html`<${Board} ...${show} mute=${speaker.asks()} unlock=${speaker.unlock} />`, root);
  }

  const speaker = makeSpeaker({ audio, api, path: path + '/speaker', newId, changed: () => draw() });

  const link = follow({
    socket: '/ws/board/' + encodeURIComponent(zone),
    poll: path,
    beatMs: BEAT_MS,
    onFrame(frame) {
      clock.set(frame.at);
      heardAt = frame.at;
      heardMs = performance.now();
    },
    onSnapshot(snapshot) {
      board = take(board, snapshot, performance.now());
      if (snapshot.epoch !== epoch) {
        epoch = snapshot.epoch;
        insist(() => api.get('/api/v1/catalogue')).then((reply) => {
          catalogue = reply.body;
          draw();
        });
      }
      speaker.hear(snapshot);
      draw();
    },
    onHealth(next) {
      health = next;
      draw();
    },
    onReload() {
      outdated = true;
      draw();
    },
  });
  /** A box that slept shows nothing of before as if it were now: no time, grey numbers, and it asks at once. */
  function look() {
    const wall = Date.now();
    if (slept(lookedAt, wall)) {
      clock.forget();
      heardMs = -Infinity;
      link.wake();
    }
    lookedAt = wall;
    draw();
  }

  draw();
  setInterval(look, DRAW_MS);
  tall.onchange = draw; // a screen that is turned holds fewer services
  addEventListener('resize', draw);
  keepAwake();
  beatAs(keptToken('board'), () => keepToken('board', ''), {
    more: () => ({
      seq: board.snapshot ? board.snapshot.seq : 0, heard_ms: heardMs > 0 ? Math.round(performance.now() - heardMs) : 0, audio: speaker.state(),
      polling: health.polling, screen: screenOf(board.snapshot, name).name, read_m: fit && !fit.fits ? Math.floor(fit.readM * 2) / 2 : 0,
    }),
    onHeard(reply) {
      name = query.get('screen') || reply.name || ''; // a box shows the screen that it is named after
      moved = movedTo(reply, zone, location.search);
    },
  });
}

start();
