// The strip of boxes: kiosks, boards, terminals and printers, and whether each was heard of.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { deviceText } from './say.js';

/** @typedef {import('./view.js').Parts} Parts */

const KIND_ICONS = { kiosk: 'pick', board: 'sound', counter: 'desk', agent: 'plug' };

/** @param {Parts} parts */
export function Devices({ app, snap }) {
  const { words, desk } = app;
  return html`<section class="devices" aria-labelledby="devices"><h2 id="devices">${words.t('supervisor.devices')}</h2>
    <ul>${desk.devices.map((device) => {
      const { look, text } = deviceText(device, words);
      const kind = /** @type {keyof typeof KIND_ICONS} */ (device.kind);
      return html`<li key=${device.name} class=${look}><${Icon} name=${KIND_ICONS[kind] || 'plug'} /><p><b>${device.name}</b><span>${text}</span></p>
        <${Icon} name=${look === 'good' ? 'tick' : look === 'bad' ? 'nolink' : 'query'} kind="mark" /></li>`;
    })}
    ${snap.printers.map((one) => {
      const look = one.state === 'ok' && !one.low ? 'good' : one.state === 'bad' ? 'bad' : 'warn';
      const key = one.state === 'ok' && one.low ? 'low' : one.state;
      return html`<li key=${'p ' + one.name} class=${look}><${Icon} name="print" /><p><b>${words.t('supervisor.printer', { name: one.name })}</b><span>${words.t('supervisor.printer.' + key)}</span></p>
        <${Icon} name=${look === 'good' ? 'tick' : look === 'bad' ? 'stop' : 'query'} kind="mark" /></li>`;
    })}</ul></section>`;
}
