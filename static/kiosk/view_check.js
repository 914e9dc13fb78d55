// The checklist and what follows when something is missing.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { serviceOf, listOf } from './state.js';
import { CONSULT, PICK_UP } from './catalogue.js';
import { pageOf } from './pages.js';
import { paperTrouble } from './scene.js';
import { looksLike, Peek } from './view_look.js';
import { About, Button, Label, PaperNotice, usePages } from './parts.js';

/** @typedef {import('./parts.js').Kiosk} Kiosk */
/** @typedef {import('./check.js').Row} Row */
/** @typedef {import('./check.js').Checklist} Checklist */
/** @typedef {import('./catalogue.js').Service} Service */

/** @param {Kiosk} kiosk what the size of cards depends on, beside the window */
function look(kiosk) {
  const visit = kiosk.state.visit;
  return [visit.service, visit.lang, visit.large, visit.low, visit.contrast].join();
}

/** @param {{ kiosk: Kiosk }} props */
export function Check({ kiosk }) {
  const { state, words, say } = kiosk;
  const service = /** @type {Service} */ (serviceOf(state));
  const list = /** @type {Checklist} */ (listOf(state));
  const cards = list.choices.map((choice) => ({ open: !choice.value, view: html`<${Choice} key=${choice.id} kiosk=${kiosk} choice=${choice} />` }))
    .concat(list.rows.map((row) => ({ open: !row.said, view: html`<${Need} key=${row.requirement.id} kiosk=${kiosk} row=${row} />` })))
    .concat(list.stop ? [{ open: false, view: html`<section class="missing" key="stop" role="status">
      <h2><${Icon} name="stop" kind="mark no" /><span>${words.t('kiosk.not_needed')}</span></h2><p>${words.text(list.stop)}</p></section>` }] : []);
  const { box, firsts, tallest } = usePages(look(kiosk) + list.rows.map((row) => row.requirement.id) + list.choices.length + !!list.stop);
  const page = Math.min(state.visit.page, (firsts || [0]).length - 1);
  const shown = firsts ? cards.slice(firsts[page], firsts[page + 1]) : cards;
  return html`
    <div class="upper">
      <${About} kiosk=${kiosk} service=${service} />
      <h1 tabindex="-1">${words.t('kiosk.check_title')}</h1>
      ${state.visit.low && html`<p class="lead">${words.t('kiosk.low_lead')}</p>`}
      ${service.id === PICK_UP && !state.visit.low && html`<p class="lead">${words.t('kiosk_glass.claim.scan')}</p>`}
      <${Tally} kiosk=${kiosk} list=${list} page=${page} pages=${(firsts || [0]).length} />
    </div>
    <div class="lower">
      <div class="needs" ref=${box} style=${{ minHeight: tallest ? Math.ceil(tallest) + 'px' : '' }}>${shown.map((card) => card.view)}</div>
      ${list.switches.length > 0 && html`<div class="switches">${list.switches.map((one) => html`<${Switch} key=${one.id} kiosk=${kiosk} one=${one} />`)}</div>`}
      <div class="actions"><div class="row">
        <${Button} kind="back" icon="back" off=${kiosk.busy}
          tap=${() => (page > 0 ? say({ type: 'page', page: page - 1 }) : say({ type: 'back' }))}>${words.t('kiosk.back')}<//>
        ${!list.stop && list.rows.some((row) => !row.said) && html`<${Button} icon="list" kind="all" off=${kiosk.busy} tap=${() => say({ type: 'all' })}>${words.t('kiosk.all')}<//>`}
        <${Onward} kiosk=${kiosk} list=${list} page=${page} firsts=${firsts || [0]} cards=${cards} />
      </div></div>
    </div>`;
}

/**
 * The one way on: to the next open card, to what is missing, or to the number.
 * @param {{ kiosk: Kiosk, list: Checklist, page: number, firsts: number[], cards: { open: boolean }[] }} props
 */
function Onward({ kiosk, list, page, firsts, cards }) {
  const { state, words, say, busy } = kiosk;
  if (list.stop) {
    return state.visit.before.length > 0 ? html`<${Skip} kiosk=${kiosk} />`
      : html`<${Button} kind="main" icon="chat" off=${busy} tap=${() => say({ type: 'choose', service: CONSULT })}>${words.t('kiosk.consult')}<//>`;
  }
  if (list.open > 0) {
    const there = pageOf(firsts, cards.findIndex((card) => card.open));
    const to = page + 1 < firsts.length ? page + 1 : there;
    return html`<${Button} kind="main" after="right" off=${to === page} tap=${() => say({ type: 'page', page: to })}>${words.t('kiosk.continue')}<//>`;
  }
  if (list.missing.length > 0) {
    return html`<${Button} kind="main" after="right" off=${busy} tap=${() => say({ type: 'missing' })}>${words.t('kiosk.continue')}<//>`;
  }
  return html`<${Button} kind="main" after="right" off=${busy} tap=${() => say({ type: 'confirm' })}>${words.t('kiosk.continue')}<//>`;
}

