// The questions before a command: what is missing, who collects, another date, why.

import { html, useState } from '../vendor/preact-htm.js';
import { Dialog } from '../staff/dialog.js';
import { sidesOf, SIDE_REASONS } from '../staff/casework.js';
import * as state from './state.js';

/** @typedef {import('./view.js').Parts} Parts */
/** @typedef {{ [field: string]: any }} Fields */
/** @typedef {Parts & { fields: Fields, set: (change: Fields) => void }} Inside */

/** @param {Parts} parts */
export function FormDialog(parts) {
  const { app, acts, snap } = parts;
  const { words, desk } = app;
  const [fields, change] = useState(/** @type {Fields} */ ({}));
  const { asking } = desk;
  const set = (/** @type {Fields} */ more) => change((/** @type {Fields} */ old) => ({ ...old, ...more }));
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    acts.send(asking, fields);
  };
  const inside = { ...parts, fields, set };
  return html`<${Dialog} title="form-title" onClose=${() => acts.form('')}>
    <form class="asked" onSubmit=${submit}><header><h1 id="form-title">${words.t('backoffice.form.' + asking)}</h1>
      ${desk.card && asking !== 'open' && html`<p>${desk.card.case.code} · ${words.text(desk.card.plan.service.short)}</p>`}</header>
    <div class="fields">
      ${asking === 'open' && html`<${Opening} ...${inside} />`}
      ${(asking === 'return' || asking === 'send-back') && html`<${Lacking} ...${inside} />`}
      ${asking === 'hand' && html`<${Choice} ...${inside} name="who" values=${desk.card ? desk.card.plan.collect : []} text=${(/** @type {string} */ who) => words.t('backoffice.who.' + who)} />`}
      ${asking === 'hold' && html`<${Choice} ...${inside} name="cause" values=${['technical', 'central']} text=${(/** @type {string} */ cause) => words.t('backoffice.cause.' + cause)} />`}
      ${asking === 'side' && html`<${Siding} ...${inside} />`}
      ${asking === 'contact' && html`<${Contact} app=${app} set=${set} first />`}
      ${asking === 'promise' && html`<p class="row"><label for="due">${words.t('backoffice.field.due')}</label><input id="due" type="datetime-local" data-first onInput=${(/** @type {any} */ e) => set({ due: e.target.value ? e.target.value + ':00' + snap.at.slice(-6) : '' })} /></p>`}
      ${['return', 'send-back', 'promise', 'hold', 'cancel'].includes(asking) &&
      html`<p class="row"><label for="note">${words.t('backoffice.field.note.' + asking)}</label><textarea id="note" rows="2" maxlength="500" onInput=${(/** @type {any} */ e) => set({ note: e.target.value })}></textarea></p>`}
      <p role="alert" class="wrong">${desk.wrong ? words.t('backoffice.wrong.' + desk.wrong) : desk.notice ? desk.notice.title + ' ' + desk.notice.hint : ''}</p>
    </div>
    <footer><button type="button" class="cancel" onClick=${() => acts.form('')}>${words.t('backoffice.form.cancel')}</button>
      <button class="do" aria-disabled=${state.blocked(desk) ? 'true' : 'false'}><span>${words.t('backoffice.form.yes.' + asking)}</span></button></footer></form>
  </${Dialog}>`;
}

/** @param {Inside} props */
function Lacking({ app, fields, set }) {
  const { words, desk } = app;
  const lacks = fields.lacks || {};
  const rows = desk.card ? desk.card.requirements : [];
  return html`<fieldset><legend>${words.t('backoffice.field.lacks')}</legend><ul class="lacks">${rows.map(
    (row) => html`<li key=${row.id}><label for=${'lack-' + row.id}>${words.text(row.label)}</label>
      <select id=${'lack-' + row.id} onChange=${(/** @type {any} */ e) => set({ lacks: { ...lacks, [row.id]: e.target.value } })}>
        <option value="">${words.t('backoffice.lack.fine')}</option><option value="kurang">${words.t('backoffice.lack.kurang')}</option><option value="tidak_valid">${words.t('backoffice.lack.tidak_valid')}</option></select></li>`,
  )}</ul></fieldset>`;
}

