// "Sudah punya nomor": the pad and the scanner for a number or a code, and how things stand with a ticket.

import { html, useState } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { timeText } from '../lib/clock.js';
import { prefixesOf } from './catalogue.js';
import { padKeys, meant, LONGEST, LOT_LETTER } from './code.js';
import { issuing, mayCopy, mayDoubt, mayReprint, paperFace, paperTrouble, secondsLeft } from './scene.js';
import { across, padPage } from './pad.js';
import { Button, PaperNotice, useGlass, useLarge, useWide } from './parts.js';
import { Claim } from './view_claim.js';

/** @typedef {import('./parts.js').Kiosk} Kiosk */

/** Columns of the pad on a tall glass. */
const COLUMNS = 6;

/** @param {{ kiosk: Kiosk }} props */
export function Code({ kiosk }) {
  const { state, words, say, newId } = kiosk;
  const { typed } = state.visit;
  const prefixes = prefixesOf(state.catalogue) + LOT_LETTER;
  const keys = padKeys(prefixes);
  const trouble = troubleWord(state.trouble);
  const asked = !!state.lookup || !!state.shown;
  return html`
    <div class="upper">
      <h1 tabindex="-1">${words.t('kiosk.code_title')}</h1>
      <p class="lead">${words.t('kiosk.code_lead')}</p>
      <p class="typed" aria-live="polite" aria-label=${words.t('kiosk.code_typed')}>${typed || html`<span class="hollow">····</span>`}</p>
      <p class=${'tally' + (trouble ? ' short' : '')} role="status">
        ${trouble && html`<${Icon} name="stop" kind="mark no" />`}<span>${trouble ? words.t(trouble) : ''}</span>
      </p>
    </div>
    <div class="lower">
      <${Pad} kiosk=${kiosk} keys=${keys} />
      <div class="actions"><div class="row">
        <${Button} kind="back" icon="back" tap=${() => say({ type: 'back' })}>${words.t('kiosk.back')}<//>
        <${Button} kind="main" after="right" off=${!meant(typed, prefixes).ready || asked} tap=${() => say({ type: 'enter', id: newId() })}>
          ${words.t(asked ? 'kiosk.wait' : 'kiosk.continue')}
        <//>
      </div></div>
    </div>`;
}

/** @param {{ kiosk: Kiosk, keys: string }} props the keys of codes; on a small glass a page of them at a time */
function Pad({ kiosk, keys }) {
  const { state, words, say } = kiosk;
  const { typed } = state.visit;
  const glass = useGlass(kiosk);
  const { box, wide, key, gap } = useWide(glass);
  const [page, setPage] = useState(0);
  const room = 2 * across(wide, key, gap) - 2;
  const shown = glass.small ? padPage(keys, room, page) : { keys, page: 0, pages: 1 };
  const next = padPage(keys, room, page + 1).keys;
  return html`<div class=${glass.small ? 'pad paged' : 'pad'} ref=${box} role="group" aria-label=${words.t('kiosk.code_pad')} style=${{ '--columns': across(wide, key, gap) }}>
    ${[...shown.keys].map((letter) => html`<button type="button" key=${letter} disabled=${typed.length >= LONGEST} onClick=${() => say({ type: 'type', letter })}>${letter}</button>`)}
    <button type="button" key="erase" class="wide" style=${{ '--rest': COLUMNS - (keys.length % COLUMNS), '--rest-wide': 8 - (keys.length % 8) }} disabled=${!typed} onClick=${() => say({ type: 'erase' })}>
      <${Icon} name="erase" /><span>${words.t('kiosk.erase')}</span>
    </button>
    ${shown.pages > 1 && html`<button type="button" key="page" class="turn" onClick=${() => setPage(shown.page + 1)}>${next[0] + '–' + next[next.length - 1]}</button>`}
  </div>`;
}

/** @param {string} trouble code of the refusal */
function troubleWord(trouble) {
  switch (trouble) {
    case '':
      return '';
    case 'unknown_list':
      return 'kiosk.code_unknown';
    case 'unknown_ticket':
      return 'kiosk.number_unknown';
    case 'unknown_case':
      return 'kiosk_glass.claim_unknown';
    case 'too_many':
      return 'kiosk.code_many';
    case 'closed':
    case 'quota_out':
    case 'not_today':
    case 'too_soon':
    case 'disk_full':
      return 'kiosk_glass.claim_not_now';
    default:
      return 'kiosk.code_lost';
  }
}

/** Answers with which one goes to a counter now. */
const GO = ['called', 'serving'];

