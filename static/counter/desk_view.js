// The desk: the bar above, the work with its one big button, what comes next at the side, the keys below.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { timeText } from '../lib/clock.js';
import { RingBar } from '../staff/ringbar.js';
import { LinkWord } from '../staff/linkword.js';
import { LanguageSwitch } from '../staff/langswitch.js';
import { canCommand } from '../staff/topic.js';
import { secondText } from '../staff/span.js';
import { isLost, phase, allows, dimmed } from './state.js';
import { meaning } from './menu.js';
import { undoSeconds } from './times.js';
import { promptOf } from './pause.js';
import { servesText } from './choose.js';
import { doneText, handText } from './say.js';
import { Ticket, Ready, Shut, Paused } from './work_view.js';
import { Actions } from './actions_view.js';
import { MuteSign, MuteButton } from './mute_view.js';
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
      <main class="work"><${Lost} ...${parts} /><${Reminder} ...${parts} /><${Work} ...${parts} /><${Actions} ...${parts} /></main>
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
  if (now === 'break') {
    return html`<${Paused} ...${parts} />`;
  }
  return now === 'ready' ? html`<${Ready} ...${parts} />` : html`<${Shut} ...${parts} />`;
}

/** @param {Parts} parts */
function Top(parts) {
  const { app, desk, snap, catalogue, acts } = parts;
  const { words } = app;
  return html`<header class="top">
    <p class="plate">${words.t('counter.plate')} <b>${snap.counter.n}</b></p>
    <${RingBar} rings=${app.rings} words=${words} now=${app.now} off=${!canCommand(desk.health)} shortcut="D" onCome=${() => acts.intend('come')} />
    <p class="skill">${servesText(snap.counter.serves, catalogue, words)}</p>
    <${MuteSign} ...${parts} />
    <${Standing} ...${parts} />
    <${LinkWord} health=${desk.health} words=${words} />
    <time>${timeText(app.now)}</time>
  </header>`;
}

/** @param {Parts} parts whether the counter is open, pauses or is closed, and the way to each */
function Standing({ app, desk, snap, acts }) {
  const { words } = app;
  const state = snap.counter.state;
  const one = (/** @type {'open' | 'break' | 'closed'} */ own, /** @type {string} */ icon, /** @type {string} */ word, /** @type {string} */ key, /** @type {() => void} */ act, /** @type {boolean} */ off) =>
    html`<button class=${state === own ? 'on ' + own : ''} aria-pressed=${state === own ? 'true' : 'false'} aria-disabled=${off && state !== own ? 'true' : 'false'}
      onClick=${() => state !== own && act()}><${Icon} name=${icon} />${words.t(word)}${key && html`<kbd aria-hidden="true">${key}</kbd>`}</button>`;
  return html`<div class="state" role="group" aria-label=${words.t('counter.state.label')}>
    ${one('open', 'tick', 'counter.state.open', '', () => acts.command('open'), !allows(desk, 'open'))}
    ${one('break', 'pause', 'counter.state.break', 'I', () => acts.intend('break'), meaning(desk, 'break') === null)}
    ${one('closed', 'cross', 'counter.state.close', 'C', () => acts.intend('close'), meaning(desk, 'close') === null)}
  </div>`;
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

/** @param {Parts} parts the office's hours: a break or the closing is near, or a break is over */
function Reminder({ app, desk, acts }) {
  const { words, now } = app;
  const prompt = isLost(desk) ? null : promptOf(desk, now);
  return html`<div role="status">${prompt && html`<p class="remind"><${Icon} name="clock" /><span>${words.t(prompt.word, { time: timeText(prompt.at) })}</span>
    <button class="plain" onClick=${() => acts.intend(prompt.intent)}>${words.t(prompt.button)}</button></p>`}</div>`;
}

/** @param {Parts} parts */
function Foot(parts) {
  const { app, desk, catalogue, acts } = parts;
  const { words } = app;
  const lost = isLost(desk);
  const returns = phase(desk) === 'called' && allows(desk, 'return') && !lost;
  return html`<footer class="keys">
    <button onClick=${() => acts.intend('help')}><kbd aria-hidden="true">?</kbd>${words.t('counter.help')}</button>
    ${returns && html`<button onClick=${() => acts.intend('return')}><kbd aria-hidden="true">K</kbd>${words.t('counter.do.return')}</button>`}
    <${MuteButton} ...${parts} />
    <p class="done" role="status">${lost ? words.t('counter.lost.foot') : doneText(desk, words)}</p>
    <p class="unseen" role="status">${handText(desk, words, catalogue)}</p>
    <${UndoButton} app=${app} desk=${desk} acts=${acts} />
    <div class="who"><span>${app.entry.me ? app.entry.me.name : ''}</span>
      <button onClick=${acts.leave}>${words.t('counter.choose.again')}</button>
      <button onClick=${acts.signOut}>${words.t('staff.signout')}</button>
      <${LanguageSwitch} words=${words} onLang=${acts.lang} /></div>
  </footer>`;
}

/** @param {{ app: App, desk: DeskState, acts: Acts }} props what can be taken back, and for how long still; its place is kept */
function UndoButton({ app, desk, acts }) {
  const { words, now } = app;
  const undo = desk.snap && desk.snap.undo;
  const seconds = undoSeconds(desk, now);
  if (!undo || seconds === 0 || !allows(desk, 'undo')) {
    return html`<span class="undo none"></span>`;
  }
  const what = words.t('counter.undone.' + undo.what, { number: undo.number });
  return html`<button class="undo" aria-disabled=${dimmed(desk) ? 'true' : 'false'} aria-keyshortcuts="U Control+Z" onClick=${() => acts.intend('undo')}>
    <${Icon} name="undo" /><span class="what">${words.t('counter.undo.label', { what })}</span> <span class="left">${words.t('counter.undo.left', { n: seconds })}</span><span class="caps" aria-hidden="true"><kbd>U</kbd><kbd>.</kbd></span></button>`;
}
