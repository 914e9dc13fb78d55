// What a visit ends with: a number, a check code or a list's code; on paper, or to be photographed.

import { html } from '../vendor/preact-htm.js';
import { Icon, hasIcon } from '../lib/icons.js';
import { dateText, timeText } from '../lib/clock.js';
import { serviceOf, listOfPick } from './state.js';
import { findService } from './catalogue.js';
import { picksOf } from './visit.js';
import { mayDoubt, mayReprint, paperFace, paperTrouble, secondsLeft } from './scene.js';
import { Button, Label, QR, useLarge, useRoom } from './parts.js';
import { Lot, LotTodo } from './view_lot.js';

/** @typedef {import('./parts.js').Kiosk} Kiosk */
/** @typedef {import('./outcome.js').Result} Result */

/** @param {{ kiosk: Kiosk }} props */
export function Outcome({ kiosk }) {
  const result = /** @type {Result} */ (kiosk.state.result);
  const face = paperFace(kiosk.state);
  const photo = face === 'none' || face === 'bad';
  return html`
    <div class="upper">
      ${photo ? html`<${Photo} kiosk=${kiosk} kind=${result.kind} face=${face} />` : html`<${Title} kiosk=${kiosk} kind=${result.kind} />`}
      <section class=${photo ? 'slip frame' : 'slip'}>
        ${photo && ['a', 'b', 'c', 'd'].map((corner) => html`<i class=${'corner ' + corner} key=${corner}></i>`)}
        ${result.reply.lot ? html`<${Lot} kiosk=${kiosk} photo=${photo} />` : result.kind === 'number' ? html`<${Number_} kiosk=${kiosk} photo=${photo} />`
    : result.kind === 'check' ? html`<${CheckCode} kiosk=${kiosk} />` : html`<${ListCode} kiosk=${kiosk} />`}
      </section>
    </div>
    <div class="lower">
      <${Todo} kiosk=${kiosk} kind=${result.kind} />
      <div class="actions">
        <${Button} kind=${photo ? 'main done' : 'done'} icon="tick" tap=${() => kiosk.say({ type: 'done', id: kiosk.newId() })}>
          ${kiosk.words.t(photo ? 'kiosk.photo_done' : 'kiosk.done')}
          ${' '}<span class="timer">${kiosk.words.t(photo ? 'kiosk.seconds_n' : 'kiosk.closes_in', { n: secondsLeft(kiosk.state) })}</span>
        <//>
        ${mayReprint(kiosk.state) && html`<${Button} kind="anew" icon="print" off=${!!result.reprint} tap=${() => kiosk.say({ type: 'reprint', id: kiosk.newId() })}>
          ${kiosk.words.t(result.reprint ? 'kiosk.wait' : 'kiosk.reprint')}
        <//>`}
        ${mayDoubt(kiosk.state) && html`<${Button} kind="plain anew" icon="tanya" tap=${() => kiosk.say({ type: 'doubt' })}>${kiosk.words.t('kiosk.no_paper')}<//>`}
      </div>
    </div>`;
}

/** @param {{ kiosk: Kiosk }} props the strip above the slot the paper comes from */
export function Take({ kiosk }) {
  const { state, words } = kiosk;
  const face = state.result ? paperFace(state) : 'none';
  if (!state.result || face === 'none' || face === 'bad') {
    return null;
  }
  const out = state.result.kind === 'number' || state.result.kind === 'back' ? 'kiosk.take_paper' : 'kiosk.take_slip';
  const word = face === 'out' ? out : face === 'again' ? 'kiosk.printing_again' : 'kiosk.printing';
  return html`<p class=${'take ' + (face === 'again' ? 'torn' : face)} role="status"><${Icon} name="down" /><span>${words.t(word)}</span><${Icon} name="down" /></p>`;
}

/** @param {{ kiosk: Kiosk, kind: Result['kind'] }} props */
function Title({ kiosk, kind }) {
  const { words } = kiosk;
  switch (kind) {
    case 'check':
      return html`<h1 tabindex="-1">${words.t('kiosk.check_show')}</h1>`;
    case 'list':
      return html`<h1 tabindex="-1">${words.t('kiosk.list_keep')}</h1>`;
    default:
      return null; // the number is its own title
  }
}

/** @param {{ kiosk: Kiosk, kind: Result['kind'], face: 'none' | 'bad' }} props */
function Photo({ kiosk, kind, face }) {
  const { words } = kiosk;
  const trouble = paperTrouble(kiosk.state);
  const still = kind === 'number' ? 'kiosk.photo_number' : kind === 'check' ? 'kiosk.photo_check' : 'kiosk.photo_list';
  return html`<div class="photo">
    <h1 tabindex="-1"><${Icon} name="camera" /><span>${words.t('kiosk.photo')}</span></h1>
    <p class="lead">${face === 'bad' && words.t(trouble ? 'kiosk.printer.' + trouble : 'kiosk.no_paper')} <strong>${words.t(still)}</strong></p>
  </div>`;
}

/** A day soon, without its year. */
const DAY = { weekday: /** @type {const} */ ('long'), day: /** @type {const} */ ('numeric'), month: /** @type {const} */ ('long') };

/** @param {{ kiosk: Kiosk, photo: boolean }} props */
function Number_({ kiosk, photo }) {
  const { state, words } = kiosk;
  const { reply } = /** @type {Result} */ (state.result);
  const heading = photo ? 'h2' : 'h1';
  const { box, style } = useLarge(kiosk);
  return html`
    <div class="top" ref=${box} style=${style}>
      <div class="what"><${heading} tabindex="-1">${words.t('kiosk.your_number')}<//><b>${words.text(reply.service.short)}</b></div>
      <strong class="number" data-length=${reply.number.length} data-number>${reply.number}</strong>
    </div>
    <div class="tear"></div>
    <div class="rest">
      ${reply.track_url && html`<${QR} kind="track" text=${reply.track_url.toUpperCase()} label=${words.t('kiosk.qr_track')} />`}
      <div>
        ${reply.day && html`<p class="place">${words.t('kiosk.booked', { day: dateText(reply.day, words, DAY) })}</p>`}
        ${!reply.day && html`<p class="place">${reply.position === 1 ? words.t('kiosk.place_first') : words.t('kiosk.place', { n: reply.position })}</p>`}
        ${photo && !reply.day && html`<p class="issued">${dateText(reply.issued_at, words, { weekday: 'long', day: 'numeric', month: 'short', year: 'numeric' })}, ${timeText(reply.issued_at)} ${state.catalogue && state.catalogue.office.zone_abbr}</p>`}
        <p class="hint">${words.t(reply.track_url ? 'kiosk.scan_track' : 'kiosk.watch_screen')}</p>
      </div>
    </div>
    <${Together} kiosk=${kiosk} />
    ${reply.complete === false && html`<${Flagged} kiosk=${kiosk} missing=${reply.missing || []} />`}`;
}

/** @param {{ kiosk: Kiosk }} props what else the number is for: the further services in order, how many people, and that it goes before others */
function Together({ kiosk }) {
  const { state, words } = kiosk;
  const { party, priority } = state.visit;
  const names = picksOf(state.visit).slice(1).map((pick) => {
    const service = state.catalogue && findService(state.catalogue, pick.service);
    return words.text(service && service.short);
  });
  if (names.length === 0 && party === 1 && !priority) {
    return null;
  }
  return html`<div class="together">
    ${names.length > 0 && html`<p>${words.t('kiosk.then')} ${names.map((name, i) => html`${i > 0 && ', '}<b key=${name}><${Label} text=${name} /></b>`)}</p>`}
    ${(party > 1 || priority) && html`<p class="both">${party > 1 && html`<span>${words.t('kiosk.for_party', { n: party })}</span>`} ${priority && html`<b>${words.t('kiosk.first')}</b>`}</p>`}
  </div>`;
}

/** @param {{ kiosk: Kiosk, missing: Named[] }} props */
function Flagged({ kiosk, missing }) {
  const { words, state } = kiosk;
  const shown = missing.slice(0, state.visit.large ? ROWS_LARGE : 2).map((one) => words.text(one.label));
  const more = missing.length - shown.length;
  const names = shown.concat(more > 0 ? words.t('kiosk.and_more', { n: more }) : []).join(', ');
  return html`<p class="flagged"><${Icon} name="stop" kind="mark no" /><span><b>${words.t('kiosk.flagged')}</b> ${names && html`<${Label} text=${words.t('kiosk.flagged_list', { list: names })} />`}</span></p>`;
}

/** @param {{ kiosk: Kiosk }} props */
function CheckCode({ kiosk }) {
  const { state, words } = kiosk;
  const { reply } = /** @type {Result} */ (state.result);
  const first = picksOf(state.visit)[0] || state.visit;
  const service = state.catalogue && findService(state.catalogue, first.service);
  const list = listOfPick(state, first);
  return html`
    <div class="top">
      <p class="what"><span>${words.t('kiosk.check_code')}</span><b>${words.text(service && service.short)}</b></p>
      <strong class="code" data-code=${reply.check_code}>${inPairs(reply.check_code)}</strong>
    </div>
    <div class="tear"></div>
    ${list && (list.total > ROWS - state.visit.before.length
      ? html`<p class="have present"><${Icon} name="full" kind="mark yes" /><span>${words.t('kiosk.tally_full', { n: list.total })}</span></p>`
      : html`<${Rows} kiosk=${kiosk} rows=${list.present} icon="full" kind="mark yes" most=${ROWS - state.visit.before.length} />`)}
    <${Together} kiosk=${kiosk} />`;
}

/** @param {{ kiosk: Kiosk }} props */
function ListCode({ kiosk }) {
  const { state, words } = kiosk;
  const { reply } = /** @type {Result} */ (state.result);
  const service = serviceOf(state);
  return html`
    <div class="top">
      <p class="what"><span>${words.t('kiosk.list_code')}</span><b>${words.text(service && service.short)}</b></p>
      <strong class="code" data-length=${reply.code.length} data-code=${reply.code}>${reply.code}</strong>
    </div>
    <div class="tear"></div>
    <div class="rest">
      ${reply.url && html`<${QR} kind="track" text=${reply.url.toUpperCase()} label=${words.t('kiosk.qr_list')} />`}
      <${Rows} kiosk=${kiosk} rows=${reply.missing} icon="stop" kind="mark no" label=${words.t('kiosk.lacking')}
        most=${kiosk.state.visit.large ? ROWS_LARGE : ROWS} />
    </div>`;
}

/** Rows of a slip on the glass; the paper has them all. */
const ROWS = 4;
/** With larger letters. */
const ROWS_LARGE = 1;

/** @typedef {{ id: string, label: import('../lib/words.js').Text }} Named */

/** @param {{ kiosk: Kiosk, rows: Named[], icon: string, kind: string, most: number, label?: string }} props the first rows of a list, and how many more there are */
function Rows({ kiosk, rows, icon, kind, most, label }) {
  const { words } = kiosk;
  const { box, shown: room } = useRoom(Math.min(most, rows.length), kiosk);
  const shown = rows.slice(0, room);
  const more = rows.length - shown.length;
  return html`<ul class="have" ref=${box} aria-label=${label}>
    ${shown.map((row) => html`<li key=${row.id}><${Icon} name=${icon} kind=${kind} /><span><${Label} text=${words.text(row.label)} /></span></li>`)}
    ${more > 0 && html`<li key="more">${words.t('kiosk.and_more', { n: more })}</li>`}
  </ul>`;
}

/** @param {string} code four digits as two pairs, so that they are not taken for a queue number */
function inPairs(code) {
  return code.length === 4 ? code.slice(0, 2) + ' ' + code.slice(2) : code;
}

/** @param {{ kiosk: Kiosk, kind: Result['kind'] }} props what to do now, two things at most */
function Todo({ kiosk, kind }) {
  const { words } = kiosk;
  /** @param {string} icon @param {string} what @param {string} [more] */
  const item = (icon, what, more) => html`<li><${Icon} name=${icon} /><span><b>${what}</b>${more && html`<small>${more}</small>`}</span></li>`;
  if (kind === 'check') {
    return html`<ol class="todo">
      ${item('desk', words.t('kiosk.todo_desk'), words.t('kiosk.todo_desk_more'))}
      ${item('ticket', words.t('kiosk.todo_number'), words.t('kiosk.todo_number_more'))}
    </ol>`;
  }
  if (kind === 'list') {
    return html`<ol class="todo">
      ${item('list', words.t('kiosk.todo_bring'))}
      ${item('scan', words.t('kiosk.todo_resume'), words.t('kiosk.todo_resume_more'))}
    </ol>`;
  }
  const { day, lot } = /** @type {Result} */ (kiosk.state.result).reply;
  if (lot) {
    return html`<${LotTodo} kiosk=${kiosk} />`;
  }
  if (day) {
    return html`<ol class="todo">${item('desk', words.t('kiosk.todo_come', { day: dateText(day, words, DAY) }), words.t('kiosk.booked_first'))}</ol>`;
  }
  return html`<ol class="todo">
    ${item('seat', words.t('kiosk.todo_wait'), words.t(paperFace(kiosk.state) === 'bad' && paperTrouble(kiosk.state) ? 'kiosk.todo_wait_known' : 'kiosk.todo_wait_more'))}
    ${advice(kiosk).map((one) => item(hasIcon(one.id) ? one.id : 'phone', words.text(one.text)))}
  </ol>`;
}

/** @param {Kiosk} kiosk the office's advice, one line of it, where there is room; waiting is said already */
function advice(kiosk) {
  const { state } = kiosk;
  const reply = /** @type {Result} */ (state.result).reply;
  const face = paperFace(state);
  if (reply.complete === false || state.visit.large || face === 'none' || face === 'bad') {
    return [];
  }
  const service = state.catalogue && state.catalogue.services.find((one) => one.id === reply.service.id);
  return service ? (service.advice || []).filter((one) => one.id !== 'wait').slice(0, 1) : [];
}
