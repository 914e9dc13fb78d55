// One printer: its state in large, what to do now, the commands, what is known one by one, and its last slips.

import { html, useState } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { handOf, blocked, slipsOf, SHOWN } from './state.js';
import { sensorsOf, stateOf, sinceText, whenText, leftText, usedText, sensorOf, outcomeOf, titleOf, buttonText, doneText } from './say.js';

/** @typedef {import('./view.js').App} App */
/** @typedef {import('./view.js').Acts} Acts */
/** @typedef {import('./types.js').Printer} Printer */
/** @typedef {import('./types.js').Job} Job */

/** @typedef {{ app: App, acts: Acts, printer: Printer }} Parts */

/** @param {Parts} parts */
export function Machine(parts) {
  const { app, printer } = parts;
  const { words } = app;
  const id = 'printer-' + printer.name;
  return html`<article class="machine" aria-labelledby=${id}>
    <div class="about">
      <header><h2 id=${id}>${printer.name}</h2><p>${printer.profile}${printer.agent && html`, ${words.t('printers.agent')}`}</p></header>
      <${State} ...${parts} />
      <${Orders} ...${parts} />
    </div>
    <${Slips} ...${parts} />
    <${Sensors} ...${parts} />
  </article>`;
}

/** @param {Parts} parts */
function State({ app, printer }) {
  const { words, now } = app;
  const { look, icon, title, todo } = stateOf(printer, words);
  const used = usedText(printer, words);
  return html`<section class=${'state ' + look} aria-live="polite">
    <p class="word"><${Icon} name=${icon} /><b>${title}</b></p>
    <p class="todo">${todo}</p>
    <p class="since">${sinceText(printer.since, now, words)}</p>
  </section>
  <p class="left"><${Icon} name="roll" /><span>${leftText(printer, words)} ${used && html`<small>${used}</small>`}</span>
    ${printer.low && printer.status.paper !== 'bad' && html`<b class="tag short">${words.t('printers.low')}</b>`}</p>`;
}

/** @param {Parts} parts */
function Orders({ app, acts, printer }) {
  const { words, desk } = app;
  const hand = handOf(desk, printer.name);
  const off = blocked(desk, printer.name) ? 'true' : 'false';
  return html`<div class="orders">
    <button class="order" aria-disabled=${off} onClick=${() => acts.command(printer.name, 'test')}><${Icon} name="print" /><span>${buttonText(hand, 'test', words)}</span></button>
    <button class="order" aria-disabled=${off} onClick=${() => acts.ask(printer.name, null)}><${Icon} name="roll" /><span>${buttonText(hand, 'refilled', words)}</span></button>
  </div>
  <div role="alert">${hand.notice && html`<div class="told"><${Icon} name="stop" /><p><b>${hand.notice.title}</b> ${hand.notice.hint}</p>
    <button class="plain" onClick=${() => acts.read(printer.name)}>${words.t('staff.close')}</button></div>`}</div>
  <p class="acted" role="status">${doneText(hand, words)}</p>`;
}

const MARKS = { ok: 'tick', bad: 'stop', unknown: 'query' };

/** @param {Parts} parts */
function Sensors({ app, printer }) {
  const { words } = app;
  return html`<section class="sensors"><h3>${words.t('printers.sensors')}</h3>
    <dl>${sensorsOf(printer).map((sensor) => {
      const { value, name, text } = sensorOf(printer, sensor, words);
      return html`<div key=${sensor} class=${value}><dt>${name}</dt><dd><${Icon} name=${MARKS[value]} />${text}</dd></div>`;
    })}</dl></section>`;
}

/** @param {Parts} parts */
function Slips(parts) {
  const { app, acts, printer } = parts;
  const { words, desk } = app;
  const shown = slipsOf(desk, printer);
  const all = handOf(desk, printer.name).all;
  return html`<section class="slips" aria-label=${words.t('printers.slips.of', { name: printer.name })}>
    <h3>${words.t('printers.slips')}</h3>
    ${shown.length > 0 ? html`<ol>${shown.map((job) => html`<${Slip} key=${job.id} ...${parts} job=${job} />`)}</ol>` : html`<p class="nothing">${words.t('printers.slips.none')}</p>`}
    ${printer.jobs.length > SHOWN && html`<button class="plain" aria-expanded=${all ? 'true' : 'false'} onClick=${() => acts.all(printer.name)}>
      ${all ? words.t('printers.slips.fewer') : words.t('printers.slips.all', { n: printer.jobs.length })}</button>`}
  </section>`;
}

/** @param {{ words: import('../lib/words.js').Words, printer: string, job: Job, alt: string }} props a slip's picture, or that there is none any more */
export function Picture({ words, printer, job, alt }) {
  const [gone, setGone] = useState(false);
  const path = '/api/v1/printers/' + encodeURIComponent(printer) + '/jobs/' + encodeURIComponent(job.id) + '.png';
  return gone ? html`<span class="blank">${words.t('printers.slip.blank')}</span>` : html`<img src=${path} alt=${alt} onError=${() => setGone(true)} />`;
}

/** @param {Parts & { job: Job }} props */
function Slip({ app, acts, printer, job }) {
  const { words, now } = app;
  const { look, icon, title, proof } = outcomeOf(job, words);
  return html`<li>
    <button class="slip" onClick=${() => acts.ask(printer.name, job)}>
      <span class="window"><${Picture} words=${words} printer=${printer.name} job=${job} alt="" /></span>
      <span class="what"><b>${titleOf(job, words)}</b><span class="at">${whenText(job.at, now, words)}</span></span>
      ${job.copy > 1 && html`<span class="copy">${words.t('printers.copy', { n: job.copy - 1 })}</span>`}
      <span class=${'outcome ' + look}><${Icon} name=${icon} />${title}</span>
      ${proof && html`<span class="proof">${proof}</span>`}
      <span class="unseen">${words.t('printers.slip.open')}</span>
    </button>
  </li>`;
}