/** @param {{ kiosk: Kiosk }} props the visit goes on with the services chosen before this one */
function Skip({ kiosk }) {
  const { state, words, say, busy } = kiosk;
  return html`<${Button} kind="main" after="right" off=${busy} tap=${() => say({ type: 'drop', at: state.visit.before.length })}>${words.t('kiosk.skip')}<//>`;
}

/** @param {{ kiosk: Kiosk, list: Checklist, page: number, pages: number }} props */
function Tally({ kiosk, list, page, pages }) {
  const { words } = kiosk;
  if (list.stop) {
    return null;
  }
  const short = list.missing.length;
  const kind = list.open > 0 ? '' : short > 0 ? 'short' : 'full';
  const sentence = list.open > 0
    ? words.t('kiosk.tally_open', { n: list.open })
    : short > 0 ? words.t('kiosk.tally_short', { n: short, of: list.total }) : words.t('kiosk.tally_full', { n: list.total });
  return html`<div class=${'tally ' + kind}>
    <p role="status">
      ${kind && html`<${Icon} name=${kind === 'full' ? 'full' : 'stop'} kind=${'mark ' + (kind === 'full' ? 'yes' : 'no')} />`}
      <span><b>${sentence}</b> ${pages > 1 && html`<span class="page">${words.t('kiosk.page', { n: page + 1, of: pages })}</span>`}
      ${kind === 'full' && pages === 1 && html`<span class="go">${words.t('kiosk.tally_go')}</span>`}</span>
    </p>
  </div>`;
}

/** @param {{ kiosk: Kiosk, row: Row }} props */
function Need({ kiosk, row }) {
  const { words, say } = kiosk;
  const { requirement, said } = row;
  /** @param {import('./check.js').Said} word @param {string} text */
  const answer = (word, text) => html`<button type="button" class=${word === 'yes' ? '' : word === 'third' && !row.counts ? 'none' : 'not'}
    aria-pressed=${String(said === word)} disabled=${kiosk.busy} onClick=${() => say({ type: 'answer', row: requirement.id, said: word })}>
    ${said === word && html`<${Icon} name=${word === 'yes' ? 'tick' : row.counts ? 'cross' : 'minus'} />`}<span>${words.t(text)}</span>
  </button>`;
  const peek = looksLike(requirement);
  return html`<div class=${peek ? 'need' : 'need plain'} role="group" aria-label=${words.text(requirement.label)}>
    <p class="ask"><${Mark} row=${row} /><span><${Label} text=${words.text(requirement.label)} /><${AnyOf} words=${words} requirement=${requirement} /></span></p>
    ${peek && html`<${Peek} kiosk=${kiosk} requirement=${requirement} tap=${() => say({ type: 'look', row: requirement.id })} />`}
    <div class="answers">
      ${answer('yes', 'kiosk.yes')}
      ${answer('no', 'kiosk.not_yet')}
      ${requirement.third && answer('third', requirement.third === 'not_owned' ? 'kiosk.not_owned' : 'kiosk.not_filled')}
    </div>
  </div>`;
}

