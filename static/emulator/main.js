// The page of a virtual printer: looks at it again and again, and does to it what is asked.

import { render, html } from '../vendor/preact-htm.js';
import { makeApi, asRefusal } from '../lib/api.js';
import { newId } from '../lib/ids.js';
import { loadWords, DEFAULT_LANG } from '../lib/words.js';
import { noticeOf } from '../staff/notice.js';
import { newBench, looked, missed, rhythm, acted, answered } from './state.js';
import { Printer } from './view.js';

/** How long something is asked for again while the reply is lost, in milliseconds. */
const KEEP_MS = 5000;

const name = decodeURIComponent(location.pathname.split('/')[2] || '');
const lang = new URLSearchParams(location.search).get('lang') || DEFAULT_LANG;
const path = '/api/v1/emulators/' + encodeURIComponent(name);
const root = /** @type {HTMLElement} */ (document.getElementById('printer'));

async function start() {
  const api = makeApi({ lang: () => lang });
  const words = await loadWords(lang);
  document.documentElement.lang = words.lang;
  document.title = words.t('emulator.title', { name });

  let bench = newBench();
  /** @type {any} */
  let next = null;

  function draw() {
    render(html`<${Printer} words=${words} name=${name} bench=${bench} onDo=${act} />`, root);
  }

  async function look() {
    clearTimeout(next);
    try {
      bench = looked(bench, (await api.get(path)).body);
    } catch (failure) {
      bench = missed(bench);
    }
    draw();
    clearTimeout(next);
    next = setTimeout(look, rhythm(bench));
  }

  /** @param {import('./types.js').Action} action */
  async function act(action) {
    const id = newId();
    const before = bench;
    bench = acted(bench, action, id);
    if (bench === before) {
      return;
    }
    draw();
    try {
      await api.keep(path + '/do', { command_id: id, action }, { forMs: KEEP_MS });
      bench = answered(bench, id, null);
    } catch (failure) {
      bench = answered(bench, id, noticeOf(asRefusal(failure), words));
    }
    look();
  }

  look();
}

start();
