// Looking for a service by everyday words: what was typed, what fits, and the letters.

import { html, useState } from '../vendor/preact-htm.js';
import { Icon, hasIcon } from '../lib/icons.js';
import { still, CONSULT } from './catalogue.js';
import { found, MOST_LETTERS } from './find.js';
import { across, padPage, ALPHABET, ROWS } from './pad.js';
import { Button, Label, useGlass, useWide } from './parts.js';

/** @typedef {import('./parts.js').Kiosk} Kiosk */
/** @typedef {import('./catalogue.js').Service} Service */

/** Services that fit are read at a glance: two rows of two. */
const MOST = 4;
/** On a glass with room for one row. */
const MOST_SMALL = 3;

/** @param {{ kiosk: Kiosk }} props */
export function Find({ kiosk }) {
  const { state, words, say } = kiosk;
  const { small } = useGlass(kiosk);
  const catalogue = /** @type {import('./catalogue.js').Catalogue} */ (state.catalogue);
  const open = still(catalogue, state.visit.before.map((pick) => pick.service));
  const fits = found(open, words.lang, state.sought).slice(0, small ? MOST_SMALL : MOST);
  const consult = open.services.find((service) => service.id === CONSULT);
  const none = state.sought.trim().length > 1 && fits.length === 0;
  const shown = none && consult ? [consult] : fits;
  const count = none ? words.t('kiosk_glass.find_none') : state.sought ? words.t('kiosk_glass.find_some', { n: fits.length }) : '';
  return html`
    <div class="upper">
      <h1 tabindex="-1">${words.t('kiosk_glass.find_title')}</h1>
      <p class="lead">${words.t('kiosk_glass.find_lead')}</p>
      <p class="typed words" aria-label=${words.t('kiosk_glass.find_typed')}>${state.sought || html`<span class="hollow">${words.t('kiosk_glass.find_like')}</span>`}</p>
      <p class=${'tally' + (none ? ' short' : '')} role="status">${none && html`<${Icon} name="stop" kind="mark no" />`}<span class=${none ? '' : 'unseen'}>${count}</span></p>
    </div>
    <div class="lower">
      <div class=${'fits n' + shown.length}>${shown.map((service) => html`<${Fit} key=${service.id} kiosk=${kiosk} service=${service} />`)}</div>
      <${Letters} kiosk=${kiosk} />
      <div class="actions"><div class="row">
        <${Button} kind="back" icon="back" tap=${() => say({ type: 'back' })}>${words.t('kiosk.back')}<//>
      </div></div>
    </div>`;
}

/** @param {{ kiosk: Kiosk, service: Service }} props */
function Fit({ kiosk, service }) {
  const { words, say } = kiosk;
  const icon = hasIcon(service.icon) ? service.icon : service.id === CONSULT ? 'tanya' : 'list';
  return html`<${Button} kind="fit" icon=${icon} off=${kiosk.busy} tap=${() => say({ type: 'choose', service: service.id })}>
    <b><${Label} text=${words.text(service.short)} /></b>
  <//>`;
}

/** @param {{ kiosk: Kiosk }} props the letters: as typists know them where ten keys fit in a row, else in their order, on pages */
function Letters({ kiosk }) {
  const { state, words, say } = kiosk;
  const glass = useGlass(kiosk);
  const { box, wide, key, gap } = useWide(glass);
  const [page, setPage] = useState(0);
  const full = state.sought.length >= MOST_LETTERS;
  /** @param {string} letter */
  const one = (letter) => html`<button type="button" key=${letter} disabled=${full} onClick=${() => say({ type: 'type', letter })}>${letter}</button>`;
  const space = html`<button type="button" key="space" class="wide" disabled=${full || !state.sought} onClick=${() => say({ type: 'type', letter: ' ' })}>${words.t('kiosk_glass.space')}</button>`;
  const erase = html`<button type="button" key="erase" class="wide" disabled=${!state.sought} onClick=${() => say({ type: 'erase' })}>${words.t('kiosk.erase')}</button>`;
  const columns = across(wide, key, gap);
  if (columns >= ROWS[0].length) {
    return html`<div class="letters" ref=${box} role="group" aria-label=${words.t('kiosk_glass.letters')}>
      ${ROWS.map((row, i) => html`<div class="keys" key=${row}>${[...row].map(one)}${i === ROWS.length - 1 && [space, erase]}</div>`)}
    </div>`;
  }
  const shown = padPage(ALPHABET, 2 * columns - 3, page);
  return html`<div class="letters paged" ref=${box} role="group" aria-label=${words.t('kiosk_glass.letters')} style=${{ '--columns': columns }}>
    ${[...shown.keys].map(one)}${space}${erase}
    <button type="button" key="page" class="wide" onClick=${() => setPage(shown.page + 1)}>${nextLetters(columns, page)}</button>
  </div>`;
}

/** The first and last letter of the page that comes next. @param {number} columns @param {number} page */
function nextLetters(columns, page) {
  const { keys } = padPage(ALPHABET, 2 * columns - 3, page + 1);
  return (keys[0] + '–' + keys[keys.length - 1]).toUpperCase();
}
