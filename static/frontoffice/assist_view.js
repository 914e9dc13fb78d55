// "Ambilkan nomor": the service is found by words, the papers are tapped, and one button says what follows.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { dateText } from '../lib/clock.js';
import { LANGS } from '../staff/language.js';
import { blocked, waits } from './state.js';
import { groups, serviceOf, listOf, next, CONSULT } from './assist.js';
import { BIG } from './check_view.js';

/** @typedef {import('./list_view.js').Parts} Parts */
/** @typedef {import('./types.js').Draft} Draft */
/** @typedef {import('../lib/words.js').Words} Words */
/** @typedef {{ value: string, label: string, kind?: string }} Choice */

/** The ids by which the focus finds the search and the heading. */
export const SEARCH = 'search';
export const HEAD = 'assist-head';

/** @param {Parts & { draft: Draft }} props */
export function AssistDesk(props) {
  return props.draft.service ? html`<${Papers} ...${props} />` : html`<${Find} ...${props} />`;
}

/** @param {Parts & { draft: Draft }} props */
function Find({ app, acts, catalogue, draft }) {
  const { words } = app;
  const found = groups(catalogue, draft.query);
  const all = found.flatMap((group) => group.services);
  const input = (/** @type {Event} */ event) => event.target instanceof HTMLInputElement && acts.search(event.target.value);
  const enter = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === 'Enter' && all.length === 1 && draft.query.trim() !== '') {
      acts.choose(all[0].id);
    }
  };
  return html`<div class="find sheet">
      <h2 id=${HEAD} class="title" tabindex="-1">${words.t('frontoffice.assist.title')}</h2>
      <label for=${SEARCH}>${words.t('frontoffice.assist.search')}</label>
      <input id=${SEARCH} type="search" value=${draft.query} onInput=${input} onKeyDown=${enter} autocomplete="off" maxlength="80" />
      <p class="hint" role="status">${all.length === 0 ? words.t('frontoffice.assist.none') : words.t('frontoffice.assist.found', { n: all.length })}</p>
      ${found.map((group) => html`<section key=${group.prefix} aria-labelledby=${'group-' + group.prefix}>
        <h3 id=${'group-' + group.prefix}><b>${group.prefix}</b> <span>${words.t('frontoffice.assist.prefix', { prefix: group.prefix })}</span></h3>
        <ul>${group.services.map((service) => html`<li key=${service.id}><button class="service" onClick=${() => acts.choose(service.id)}>
          <${Icon} name=${service.icon} /><span>${words.text(service.name)}</span><${Icon} name="next" /></button></li>`)}</ul>
      </section>`)}
    </div>
    <div class="act"><button class="cancel alone" onClick=${acts.close}><${Icon} name="back" /><span>${words.t('frontoffice.back')}</span> <kbd aria-hidden="true">${words.t('staff.key.escape')}</kbd></button></div>`;
}

/** @param {Parts & { draft: Draft }} props */
function Papers(props) {
  const { app, acts, office, catalogue, draft } = props;
  const { words } = app;
  const service = serviceOf(catalogue, draft);
  const list = listOf(catalogue, draft);
  if (!service || !list) {
    return null;
  }
  const questions = [...list.choices, ...list.switches];
  return html`<div class="papers sheet">
      <div class="checkhead"><div><p class="k">${words.t(draft.list ? 'frontoffice.assist.resumed' : 'frontoffice.assist.title')}</p>
        <h2 id=${HEAD} class="title" tabindex="-1">${words.text(service.name)}</h2></div>
        <button class="plain" onClick=${() => acts.choose('')}>${words.t('frontoffice.assist.other')}</button></div>
      ${questions.map((one) => html`<${Choose} key=${one.id} name=${'q-' + one.id} label=${words.text(one.question.ask)} value=${one.value} office=${office}
        choices=${one.question.options.map((option) => ({ value: option.id, label: words.text(option.label) }))} onPick=${(/** @type {string} */ value) => acts.ask(one.id, value)} />`)}
      ${list.rows.length > 0 && html`<div class="rowshead"><h3>${words.t('frontoffice.assist.papers')}</h3>
        ${list.open > 0 && html`<button class="plain" onClick=${acts.fill}>${words.t('frontoffice.assist.all')}</button>`}</div>`}
      ${list.rows.map(({ requirement, said }) => html`<${Choose} key=${requirement.id} name=${'r-' + requirement.id} label=${words.text(requirement.label)} value=${said}
        office=${office} kind=${said === 'no' ? 'short' : ''} choices=${saidChoices(requirement.third, words)}
        onPick=${(/** @type {'yes'} */ value) => acts.tap(requirement.id, value)} />`)}
      <${Choose} name="speaks" label=${words.t('frontoffice.assist.language')} value=${draft.lang} office=${office}
        choices=${LANGS.map((lang) => ({ value: lang, label: words.t('staff.language.' + lang) }))} onPick=${acts.speak} />
      <${Who} ...${props} />
    </div>
    <${Act} ...${props} />`;
}

