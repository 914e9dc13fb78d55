// What the page of a virtual printer shows: the printer with its lamps and its paper, what one can do to it, its slips.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { lamps, handles, paperOut, rollLeft } from './state.js';

/** @typedef {import('../lib/words.js').Words} Words */
/** @typedef {import('./types.js').Panel} Panel */
/** @typedef {import('./types.js').Emulator} Emulator */
/** @typedef {import('./types.js').Slip} Slip */

/** @param {{ words: Words, name: string, bench: import('./types.js').Bench, onDo: (action: import('./types.js').Action) => void }} props */
export function Printer({ words, name, bench, onDo }) {
  const { shown, lost } = bench;
  const panel = shown && shown.panel;
  const slips = shown ? shown.slips : [];
  return html`<main>
    <header>
      <h1>${words.t('emulator.title', { name })}</h1>
      <p>${panel ? words.t('emulator.lead', { persona: panel.persona }) : ''}</p>
    </header>
    <p class="gone" role="status">${lost && html`<${Icon} name="nolink" />${words.t('emulator.lost')}`}</p>
    ${shown && panel && html`<div class="bench">
      <${Box} words=${words} name=${name} shown=${shown} panel=${panel} />
      <${Hands} words=${words} panel=${panel} bench=${bench} onDo=${onDo} />
    </div>`}
    <section class="fallen" aria-labelledby="fallen">
      <h2 id="fallen">${words.t('emulator.slips')}</h2>
      ${slips.length > 0 ? html`<ol>${slips.map((slip) => html`<${Paper} key=${slip.id} words=${words} slip=${slip} />`)}</ol>` : html`<p class="empty">${words.t('emulator.empty')}</p>`}
    </section>
  </main>`;
}

/** @param {{ words: Words, name: string, shown: Emulator, panel: Panel }} props the drawn printer; its paper comes out at the top */
function Box({ words, name, shown, panel }) {
  const paper = paperOut(shown);
  const open = panel.cover === 'open';
  return html`<section class=${'box' + (panel.power ? '' : ' dark') + (open ? ' open' : '')} aria-label=${words.t('emulator.box')}>
    <div class="air">${paper ? html`<img src=${paper} alt=${panel.hanging_mm > 0 ? words.t('emulator.hanging', { mm: Math.round(panel.hanging_mm) }) : ''} />` : html`<span>${words.t('emulator.nothing')}</span>`}</div>
    <div class="lid"><i class="slot"></i></div>
    <div class="case">
      <${Roll} panel=${panel} words=${words} />
      <div class="front"><b>${name}</b>
        <ul class="lamps">${lamps(panel).map((lamp) => html`<li key=${lamp.name} class=${lamp.light}><i></i><span>${words.t('emulator.lamp.' + lamp.name)}</span> <b>${words.t(`emulator.lamp.${lamp.name}.${lamp.word}`)}</b></li>`)}</ul>
      </div>
    </div>
    <p class=${'cable' + (panel.plugged ? '' : ' out')}><${Icon} name="plug" />${words.t(panel.plugged ? 'emulator.plugged' : 'emulator.unplugged')}</p>
  </section>`;
}

/** Radius of a full roll and of its core in the drawing, in its own units. */
const FULL = 44;
const CORE = 12;

/** @param {{ panel: Panel, words: Words }} props the roll in the case, as thick as what is left */
function Roll({ panel, words }) {
  const left = rollLeft(panel);
  const radius = CORE + (FULL - CORE) * Math.sqrt(left); // the area of the ring is the paper
  const text = !panel.paper ? words.t('emulator.roll.none') : panel.paper_mm < 0 ? words.t('emulator.roll.endless')
    : words.t('emulator.roll', { metres: new Intl.NumberFormat(words.lang, { maximumFractionDigits: 1 }).format(panel.paper_mm / 1000) });
  return html`<figure class="roll">
    <svg viewBox="0 0 100 100" aria-hidden="true"><circle class="well" cx="50" cy="50" r="48" />
      ${left > 0 && html`<circle class="sheet" cx="50" cy="50" r=${radius} />`}<circle class="core" cx="50" cy="50" r=${CORE} /></svg>
    <figcaption>${text}</figcaption>
  </figure>`;
}

/** @param {{ words: Words, panel: Panel, bench: import('./types.js').Bench, onDo: (action: import('./types.js').Action) => void }} props */
function Hands({ words, panel, bench, onDo }) {
  const { flight, notice } = bench;
  const count = (/** @type {number} */ n) => new Intl.NumberFormat(words.lang).format(n);
  return html`<section class="hands" aria-labelledby="hands">
    <h2 id="hands">${words.t('emulator.hands')}</h2>
    <div class="keys">${handles(panel).map(({ icon, action }) => html`<button key=${action} class=${action === 'take' ? 'now' : ''} aria-disabled=${flight ? 'true' : 'false'} onClick=${() => onDo(action)}>
      <${Icon} name=${icon} /><span>${words.t('emulator.do.' + action)}</span></button>`)}</div>
    <div role="alert">${notice && html`<p class="refused"><${Icon} name="stop" /><span><b>${notice.title}</b> ${notice.hint}</span></p>`}</div>
    <dl>
      <div><dt>${words.t('emulator.buffer')}</dt><dd>${words.t('emulator.buffer.of', { n: count(panel.buffer), of: count(panel.size) })}</dd></div>
      <div><dt>${words.t('emulator.received')}</dt><dd>${words.t('emulator.bytes', { n: count(panel.received) })}</dd></div>
      <div class=${panel.overruns > 0 ? 'bad' : ''}><dt>${words.t('emulator.overruns')}</dt><dd>${panel.overruns > 0 && html`<${Icon} name="stop" />`}${words.t('emulator.bytes', { n: count(panel.overruns) })}</dd></div>
    </dl>
  </section>`;
}

/** @param {{ words: Words, slip: Slip }} props */
function Paper({ words, slip }) {
  const facts = { n: slip.id, mm: Math.round(slip.mm), bytes: slip.bytes };
  const { commands } = slip;
  const complaints = slip.complaints || [];
  return html`<li>
    <img src=${slip.png} alt=${slip.lines.filter((line) => line.trim()).join('\n')} />
    <p>${words.t('emulator.slip', facts)}</p>
    ${complaints.length > 0 && html`<div class="refused"><${Icon} name="stop" /><div><b>${words.t('emulator.complaints')}</b><ul>${complaints.map((one) => html`<li key=${one}>${one}</li>`)}</ul></div></div>`}
    ${commands.length > 0 && html`<details><summary>${words.t('emulator.commands', { n: commands.length })}</summary><ol class="bytes">${commands.map((one, i) => html`<li key=${i}>${one}</li>`)}</ol></details>`}
  </li>`;
}
