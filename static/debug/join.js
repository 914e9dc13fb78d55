// The stories of a screen that wants to join.

import { html, render } from '../vendor/preact-htm.js';
import { Join } from '../join/view.js';
import { newPairing } from '../lib/pair.js';

/** @type {import('./books.js').Book} */
export const join = {
  mount: 'screen',
  frames: 2,
  langs: ['id', 'en'],
  modes: [],
  stories({ tongues }) {
    /** @param {import('../lib/pair.js').Pairing | null} pairing */
    const story = (pairing) => (/** @type {import('./books.js').Ask} */ { lang }, /** @type {Element} */ root) => {
      document.title = tongues[lang].t('join.title');
      render(html`<${Join} pairing=${pairing} words=${tongues[lang]} />`, root);
    };
    const pairing = { ...newPairing('story'), code: 'ABC-DEF' };
    const joined = { token: 'T', name: 'Papan ruang tunggu lantai dua', kind: 'board', zone: 'utama', counter: 0 };
    return { asking: story(null), code: story(pairing), lost: story({ ...pairing, lost: true }), joined: story({ ...pairing, joined }) };
  },
};
