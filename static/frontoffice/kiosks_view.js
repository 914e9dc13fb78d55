// What the kiosks ask, in a strip of cards: staff help by voice, and see where somebody wants them.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { timeText } from '../lib/clock.js';
import { since, minutes } from '../staff/span.js';
import { deviceName } from '../staff/ringbar.js';
import { cards, sceneWord } from './kiosks.js';

/** @typedef {import('./list_view.js').Parts} Parts */
/** @typedef {import('./kiosks.js').Card} Card */

/** @param {Parts} parts */
export function Kiosks(parts) {
  const { app, snap } = parts;
  const { words } = app;
  const all = cards(snap.kiosks, app.rings.open.filter((ring) => !ring.kind));
  if (all.length === 0) {
    return null;
  }
  return html`<section class="kiosks" aria-labelledby="kiosks-title"><h2 id="kiosks-title">${words.t('frontoffice.kiosk')}</h2>
    <ul>${all.map((card) => html`<li key=${card.device}><${KioskCard} ...${parts} card=${card} /></li>`)}</ul></section>`;
}

/** @param {Parts & { card: Card }} props */
function KioskCard({ app, catalogue, card }) {
  const { words, now } = app;
  const { scene, ring } = card;
  const service = scene && catalogue.services.find((one) => one.id === scene.service);
  const stood = scene ? since(scene.since, now) : NaN;
  const foreign = scene && scene.lang !== words.lang && words.has('staff.language.' + scene.lang);
  return html`<div class=${ring ? 'kiosk wanted' : 'kiosk'}>
    <p class="name"><${Icon} name=${ring ? 'bell' : 'people'} /><b>${deviceName(card.device, words)}</b>
      ${scene && stood >= 60000 && html`<span class="w">${minutes(stood, words, '.short')}</span>`}</p>
    ${ring && html`<p class="want">${words.t('frontoffice.kiosk.ring', { time: timeText(ring.at) })}</p>`}
    ${scene && html`<p>${sceneText(scene, service || null, words)}</p>`}
    ${service && html`<p class="of">${words.text(service.short) || words.text(service.name)}</p>`}
    ${scene && foreign && html`<p class="of">${words.t('frontoffice.speaks', { language: words.t('staff.language.' + scene.lang) })}</p>`}
  </div>`;
}

/**
 * @param {import('./types.js').Scene} scene
 * @param {import('./assist.js').Service | null} service
 * @param {import('../lib/words.js').Words} words
 */
function sceneText(scene, service, words) {
  const word = sceneWord(scene);
  if (word !== 'checklist') {
    return words.t('frontoffice.kiosk.' + word);
  }
  const row = service && service.requirements.find((one) => one.id === scene.row);
  return words.t('frontoffice.kiosk.checklist', { n: Math.min(scene.done + 1, scene.total), total: scene.total, row: row ? words.text(row.label) : scene.row });
}
