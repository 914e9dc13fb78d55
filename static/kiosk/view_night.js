// The machine speaks about itself: is somebody there, the office is closed, the server is gone.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { dateText, timeText, dayOf } from '../lib/clock.js';
import { onlineWay, contact } from './catalogue.js';
import { noneToday, quiet } from './scene.js';
import { Button, QR } from './parts.js';
import { LotsFrom } from './view_lot.js';

/** @typedef {import('./parts.js').Kiosk} Kiosk */

/** @param {{ kiosk: Kiosk }} props */
export function Asking({ kiosk }) {
  const { state, words, say } = kiosk;
  const { left, of } = quiet(state);
  return html`
    <div class="upper">
      <svg class="ring" viewBox="0 0 420 420" role="img" aria-label=${words.t('kiosk.seconds_left', { n: left })}>
        <circle cx="210" cy="210" r="194" />
        <circle class="left" cx="210" cy="210" r="194" pathLength=${of} stroke-dasharray=${left + ' ' + of} transform="rotate(-90 210 210)" />
        <text x="210" y="246">${left}</text><text class="unit" x="210" y="306">${words.t('kiosk.seconds')}</text>
      </svg>
      <h1 id="asking">${words.t('kiosk.asking')}</h1>
      <p class="lead">${words.t('kiosk.asking_lead')}</p>
    </div>
    <div class="lower">
      <div class="actions">
        <${Button} kind="main yes" after="right" first tap=${() => say({ type: 'touch' })}>${words.t('kiosk.asking_yes')}<//>
        <${Button} tap=${() => say({ type: 'wipe' })}>${words.t('kiosk.asking_no')}<//>
      </div>
    </div>`;
}

