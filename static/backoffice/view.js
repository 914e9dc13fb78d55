// The whole page of the applications: sign-in, or what waits for whom, the scan field, and the one that is looked at.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { dateText, dueOf, timeText } from '../lib/clock.js';
import { SignIn, OtherScreen } from '../staff/signin.js';
import { mayUse } from '../staff/entry.js';
import { LinkWord } from '../staff/linkword.js';
import { Rooms } from '../staff/rooms.js';
import { LanguageSwitch } from '../staff/langswitch.js';
import { secondText } from '../staff/span.js';
import * as state from './state.js';
import { CardSheet } from './card_view.js';
import { FormDialog } from './form_view.js';

/** @typedef {import('../lib/words.js').Words} Words */
/** @typedef {import('./types.js').Case} Case */

/**
 * @typedef {object} App
 * @property {Words} words
 * @property {import('../staff/entry.js').Entry} entry
 * @property {import('../staff/types.js').Catalogue | null} catalogue
 * @property {import('./types.js').Desk} desk
 * @property {import('../lib/clock.js').Moment | null} now
 */

/**
 * @typedef {object} Acts what the views can ask for
 * @property {(name: string, password: string) => void} signIn
 * @property {() => void} signOut
 * @property {(lang: string) => void} lang
 * @property {(typed: string) => void} type
 * @property {() => void} scan
 * @property {(role: string) => void} role
 * @property {(code: string) => void} pick
 * @property {() => void} all
 * @property {() => void} clear
 * @property {(code: string) => void} show
 * @property {() => void} close
 * @property {() => void} move
 * @property {(asking: import('./types.js').Asking) => void} form
 * @property {(asking: import('./types.js').Asking, fields: { [field: string]: any }) => void} send
 * @property {(action: string) => void} give a command without a form
 * @property {() => void} undo
 * @property {() => void} read
 */

/** @typedef {{ app: App, acts: Acts, snap: import('./types.js').Snapshot }} Parts */

/** Who may work on applications. */
export const ROLES = ['operator', 'back_office', 'supervisor', 'admin'];

/** The id of the scan field. */
export const FIELD = 'scan';

/** @param {{ app: App, acts: Acts }} props */
export function Screen({ app, acts }) {
  const { words, entry, desk, catalogue } = app;
  if (entry.stage === 'out') {
    const place = catalogue ? words.text(catalogue.office.short) : '';
    return html`<${SignIn} entry=${entry} words=${words} screen="backoffice.signin" office=${place} onSubmit=${acts.signIn} onLang=${acts.lang} />`;
  }
  if (entry.stage === 'in' && entry.me && !mayUse(entry.me, ROLES)) {
    return html`<${OtherScreen} name=${entry.me.name} words=${words} href="/front-office" label="staff.signin.role.office" onOut=${acts.signOut} />`;
  }
  if (entry.stage === 'asking' || !desk.snap) {
    return html`<main class="signin"><h1 class="lead"><span role="status">${words.t('staff.loading')}</span></h1></main>`;
  }
  const parts = { app, acts, snap: desk.snap };
  return html`<div class=${'bo' + (state.isLost(desk) ? ' off' : '')}>
    <${Top} ...${parts} />
    <main class=${desk.card ? 'three' : ''}>
      <${WhoWaits} ...${parts} />
      <div class="work"><${ScanBar} ...${parts} /><${Told} ...${parts} /><${Cases} ...${parts} /></div>
      ${desk.card && html`<${CardSheet} ...${parts} card=${desk.card} />`}
    </main>
    ${desk.asking && html`<${FormDialog} key=${desk.asking} ...${parts} />`}
  </div>`;
}