/** @param {{ row: Row }} props */
function Mark({ row }) {
  if (!row.said) {
    return html`<${Icon} name="open" kind="mark" />`;
  }
  if (!row.counts) {
    return html`<${Icon} name="minus" kind="mark" />`;
  }
  return row.said === 'yes' ? html`<${Icon} name="full" kind="mark yes" />` : html`<${Icon} name="stop" kind="mark no" />`;
}

/** @param {{ words: import('../lib/words.js').Words, requirement: import('./catalogue.js').Requirement }} props */
function AnyOf({ words, requirement }) {
  const leaves = (requirement.any || []).map((leaf) => words.text(leaf.label));
  if (leaves.length === 0) {
    return null;
  }
  const label = words.text(requirement.label).toLowerCase();
  const told = leaves.every((leaf) => label.includes(leaf.toLowerCase()));
  return html` <small>${told ? words.t('kiosk.one_of') : words.t('kiosk.one_of_list', { list: leaves.join(', ') })}</small>`;
}

/** @param {{ kiosk: Kiosk, choice: Checklist['choices'][0] }} props */
function Choice({ kiosk, choice }) {
  const { words, say } = kiosk;
  return html`<div class="need plain choice" role="group" aria-label=${words.text(choice.question.ask)}>
    <p class="ask"><${Icon} name=${choice.value ? 'full' : 'open'} kind=${'mark' + (choice.value ? ' yes' : '')} /><span>${words.text(choice.question.ask)}</span></p>
    <div class="answers">
      ${choice.question.options.map((option) => html`<button type="button" key=${option.id} aria-pressed=${String(option.id === choice.value)}
        onClick=${() => say({ type: 'ask', question: choice.id, value: option.id })}><span>${words.text(option.label)}</span></button>`)}
    </div>
  </div>`;
}

/** @param {{ kiosk: Kiosk, one: Checklist['switches'][0] }} props */
function Switch({ kiosk, one }) {
  const { words, say, busy } = kiosk;
  const on = one.value === one.on;
  const option = one.question.options.find((o) => o.id === one.on);
  return html`<button type="button" class="switch" role="switch" aria-checked=${String(on)} disabled=${busy}
    onClick=${() => say({ type: 'ask', question: one.id, value: on ? one.off : one.on })}>
    <span>${words.text(option && option.label)}</span>
    <span class="word" aria-hidden="true">${words.t(on ? 'kiosk.on' : 'kiosk.off')}</span><span class="slot"></span>
  </button>`;
}

/** @param {{ kiosk: Kiosk }} props */
export function Missing({ kiosk }) {
  const { state, words, say } = kiosk;
  const service = /** @type {Service} */ (serviceOf(state));
  const list = /** @type {Checklist} */ (listOf(state));
  const { box, firsts, tallest } = usePages(look(kiosk) + paperTrouble(state) + 'missing' + list.missing.map((r) => r.id));
  const pages = (firsts || [0]).length;
  const page = Math.min(state.visit.page, pages - 1);
  const cards = list.missing.map((r) => html`<${Lack} key=${r.id} kiosk=${kiosk} requirement=${r} said=${state.visit.rows[r.id]} only=${list.missing.length === 1} />`)
    .concat(list.present.map((r) => html`<p class="present" key=${r.id}>
      <${Icon} name="full" kind="mark yes" /><span><span class="unseen">${words.t('kiosk.already')} </span><${Label} text=${words.text(r.label)} /></span>
    </p>`));
  const one = list.missing.length === 1;
  const title = one ? words.t('kiosk.bring_one', { what: words.text(list.missing[0].label) }) : words.t('kiosk.bring_many', { n: list.missing.length });
  return html`
    <div class="upper">
      <${About} kiosk=${kiosk} service=${service} />
      <h1 tabindex="-1" class=${title.length > 34 ? 'long' : ''}><${Label} text=${title} /></h1>
      <p class=${service.gate === 'flag' ? 'lead brief' : 'lead'} role="status">${words.t(service.gate === 'flag' ? 'kiosk.missing_flag' : 'kiosk.missing_lead', { n: list.present.length, of: list.total })}</p>
    </div>
    <div class="lower">
      <div class="needs" ref=${box} style=${{ minHeight: tallest ? Math.ceil(tallest) + 'px' : '' }}>${firsts ? cards.slice(firsts[page], firsts[page + 1]) : cards}</div>
      ${pages > 1 && html`<div class="pager">
        <${Button} icon="left" off=${page === 0} tap=${() => say({ type: 'page', page: page - 1 })}>${words.t('kiosk.previous')}<//>
        <p aria-live="polite">${words.t('kiosk.page_short', { n: page + 1, of: pages })}</p>
        <${Button} after="next" off=${page + 1 === pages} tap=${() => say({ type: 'page', page: page + 1 })}>${words.t('kiosk.next')}<//>
      </div>`}
      <${WaysOn} kiosk=${kiosk} service=${service} />
    </div>`;
}

