// What came of a check: the number, large enough to be read aloud, or the list that was printed.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { dateText, timeText } from '../lib/clock.js';
import { codeText } from './code.js';
import { BIG } from './check_view.js';

/** @typedef {import('./list_view.js').Parts} Parts */
/** @typedef {import('./types.js').Result} Result */

/** @param {Parts & { result: Result }} props */
export function ResultDesk({ app, acts, catalogue, result }) {
  const { words } = app;
  const service = catalogue.services.find((one) => one.id === result.service);
  const given = result.number !== '';
  return html`<div class="result sheet" role="status" tabindex="0">
      <p class="k"><span class=${given ? 'tag serve' : 'tag short'}><${Icon} name=${given ? 'tick' : 'list'} />${words.t(given ? 'frontoffice.given' : 'frontoffice.returned')}</span></p>
      <div class="told-number"><h2 class="n">${given ? result.number : codeText(result.code)}</h2>
        ${given && result.url && html`<figure><img src=${'/api/v1/qr.svg?text=' + encodeURIComponent(result.url)} alt="" width="220" height="220" /><figcaption>${words.t('frontoffice.photo')}</figcaption></figure>`}</div>
      <p class="title">${service ? words.text(service.name) : result.service}</p>
      ${result.day && html`<p class="paper"><${Icon} name="clock" /><span>${words.t('frontoffice.given.day', { day: dateText(result.day, words) })}</span></p>`}
      ${result.draw && html`<p class="paper"><${Icon} name="clock" /><span>${words.t('frontoffice.given.lot', { time: timeText(result.draw) })}</span></p>`}
      ${result.missing.length > 0 && html`<ul class="short">${result.missing.map((id) => html`<li key=${id}><${Icon} name="stop" />${labelOf(service, id, words)}</li>`)}</ul>`}
      <p class="paper"><${Icon} name="print" /><span>${paperText(result, words)}</span></p>
    </div>
    <div class="act"><button id=${BIG} class="go" onClick=${acts.close}><span>${words.t('frontoffice.next')}</span><kbd aria-hidden="true">${words.t('staff.key.enter')}</kbd></button></div>`;
}

/** @param {import('../staff/types.js').Service | undefined} service @param {string} id @param {import('../lib/words.js').Words} words */
function labelOf(service, id, words) {
  const row = service && service.requirements.find((one) => one.id === id);
  return row ? words.text(row.label) : id;
}

/** @param {Result} result @param {import('../lib/words.js').Words} words */
function paperText(result, words) {
  const paper = result.paper ? 'out' : result.url ? 'screen' : 'none';
  return words.t(result.number !== '' ? `frontoffice.paper.${paper}.number` : `frontoffice.paper.${paper}.list`);
}
