// Where to complain, praise or ask: the office's channels and SP4N-LAPOR!, to be read or photographed.

import { html } from '../vendor/preact-htm.js';
import { told } from './complaints.js';
import { Button, Label, QR, usePages } from './parts.js';

/** @typedef {import('./parts.js').Kiosk} Kiosk */

/** @param {{ kiosk: Kiosk }} props */
export function Complaints({ kiosk }) {
  const { state, words, say } = kiosk;
  const { lang, large, low, contrast } = state.visit;
  const base = state.status && state.status.public_url;
  const cards = told(state.catalogue).map((way) => html`<div class="way-to" key=${way.kind + way.value}><dt><${Label} text=${words.text(way.label)} /></dt><dd>${way.value || words.t('kiosk_glass.complaints_here')}</dd></div>`);
  if (base) {
    cards.push(html`<div class="way-to" key="qr"><dt>${words.t('kiosk_glass.complaints_qr')}</dt><dd><${QR} kind="track" text=${(base + '/pengaduan').toUpperCase()} label=${words.t('kiosk_glass.complaints_qr')} /></dd></div>`);
  }
  const { box, firsts } = usePages([lang, large, low, contrast, cards.length].join());
  const pages = firsts || [0];
  const page = Math.min(state.visit.page, pages.length - 1);
  const back = () => (page > 0 ? say({ type: 'page', page: page - 1 }) : say({ type: 'back' }));
  return html`
    <div class="upper">
      <h1 tabindex="-1">${words.t('kiosk_glass.complaints_title')}</h1>
      <p class="lead">${words.t('kiosk_glass.complaints_lead')}</p>
    </div>
    <div class="lower">
      <dl class="needs" ref=${box}>${firsts ? cards.slice(firsts[page], firsts[page + 1]) : cards}</dl>
      <div class="actions"><div class="row">
        <${Button} kind="back" icon="back" tap=${back}>${words.t('kiosk.back')}<//>
        ${pages.length > 1 && html`<${Button} kind="main" after="right" off=${page + 1 === pages.length} tap=${() => say({ type: 'page', page: page + 1 })}>${words.t('kiosk_glass.complaints_more')}<//>`}
      </div></div>
    </div>`;
}
