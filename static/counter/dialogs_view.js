// The dialogs of the desk: return, call a given number, help. At most one is open.

import { html, useRef, useState } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { timeText } from '../lib/clock.js';
import { Dialog } from '../staff/dialog.js';
import { LanguageSwitch } from '../staff/langswitch.js';
import { blocked } from './state.js';
import { bigText } from './say.js';
import { readNumber } from './number.js';
import { shortName } from './choose.js';
import { ReturnDialog } from './return_view.js';

/** @typedef {import('./desk_view.js').Parts} Parts */

/** @param {Parts} parts */
export function Dialogs(parts) {
  switch (parts.desk.dialog) {
    case 'return':
      return html`<${ReturnDialog} ...${parts} />`;
    case 'find':
    case 'missed':
      return html`<${FindDialog} ...${parts} />`;
    case 'help':
      return html`<${HelpDialog} ...${parts} />`;
    default:
      return null;
  }
}

/** @param {Parts} parts */
function FindDialog(parts) {
  const { app, desk, snap, catalogue, acts } = parts;
  const { words } = app;
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  const [problem, setProblem] = useState('');
  const missedFirst = desk.dialog === 'missed' && snap.missed.length > 0;
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const served = catalogue.services.filter((one) => snap.counter.serves.includes(one.id));
    const read = readNumber(field.current ? field.current.value : '', served.map((one) => one.prefix));
    setProblem(read.problem);
    if (!read.problem) {
      acts.command('call', { ticket: read.number });
    }
  };
  const off = blocked(desk) !== '';
  return html`<${Dialog} title="find-title" kind="find" onClose=${acts.closeDialog}>
    <header><h1 id="find-title">${words.t('counter.find.title')}</h1></header>
    <form onSubmit=${submit}>
      <label for="find-number">${words.t('counter.find.label')}</label>
      <div class="typed"><input ref=${field} id="find-number" data-first=${missedFirst ? undefined : true} autocomplete="off" autocapitalize="characters" spellcheck=${false}
        maxlength="12" aria-describedby="find-hint" aria-invalid=${problem ? 'true' : 'false'} />
        <button class="do" aria-disabled=${off ? 'true' : 'false'}><span>${off ? bigText(desk, words) : words.t('counter.find.go')}</span><kbd aria-hidden="true">${words.t('staff.key.enter')}</kbd></button></div>
      <p id="find-hint" class=${problem ? 'hint bad' : 'hint'} role="status">${words.t('counter.find.' + (problem || 'example'))}</p>
      ${desk.notice && html`<div class="told" role="alert"><${Icon} name="stop" /><p><b>${desk.notice.title}</b> ${desk.notice.hint}</p></div>`}
    </form>
    <section class="again"><h2>${words.t(snap.missed.length > 0 ? 'counter.find.missed' : 'counter.find.none')}</h2>
      <ul>${snap.missed.map(
        (one, i) => html`<li key=${one.id}><button data-first=${missedFirst && i === 0 ? true : undefined} aria-disabled=${off ? 'true' : 'false'}
          onClick=${() => acts.command('call', { ticket: one.number })}><b class="n">${one.number}</b><span class="s">${shortName(one.service, catalogue, words)}</span>
          <span class="w">${words.t('counter.missed.at', { time: timeText(one.at) })}</span></button></li>`,
      )}</ul></section>
    <footer><button class="cancel" onClick=${acts.closeDialog}>${words.t('counter.cancel')} <kbd aria-hidden="true">${words.t('staff.key.escape')}</kbd></button></footer>
  <//>`;
}

/** @type {{ keys: string[], word: string }[]} keys that begin with "staff." are named in words */
const HELP = [
  { keys: ['staff.key.space', 'staff.key.enter'], word: 'primary' },
  { keys: ['R', '*'], word: 'recall' },
  { keys: ['N', '-'], word: 'absent' },
  { keys: ['K', '+'], word: 'return' },
  { keys: ['Q'], word: 'requeue' },
  { keys: ['/'], word: 'find' },
  { keys: ['D'], word: 'come' },
  { keys: ['?'], word: 'help' },
  { keys: ['staff.key.escape'], word: 'escape' },
];

/** @param {Parts} parts */
function HelpDialog({ app, acts }) {
  const { words } = app;
  const cap = (/** @type {string} */ key) => (key.startsWith('staff.') ? words.t(key) : key);
  return html`<${Dialog} title="help-title" kind="help" onClose=${acts.closeDialog}>
    <header><h1 id="help-title">${words.t('counter.help.title')}</h1></header>
    <dl>${HELP.map(
      (row) => html`<div key=${row.word}><dt>${row.keys.map((key, i) => html`${i > 0 && html`<span> ${words.t('counter.help.or')} </span>`}<kbd>${cap(key)}</kbd>`)}</dt>
        <dd>${words.t('counter.help.' + row.word)}</dd></div>`,
    )}</dl>
    <footer><button class="cancel" data-first onClick=${acts.closeDialog}>${words.t('staff.close')} <kbd aria-hidden="true">${words.t('staff.key.escape')}</kbd></button>
      <button class="cancel" onClick=${acts.leave}>${words.t('counter.choose.again')}</button>
      <button class="cancel" onClick=${acts.signOut}>${words.t('staff.signout')}</button>
      <${LanguageSwitch} words=${words} onLang=${acts.lang} /></footer>
  <//>`;
}