/** @param {Parts & { draft: Draft }} props the identity number, where one person may have one number; its digits are dots */
function Who({ app, acts, office, draft }) {
  const rule = office.snap && office.snap.one_person;
  if (rule !== 'service' && rule !== 'office') {
    return null;
  }
  const input = (/** @type {Event} */ event) => event.target instanceof HTMLInputElement && acts.identify(event.target.value);
  return html`<div class="choose who"><label for="nik">${app.words.t('frontoffice.assist.nik')}</label>
    <input id="nik" type="password" inputmode="numeric" autocomplete="off" maxlength="24" value=${draft.nik} onInput=${input} aria-describedby="nik-hint" />
    <p id="nik-hint" class="hint">${app.words.t('frontoffice.assist.nik.hint', { n: draft.nik.length })}</p></div>`;
}

/** @param {null | 'not_owned' | 'not_filled'} third @param {Words} words @returns {Choice[]} */
function saidChoices(third, words) {
  const two = [{ value: 'yes', label: words.t('staff.declared.have'), kind: 'good' }, { value: 'no', label: words.t('staff.declared.missing'), kind: 'warn' }];
  return third ? [...two, { value: 'third', label: words.t('frontoffice.assist.' + third) }] : two;
}

/**
 * One question with its answers beside each other, as wide as a thumb.
 * @param {{ name: string, label: string, value: string, choices: Choice[], office: Parts['office'], kind?: string, onPick: (value: any) => void }} props
 */
function Choose({ name, label, value, choices, office, kind, onPick }) {
  const off = waits(office);
  return html`<div class=${'choose ' + (kind || '')} role="radiogroup" aria-labelledby=${name}><p id=${name}>${label}</p>
    <div class="segments">${choices.map((choice) => html`<label key=${choice.value} class=${choice.kind || ''}>
      <input type="radio" class="unseen" name=${'of-' + name} disabled=${off} checked=${value === choice.value} onChange=${() => onPick(choice.value)} />
      <span><${Icon} name=${value !== choice.value ? 'open' : choice.kind === 'warn' ? 'stop' : 'tick'} />${choice.label}</span></label>`)}</div>
  </div>`;
}

/** @param {Parts & { draft: Draft }} props */
function Act({ app, acts, office, catalogue, draft }) {
  const { words } = app;
  const list = listOf(catalogue, draft);
  const step = next(catalogue, draft);
  const missing = list ? list.missing.length : 0;
  const why = step === 'answer' ? 'answer' : blocked(office);
  const short = step === 'flagged' || step === 'list' ? ' short' : '';
  const more = (step === 'list' || step === 'flagged') && !blocked(office);
  return html`<div class="act">
    <div role="alert">${office.notice && html`<div class="told"><${Icon} name="stop" /><p><b>${office.notice.title}</b> ${office.notice.hint}</p></div>`}</div>
    ${office.notice?.day && !blocked(office) && html`<div class="pair two"><button id="next-day" class="cancel" onClick=${() => acts.launch('assist', office.notice?.day)}><${Icon} name="clock" /><span>${words.t('frontoffice.assist.day', { day: dateText(office.notice.day, words) })}</span></button></div>`}
    ${step === 'list' && html`<p class="ways">${words.t('frontoffice.assist.ways')}</p>`}
    ${more && html`<div class="pair two">
      ${step === 'flagged' && html`<button class="cancel" onClick=${() => acts.launch('list')}><${Icon} name="list" /><span>${words.t('frontoffice.assist.list')}</span></button>`}
      ${draft.service !== CONSULT && html`<button class="cancel" onClick=${() => acts.launch('consult')}><${Icon} name="chat" /><span>${words.t('frontoffice.assist.consult')}</span></button>`}</div>`}
    <div class="pair"><button class="cancel" onClick=${acts.close}><${Icon} name="back" /><span>${words.t('frontoffice.back')}</span> <kbd aria-hidden="true">${words.t('staff.key.escape')}</kbd></button>
      <button id=${BIG} class=${'go' + short + (waits(office) ? ' busy' : '') + (why === 'answer' ? ' wait' : '')} aria-disabled=${why ? 'true' : 'false'} onClick=${acts.send}>
        <span>${bigText(office, step, list ? list.open : 0, missing, words)}</span>${!why && html`<kbd aria-hidden="true">${words.t('staff.key.enter')}</kbd>`}</button></div>
  </div>`;
}

/** @param {Parts['office']} office @param {string} step @param {number} open @param {number} missing @param {Words} words */
function bigText(office, step, open, missing, words) {
  const flight = office.flight;
  if (flight && waits(office)) {
    return words.t(flight.repeats > 0 ? 'frontoffice.doing.again' : 'frontoffice.doing.' + flight.action);
  }
  if (blocked(office) === 'link') {
    return words.t('frontoffice.link.wait');
  }
  switch (step) {
    case 'answer':
      return words.t('frontoffice.assist.open', { n: open });
    case 'flagged':
      return words.t('frontoffice.assist.flagged', { n: missing });
    case 'list':
      return words.t('frontoffice.do.return', { n: missing });
    default:
      return words.t('frontoffice.assist.give');
  }
}