/** @param {Inside & { name: string, values: string[], text: (value: string) => string }} props */
function Choice({ app, fields, set, name, values, text }) {
  return html`<fieldset class="choice"><legend>${app.words.t('backoffice.field.' + name)}</legend>${values.map(
    (value, i) => html`<label key=${value}><input type="radio" name=${name} value=${value} data-first=${i === 0} checked=${fields[name] === value} onChange=${() => set({ [name]: value })} /><span>${text(value)}</span></label>`,
  )}</fieldset>`;
}

/** @param {Inside} props */
function Siding(props) {
  const { app, fields, set } = props;
  const { words, desk } = app;
  const steps = desk.card ? sidesOf(desk.card.plan) : [];
  if (steps.length > 0 && !fields.step) {
    set({ step: steps[0].id });
  }
  return html`<p class="row"><label for="side">${words.t('backoffice.field.side')}</label><select id="side" onChange=${(/** @type {any} */ e) => set({ step: e.target.value })}>${steps.map((step) => html`<option key=${step.id} value=${step.id}>${words.text(step.label)}</option>`)}</select></p>
    <fieldset class="choice"><legend>${words.t('backoffice.field.done')}</legend>
      <label><input type="radio" name="done" data-first checked=${fields.done === true} onChange=${() => set({ done: true, reason: '' })} /><span>${words.t('backoffice.side.done')}</span></label>
      ${SIDE_REASONS.map((why) => html`<label key=${why}><input type="radio" name="done" checked=${fields.reason === why} onChange=${() => set({ done: false, reason: why })} /><span>${words.t('backoffice.side.' + why)}</span></label>`)}</fieldset>`;
}

/** @param {Inside} props */
function Opening({ app, snap, fields, set }) {
  const { words, catalogue } = app;
  const services = catalogue ? catalogue.services : [];
  const chosen = /** @type {any} */ (services.find((one) => one.id === fields.service));
  const channels = (chosen && chosen.channels) || [];
  return html`<p class="row"><label for="ticket">${words.t('backoffice.field.ticket')}</label><input id="ticket" data-first autocomplete="off" maxlength="12" onInput=${(/** @type {any} */ e) => set({ ticket: e.target.value.trim() })} /></p>
    <p>${words.t('backoffice.field.or')}</p>
    <p class="row"><label for="service">${words.t('backoffice.field.service')}</label><select id="service" onChange=${(/** @type {any} */ e) => set({ service: e.target.value, channel: '' })}><option value=""></option>${services.map((one) => html`<option key=${one.id} value=${one.id}>${words.text(one.short) || words.text(one.name)}</option>`)}</select></p>
    ${channels.length > 0 && html`<p class="row"><label for="channel">${words.t('backoffice.field.channel')}</label><select id="channel" onChange=${(/** @type {any} */ e) => set({ channel: e.target.value })}><option value=""></option>${channels.map((/** @type {any} */ one) => html`<option key=${one.id} value=${one.id}>${words.text(one.name) || one.id}</option>`)}</select></p>`}
    ${snap.messages && html`<${Contact} app=${app} set=${set} />`}`;
}

/** Where messages may go. @param {{ app: Parts['app'], set: Inside['set'], first?: boolean }} props */
function Contact({ app, set, first }) {
  const { words } = app;
  return html`<p class="row"><label for="contact">${words.t('backoffice.field.contact')} <small id="contact-hint">${words.t('backoffice.field.contact.hint')}</small></label><input id="contact" type="tel" inputmode="tel" autocomplete="off" maxlength="24" data-first=${first} aria-describedby="contact-hint" onInput=${(/** @type {any} */ e) => set({ contact: e.target.value.trim() })} /></p>`;
}
