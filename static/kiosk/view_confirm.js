// The last look before the number: what it is for, and what else one may say. Nothing here has to be touched.

import { html } from '../vendor/preact-htm.js';
import { Icon, hasIcon } from '../lib/icons.js';
import { listOfPick } from './state.js';
import { findService, CONSULT } from './catalogue.js';
import { picksOf, mayAdd, MOST_PARTY } from './visit.js';
import { paperTrouble } from './scene.js';
import { Button, Label, PaperNotice, useGlass } from './parts.js';
import { drawAt } from './view_lot.js';

/** @typedef {import('./parts.js').Kiosk} Kiosk */
/** @typedef {import('./visit.js').Pick} Pick */

/** @param {Kiosk} kiosk whether the front office looks at the papers first: one service that wants it is enough */
function checked({ state }) {
  return picksOf(state.visit).some((pick) => {
    const service = state.catalogue && findService(state.catalogue, pick.service);
    return !!service && service.gate === 'fo';
  });
}

/** @param {{ kiosk: Kiosk }} props */
export function Confirm({ kiosk }) {
  const { state, words, say, newId, busy } = kiosk;
  const picks = picksOf(state.visit);
  const { lies } = useGlass(kiosk);
  const slip = checked(kiosk);
  const paper = state.status.printer !== 'none' && state.status.printer !== 'bad';
  const lots = !!drawAt(state) && !state.visit.day;
  const word = !slip ? (lots ? 'kiosk.take_lot' : 'kiosk.take_number') : paper ? 'kiosk.print_check' : 'kiosk.take_code';
  const low = state.visit.low && !lies;
  const below = low && picks.length > 1; // what can be taken back is reached
  const list = html`<ol class=${'picks n' + picks.length} aria-label=${words.t('kiosk.confirm_for')}>
      ${picks.map((pick, i) => html`<${Picked} key=${pick.service} kiosk=${kiosk} pick=${pick} at=${i} of=${picks.length} />`)}
    </ol>`;
  return html`
    <div class="upper">
      <h1 tabindex="-1">${words.t(slip ? 'kiosk.confirm_slip' : lots ? 'kiosk.confirm_lot' : 'kiosk.confirm')}</h1>
      ${!below && list}
      ${(below || (low && state.visit.large)) && html`<p class="lead"><strong>${words.t('kiosk.priority')}</strong> ${words.t('kiosk.priority_who')}</p>`}
      <${PaperNotice} kiosk=${kiosk} />
    </div>
    <div class="lower">
      ${below && list}
      <div class="extras">
        ${mayAdd(state.visit) && html`<${Button} kind="more" icon="plus" off=${busy} tap=${() => say({ type: 'another' })}>${words.t(picks.length > 1 ? 'kiosk.another_more' : 'kiosk.another')}<//>`}
        ${picks.some((pick) => pick.service !== CONSULT) && html`<${Party} kiosk=${kiosk} />`}
        <${Priority} kiosk=${kiosk} />
      </div>
      <div class="actions"><div class="row">
        <${Button} kind="back" icon="back" off=${busy} tap=${() => say({ type: 'back' })}>${words.t('kiosk.back')}<//>
        <${Button} kind="main" icon=${slip && paper ? 'print' : 'ticket'} off=${busy} tap=${() => say({ type: 'send', kind: 'ticket', id: newId() })}>
          ${words.t(busy ? 'kiosk.wait' : word)}${paperTrouble(state) && !busy && html`<small class="under">${words.t('kiosk.take_photo')}</small>`}
        <//>
      </div></div>
    </div>`;
}

/** @param {{ kiosk: Kiosk, pick: Pick, at: number, of: number }} props one service of the visit, and how its papers stand */
function Picked({ kiosk, pick, at, of }) {
  const { state, words, say, busy } = kiosk;
  const service = state.catalogue && findService(state.catalogue, pick.service);
  const list = listOfPick(state, pick);
  const name = words.text(service && service.short);
  const short = list ? list.missing.length : 0;
  const asks = pick.service === CONSULT;
  const tally = asks || !list ? words.t('kiosk.consult_tile')
    : short > 0 ? words.t('kiosk.tally_short', { n: short, of: list.total }) : words.t('kiosk.tally_full', { n: list.total });
  return html`<li class="pick">
    ${of > 1 ? html`<span class="nth">${at + 1}</span>` : html`<${Icon} name=${service && hasIcon(service.icon) ? service.icon : asks ? 'tanya' : 'list'} />`}
    <span class="name"><b><${Label} text=${name} /></b>
      <small class=${asks ? 'asks' : short > 0 ? 'short' : 'full'}>${!asks && html`<${Icon} name=${short > 0 ? 'stop' : 'full'} kind=${'mark ' + (short > 0 ? 'no' : 'yes')} />`}<span>${tally}</span></small></span>
    ${of > 1 && html`<button type="button" class="drop" disabled=${busy} aria-label=${words.t('kiosk.drop', { service: name })} onClick=${() => say({ type: 'drop', at })}>
      <${Icon} name="cross" /></button>`}
  </li>`;
}

/** @param {{ kiosk: Kiosk }} props */
function Party({ kiosk }) {
  const { state, words, say, busy } = kiosk;
  const n = state.visit.party;
  return html`<div class="extra" role="group" aria-labelledby="party">
    <p id="party">${words.t('kiosk.party')}</p>
    <div class="stepper">
      <button type="button" disabled=${busy || n === 1} aria-label=${words.t('kiosk.party_less')} onClick=${() => say({ type: 'party', by: -1 })}><${Icon} name="minus" /></button>
      <output aria-live="polite">${n}</output>
      <button type="button" disabled=${busy || n === MOST_PARTY} aria-label=${words.t('kiosk.party_more')} onClick=${() => say({ type: 'party', by: 1 })}><${Icon} name="plus" /></button>
    </div>
  </div>`;
}

/** @param {{ kiosk: Kiosk }} props yes or no: why is nobody's business */
function Priority({ kiosk }) {
  const { state, words, say, busy } = kiosk;
  /** @param {boolean} on */
  const choice = (on) => html`<button type="button" class=${on ? '' : 'none'} aria-pressed=${String(state.visit.priority === on)} disabled=${busy} onClick=${() => say({ type: 'priority', on })}>
    ${state.visit.priority === on && html`<${Icon} name="tick" />`}<span>${words.t(on ? 'kiosk.on' : 'kiosk.off')}</span></button>`;
  return html`<fieldset class="extra">
    <legend>${words.t('kiosk.priority')} <small>${words.t('kiosk.priority_who')}</small></legend>
    <div class="answers">${choice(false)}${choice(true)}</div>
  </fieldset>`;
}
