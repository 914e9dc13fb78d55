// Where to complain, praise or ask: the office's channels and SP4N-LAPOR!, to be read or photographed.

import { html } from '../vendor/preact-htm.js';
import { told, pageOfWays } from './complaints.js';
import { Button, Label, QR, useGlass } from './parts.js';

/** @typedef {import('./parts.js').Kiosk} Kiosk */

/** @param {{ kiosk: Kiosk }} props */
export function Complaints({ kiosk }) {
  const { state, words, say } = kiosk;
  const { small } = useGlass(kiosk);
  const { large, low } = state.visit;
  const shown = pageOfWays(told(state.catalogue), state.visit.page, large || small || low);
  const base = state.status && state.status.public_url;
  const back = () => (shown.page > 0 ? say({ type: 'page', page: shown.page - 1 }) : say({ type: 'back' }));
  return html`
    <div class="upper">
      <h1 tabindex="-1">${words.t('kiosk_glass.complaints_title')}</h1>
      <p class="lead">${words.t('kiosk_glass.complaints_lead')}</p>
    </div>
    <div class="lower">
      <dl class="ways">${shown.ways.map((way) => html`<div key=${way.kind + way.value}><dt><${Label} text=${words.text(way.label)} /></dt><dd>${way.value}</dd></div>`)}</dl>
      ${base && !small && !large && html`<div class="ways-qr"><${QR} kind="track" text=${(base + '/pengaduan').toUpperCase()} label=${words.t('kiosk_glass.complaints_qr')} /><p>${words.t('kiosk_glass.complaints_qr')}</p></div>`}
      <div class="actions"><div class="row">
        <${Button} kind="back" icon="back" tap=${back}>${words.t('kiosk.back')}<//>
        ${shown.pages > 1 && html`<${Button} kind="main" after="right" off=${shown.page + 1 === shown.pages} tap=${() => say({ type: 'page', page: shown.page + 1 })}>${words.t('kiosk_glass.complaints_more')}<//>`}
      </div></div>
    </div>`;
}
