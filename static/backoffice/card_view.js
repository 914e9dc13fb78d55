// One application: where it is, what it was promised, what is missing, and the way it has gone.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { dateText, timeText } from '../lib/clock.js';
import * as state from './state.js';
import { DueText, roleText } from './view.js';
import { sidesOf } from '../staff/casework.js';

/** @typedef {import('./view.js').Parts} Parts */
/** @typedef {import('./types.js').Card} Card */

/** @param {string | null} at @param {import('../lib/words.js').Words} words */
function moment(at, words) {
  return at ? dateText(at, words, { day: 'numeric', month: 'short', year: 'numeric' }) + ', ' + timeText(at) : '';
}

/** @param {Parts & { card: Card }} props */
export function CardSheet(props) {
  const { app, acts, snap, card } = props;
  const { words } = app;
  const one = card.case;
  const step = state.stepOf(card.plan, one.stage);
  return html`<section class="sheet" aria-labelledby="card-title">
    <header><div><p>${one.code}${one.number ? ' · ' + one.number : ''}</p><h2 id="card-title">${words.text(card.plan.service.short)}</h2></div>
      <button class="plain" onClick=${acts.close}>${words.t('backoffice.close')}</button></header>
    <p class="where"><b>${step && one.state !== 'closed' ? words.text(step.label) : words.t('backoffice.state.' + one.state)}</b> <span>${step ? roleText(state.roleOf(app.desk, one), words) : ''}</span></p>
    <p class="dues"><${DueText} one=${one} app=${app} at=${snap.at} /></p>
    ${card.why && card.why !== 'start' && html`<p>${words.t('backoffice.why.' + card.why)}</p>`}
    ${card.note && html`<p class="note"><${Icon} name="chat" /><span>${card.note}</span></p>`}
    ${card.missing.length > 0 && html`<ul class="missing">${card.missing.map((row) => html`<li key=${row.id}><${Icon} name="stop" /><span>${words.text(row.label)} <b>${words.t('backoffice.lack.' + row.kind)}</b></span></li>`)}</ul>`}
    ${card.contact && html`<p class="facts">${words.t('backoffice.contact', { to: card.contact })}</p>`}
    <${Doing} ...${props} />
    <h3>${words.t('backoffice.story')}</h3>
    <ol class="steps">${card.visits.map((visit, i) => {
      const at = state.stepOf(card.plan, visit.stage);
      return html`<li key=${i} class=${visit.until ? '' : 'now'}><b>${at ? words.text(at.label) : visit.stage}</b>
        <small>${moment(visit.since, words)}${visit.until ? ' ' + words.t('backoffice.until', { time: moment(visit.until, words), by: visit.by || '–' }) : ''}${at ? ' · ' + roleText(at.role, words) : ''}</small></li>`;
    })}</ol>
    ${card.who && html`<p>${words.t('backoffice.handed', { who: words.t('backoffice.who.' + card.who) })}</p>`}
    ${card.track_url && html`<p class="page">${words.t('backoffice.page')} <a href=${card.track_url} target="_blank" rel="noopener">${card.track_url}</a></p>`}
    <p class="facts">${words.t('backoffice.submitted', { time: moment(card.submitted_at, words) })}${card.complete_at ? ' ' + words.t('backoffice.complete', { time: moment(card.complete_at, words) }) : ''}${card.paused > 0 ? ' ' + words.t('backoffice.paused', { n: card.paused }) : ''}</p>
  </section>`;
}

/** What can be done with it now. @param {Parts & { card: Card }} props */
function Doing({ app, acts, snap, card }) {
  const { words } = app;
  const one = card.case;
  const step = state.stepOf(card.plan, one.stage);
  const next = state.nextOf(card.plan, one.stage);
  const slips = one.slips > 0;
  /** @type {([string, () => void, string] | false | undefined | null | '')[]} */
  const all = [
    one.state === 'in_work' && ['advance', () => acts.give('advance'), next ? words.text(next.label) : words.t('backoffice.end')],
    one.state === 'handed' && ['advance', () => acts.give('advance'), next ? words.text(next.label) : words.t('backoffice.end')],
    one.state === 'returned' && ['mend', () => acts.give('mend'), ''],
    one.state === 'ready' && step && step.ends.includes('handover') && ['hand', () => acts.form('hand'), ''],
    one.state === 'ready' && step && step.ends.includes('self_print') && ['self-print', () => acts.give('self-print'), ''],
    (one.state === 'in_work' || one.state === 'ready') && [slips ? 'slip_again' : 'slip', () => acts.give('slip'), ''],
    one.state === 'in_work' && step && step.returns === 'pemohon' && ['return', () => acts.form('return'), ''],
    ((one.state === 'in_work' && step && step.returns && step.returns !== 'pemohon') || one.state === 'ready') && ['send-back', () => acts.form('send-back'), ''],
    one.state === 'in_work' && ['amend', () => acts.give('amend'), ''],
    sidesOf(card.plan).length > 0 && !one.state.startsWith('c') && ['side', () => acts.form('side'), ''],
    one.state === 'in_work' && (one.held ? ['release', () => acts.give('release'), ''] : ['hold', () => acts.form('hold'), '']),
    one.due && one.state === 'in_work' && ['promise', () => acts.form('promise'), ''],
    snap.messages && ['in_work', 'returned', 'ready'].includes(one.state) && ['contact', () => acts.form('contact'), ''],
    snap.messages && card.contact && ['forget', () => acts.give('contact'), ''],
    one.undo && ['undo', () => acts.give('undo'), ''],
    ['in_work', 'returned', 'ready'].includes(one.state) && ['cancel', () => acts.form('cancel'), ''],
  ];
  const list = /** @type {[string, () => void, string][]} */ (all.filter(Boolean));
  return html`<ul class="doing">${list.map(([key, run, stage]) => html`<li key=${key}><button class="cancel" onClick=${run}>${words.t('backoffice.act.' + key, { stage })}</button></li>`)}</ul>`;
}
