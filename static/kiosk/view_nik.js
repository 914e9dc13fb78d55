// Who takes a number, where one person may have one: the pad for the NIK, and what is said to somebody who has one already.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { DIGITS, masked } from './nik.js';
import { Button } from './parts.js';

/** @typedef {import('./parts.js').Kiosk} Kiosk */

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'];

/** @param {{ kiosk: Kiosk }} props */
export function Nik({ kiosk }) {
  const { state, words, say, newId, busy } = kiosk;
  const n = state.nik.length;
  const wrong = state.trouble === 'nik';
  return html`
    <div class="upper">
      <h1 tabindex="-1">${words.t('kiosk.nik_title')}</h1>
      <p class="lead">${words.t('kiosk.nik_lead')}</p>
      <p class="typed nik" aria-hidden="true">${masked(state.nik)}</p>
      <p class=${'tally' + (wrong ? ' short' : '')} role="status">
        ${wrong && html`<${Icon} name="stop" kind="mark no" />`}<span>${wrong ? words.t('kiosk.nik_wrong') : words.t('kiosk.nik_count', { n, of: DIGITS })}</span>
      </p>
    </div>
    <div class="lower">
      <div class="pad digits" role="group" aria-label=${words.t('kiosk.nik_pad')}>
        ${KEYS.map((key) => html`<button type="button" key=${key} disabled=${busy || n >= DIGITS} onClick=${() => say({ type: 'digit', key })}>${key}</button>`)}
        <button type="button" class="rub" disabled=${busy || n === 0} onClick=${() => say({ type: 'undigit' })}><${Icon} name="erase" /><span>${words.t('kiosk.erase')}</span></button>
      </div>
      <div class="actions"><div class="row">
        <${Button} kind="back" icon="back" off=${busy} tap=${() => say({ type: 'back' })}>${words.t('kiosk.back')}<//>
        <${Button} kind="main" after="right" off=${busy || n < DIGITS} tap=${() => say({ type: 'identify', id: newId() })}>${words.t(busy ? 'kiosk.wait' : 'kiosk.continue')}<//>
      </div></div>
    </div>`;
}

/** @param {{ kiosk: Kiosk }} props this person has a number: what to do with it, and that somebody can be called */
export function Held({ kiosk }) {
  const { words, say } = kiosk;
  return html`
    <div class="upper">
      <${Icon} name="ticket" kind="huge" />
      <h1 tabindex="-1">${words.t('kiosk.held')}</h1>
      <p class="lead">${words.t('kiosk.held_lead')}</p>
    </div>
    <div class="lower">
      <div class="actions">
        <${Button} kind="main" icon="scan" first tap=${() => say({ type: 'code' })}>${words.t('kiosk.have_code')}<//>
        <${Button} kind="done" icon="tick" tap=${() => say({ type: 'wipe' })}>${words.t('kiosk.done')}<//>
      </div>
    </div>`;
}
