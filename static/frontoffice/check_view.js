// The check on the desk: every row ticked as declared, the officer touches only what is not so, one big button.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { dateText } from '../lib/clock.js';
import { since, minutes } from '../staff/span.js';
import { declaredRows, missingFirst, standardOf } from '../staff/declared.js';
import { valueText } from '../staff/declared_view.js';
import { primary, blocked, waits, isGone, goneTo } from './state.js';
import { codeText } from './code.js';
import { ResultDesk } from './result_view.js';
import { AssistDesk } from './assist_view.js';
import { TicketDesk } from './ticket_view.js';

/** @typedef {import('./list_view.js').Parts} Parts */
/** @typedef {import('./types.js').Open} Open */
/** @typedef {import('../staff/declared.js').Row} Row */

/** The id by which the focus finds the big button. */
export const BIG = 'big';

/** The id of the desk, which begins at its top with each new thing on it. */
export const DESK = 'desk';

/** @param {Parts} parts */
export function CheckDesk(parts) {
  const { office } = parts;
  if (office.result) {
    return html`<section id=${DESK} class="check"><${ResultDesk} ...${parts} result=${office.result} /></section>`;
  }
  if (office.ticket) {
    return html`<section id=${DESK} class="check"><${TicketDesk} ...${parts} ticket=${office.ticket} /></section>`;
  }
  if (office.assist) {
    return html`<section id=${DESK} class="check"><${AssistDesk} ...${parts} draft=${office.assist} /></section>`;
  }
  if (office.open) {
    return html`<section id=${DESK} class="check"><${OpenCheck} ...${parts} open=${office.open} /></section>`;
  }
  return html`<section id=${DESK} class="check idle"><${Idle} ...${parts} /></section>`;
}

/** @param {Parts} parts */
function Idle({ app, snap }) {
  const { words } = app;
  const some = snap.checks.length > 0;
  return html`<${Icon} name="scan" /><h2>${words.t(some ? 'frontoffice.idle.some' : 'frontoffice.idle.none')}</h2>
    <p>${words.t(some ? 'frontoffice.idle.some.lead' : 'frontoffice.idle.none.lead')}</p>`;
}

/** @param {Parts & { open: Open }} props */
function OpenCheck(props) {
  const { app, acts, office, catalogue, open } = props;
  const { words, now } = app;
  const { check } = open;
  const { service, questions } = standardOf(catalogue, check);
  const rows = missingFirst(declaredRows(service, questions, check));
  const gone = isGone(office);
  return html`<div class="sheet"><div class="checkhead">
      <div><p class="k">${words.t('frontoffice.check')}</p><h2 class="n" tabindex="-1">${codeText(check.code)}</h2></div>
      <p class="facts">${words.t('frontoffice.waited')}<b>${minutes(since(check.at, now), words)}</b></p>
    </div>
    <p class="title">${service ? words.text(service.name) : check.service}</p>
    ${check.day && html`<p class="meta">${words.t('frontoffice.check.day', { day: dateText(check.day, words) })}</p>`}
    <p class="meta">${answersText(props)}</p>
    <fieldset class="rows" disabled=${gone || waits(office)}><legend>${words.t('frontoffice.rows')}</legend>
      ${rows.map((row) => (row.state === 'unneeded' ? null : html`<${Tick} key=${row.id} row=${row} off=${open.off.includes(row.id)} words=${words} onToggle=${acts.toggle} />`))}
      ${rows.map((row) => (row.state === 'unneeded' ? html`<p class="na" key=${row.id}><span class="dash" aria-hidden="true"></span><span>${words.text(row.label)}</span><span class="v">${valueText(row, words)}</span></p>` : null))}
    </fieldset></div>
    <${Act} ...${props} gone=${gone} />`;
}

/** What the applicant has answered, and the language they chose. @param {Parts & { open: Open }} props */
function answersText({ app, catalogue, open }) {
  const { words } = app;
  const { questions } = standardOf(catalogue, open.check);
  const answers = Object.entries(open.check.answers || {}).map(([id, answer]) => {
    const question = questions[id];
    const option = question && question.options.find((one) => one.id === answer);
    return option ? words.text(question.ask) + ' ' + words.text(option.label) : '';
  });
  const key = 'staff.language.' + open.check.lang;
  const language = open.check.lang !== words.lang && words.has(key) ? words.t('frontoffice.speaks', { language: words.t(key) }) : '';
  return [...answers, language].filter((text) => text !== '').join(' · ');
}

/** @param {{ row: Row, off: boolean, words: import('../lib/words.js').Words, onToggle: (id: string) => void }} props */
function Tick({ row, off, words, onToggle }) {
  return html`<label class=${off ? 'tick off' : 'tick'}>
    <input type="checkbox" class="unseen" checked=${!off} onChange=${() => onToggle(row.id)} />
    <span class="box" aria-hidden="true">${!off && html`<${Icon} name="tick" />`}</span>
    <span class="name">${words.text(row.label)}${row.which && html`<small>${words.text(row.which)}</small>`}${row.state === 'missing' && html`<small>${words.t('frontoffice.declared.missing')}</small>`}</span>
    <span class="v">${off && html`<${Icon} name="stop" />`}${words.t(off ? 'staff.declared.missing' : 'staff.declared.have')}</span>
  </label>`;
}

/** @param {Parts & { open: Open, gone: boolean }} props */
function Act({ app, acts, office, open, gone }) {
  const { words } = app;
  const why = gone ? '' : blocked(office);
  const kind = primary(office) === 'return' ? ' short' : '';
  return html`<div class="act">
    <div role="alert">${office.notice && html`<div class="told"><${Icon} name="stop" /><p><b>${office.notice.title}</b> ${office.notice.hint}</p></div>`}
      ${gone && html`<div class="told"><${Icon} name="stop" /><p><b>${words.t('frontoffice.gone')}</b> ${goneText(office, words)}</p></div>`}</div>
    <div class="pair"><button class="cancel" onClick=${acts.close}><${Icon} name="back" /><span>${words.t('frontoffice.back')}</span> <kbd aria-hidden="true">${words.t('staff.key.escape')}</kbd></button>
      <button id=${BIG} class=${'go' + kind + (waits(office) ? ' busy' : '')} aria-disabled=${why ? 'true' : 'false'} onClick=${gone ? acts.close : acts.send}>
        <span>${gone ? words.t('frontoffice.gone.go') : bigText(office, open, words)}</span>${!why && html`<kbd aria-hidden="true">${words.t('staff.key.enter')}</kbd>`}</button></div>
  </div>`;
}

/** @param {Parts['office']} office @param {import('../lib/words.js').Words} words */
function goneText(office, words) {
  const to = goneTo(office);
  if (!to) {
    return '';
  }
  return to.number ? words.t('frontoffice.gone.number', { number: to.number }) : words.t('frontoffice.gone.other');
}

/** @param {Parts['office']} office @param {Open} open @param {import('../lib/words.js').Words} words */
function bigText(office, open, words) {
  const flight = office.flight;
  if (flight && waits(office)) {
    return words.t(flight.repeats > 0 ? 'frontoffice.doing.again' : 'frontoffice.doing.' + flight.action);
  }
  const verb = open.off.length === 0 ? words.t('frontoffice.do.confirm') : words.t('frontoffice.do.return', { n: open.off.length });
  return blocked(office) === 'link' ? words.t('frontoffice.link.wait') : verb;
}