/** @param {{ kiosk: Kiosk }} props how things stand with the ticket */
export function Comeback({ kiosk }) {
  const { state, words } = kiosk;
  const { reply, paper } = /** @type {import('./outcome.js').Result} */ (state.result);
  const { box, style } = useLarge(kiosk);
  if (reply.code) {
    return html`<${Claim} kiosk=${kiosk} />`;
  }
  const what = /** @type {string} */ (reply.result);
  const go = GO.indexOf(what) >= 0;
  return html`
    <div class="upper">
      <section class=${'slip stand ' + what}>
        ${reply.number && html`<div class="top" ref=${box} style=${style}>
          <p class="what"><span>${words.t(what === 'lot' ? 'kiosk.your_lot' : 'kiosk.your_number')}</span>${reply.lot && what !== 'lot' && html`<b>${words.t('kiosk.lot_was', { lot: reply.lot.number })}</b>`}${reply.was && html`<b>${words.t('kiosk.joined_was', { number: reply.was })}</b>`}</p>
          <strong class="number" data-length=${reply.number.length} data-number>${reply.number}</strong>
        </div><div class="tear"></div>`}
        <div class="rest">
          <div>
            <h1 tabindex="-1">${words.t('kiosk.comeback.' + what)}</h1>
            ${place(kiosk)}
          </div>
          ${go && reply.counter && html`<b class="plate" aria-hidden="true">${reply.counter}</b>`}
        </div>
      </section>
    </div>
    <div class="lower">
      <p class="lead">${words.t(what === 'returned' && !reply.list ? 'kiosk.comeback.returned.find' : 'kiosk.comeback.' + what + '.do')}</p>
      ${!paper && mayCopyAtAll(kiosk) && html`<${PaperNotice} kiosk=${kiosk} />`}
      ${paper && paperFace(state) === 'bad' && html`<p class="notice" role="status"><${Icon} name="stop" /><span>${words.t(paperTrouble(state) ? 'kiosk.printer.' + paperTrouble(state) : 'kiosk.no_paper')}</span></p>`}
      <${Ways} kiosk=${kiosk} />
    </div>`;
}

/** @param {Kiosk} kiosk whether a copy would be offered, if only the printer could */
function mayCopyAtAll({ state }) {
  return mayCopy({ ...state, status: { ...state.status, printer: 'ok' } });
}

/** @param {Kiosk} kiosk where in the line, or which counter */
function place({ state, words }) {
  const { reply } = /** @type {import('./outcome.js').Result} */ (state.result);
  if (reply.result === 'lot') {
    return reply.lot.draw && html`<p class="place">${words.t('kiosk.lot_draw', { time: timeText(reply.lot.draw) })}</p>`;
  }
  if (reply.position) {
    return html`<p class="place">${reply.position === 1 ? words.t('kiosk.place_first') : words.t('kiosk.place', { n: reply.position })}</p>`;
  }
  return reply.counter && GO.indexOf(reply.result) >= 0 ? html`<p class="place">${words.t('kiosk.counter', { n: reply.counter })}</p>` : null;
}

/** @param {{ kiosk: Kiosk }} props never a dead end */
function Ways({ kiosk }) {
  const { state, words, say, newId } = kiosk;
  const result = /** @type {import('./outcome.js').Result} */ (state.result);
  const { reply, reprint } = result;
  const ended = reply.result === 'over' || reply.result === 'too_late' || (reply.result === 'returned' && !reply.list);
  const lead = reply.list || (ended && issuing(state));
  return html`<div class="actions">
    ${reply.list && html`<${Button} kind="main" icon="list" tap=${() => say({ type: 'resume' })}>${words.t('kiosk.comeback.resume')}<//>`}
    ${ended && issuing(state) && html`<${Button} kind="main" icon="ticket" tap=${() => say({ type: 'anew' })}>${words.t('kiosk.comeback.anew')}<//>`}
    ${(mayCopy(state) || mayReprint(state)) && html`<${Button} kind="anew" icon="print" off=${!!reprint} tap=${() => say({ type: 'reprint', id: newId() })}>
      ${words.t(reprint ? 'kiosk.wait' : result.paper ? 'kiosk.reprint' : 'kiosk.comeback.copy')}<//>`}
    ${mayDoubt(state) && html`<${Button} kind="plain anew" icon="tanya" tap=${() => say({ type: 'doubt' })}>${words.t('kiosk.no_paper')}<//>`}
    ${result.spent && html`<p class="lead" role="status">${words.t('kiosk.comeback.spent')}</p>`}
    <${Button} kind=${lead ? 'done' : 'main done'} icon="tick" tap=${() => say({ type: 'done', id: newId() })}>
      ${words.t('kiosk.done')}${' '}<span class="timer">${words.t('kiosk.closes_in', { n: secondsLeft(state) })}</span>
    <//>
  </div>`;
}