/** @param {{ kiosk: Kiosk, service: Service }} props never a dead end */
function WaysOn({ kiosk, service }) {
  const { state, words, say, newId, busy } = kiosk;
  const flag = service.gate === 'flag';
  const further = state.visit.before.length > 0;
  const list = () => say({ type: 'send', kind: 'list', id: newId() });
  const revise = html`<${Button} icon="back" kind=${flag && !further ? 'plain back' : 'back'} off=${busy} tap=${() => say({ type: 'back' })}>${words.t('kiosk.revise')}<//>`;
  const takes = html`<${Button} kind="main" icon=${further ? 'plus' : 'ticket'} off=${busy} tap=${() => say({ type: 'confirm' })}>
    ${words.t(further ? 'kiosk.add' : 'kiosk.take_number')} <small>${words.t('kiosk.take_flagged')}</small><//>`;
  if (further) {
    return html`<div class="actions">
      ${flag ? takes : html`<${Skip} kiosk=${kiosk} />`}
      <div class="row">${flag && html`<${Button} icon="cross" off=${busy} tap=${() => say({ type: 'drop', at: state.visit.before.length })}>${words.t('kiosk.skip_short')}<//>`}${revise}</div>
    </div>`;
  }
  return html`<${PaperNotice} kiosk=${kiosk} /><div class="actions">
    ${flag ? takes : html`<${Button} kind="main" icon="print" off=${busy} tap=${list}>${words.t('kiosk.print_list')}<//>`}
    <div class="row">
      ${flag && html`<${Button} icon="print" off=${busy} tap=${list}>${words.t('kiosk.print_list_short')}<//>`}
      <${Button} icon="chat" off=${busy} tap=${() => say({ type: 'choose', service: CONSULT })}>${words.t('kiosk.consult')}<//>
      ${!flag && revise}
    </div>
    ${flag && revise}
  </div>`;
}

/** @param {{ kiosk: Kiosk, requirement: import('./catalogue.js').Requirement, said: string, only: boolean }} props */
function Lack({ kiosk, requirement, said, only }) {
  const { words } = kiosk;
  const get = requirement.get;
  const where = said === 'third' && requirement.third === 'not_filled' ? words.t('kiosk.fill_first') : words.text(get && get.where);
  return html`<section class=${only ? 'missing only' : 'missing'}>
    <h2><${Icon} name="stop" kind="mark no" /><span><${Label} text=${words.text(requirement.label)} /><${AnyOf} words=${words} requirement=${requirement} /></span></h2>
    <p>${where || words.t('kiosk.ask_officer')}</p>
    ${get && get.cost && html`<p>${words.t('kiosk.cost')} <b>${words.text(get.cost)}</b></p>`}
    ${get && get.link && html`<p class="address">${get.link.replace(/^https?:\/\//, '')}</p>`}
  </section>`;
}
