// An application as the clerk has it: what it is, how far, what was promised, and what is missing.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { dateText, timeText } from '../lib/clock.js';
import { stepOf, sidesOf } from '../staff/casework.js';
import { fileOf, handFiles, handable } from './files.js';
import { doneText } from './say.js';

/** @typedef {import('./view.js').App} App */
/** @typedef {import('./desk_view.js').Parts} Parts */
/** @typedef {import('./files.js').Case} Case */
/** @typedef {import('./files.js').Plan} Plan */
/** @typedef {import('../lib/words.js').Words} Words */

/** "Selasa, 24 November 2026, 15.00 WIB" @param {string} at @param {App} app */
function whole(at, { words, catalogue }) {
  const zone = (catalogue && catalogue.office.zone_abbr) || '';
  return dateText(at, words, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }) + ', ' + timeText(at) + (zone && ' ' + zone);
}

/** @param {{ one: Case, plan: Plan, words: Words }} props how far it is: its stage while the office has it */
function Standing({ one, plan, words }) {
  const step = stepOf(plan, one.stage);
  if (one.state === 'ready') {
    return html`<span class="tag serve"><${Icon} name="tick" />${words.t('files.state.ready')}</span>`;
  }
  if (one.state === 'returned') {
    return html`<span class="tag short"><${Icon} name="undo" />${words.t('files.state.returned')}</span>`;
  }
  return html`<span class="stage">${one.state === 'in_work' && step ? words.text(step.label) : words.t('files.state.' + one.state)}</span>`;
}

/** @param {{ one: Case, app: App, words: Words }} props what to tell the person of the date */
function Promise_({ one, app, words }) {
  if (one.state === 'returned') {
    return one.mend_by ? html`<p class="told-date">${words.t('files.mend_by')} <b>${whole(one.mend_by, app)}</b></p>` : null;
  }
  if (one.state !== 'in_work') {
    return null;
  }
  if (one.pause) {
    return html`<p class="told-date"><b>${words.t('files.paused.' + one.pause.cause, { need: one.pause.need.replace(/_/g, ' ') })}</b></p>`;
  }
  if (!one.due) {
    return one.complete_at ? html`<p class="told-date"><b>${words.t('files.due.never')}</b></p>` : html`<p class="told-date none">${words.t('files.due.not_yet')}</p>`;
  }
  return html`<p class=${'told-date' + (one.late ? ' late' : '')}>${words.t(one.late ? 'files.due.late' : 'files.due')} <b>${whole(one.due, app)}</b></p>`;
}

/** @param {{ app: App, desk: Parts['desk'], code: string }} props the card above a question about an application */
export function FileCard({ app, desk, code }) {
  const { words, catalogue } = app;
  const known = fileOf(desk, code);
  if (!known) {
    return null;
  }
  const { one, plan } = known;
  const step = stepOf(plan, one.stage);
  const said = desk.done && desk.done.number === code ? doneText(desk, words) : '';
  const service = catalogue && catalogue.services.find((each) => each.id === plan.service.id);
  const label = (/** @type {string} */ id) => {
    const row = service && service.requirements.find((each) => each.id === id);
    return row ? words.text(row.label) : id;
  };
  return html`<div class="filecard">
    <p class="file-done" role="status">${said && html`<${Icon} name="tick" /><span>${said}${desk.done && desk.done.slip ? '. ' + words.t('files.slip_out') : ''}</span>`}</p>
    <p class="which"><b class="n">${code}</b> <span>${words.text(plan.service.name) || words.text(plan.service.short)}</span>${one.number && html` <small>${one.number}</small>`}</p>
    <p class="how"><${Standing} one=${one} plan=${plan} words=${words} />
      ${one.state === 'in_work' && step && step.needs.length > 0 && html`<small>${words.t('files.needs', { list: step.needs.map((need) => need.replace(/_/g, ' ')).join(', ') })}</small>`}
      ${one.who && html`<small>${words.t('files.collected', { who: words.t('files.who.' + one.who) })}</small>`}</p>
    <${Promise_} one=${one} app=${app} words=${words} />
    ${one.lacks.length > 0 && html`<ul class="lacks">${one.lacks.map((lack) => html`<li key=${lack.id}><${Icon} name="stop" />${label(lack.id)} <b>${words.t('files.lack.' + lack.kind)}</b></li>`)}</ul>`}
    ${handable(one, plan) && html`<p class="collect">${words.t('files.collect')} <b>${plan.collect.map((who) => words.t('files.who.' + who)).join(', ')}</b></p>`}
    ${sidesOf(plan).map((side) => html`<${Side} key=${side.id} one=${one} side=${side} words=${words} />`)}
  </div>`;
}

/** @param {{ one: Case, side: Plan['steps'][0], words: Words }} props a service on the way: ticked, or not yet */
function Side({ one, side, words }) {
  const ticked = one.sides.find((each) => each.step === side.id);
  const key = !ticked ? 'none' : ticked.done ? 'done' : ticked.reason || 'other';
  return html`<p class=${'side-step ' + (ticked && ticked.done ? 'yes' : '')}>${ticked && ticked.done && html`<${Icon} name="tick" />`}<span>${words.text(side.label)}:</span> <b>${words.t('files.side.' + key)}</b></p>`;
}

/** @param {Parts} parts the applications of the ticket in hand, in the work area */
export function HandFiles({ app, desk, acts }) {
  const { words } = app;
  const files = handFiles(desk);
  if (files.cases.length === 0) {
    return null;
  }
  return html`<section class="handfiles" aria-label=${words.t('files.title')}>
    <ul>${files.cases.map((one) => {
      const plan = files.plans.find((each) => each.key === one.plan);
      return plan && html`<li key=${one.code}><button onClick=${() => acts.openFile(one.code)}><b class="n">${one.code}</b> <span class="s">${words.text(plan.service.short)}</span>
        <${Standing} one=${one} plan=${plan} words=${words} />
        <span class="d">${one.due && one.state === 'in_work' && !one.pause ? words.t('files.due.short', { date: dateText(one.due, words, { weekday: 'long', day: 'numeric', month: 'short' }), time: timeText(one.due) }) : ''}</span>
        <kbd aria-hidden="true">F</kbd></button></li>`;
    })}</ul></section>`;
}