/** @param {Parts} parts */
function Top({ app, acts }) {
  const { words, desk, entry, catalogue } = app;
  return html`<header class="top">
    <h1 class="plate">${words.t('backoffice.plate')}</h1>
    <p class="skill">${catalogue ? words.text(catalogue.office.short) : ''}</p>
    <${LinkWord} health=${desk.health} words=${words} />
    <${Rooms} me=${entry.me} here="/berkas" words=${words} />
    <div class="who"><span>${entry.me ? entry.me.name : ''}</span><button onClick=${acts.signOut}>${words.t('staff.signout')}</button>
      <${LanguageSwitch} words=${words} onLang=${acts.lang} /></div>
    <time>${timeText(app.now)}</time>
  </header>
  ${state.isLost(desk) && html`<div class="lost" role="alert"><${Icon} name="nolink" />
    <p><b>${desk.heardAt ? words.t('staff.lost.since', { time: secondText(desk.heardAt) }) : words.t('staff.lost.title')}</b>${words.t('backoffice.lost')}</p></div>`}`;
}

/** A role as people call it. @param {string} role @param {Words} words */
export function roleText(role, words) {
  const key = 'backoffice.role.' + role;
  return words.has(key) ? words.t(key) : role.replace(/_/g, ' ');
}

/** @param {Parts} parts */
function WhoWaits({ app, acts, snap }) {
  const { words, desk } = app;
  const list = state.roles(desk, snap.at);
  return html`<nav class="roles" aria-label=${words.t('backoffice.roles')}>
    <ul><li><button aria-pressed=${desk.role ? 'false' : 'true'} onClick=${() => acts.role(desk.role)}><span>${words.t('backoffice.role.all')}</span><b>${snap.cases.length}</b></button></li>
    ${list.map(
      (one) => html`<li key=${one.role}><button aria-pressed=${desk.role === one.role ? 'true' : 'false'} onClick=${() => acts.role(one.role)}>
        <span>${roleText(one.role, words)}${one.late > 0 && html`<small>${words.t('backoffice.late.n', { n: one.late })}</small>`}</span><b>${one.n}</b></button></li>`,
    )}</ul>
    <button class="cancel new" onClick=${() => acts.form('open')}><${Icon} name="plus" /><span>${words.t('backoffice.open')}</span></button>
  </nav>`;
}

/** @param {Parts} parts */
function ScanBar({ app, acts }) {
  const { words, desk } = app;
  const move = state.moveOf(desk);
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    acts.scan();
  };
  const input = (/** @type {Event} */ event) => event.target instanceof HTMLInputElement && acts.type(event.target.value);
  const n = desk.picked.length;
  const many = n > 1 && move.kind !== 'advance' && move.kind !== 'none';
  const kind = many && move.kind !== 'mixed' ? 'one' : move.kind;
  const off = n === 0 || kind === 'mixed' || kind === 'one' || state.blocked(desk) !== '';
  return html`<section class="scanbar">
    <form onSubmit=${submit}><label for=${FIELD}>${words.t('backoffice.scan')}</label>
      <div><${Icon} name="scan" /><input id=${FIELD} value=${desk.typed} onInput=${input} autocomplete="off" spellcheck="false" maxlength="300" autofocus aria-describedby="scan-hint" aria-invalid=${desk.problem ? 'true' : 'false'} /></div>
      <p id="scan-hint" role="status" class=${desk.problem ? 'hint bad' : 'hint'}>${words.t('backoffice.scan.' + (desk.problem || (desk.looking ? 'looking' : 'hint')))}</p></form>
    <div class="moving"><button class="do" aria-disabled=${off ? 'true' : 'false'} onClick=${() => off || acts.move()}>
      <span>${words.t('backoffice.move.' + kind, { n, stage: move.next ? words.text(move.next.label) : words.t('backoffice.end') })}</span><kbd aria-hidden="true">${words.t('staff.key.enter')}</kbd></button>
      ${n > 0 && html`<button class="plain" onClick=${acts.clear}>${words.t('backoffice.clear')}</button>`}</div>
  </section>`;
}

