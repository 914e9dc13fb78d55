// The audio guide at work: it looks at the glass whenever something may have changed, and says what has.

import { scene, speaks } from './scene.js';
import { speech } from './guide.js';
import { readGlass } from './read.js';
import { makeAloud } from './aloud.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('../lib/words.js').Words} Words */

/** How long the glass is left to settle before it is read, in milliseconds: pages of cards are measured first, and drawn again. */
const SETTLE_MS = 60;

/**
 * @param {Document} document
 * @param {import('../lib/api.js').Api} api
 * @returns {{ look: (state: State, words: Words) => void, again: () => void }} look is called after each drawing
 */
export function makeGuide(document, api) {
  const audio = document.body.appendChild(document.createElement('audio'));
  const aloud = makeAloud({
    audio,
    find: async ({ lang, text }) => (await api.post('/api/v1/kiosk/say', { lang, text })).body.parts,
  });
  /** @type {import('./guide.js').Glass | null} */
  let before = null;
  /** @type {{ state: State, words: Words } | null} */
  let newest = null;
  let waiting = 0;

  function read() {
    waiting = 0;
    const screen = document.getElementById('screen');
    if (!newest || !screen || !on(newest.state)) {
      return;
    }
    const { state, words } = newest;
    const now = readGlass(screen, scene(state), words.lang);
    const said = speech(before, now, words);
    before = now;
    if (said) {
      aloud.loud(state.status.guide.volume);
      aloud.say(said.lines, said.waits);
    }
  }

  function soon() {
    waiting = waiting || window.setTimeout(read, SETTLE_MS);
  }

  document.addEventListener('focusin', soon);
  return {
    look(state, words) {
      newest = { state, words };
      if (on(state)) {
        soon();
      } else if (before) {
        before = null;
        aloud.hush();
      }
    },
    again: aloud.again,
  };
}

/** @param {State} state whether somebody has asked for it, in a language that it speaks */
function on(state) {
  return state.visit.guide && speaks(state);
}
