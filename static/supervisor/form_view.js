// The form of one action. Its fields stay in the page until the server has answered, so that nothing is lost.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { REASON, blocked, mustSayWhy } from './state.js';
import { counterName, serviceText } from './say.js';

/** @typedef {import('./view.js').Parts} Parts */
/** @typedef {import('./types.js').Order | import('./types.js').Post} Action */

/** @typedef {Parts & { action: Action, title: string, row?: import('./types.js').Row, counter?: import('./types.js').Counter, panel: import('./types.js').Panel }} Props */

/** @param {Props} props */
export function ActionForm(props) {
  const { app, acts, action, title } = props;
  const { words, desk } = app;
  const submit = (/** @type {any} */ event) => {
    event.preventDefault();
    /** @type {{ [name: string]: string }} */
    const fields = {};
    new FormData(event.target).forEach((value, name) => (fields[name] = String(value)));
    acts.send(action, fields);
  };
  const off = blocked(desk);
  return html`<form class="action" onSubmit=${submit} novalidate aria-label=${title}>
    <${Own} ...${props} />
    <${Field} app=${app} name="reason" label=${words.t(mustSayWhy(action) ? 'supervisor.reason' : 'supervisor.reason.free')} hint=${words.t('supervisor.reason.hint')}>
      <input id="f-reason" name="reason" maxlength=${REASON.most} autocomplete="off" aria-invalid=${desk.wrong === 'reason' ? 'true' : 'false'} aria-describedby="f-reason-hint" /><//>
    <button class="do" aria-disabled=${off ? 'true' : 'false'}><span>${off === 'busy' ? words.t('supervisor.sending') : title}</span><${Icon} name="right" /></button>
  </form>`;
}

/** @param {Props} props the fields that only some actions have */
function Own(props) {
  switch (props.action) {
    case 'move':
      return html`<${MoveFields} ...${props} />`;
    case 'reorder':
      return html`<${ReorderFields} ...${props} />`;
    case 'priority':
      return html`<input type="hidden" name="priority" value=${props.row && props.row.priority ? 'no' : 'yes'} />`;
    case 'open':
      return html`<${OpenFields} ...${props} />`;
    case 'break':
      return html`<${BreakFields} ...${props} /><${HandOver} ...${props} />`;
    case 'close':
      return html`<${HandOver} ...${props} />`;
    default:
      return null;
  }
}

/** @param {{ app: import('./view.js').App, name: string, label: string, hint?: string, children?: unknown }} props */
function Field({ app, name, label, hint, children }) {
  const wrong = app.desk.wrong === name;
  return html`<div class=${'field of-' + name + (wrong ? ' wrong' : '')}><label for=${'f-' + name}>${label}</label>${children}
    ${(hint || wrong) && html`<p id=${'f-' + name + '-hint'} class="hint" role=${wrong ? 'alert' : undefined}>${wrong ? app.words.t('supervisor.wrong.' + name) : hint}</p>`}</div>`;
}

/** @param {Props} props */
function MoveFields({ app, snap, row }) {
  const { words, catalogue, desk } = app;
  return html`<${Field} app=${app} name="service" label=${words.t('supervisor.move.service')}>
      <select id="f-service" name="service" aria-invalid=${desk.wrong === 'service' ? 'true' : 'false'}><option value="">${words.t('supervisor.move.same')}</option>
        ${snap.lines.filter((line) => row && line.service !== row.service).map((line) => html`<option key=${line.service} value=${line.service}>${serviceText(line.service, catalogue, words)}</option>`)}</select><//>
    <${Field} app=${app} name="to" label=${words.t('supervisor.move.to')}>
      <select id="f-to" name="to"><option value="">${words.t('supervisor.move.any')}</option>
        ${snap.counters.filter((one) => one.state !== 'closed').map((one) => html`<option key=${one.n} value=${one.n}>${counterName(one, words)}</option>`)}</select><//>`;
}

/** @param {Props} props */
function ReorderFields({ app }) {
  const { words, desk } = app;
  return html`<fieldset class="places"><legend>${words.t('supervisor.place')}</legend>
      ${['first', 'last', 'behind'].map((place, i) => html`<label key=${place}><input type="radio" name="place" value=${place} defaultChecked=${i === 0} />${words.t('supervisor.place.' + place)}</label>`)}</fieldset>
    <${Field} app=${app} name="behind" label=${words.t('supervisor.behind')} hint=${words.t('supervisor.behind.hint')}>
      <input id="f-behind" name="behind" maxlength="12" autocomplete="off" autocapitalize="characters" placeholder="A-001" aria-invalid=${desk.wrong === 'behind' ? 'true' : 'false'} aria-describedby="f-behind-hint" /><//>`;
}

/** @param {Props} props */
function OpenFields({ app, counter, panel }) {
  const { words } = app;
  const people = panel.kind === 'counter' && counter ? panel.people.filter((one) => one.counters.includes(counter.n)) : [];
  return html`<${Field} app=${app} name="operator" label=${words.t('supervisor.operator')} hint=${words.t('supervisor.operator.hint')}>
    <select id="f-operator" name="operator" aria-describedby="f-operator-hint">
      ${people.map((one) => html`<option key=${one.name} value=${one.name}>${one.display === one.name ? one.name : one.display + ' (' + one.name + ')'}</option>`)}</select><//>`;
}

/** @param {Props} props */
function BreakFields({ app, snap }) {
  const { words, desk } = app;
  return html`<${Field} app=${app} name="break" label=${words.t('supervisor.break')}>
      <select id="f-break" name="break">${snap.breaks.map((code) => html`<option key=${code} value=${code}>${words.t('supervisor.break.' + code)}</option>`)}</select><//>
    <${Field} app=${app} name="minutes" label=${words.t('supervisor.minutes')}>
      <input id="f-minutes" name="minutes" type="number" min="1" max="1440" inputmode="numeric" aria-invalid=${desk.wrong === 'minutes' ? 'true' : 'false'} /><//>`;
}

/** @param {Props} props a counter that holds a ticket must give it up first */
function HandOver({ app, counter }) {
  const held = counter && counter.ticket;
  const wrong = app.desk.wrong === 'hand_over';
  return held
    ? html`<div class=${'field' + (wrong ? ' wrong' : '')}><label class="tickbox"><input type="checkbox" name="hand_over" value="requeue" aria-invalid=${wrong ? 'true' : 'false'} aria-describedby="f-hand-over-hint" />${app.words.t('supervisor.handover', { number: held.number })}</label>
        <p id="f-hand-over-hint" class="hint" role=${wrong ? 'alert' : undefined}>${wrong && app.words.t('supervisor.wrong.hand_over')}</p></div>`
    : null;
}
