// The whole screen from the state: frame, the scene's own part, and the bar.

import { html } from '../vendor/preact-htm.js';
import { serviceOf, listOf } from './state.js';
import { Head, Bar } from './parts.js';
import { Start, Services } from './view_start.js';
import { Confirm } from './view_confirm.js';
import { Code, Comeback } from './view_back.js';
import { Complaints } from './view_complaints.js';
import { Check, Missing } from './view_check.js';
import { Find } from './view_find.js';
import { Look } from './view_look.js';
import { Measure } from './view_measure.js';
import { Outcome, Take } from './view_result.js';
import { Nik, Held } from './view_nik.js';
import { Wait } from './view_wait.js';
import { Asking, Closed, Out, Sending, Lost, Full, Unpaired } from './view_night.js';

/** @typedef {import('./parts.js').Kiosk} Kiosk */
/** @typedef {import('./scene.js').Scene} Scene */

/** @type {{ [scene: string]: (props: { kiosk: Kiosk }) => any }} */
const VIEWS = {
  start: Start, services: Services, find: Find, look: Look, measure: Measure, checklist: Check, missing: Missing, confirm: Confirm, code: Code, comeback: Comeback, complaints: Complaints, result: Outcome,
  nik: Nik, held: Held, wait: Wait, asking: Asking, closed: Closed, out: Out, sending: Sending, failed: Sending, lost: Lost, full: Full, unpaired: Unpaired,
};

/** @type {{ [scene: string]: number }} the step of the rail a scene belongs to */
const STEP = { services: 1, find: 1, checklist: 2, look: 2, missing: 2, confirm: 3, nik: 3, held: 3, result: 3 };

const NIGHT = ['asking', 'wait', 'closed', 'out', 'sending', 'failed', 'lost', 'full', 'unpaired'];

/** @param {{ kiosk: Kiosk }} props */
export function App({ kiosk }) {
  const { scene, words } = kiosk;
  if (scene === 'blank') {
    return html`<main class="work blank"><h1 class="unseen">${words.t('kiosk.title')}</h1></main>`;
  }
  const night = NIGHT.includes(scene);
  const asking = scene === 'asking';
  return html`<div class=${'glass ' + (night ? 'night ' : '') + 'at-' + scene}>
    <${Head} kiosk=${kiosk} step=${STEP[scene]} />
    <main class="work" aria-labelledby=${asking ? 'asking' : undefined} key=${scene}>
      <${VIEWS[scene]} kiosk=${kiosk} />
    </main>
    <${Take} kiosk=${kiosk} />
    <${Bar} kiosk=${kiosk} />
    <p class="unseen" role="status">${ringSentence(kiosk)}</p>
    <p class="unseen" role="status">${verdict(kiosk)}</p>
  </div>`;
}

/** @param {Kiosk} kiosk what is said aloud when somebody has been called */
function ringSentence({ state, words }) {
  switch (state.ring && state.ring.phase) {
    case 'rung':
      return words.t('kiosk.ring_rung_said');
    case 'answered':
      return words.t('kiosk.ring_answered_said');
    case 'failed':
      return words.t('kiosk.ring_failed_said');
    default:
      return '';
  }
}

/** @param {Kiosk} kiosk what is said aloud when the last answer is given */
function verdict({ state, scene, words }) {
  const list = scene === 'checklist' && serviceOf(state) ? listOf(state) : null;
  if (!list || list.open > 0) {
    return '';
  }
  return words.t(list.missing.length > 0 ? 'kiosk.verdict_short' : 'kiosk.verdict_full', { n: list.missing.length });
}
