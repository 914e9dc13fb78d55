// A claim slip whose document is not there to be collected: why, and when.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { dateText, timeText } from '../lib/clock.js';
import { issuing, secondsLeft } from './scene.js';
import { Button, Label, useRoom } from './parts.js';

/** @typedef {import('./parts.js').Kiosk} Kiosk */

/** Requirements that are named at most. */
const MOST = 4;

/** @param {any} reply which of the sentences is true */
function whatOf(reply) {
  return reply.result === 'collected' ? 'collected' : reply.state === 'returned' ? 'returned' : 'unready';
}

/** @param {{ kiosk: Kiosk }} props */
export function Claim({ kiosk }) {
  const { state, words, say, newId } = kiosk;
  const { reply } = /** @type {import('./outcome.js').Result} */ (state.result);
  const what = whatOf(reply);
  const { box, shown } = useRoom(Math.min(MOST, reply.missing.length), kiosk);
  return html`
    <div class="upper">
      <section class="slip stand claim" ref=${box}>
        <div class="top">
          <p class="what"><span>${words.t('kiosk_glass.claim.code')}</span><b>${words.text(reply.service.short)}</b></p>
          <strong class="code" data-length=${reply.code.length}>${reply.code}</strong>
        </div><div class="tear"></div>
        <div class="rest"><div>
          <h1 tabindex="-1">${words.t('kiosk_glass.claim.' + what)}</h1>
          <p class="place">${whenText(kiosk, reply, what)}</p>
          ${reply.missing.length > 0 && html`<ul class="have">${reply.missing.slice(0, shown).map((/** @type {any} */ row) => html`<li key=${row.id}><${Icon} name="stop" kind="mark no" /><span><${Label} text=${words.text(row.label)} /></span></li>`)}
            ${reply.missing.length > shown && html`<li key="more">${words.t('kiosk.and_more', { n: reply.missing.length - shown })}</li>`}</ul>`}
        </div></div>
      </section>
    </div>
    <div class="lower">
      <p class="lead">${words.t('kiosk_glass.claim.' + what + '.do')}</p>
      <div class="actions">
        ${issuing(state) && html`<${Button} kind="anew" icon="ticket" tap=${() => say({ type: 'anyway', id: newId() })}>${words.t('kiosk_glass.claim.anyway')}<//>`}
        <${Button} kind="main done" icon="tick" tap=${() => say({ type: 'done', id: newId() })}>
          ${words.t('kiosk.done')}${' '}<span class="timer">${words.t('kiosk.closes_in', { n: secondsLeft(state) })}</span>
        <//>
      </div>
    </div>`;
}

/** The promised date, of which everybody knows the year, or why there is none. @param {Kiosk} kiosk @param {any} reply @param {string} what */
function whenText({ words, state }, reply, what) {
  const at = what === 'returned' ? reply.mend_by : what === 'unready' && !reply.paused ? reply.due : null;
  if (at) {
    const zone = (state.catalogue && state.catalogue.office.zone_abbr) || '';
    return words.t('kiosk_glass.claim.' + what + '.by', { date: dateText(at, words, { weekday: 'long', day: 'numeric', month: 'long' }), time: timeText(at) + ' ' + zone });
  }
  return what === 'unready' ? words.t(reply.paused ? 'kiosk_glass.claim.paused' : 'kiosk_glass.claim.no_date') : '';
}
