// The first screens: start and services.

import { html } from '../vendor/preact-htm.js';
import { Icon, hasIcon } from '../lib/icons.js';
import { tiles, still, CONSULT } from './catalogue.js';
import { permitOf } from './state.js';
import { dateText } from '../lib/clock.js';
import { Button, PaperNotice, useGlass } from './parts.js';
import { isOut } from './scene.js';
import { asksWho } from './nik.js';
import { LotHours, drawAt } from './view_lot.js';
import { told } from './complaints.js';

/** @typedef {import('./parts.js').Kiosk} Kiosk */

/** @param {{ kiosk: Kiosk }} props */
export function Start({ kiosk }) {
  const { words, tongues, say } = kiosk;
  const langs = Object.keys(tongues);
  const { small, lies } = useGlass(kiosk);
  const above = small || (kiosk.state.visit.low && !lies); // where keys need all of the lower part
  return html`
    <div class="upper">
      <${Hours} kiosk=${kiosk} />
      <${Troubles} kiosk=${kiosk} />
      <h1 tabindex="-1">${words.t('kiosk.start_title')}</h1>
      <p class="lead"><strong>${words.t('kiosk.start_free')}</strong> ${words.t(asksWho(kiosk.state) ? 'kiosk.start_lead_nik' : 'kiosk.start_lead')}</p>
      <ol class="way">
        <li><${Icon} name="pick" /><span>${words.t('kiosk.step_pick')}</span></li>
        <li><${Icon} name="list" /><span>${words.t('kiosk.step_check')}</span></li>
        <li><${Icon} name="ticket" /><span>${words.t('kiosk.step_number')}</span></li>
      </ol>
      ${above && html`<${PaperNotice} kiosk=${kiosk} />`}
    </div>
    <div class="lower">
      ${!above && html`<${PaperNotice} kiosk=${kiosk} />`}
      <${Button} kind="main begin" after="right" tap=${() => say({ type: 'begin' })}>${words.t('kiosk.begin')}<//>
      ${langs.length > 1 && html`<div class="tongues" role="group" aria-label=${words.t('kiosk.language')}>
        ${langs.map((lang) => html`<${Button} lang=${lang} pressed=${lang === words.lang} after=${lang === words.lang ? 'tick' : ''}
          tap=${() => say({ type: 'lang', lang })}>${tongues[lang].t('common.language')}<//>`)}
      </div>`}
      <div class="row own">
        <${Button} kind="own" icon="scan" tap=${() => say({ type: 'code' })}>${words.t('kiosk.have_code')}<//>
        ${told(kiosk.state.catalogue).length > 0 && html`<${Button} kind="own" icon="chat" tap=${() => say({ type: 'complaints' })}>${words.t('kiosk_glass.complaints')}<//>`}
      </div>
    </div>`;
}

/** @param {{ kiosk: Kiosk }} props */
function Hours({ kiosk }) {
  const { state, words } = kiosk;
  const hours = state.status.hours;
  if (drawAt(state)) {
    return html`<${LotHours} kiosk=${kiosk} />`;
  }
  if (hours.always || !hours.closes) {
    return html`<p class="open"><${Icon} name="clock" /><span>${words.t('kiosk.open')}</span></p>`;
  }
  return html`<p class="open">
    <${Icon} name="clock" />
    <span>${words.t('kiosk.open_until')} <b>${hours.closes}</b></span>
    ${hours.issue_until && html`<span>${words.t('kiosk.issue_until')} <b>${hours.issue_until}</b></span>`}
    ${hours.note && html`<span class="note">${hours.note}</span>`}
  </p>`;
}

/** What is down, and which services that concerns. @param {{ kiosk: Kiosk }} props */
function Troubles({ kiosk }) {
  const { state, words } = kiosk;
  const troubles = state.status.troubles || [];
  return troubles.length > 0 && html`<p class="notice" role="status"><${Icon} name="stop" /><span>${troubles.map(
    (/** @type {import('./state.js').Trouble} */ one) => html`<span key=${one.need}>${words.text(one.text)} ${words.text(one.affected)} </span>`,
  )}${somethingDown(state) && html`<span>${words.t('health.open')}</span>`}</span></p>`;
}

/** @param {import('./state.js').State} state whether some service gives no numbers because something is down */
function somethingDown(state) {
  return Object.values(state.status.services || {}).some((permit) => /** @type {import('./state.js').Permit} */ (permit).why === 'down');
}

/** @param {{ kiosk: Kiosk }} props */
export function Services({ kiosk }) {
  const { state, words, say } = kiosk;
  const catalogue = /** @type {import('./catalogue.js').Catalogue} */ (state.catalogue);
  const before = state.visit.before.map((pick) => pick.service);
  const shown = tiles(still(catalogue, before), state.visit.page);
  const back = () => (shown.page > 0 ? say({ type: 'page', page: shown.page - 1 }) : say({ type: 'back' }));
  return html`
    <div class="upper"><h1 tabindex="-1">${words.t(before.length > 0 ? 'kiosk.services_more' : 'kiosk.services_title')}</h1>${somethingDown(state) && !state.visit.low && !state.visit.large && html`<p class="notice" role="status"><${Icon} name="stop" /><span>${words.t('kiosk_glass.down')} ${words.t('health.open')}</span></p>`}<${PaperNotice} kiosk=${kiosk} /></div>
    <div class="lower">
      <div class=${'tiles n' + shown.services.length}>
        ${shown.services.map((service) => html`<${Tile} key=${service.id} service=${service} kiosk=${kiosk}
          tap=${() => say({ type: 'choose', service: service.id })} />`)}
      </div>
      <div class="actions"><div class="row">
        <${Button} kind="back" icon="back" tap=${back}>${words.t('kiosk.back')}<//>
        ${catalogue.services.length > FEW_SERVICES && html`<${Button} icon="search" tap=${() => say({ type: 'find' })}>${words.t('kiosk_glass.find')}<//>`}
        ${shown.pages > 1 && html`<${Button} after="right" off=${shown.page + 1 === shown.pages}
          tap=${() => say({ type: 'page', page: shown.page + 1 })}>${words.t('kiosk.more_services')}<//>`}
      </div></div>
    </div>`;
}

/** Services that one sees at a glance: nobody has to look for one. */
const FEW_SERVICES = 3;

/** @param {{ kiosk: Kiosk, service: import('./catalogue.js').Service, tap: () => void }} props */
function Tile({ kiosk, service, tap }) {
  const { words } = kiosk;
  const consult = service.id === CONSULT;
  const icon = hasIcon(service.icon) ? service.icon : consult ? 'tanya' : 'list';
  const permit = permitOf(kiosk.state, service.id);
  const down = !!permit && permit.why === 'down';
  const out = !!permit && (down || isOut(permit));
  const kind = (consult ? ' ask' : '') + (words.text(service.short).length > 15 ? ' long' : '') + (out ? ' out' : '');
  return html`<button type="button" class=${'tile' + kind} disabled=${kiosk.busy || (out && !permit.next_day)} onClick=${tap}>
    <${Icon} name=${icon} />
    <b>${words.text(service.short)}</b>
    <span>${consult ? words.t('kiosk.consult_tile') : words.text(service.name)}</span>
    ${permit && html`<${Quota} words=${words} permit=${permit} brief=${kiosk.state.visit.low || kiosk.state.visit.large} />`}
  </button>`;
}

/** Fewer numbers than these are worth saying before somebody fills in a checklist. */
const FEW = 20;

/** What there still is of a service that has a quota. @param {{ words: import('../lib/words.js').Words, permit: import('./state.js').Permit, brief: boolean }} props brief: where tiles are low, or letters large */
function Quota({ words, permit, brief }) {
  const day = permit.next_day || permit.again;
  if (permit.why === 'down') {
    return html`<em class="none">${words.text(permit.said || {})}</em>`;
  }
  const none = permit.why === 'not_today' ? 'kiosk.tile_not_today' : 'kiosk.tile_out';
  if (isOut(permit) && brief) {
    const when = day && dateText(day, words, { day: 'numeric', month: 'short' });
    return html`<em class="none">${when ? words.t(permit.next_day ? 'kiosk_glass.tile_next_brief' : none === 'kiosk.tile_out' ? 'kiosk_glass.tile_again_brief' : 'kiosk_glass.tile_not_today_brief', { day: when }) : words.t(none)}</em>`;
  }
  if (isOut(permit)) {
    const said = permit.next_day ? 'kiosk.tile_next' : 'kiosk.tile_again';
    return html`<em class="none"><strong>${words.t(none)}</strong> ${day && words.t(said, { day: dateText(day, words, { weekday: 'long', day: 'numeric', month: 'short' }) })}</em>`;
  }
  return permit.left !== null && permit.left <= FEW && html`<em>${words.t('kiosk.tile_left', { n: permit.left })}</em>`;
}

