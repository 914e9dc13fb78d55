// "Panggil petugas" as a staff screen shows it: who rings, since when, and the button that says "I am coming".

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { since, lasting } from './span.js';

/** @typedef {import('./rings.js').Rings} Rings */
/** @typedef {import('../lib/words.js').Words} Words */
/** @typedef {import('../lib/clock.js').Moment} Moment */

/**
 * @param {object} props
 * @param {Rings} props.rings
 * @param {Words} props.words
 * @param {Moment | null} props.now
 * @param {boolean} props.off commands cannot be sent now
 * @param {string} props.shortcut the key that answers, empty when the screen has none
 * @param {() => void} props.onCome
 */
export function RingBar(props) {
  const { rings, words } = props;
  return html`<div class="ringbar" role="status">
    ${rings.open.length > 0 ? ringing(props) : rings.outcome ? outcome(rings.outcome, words) : null}
  </div>`;
}

/** @param {Parameters<typeof RingBar>[0]} props */
function ringing({ rings, words, now, off, shortcut, onCome }) {
  const first = rings.open[0];
  const wait = lasting(since(first.at, now), words);
  const busy = rings.coming !== null;
  const title = first.kind ? words.t('staff.assist.' + first.kind) : words.t('staff.ring.title');
  return html`<div class=${'ring' + (first.kind === 'bahaya' ? ' danger' : '')}>
    <${Icon} name=${first.kind === 'bahaya' ? 'stop' : 'bell'} />
    <p><b>${title}</b> <span aria-live="off">${words.t('staff.ring.from', { device: placeName(first, words), wait })}</span>
      ${rings.open.length > 1 && html` <span class="ringmore">${words.t('staff.ring.more', { n: rings.open.length - 1 })}</span>`}</p>
    <button onClick=${onCome} aria-disabled=${busy || off ? 'true' : 'false'}>
      <span>${words.t(busy ? 'staff.ring.coming' : 'staff.ring.come')}</span>${shortcut && html`<kbd aria-hidden="true">${shortcut}</kbd>`}
    </button>
  </div>`;
}

/** @param {NonNullable<Rings['outcome']>} outcome @param {Words} words */
function outcome({ device, counter, by }, words) {
  const text = words.t(by ? 'staff.ring.answered' : 'staff.ring.gone', { device: placeName({ device, counter }, words), by });
  return html`<p class="ring over"><${Icon} name="tick" />${text}</p>`;
}

/** @param {{ device: string, counter?: number }} from @param {Words} words */
function placeName({ device, counter }, words) {
  return counter === undefined ? deviceName(device, words) : words.t('staff.assist.counter', { n: counter });
}

/**
 * A kiosk by the name the office gave it; one that is only numbered is called what people call it.
 * @param {string} device
 * @param {Words} words
 */
export function deviceName(device, words) {
  const plain = /^kios[k]?[ -]?(\d*)$/i.exec(device);
  if (plain && plain[1]) {
    return words.t('staff.device.number', { n: Number(plain[1]) });
  }
  return plain || !device ? words.t('staff.device.fallback') : device;
}
