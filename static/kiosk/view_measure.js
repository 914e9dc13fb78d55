// An officer measures the glass: a card is laid on it, and the frame made as wide.

import { html, useRef } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { LEAP_PX, STEP_PX, CARD_MM } from './measure.js';
import { frameOf } from './measuring.js';
import { Button, useGlass } from './parts.js';

/** @typedef {import('./parts.js').Kiosk} Kiosk */

/** The height of a card of the format ID-1, in millimetres. */
const CARD_HIGH_MM = 53.98;

/** @param {{ kiosk: Kiosk }} props */
export function Measure({ kiosk }) {
  const { state, words, say, newId } = kiosk;
  const glass = useGlass(kiosk);
  const { id, failed } = state.measuring;
  const px = frameOf(state, glass.px);
  const busy = id !== '';
  /** @param {number} by */
  const widen = (by) => say({ type: 'frame', px, by, room: innerWidth });
  return html`
    <div class="upper">
      <h1 tabindex="-1">${words.t('kiosk_glass.measure_title')}</h1>
      <p class="lead">${words.t(failed ? 'kiosk_glass.measure_failed' : 'kiosk_glass.measure_lead')}</p>
      <${Card} kiosk=${kiosk} px=${px} />
    </div>
    <div class="lower">
      <div class="actions">
        <div class="row steps-of-frame">
          <${Button} off=${busy} icon="left" tap=${() => widen(-LEAP_PX)}>${words.t('kiosk_glass.measure_less')}<//>
          <${Button} off=${busy} icon="minus" tap=${() => widen(-STEP_PX)}>${words.t('kiosk_glass.measure_bit_less')}<//>
          <${Button} off=${busy} after="plus" tap=${() => widen(STEP_PX)}>${words.t('kiosk_glass.measure_bit_more')}<//>
          <${Button} off=${busy} after="next" tap=${() => widen(LEAP_PX)}>${words.t('kiosk_glass.measure_more')}<//>
        </div>
        <div class="row">
          <${Button} off=${busy} icon="cross" tap=${() => say({ type: 'unmeasure' })}>${words.t('kiosk_glass.measure_later')}<//>
          <${Button} kind="main" icon="tick" off=${busy} tap=${() => say({ type: 'measure', px, id: newId() })}>${words.t(busy ? 'kiosk.wait' : 'kiosk_glass.measure_save')}<//>
        </div>
      </div>
    </div>`;
}

/** @param {{ kiosk: Kiosk, px: number }} props the frame; its right edge can be dragged */
function Card({ kiosk, px }) {
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  /** @param {PointerEvent} event */
  const drag = (event) => {
    if (box.current && event.buttons > 0) {
      kiosk.say({ type: 'frame', px: event.clientX - box.current.getBoundingClientRect().left, room: innerWidth });
    }
  };
  return html`<div class="card-frame" ref=${box} onPointerMove=${drag} style=${{ width: px + 'px', height: Math.round((px / CARD_MM) * CARD_HIGH_MM) + 'px' }}>
    <${Icon} name="ktp" /><span>${kiosk.words.t('kiosk_glass.measure_card')}</span></div>`;
}