/** @param {{ kiosk: Kiosk }} props */
export function Closed({ kiosk }) {
  const { state, words, time } = kiosk;
  const hours = state.status.hours;
  const evening = !!hours.closes && !!time && timeText(time) < hours.closes; // numbers are over, the doors are open
  const zone = state.catalogue ? state.catalogue.office.zone_abbr : '';
  return html`
    <div class="upper">
      <h1 tabindex="-1">${words.t(shut(hours, evening), { name: hours.name })}</h1>
      ${hours.next_open && html`<p class="again">${again(kiosk, hours.next_open)} <span class="nb">${words.t('kiosk.at', { time: timeText(hours.next_open) })}</span></p>
      <p class="lead">${dateText(hours.next_open, words, { day: 'numeric', month: 'long', year: 'numeric' })}, ${timeText(hours.next_open)} ${zone}</p>`}
      <${LotsFrom} kiosk=${kiosk} />
    </div>
    <div class="lower">
      <${FromHome} kiosk=${kiosk} />
      <${Others} kiosk=${kiosk} />
      ${evening && picksUp(kiosk) && html`<p class="pickup"><${Icon} name="ambil" /><span>${words.t('kiosk_glass.pickup_open', { time: hours.closes })}</span></p>`}
      ${evening && html`<div class="actions"><${Button} icon="scan" tap=${() => kiosk.say({ type: 'code' })}>${words.t('kiosk.have_code')}<//></div>`}
    </div>`;
}

/** @param {Kiosk} kiosk whether finished documents are handed out here */
function picksUp({ state }) {
  return !!state.catalogue && state.catalogue.services.some((service) => service.icon === 'ambil');
}

/** @param {{ kiosk: Kiosk }} props every number of today is given */
export function Out({ kiosk }) {
  const { state, words } = kiosk;
  const next = Object.values(state.status.services).map((permit) => permit.again).filter(Boolean).sort()[0];
  return html`
    <div class="upper">
      <h1 tabindex="-1">${words.t(noneToday(state) ? 'kiosk.tile_not_today' : 'kiosk.tile_out')}</h1>
      ${next && html`<p class="again">${again(kiosk, next)} <span class="nb">${words.t('kiosk.at', { time: timeText(next) })}</span></p>
      <p class="lead">${words.t('kiosk_glass.out_again', { day: dateText(next, words, { day: 'numeric', month: 'long', year: 'numeric' }) })}</p>`}
    </div>
    <div class="lower">
      <${FromHome} kiosk=${kiosk} />
      <${Others} kiosk=${kiosk} />
      ${picksUp(kiosk) && state.status.hours.closes && html`<p class="pickup"><${Icon} name="ambil" /><span>${words.t('kiosk_glass.pickup_open', { time: state.status.hours.closes })}</span></p>`}
      <div class="actions"><${Button} icon="scan" tap=${() => kiosk.say({ type: 'code' })}>${words.t('kiosk.have_code')}<//></div>
    </div>`;
}

/** @param {any} hours @param {boolean} evening numbers are over, and the doors are open */
function shut(hours, evening) {
  switch (hours.why) {
    case 'holiday':
    case 'closure':
      return 'kiosk.closed_for';
    case 'before_opening':
      return 'kiosk.closed_before';
    case 'break':
      return 'kiosk.closed_break';
    default:
      return evening ? 'kiosk.issuing_over' : 'kiosk.closed';
  }
}

/** @param {Kiosk} kiosk @param {string} next the day of the next opening, "today" where it is */
function again(kiosk, next) {
  const { words, time } = kiosk;
  return time && dayOf(time) === dayOf(next) ? words.t('kiosk.today') : dateText(next, words, { weekday: 'long' });
}

/** @param {{ kiosk: Kiosk }} props what can be done without the office */
function FromHome({ kiosk }) {
  const { state, words } = kiosk;
  const way = state.catalogue && onlineWay(state.catalogue);
  if (!way) {
    return null;
  }
  return html`<section class="online">
    <${QR} kind="online" text=${way.url} label=${way.shown} />
    <div>
      <h2>${words.t('kiosk.from_home')}</h2>
      <p>${words.t('kiosk.from_home_scan')} <b>${way.shown}</b></p>
      ${way.path.length > 0 && html`<p>${way.path.map((part) => words.text(part)).join(' › ')}</p>`}
    </div>
  </section>`;
}

/** @param {{ kiosk: Kiosk }} props */
function Others({ kiosk }) {
  const { state, words } = kiosk;
  const catalogue = /** @type {import('./catalogue.js').Catalogue} */ (state.catalogue);
  const write = contact(catalogue);
  return html`<ul class="other">
    ${catalogue.office.website && html`<li><${Icon} name="globe" /><b>${catalogue.office.website}</b></li>`}
    ${catalogue.office.phone && html`<li><${Icon} name="call" /><b>${catalogue.office.phone}</b></li>`}
    ${write && html`<li><${Icon} name="chat" /><span>${words.text(write.label)} <b>${write.value}</b></span></li>`}
  </ul>`;
}

/** @param {{ kiosk: Kiosk }} props an intent is under way longer than a moment, or has failed */
export function Sending({ kiosk }) {
  const { state, words, say } = kiosk;
  const failed = kiosk.scene === 'failed';
  const again = state.repeats > 0;
  return html`
    <div class="upper">
      <${Icon} name=${failed ? 'nolink' : 'clock'} kind="huge" />
      <h1 tabindex="-1">${words.t(failed ? 'kiosk.failed' : again ? 'kiosk.reconnecting' : 'kiosk.sending')}</h1>
      <p class="lead" role="status">${words.t(failed ? 'kiosk.failed_lead' : again ? 'kiosk.reconnecting_lead' : 'kiosk.sending_lead')}</p>
    </div>
    <div class="lower">
      ${failed && html`<div class="actions">
        <${Button} kind="main yes" icon="undo" first tap=${() => say({ type: 'again' })}>${words.t('kiosk.again')}<//>
        <${Button} tap=${() => say({ type: 'wipe' })}>${words.t('kiosk.give_up')}<//>
      </div>`}
    </div>`;
}

/** @param {{ kiosk: Kiosk }} props the server is gone; this heals by itself, and nobody has to wait for it */
export function Lost({ kiosk }) {
  return html`<${Notice} kiosk=${kiosk} icon="nolink" title=${kiosk.words.t('kiosk.lost')} lead=${kiosk.words.t('kiosk.lost_lead')} />`;
}

/** @param {{ kiosk: Kiosk }} props no room for new tickets */
export function Full({ kiosk }) {
  return html`<${Notice} kiosk=${kiosk} icon="stop" title=${kiosk.words.t('kiosk.full')} lead=${kiosk.words.t('kiosk.full_lead')} />`;
}

/** @param {{ kiosk: Kiosk }} props this kiosk has no token, or one that is no longer known: it shows the code of its pairing */
export function Unpaired({ kiosk: { state, words } }) {
  const pairing = state.pairing;
  if (pairing && pairing.joined) {
    return html`<${Notice} icon="link" title=${words.t('join.joined', { name: pairing.joined.name })} lead="" />`;
  }
  if (!pairing || !pairing.code) {
    return html`<${Notice} icon="link" title=${words.t('kiosk.unpaired')} lead=${words.t(pairing && pairing.lost ? 'join.lost' : 'kiosk.unpaired_lead')} />`;
  }
  return html`
    <div class="upper">
      <${Icon} name="link" kind="huge" />
      <h1 tabindex="-1">${words.t('kiosk.unpaired')}</h1>
      <p class="pairing">${pairing.code}</p>
      <p class="lead">${words.t(pairing.lost ? 'join.lost' : 'join.code')}</p>
      <p class="lead">${words.t('join.wait')}</p>
    </div>
    <div class="lower"></div>`;
}

/** @param {{ kiosk?: Kiosk, icon: string, title: string, lead: string }} props one calm sentence and what to do; with a kiosk, whom one can ask from any phone */
function Notice({ kiosk, icon, title, lead }) {
  return html`
    <div class="upper">
      <${Icon} name=${icon} kind="huge" />
      <h1 tabindex="-1">${title}</h1>
      <p class="lead">${lead}</p>
    </div>
    <div class="lower">${kiosk && kiosk.state.catalogue && html`<${Others} kiosk=${kiosk} />`}</div>`;
}
