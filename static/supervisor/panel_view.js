// The panel of a ticket or a counter: how it is, what happened to it, and what a supervisor can do about it.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { Dialog } from '../staff/dialog.js';
import { lookOf, ordersFor, postsFor } from './state.js';
import { counterName, LOOK_ICONS, serviceText, timerOf, whereText } from './say.js';
import { Happenings } from './story_view.js';
import { ActionForm } from './form_view.js';

/** @typedef {import('./view.js').Parts} Parts */

/** @param {Parts} parts the panel that is open, if one is */
export function PanelDialog(parts) {
  const panel = parts.app.desk.panel;
  if (!panel) {
    return null;
  }
  return panel.kind === 'ticket' ? html`<${TicketPanel} key=${panel.id} ...${parts} panel=${panel} />` : html`<${CounterPanel} key=${panel.n} ...${parts} panel=${panel} />`;
}

/** @param {Parts & { panel: import('./types.js').TicketPanel }} props */
function TicketPanel(props) {
  const { app, acts, panel } = props;
  const { words, catalogue } = app;
  const row = panel.row;
  return html`<${Dialog} title="panel-title" kind="panel" onClose=${acts.close}>
    <header><h1 id="panel-title">${row ? row.number : words.t('staff.loading')}</h1>
      <p>${row && html`${serviceText(row.service, catalogue, words)}, <b>${words.t('supervisor.state.' + row.state)}</b> ${whereText(row, words)}`}</p></header>
    <div class="inside" tabindex="0" role="group" aria-labelledby="panel-title">
      ${row && html`<${Choices} ...${props} actions=${ordersFor(row)} label=${(/** @type {string} */ action) => words.t(action === 'priority' ? 'supervisor.do.priority.' + (row.priority ? 'no' : 'yes') : 'supervisor.do.' + action)} row=${row} />`}
      <h2>${words.t('supervisor.life')}</h2>
      <${Happenings} app=${app} events=${panel.events} />
    </div>
    <footer><button class="cancel" data-first onClick=${acts.close}><span>${words.t('staff.close')}</span></button></footer>
  <//>`;
}

/** @param {Parts & { panel: import('./types.js').CounterPanel }} props */
function CounterPanel(props) {
  const { app, acts, snap, panel } = props;
  const { words, now } = app;
  const counter = snap.counters.find((one) => one.n === panel.n);
  if (!counter) {
    return null;
  }
  const look = lookOf(counter);
  return html`<${Dialog} title="panel-title" kind="panel" onClose=${acts.close}>
    <header><h1 id="panel-title">${counterName(counter, words)}</h1>
      <p><${Icon} name=${LOOK_ICONS[look]} /> <b>${words.t('supervisor.look.' + look)}</b> ${counter.ticket ? counter.ticket.number : ''} ${timerOf(counter, now, words).text}</p></header>
    <div class="inside" tabindex="0" role="group" aria-labelledby="panel-title">
      <p>${counter.operator || words.t('supervisor.nobody')}. ${words.t('supervisor.counter.served', { n: counter.served_today })}.</p>
      <${Choices} ...${props} actions=${postsFor(counter)} label=${(/** @type {string} */ action) => words.t('supervisor.do.' + action)} counter=${counter} />
    </div>
    <footer><button class="cancel" data-first onClick=${acts.close}><span>${words.t('staff.close')}</span></button></footer>
  <//>`;
}

/**
 * @typedef {object} ChoiceProps
 * @property {(import('./types.js').Order | import('./types.js').Post)[]} actions
 * @property {(action: string) => string} label
 * @property {import('./types.js').Panel} panel
 * @property {import('./types.js').Row} [row]
 * @property {import('./types.js').Counter} [counter]
 */

/** @param {Parts & ChoiceProps} props the actions as buttons, and the form of the one that is chosen */
function Choices(props) {
  const { app, acts, actions, label, panel } = props;
  const { words, desk } = app;
  return html`<div class="choices">${actions.map((action) => html`<button key=${action} aria-expanded=${panel.action === action ? 'true' : 'false'}
      onClick=${() => acts.choose(panel.action === action ? '' : action)}>${label(action)}</button>`)}</div>
    <div role="alert">${desk.notice && html`<div class="told"><${Icon} name="stop" /><p><b>${desk.notice.title}</b> ${desk.notice.hint}</p></div>`}</div>
    <p class="acted" role="status">${desk.done && words.t(desk.done)}</p>
    ${panel.action && actions.includes(panel.action) && html`<${ActionForm} key=${panel.action} ...${props} action=${panel.action} title=${label(panel.action)} />`}`;
}