/** @param {Parts} parts */
function Told({ app, acts }) {
  const { words, desk } = app;
  const { notice, done } = desk;
  return html`<div role="status" class="said">${notice
    ? html`<div class="told"><${Icon} name="warning" /><p><b>${notice.title}</b> ${notice.hint}</p><button class="plain" onClick=${acts.read}>${words.t('backoffice.read')}</button></div>`
    : done &&
      html`<div class="told good"><${Icon} name="tick" /><p><b>${words.t('backoffice.done.' + done.key + (done.key === 'undo' && done.n > 1 ? '.many' : ''), { n: done.n, code: done.code })}</b> ${done.stage ? words.text(done.stage) : ''}</p>
        ${done.undo.length > 0 && html`<button class="plain" onClick=${acts.undo}>${words.t('backoffice.undo')} <kbd aria-hidden="true">F8</kbd></button>`}</div>`}</div>`;
}

/** @param {Parts} parts */
function Cases(parts) {
  const { app, acts } = parts;
  const { words, desk } = app;
  const list = state.rows(desk);
  return html`<section class="cases" aria-labelledby="cases-title">
    <header><h2 id="cases-title">${desk.role ? roleText(desk.role, words) : words.t('backoffice.role.all')} <small>${list.length}</small></h2>
      ${list.length > 0 && html`<button class="plain" onClick=${acts.all}>${words.t('backoffice.all')} <kbd aria-hidden="true">F4</kbd></button>`}</header>
    ${list.length === 0 ? html`<p class="nothing">${words.t('backoffice.nothing')}</p>` : html`<ul>${list.map((one) => html`<${Row} key=${one.code} ...${parts} one=${one} />`)}</ul>`}
  </section>`;
}

/** When something is due, as rows show it: "Selasa, 24 Nov". @param {string} at @param {import('../lib/words.js').Words} words */
function dueParts(at, words) {
  const { day, time } = dueOf(at);
  return { date: dateText(day, words, { weekday: 'long', day: 'numeric', month: 'short' }), time };
}

/** The promise, or why there is none. @param {{ one: Case, app: App, at: string }} props */
export function DueText({ one, app, at }) {
  const { words } = app;
  if (one.state === 'ready') {
    return html`<span class="tag serve"><${Icon} name="tick" />${words.t('backoffice.ready')}</span>`;
  }
  if (one.state === 'returned') {
    return html`<span class="tag short"><${Icon} name="undo" />${one.mend_by ? words.t('backoffice.mend_by', dueParts(one.mend_by, words)) : words.t('backoffice.returned')}</span>`;
  }
  const late = state.isLate(one, at);
  return html`${one.pause && html`<span class="tag shut"><${Icon} name="pause" />${words.t('backoffice.pause.' + one.pause.cause, { need: one.pause.need.replace(/_/g, ' ') })}</span>`}
    ${one.due
      ? html`<span class=${late ? 'due late' : 'due'}>${late && html`<${Icon} name="warning" />`}${words.t(late ? 'backoffice.late' : 'backoffice.due', dueParts(one.due, words))}</span>`
      : html`<span class="due none">${words.t('backoffice.due.none')}</span>`}`;
}

/** @param {Parts & { one: Case }} props */
function Row({ app, acts, snap, one }) {
  const { words, desk } = app;
  const plan = state.planOf(desk, one);
  const step = state.stepOf(plan, one.stage);
  const on = desk.picked.includes(one.code);
  const cls = (on ? 'on' : '') + (desk.card && desk.card.case.code === one.code ? ' shown' : '') + (state.isLate(one, snap.at) ? ' late' : '');
  return html`<li class=${cls}>
    <label><input type="checkbox" checked=${on} onChange=${() => acts.pick(one.code)} /><span class="unseen">${words.t('backoffice.pick', { code: one.code })}</span></label>
    <button class="open" onClick=${() => acts.show(one.code)}>
      <b class="n">${one.code}</b>
      <span class="s">${plan ? words.text(plan.service.short) : ''}${one.number && html`<small>${one.number}</small>`}</span>
      <span class="st">${step ? words.text(step.label) : one.stage}<small>${roleText(state.roleOf(desk, one), words)}</small></span>
      <span class="d"><${DueText} one=${one} app=${app} at=${snap.at} /></span>
    </button></li>`;
}
