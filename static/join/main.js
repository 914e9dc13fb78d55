// A board or a counter's screen that wants to join: /join/board, /join/counter. Once it has, it goes where it belongs.

import { html, render } from '../vendor/preact-htm.js';
import { loadWords, DEFAULT_LANG } from '../lib/words.js';
import { pair, keepToken } from '../lib/pair.js';
import { destination, kindOf } from './state.js';
import { Join } from './view.js';

/** How long until the words are asked for again, and how long the name is shown, in milliseconds. */
const PAUSE_MS = 2000;

async function begin() {
  let words;
  try {
    words = await loadWords(DEFAULT_LANG);
  } catch (failure) {
    setTimeout(begin, PAUSE_MS);
    return;
  }
  const tongue = words;
  document.title = tongue.t('join.title');
  const root = /** @type {Element} */ (document.getElementById('screen'));
  const show = (/** @type {import('../lib/pair.js').Pairing | null} */ pairing) => render(html`<${Join} pairing=${pairing} words=${tongue} />`, root);
  const kind = kindOf(location.pathname);
  show(null);
  pair({
    kind,
    screen: { width: screen.width, height: screen.height },
    onChange: (pairing) => {
      show(pairing);
      const joined = pairing.joined;
      if (joined) {
        keepToken(kind, joined.token);
        setTimeout(() => location.replace(destination(joined)), PAUSE_MS);
      }
    },
  });
}
begin();
