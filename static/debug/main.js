// One page of the storybook: a screen's own page in which the story of the address is drawn in place of the office.
// #STORY/LANGUAGE/MODE,MODE/INCHES/BOTTOM; what follows the story may be left out. data-shown says what has been drawn.

import { render } from '../vendor/preact-htm.js';
import { BOOKS } from './books.js';
import { openWorld } from './world.js';

const screen = location.pathname.split('/').pop() || '';


/** @param {string} hash @returns {import('./books.js').Ask & { name: string }} */
function askOf(hash) {
  const [name, lang, on, inches, bottom] = decodeURIComponent(hash.slice(1)).split('/');
  return { name, lang: lang || 'id', on: (on || '').split(',').filter(Boolean), inches: Number(inches) || 0, bottom: Number(bottom) || 0 };
}

async function begin() {
  const book = BOOKS[screen];
  const root = document.getElementById(book.mount);
  if (!root) {
    return;
  }
  const stories = book.stories(await openWorld(book.langs));
  const html = document.documentElement;

  async function play() {
    const wanted = location.hash;
    const ask = askOf(wanted);
    const story = stories[ask.name];
    if (story && root) {
      render(null, root);
      html.lang = ask.lang;
      story(ask, root);
    }
    for (let i = 0; i < book.frames; i++) {
      await new Promise((done) => requestAnimationFrame(done));
    }
    if (wanted === location.hash) {
      html.dataset.shown = wanted;
    }
  }

  addEventListener('hashchange', play);
  addEventListener('resize', play);
  if (!stories[askOf(location.hash).name]) {
    history.replaceState(null, '', '#' + Object.keys(stories)[0]);
  }
  html.dataset.stories = Object.keys(stories).join(' ');
  play();
}

begin();
