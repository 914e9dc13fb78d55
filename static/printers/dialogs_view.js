// The dialogs of the page: a slip in full with the way to a marked copy, and the question before a new roll is noted.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { Dialog } from '../staff/dialog.js';
import { blocked, handOf, repeatable, slipAsked } from './state.js';
import { whenText, outcomeOf, titleOf, buttonText } from './say.js';
import { Picture } from './machine_view.js';

/** @typedef {import('./view.js').App} App */
/** @typedef {import('./view.js').Acts} Acts */

/** @param {{ app: App, acts: Acts }} props the dialog that is open, if one is */
export function Asked({ app, acts }) {
  const own = app.desk.asked;
  const job = slipAsked(app.desk);
  if (!own) {
    return null;
  }
  return job ? html`<${SlipDialog} app=${app} acts=${acts} printer=${own.printer} job=${job} />` : html`<${RollDialog} app=${app} acts=${acts} printer=${own.printer} />`;
}

/** @param {{ app: App, acts: Acts, printer: string, job: import('./types.js').Job }} props */
function SlipDialog({ app, acts, printer, job }) {
  const { words, desk, now } = app;
  const { look, icon, title, proof } = outcomeOf(job, words);
  const again = repeatable(job);
  return html`<${Dialog} title="slip-title" kind="slipbox" onClose=${acts.close}>
    <div class="tray" tabindex="0"><${Picture} key=${job.id} words=${words} printer=${printer} job=${job} alt=${words.t('printers.slip.picture', { title: titleOf(job, words) })} /></div>
    <div class="side">
      <header><h1 id="slip-title">${titleOf(job, words)}</h1>
        <p>${whenText(job.at, now, words)}, ${printer}${job.mm > 0 && html`, ${words.t('printers.slip.mm', { mm: Math.round(job.mm) })}`}</p></header>
      <div class="facts">
        ${job.copy > 1 && html`<p class="copy">${words.t('printers.copy', { n: job.copy - 1 })}</p>`}
        <p class=${'outcome ' + look}><${Icon} name=${icon} />${title}</p>
        ${proof && html`<p class="proof">${proof}</p>`}
        ${again && html`<p class="mark"><${Icon} name="ticket" /><span>${words.t('printers.again.lead')}</span></p>`}
      </div>
      <footer>
        <button class="cancel" data-first onClick=${acts.close}><span>${words.t('staff.close')}</span></button>
        ${again && html`<button class="do" aria-disabled=${blocked(desk, printer) ? 'true' : 'false'} onClick=${() => acts.command(printer, 'again', job.id)}>
          <span>${buttonText(handOf(desk, printer), 'again', words)}</span><${Icon} name="print" /></button>`}
      </footer>
    </div>
  <//>`;
}

/** @param {{ app: App, acts: Acts, printer: string }} props */
function RollDialog({ app, acts, printer }) {
  const { words, desk } = app;
  return html`<${Dialog} title="roll-title" kind="rollbox" onClose=${acts.close}>
    <header><h1 id="roll-title">${words.t('printers.refilled.title', { name: printer })}</h1><p>${words.t('printers.refilled.lead')}</p></header>
    <footer>
      <button class="cancel" onClick=${acts.close}><span>${words.t('printers.refilled.no')}</span></button>
      <button class="do" data-first aria-disabled=${blocked(desk, printer) ? 'true' : 'false'} onClick=${() => acts.command(printer, 'refilled')}>
        <span>${words.t('printers.refilled.yes')}</span><${Icon} name="roll" /></button>
    </footer>
  <//>`;
}
