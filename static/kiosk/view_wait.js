// A short wait that ends by itself: nothing is wrong, and nothing that was said is lost.

import { html } from '../vendor/preact-htm.js';
import { waitLeft } from './wait.js';
import { Button } from './parts.js';

/** Seconds of a whole ring. */
const WHOLE = 60;

/** @param {{ kiosk: import('./parts.js').Kiosk }} props */
export function Wait({ kiosk }) {
  const { state, words, say } = kiosk;
  const left = waitLeft(state);
  return html`
    <div class="upper">
      <svg class="ring" viewBox="0 0 420 420" role="img" aria-label=${words.t('kiosk.seconds_left', { n: left })}>
        <circle cx="210" cy="210" r="194" />
        <circle class="left" cx="210" cy="210" r="194" pathLength=${WHOLE} stroke-dasharray=${left + ' ' + WHOLE} transform="rotate(-90 210 210)" />
        <text x="210" y="246">${left}</text><text class="unit" x="210" y="306">${words.t('kiosk.seconds')}</text>
      </svg>
      <h1 tabindex="-1">${words.t('kiosk.too_soon')}</h1>
      <p class="lead">${words.t('kiosk.too_soon_lead')}</p>
    </div>
    <div class="lower">
      <div class="actions"><${Button} tap=${() => say({ type: 'wipe' })}>${words.t('kiosk.give_up')}<//></div>
    </div>`;
}
