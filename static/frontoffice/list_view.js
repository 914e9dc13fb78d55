// The checks that wait, in order of arrival, and the field that a scanner or a hand types a code into.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { timeText } from '../lib/clock.js';
import { since, minutes } from '../staff/span.js';
import { codeText } from './code.js';
import { canFilm } from './camera.js';
import { Photo } from './camera_view.js';

/** @typedef {import('./view.js').App} App */
/** @typedef {import('./types.js').Check} Check */

/**
 * @typedef {object} Parts what every part of the screen is drawn from
 * @property {App} app
 * @property {import('./view.js').Acts} acts
 * @property {import('./types.js').Office} office
 * @property {import('./types.js').Snapshot} snap
 * @property {import('./assist.js').Catalogue} catalogue
 */

/** The ids of the code's field, and of the button that fetches the camera. */
export const CODE = 'code';
export const CAMERA = 'camera';

/** @param {Parts} parts */
export function Waiting(parts) {
  const { app, snap } = parts;
  const { words } = app;
  return html`<section class="waiting" aria-labelledby="waiting-title">
    <${Code} ...${parts} /><${Ways} ...${parts} />
    <div class="line" tabindex=${snap.checks.length > 0 ? undefined : 0}><h2 id="waiting-title"><span>${words.t('frontoffice.waiting')}</span> <b>${snap.checks.length}</b></h2>
    ${snap.checks.length > 0
      ? html`<ol>${snap.checks.map((check) => html`<li key=${check.code}><${Row} ...${parts} check=${check} /></li>`)}</ol>`
      : html`<p class="nobody">${words.t('frontoffice.nobody')}</p>`}
    ${snap.recent.length > 0 && html`<${Recent} ...${parts} />`}</div>
  </section>`;
}

/** @param {Parts} parts */
function Code({ app, acts, office }) {
  const { words } = app;
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    acts.enter();
  };
  const input = (/** @type {Event} */ event) => event.target instanceof HTMLInputElement && acts.type(event.target.value);
  const bad = office.problem !== '';
  return html`<form class="codeform" onSubmit=${submit}>
    <label for=${CODE}>${words.t('frontoffice.code')}</label>
    <div><input id=${CODE} value=${office.typed} onInput=${input} inputmode="numeric" autocomplete="off" maxlength="200" aria-invalid=${bad ? 'true' : 'false'} aria-describedby="code-hint" />
      <button aria-label=${words.t('frontoffice.code.open')}><${Icon} name="right" /></button></div>
    <p id="code-hint" role="status" class=${bad ? 'hint bad' : 'hint'}>${words.t('frontoffice.code.' + (office.problem || (office.looking ? 'looking' : 'hint')))}</p>
  </form>`;
}

/** What begins without a code: the camera, and a number for somebody. On a phone they stand where the thumb is. @param {Parts} parts */
function Ways({ app, acts }) {
  const { words } = app;
  return html`<div class="begin">
    ${canFilm() ? html`<button id=${CAMERA} class="cancel" onClick=${acts.film}><${Icon} name="camera" /><span>${words.t('frontoffice.camera.film')}</span></button>` : html`<${Photo} words=${words} kind="cancel" onFile=${acts.photo} />`}
    <button class="do" onClick=${acts.assist}><${Icon} name="ticket" /><span>${words.t('frontoffice.assist.title')}</span></button>
  </div>`;
}

/** @param {Parts & { check: Check }} props */
function Row({ app, acts, office, catalogue, check }) {
  const { words, now } = app;
  const service = catalogue.services.find((one) => one.id === check.service);
  const on = office.open !== null && office.open.check.code === check.code;
  const short = check.missing.length;
  return html`<button class=${on ? 'row on' : 'row'} aria-current=${on ? 'true' : undefined} onClick=${() => acts.open(check.code)}>
    <b class="n">${codeText(check.code)}</b>
    <span class="s">${service ? words.text(service.short) || words.text(service.name) : check.service}</span>
    <span class="w">${minutes(since(check.at, now), words, '.short')}</span>
    <span class=${short ? 'd short' : 'd'}><${Icon} name=${short ? 'stop' : 'tick'} />${short ? words.t('staff.declared.short', { n: short }) : words.t('frontoffice.declared.all')}</span>
  </button>`;
}

/** @param {Parts} parts */
function Recent({ app, snap }) {
  const { words } = app;
  return html`<div class="recent"><h2>${words.t('frontoffice.recent')}</h2>
    <ul>${snap.recent.slice(0, 5).map(
      (one) => html`<li key=${one.code + one.at}><span>${codeText(one.code)}</span> <b class=${one.number ? 'n' : ''}>${one.number || words.t('frontoffice.recent.returned')}</b>
        <span class="w">${timeText(one.at)}</span></li>`,
    )}</ul></div>`;
}
