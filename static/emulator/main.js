// The page of a virtual printer: the slips it cut, newest first.

import { render, html } from '../vendor/preact-htm.js';
import { makeApi } from '../lib/api.js';
import { loadWords, DEFAULT_LANG } from '../lib/words.js';
import { Printer } from './view.js';

/** How often the tray is looked at, in milliseconds. */
const LOOK_MS = 1000;

const name = decodeURIComponent(location.pathname.split('/')[2] || '');
const lang = new URLSearchParams(location.search).get('lang') || DEFAULT_LANG;
const root = /** @type {HTMLElement} */ (document.getElementById('printer'));

async function start() {
  const api = makeApi({ lang: () => lang });
  const words = await loadWords(lang);
  document.documentElement.lang = words.lang;
  document.title = words.t('printer.title', { name });

  /** @type {import('./view.js').Slip[]} */
  let slips = [];
  let lost = false;

  async function look() {
    try {
      slips = (await api.get('/api/v1/emulators/' + encodeURIComponent(name) + '/slips')).body.slips;
      lost = false;
    } catch (failure) {
      lost = true;
    }
    render(html`<${Printer} words=${words} name=${name} slips=${slips} lost=${lost} />`, root);
    setTimeout(look, LOOK_MS);
  }
  look();
}

start();
