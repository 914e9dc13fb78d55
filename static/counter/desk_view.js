// The desk: the bar above, the work with its one big button, what comes next at the side, the keys below.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { timeText } from '../lib/clock.js';
import { RingBar } from '../staff/ringbar.js';
import { LinkWord } from '../staff/linkword.js';
import { LanguageSwitch } from '../staff/langswitch.js';
import { canCommand } from '../staff/topic.js';
import { secondText } from '../staff/span.js';
import { isLost, phase, allows } from './state.js';
import { servesText } from './choose.js';
import { doneText } from './say.js';
import { Ticket, Ready, Shut } from './work_view.js';
import { Actions } from './actions_view.js';
import { Side } from './side_view.js';
import { Dialogs } from './dialogs_view.js';

/** @typedef {import('./view.js').App} App */
/** @typedef {import('./view.js').Acts} Acts */
/** @typedef {import('./types.js').Desk} DeskState */
/** @typedef {import('./types.js').Snapshot} Snapshot */

/**
 * @typedef {object} Parts what every part of the desk is drawn from
 * @property {App} app
 * @property {DeskState} desk
 * @property {Snapshot} snap
 * @property {import('../staff/types.js').Catalogue} catalogue
 * @property {Acts} acts
 */

/** @param {{ app: App, desk: DeskState, acts: Acts }} props */
export function Desk({ app, desk, acts }) {
  if (!desk.snap || !app.catalogue) {
    return null;
  }
  const parts = { app, desk, snap: desk.snap, catalogue: app.catalogue, acts };
  return html`<div class=${'page ' + phase(desk) + (isLost(desk) ? ' off' : '')}>
    <${Top} ...${parts} />
    <div class="desk">
      <main class="work"><${Lost} ...${parts} /><${Work} ...${parts} /><${Actions} ...${parts} /></main>
      <${Side} ...${parts} />
    </div>
    <${Foot} ...${parts} />
    <${Dialogs} ...${parts} />
  </div>`;
}

/** @param {Parts} parts */
function Work(parts) {
  const now = phase(parts.desk);
  if (now === 'called' || now === 'serving') {
    return html`<${Ticket} ...${parts} />`;
  }
  return now === 'ready' ? html`<${Ready} ...${parts} />` : html`<${Shut} ...${parts} />`;
}

/** @param {Parts} parts */
function Top({ app, desk, snap, catalogue, acts }) {
  const { words } = app;
  const open = snap.counter.state === 'open';
  const own = phase(desk) !== 'taken';
  return html`<header class="top">
    <p class="plate">${words.t('counter.plate')} <b>${snap.counter.n}</b></p>
    <${RingBar} rings=${app.rings} words=${words} now=${app.now} off=${!canCommand(desk.health)} shortcut="D" onCome=${() => acts.intend('come')} />
    <p class="skill">${servesText(snap.counter.serves, catalogue, words)}</p>
    <div class="state" role="group" aria-label=${words.t('counter.state.label')}>
      <button class=${open ? 'on' : ''} aria-pressed=${open ? 'true' : 'false'} onClick=${() => !open && acts.command('open')}>
        <${Icon} name="tick" />${words.t('counter.state.open')}</button>
      <button class=${open ? '' : 'on shut'} aria-pressed=${open ? 'false' : 'true'} aria-disabled=${open && !allows(desk, 'close') ? 'true' : 'false'}
        title=${open && own && snap.ticket ? words.t('counter.state.hand') : undefined} onClick=${() => open && acts.command('close')}>
        <${Icon} name="cross" />${words.t('counter.state.close')}</button>
    </div>
    <${LinkWord} health=${desk.health} words=${words} />
    <time>${timeText(app.now)}</time>
  </header>`;
}

/** @param {Parts} parts */
function Lost({ app, desk, snap }) {
  if (!isLost(desk)) {
    return null;
  }
  const { words } = app;
  const since = secondText(desk.heardAt);
  const title = since ? words.t('staff.lost.since', { time: since }) : words.t('staff.lost.title');
  const more = snap.ticket ? words.t('counter.lost.ticket', { number: snap.ticket.number }) : words.t('counter.lost.idle');
  return html`<div class="lost" role="alert"><${Icon} name="nolink" /><p><b>${title}</b>${more}</p></div>`;
}

/** @param {Parts} parts */
function Foot({ app, desk, acts }) {
  const { words } = app;
  const lost = isLost(desk);
  const returns = phase(desk) === 'called' && allows(desk, 'return') && !lost;
  return html`<footer class="keys">
    <button onClick=${() => acts.intend('help')}><kbd aria-hidden="true">?</kbd>${words.t('counter.help')}</button>
    ${returns && html`<button onClick=${() => acts.intend('return')}><kbd aria-hidden="true">K</kbd>${words.t('counter.do.return')}</button>`}
    <p class="done" role="status">${lost ? words.t('counter.lost.foot') : doneText(desk, words)}</p>
    <div class="who"><span>${app.entry.me ? app.entry.me.name : ''}</span>
      <button onClick=${acts.leave}>${words.t('counter.choose.again')}</button>
      <button onClick=${acts.signOut}>${words.t('staff.signout')}</button>
      <${LanguageSwitch} words=${words} onLang=${acts.lang} /></div>
  </footer>`;
}
