// The camera's window: the film, what to do, and the way out.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { Dialog } from '../staff/dialog.js';
import { FILM, canFilm } from './camera.js';

/** @typedef {import('./list_view.js').Parts} Parts */

/** Phases in which the film runs. */
const RUNNING = ['starting', 'on', 'other'];

/** @param {Parts} parts */
export function CameraWindow({ app, acts, office }) {
  const { words } = app;
  const phase = office.camera;
  if (!phase) {
    return null;
  }
  const running = RUNNING.includes(phase) && canFilm();
  const bad = !['starting', 'on', 'reading'].includes(phase);
  return html`<${Dialog} title="camera-title" kind="camera" onClose=${acts.putAway}>
    <header><h1 id="camera-title">${words.t('frontoffice.camera.title')}</h1></header>
    ${running && html`<div class="film"><video id=${FILM} muted playsinline aria-hidden="true"></video><span class="aim" aria-hidden="true"></span></div>`}
    <p class=${bad ? 'say bad' : 'say'} role="status"><${Icon} name=${bad ? 'stop' : 'scan'} /><span>${words.t('frontoffice.camera.' + phase)}</span></p>
    <footer>
      <button class="cancel" data-first onClick=${acts.putAway}>${words.t('frontoffice.camera.cancel')}</button>
      ${!running && canFilm() && phase !== 'none' && phase !== 'reading' && html`<button class="do" onClick=${acts.film}>${words.t('frontoffice.camera.again')}</button>`}
      ${!running && phase !== 'reading' && html`<${Photo} words=${words} kind="cancel" onFile=${acts.photo} />`}
    </footer>
  </${Dialog}>`;
}

/**
 * "Ambil foto": the phone's own camera, which also works where the page may not film.
 * @param {{ words: import('../lib/words.js').Words, kind: string, onFile: (file: File) => void }} props
 */
export function Photo({ words, kind, onFile }) {
  const came = (/** @type {Event} */ event) => {
    const field = event.target;
    if (field instanceof HTMLInputElement && field.files && field.files[0]) {
      onFile(field.files[0]);
      field.value = ''; // the same photo may be chosen again
    }
  };
  return html`<label class=${kind + ' photo'}><input type="file" class="unseen" accept="image/*" capture="environment" onChange=${came} />
    <${Icon} name="camera" /><span>${words.t('frontoffice.camera.photo')}</span></label>`;
}
