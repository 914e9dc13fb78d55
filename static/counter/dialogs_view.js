// The dialogs of the desk, and the help. At most one is open.

import { html } from '../vendor/preact-htm.js';
import { Dialog } from '../staff/dialog.js';
import { LanguageSwitch } from '../staff/langswitch.js';
import { ITEMS, MENU } from './menu.js';
import { ReturnDialog } from './return_view.js';
import { AskDialog } from './ask_view.js';
import { FindDialog } from './find_view.js';

/** @typedef {import('./desk_view.js').Parts} Parts */

/** @param {Parts} parts */
export function Dialogs(parts) {
  switch (parts.desk.dialog) {
    case 'return':
      return html`<${ReturnDialog} ...${parts} />`;
    case 'find':
      return html`<${FindDialog} ...${parts} />`;
    case 'ask':
      return html`<${AskDialog} ...${parts} />`;
    case 'help':
      return html`<${HelpDialog} ...${parts} />`;
    default:
      return null;
  }
}

// What the keys without a button of their own do.
const MORE = [
  { keys: ['1', '9'], word: 'counter.help.digit', to: true },
  { keys: ['D'], word: 'counter.help.come', to: false },
  { keys: ['staff.key.escape', '0'], word: 'counter.help.escape', to: false },
];

/** @param {Parts} parts */
function HelpDialog({ app, acts }) {
  const { words } = app;
  const caps = (/** @type {string[]} */ keys, /** @type {string} */ between) =>
    keys.map((key, i) => html`${i > 0 && html`<span> ${between} </span>`}<kbd>${key.startsWith('staff.') ? words.t(key) : key}</kbd>`);
  const or = words.t('counter.help.or');
  return html`<${Dialog} title="help-title" kind="help" onClose=${acts.closeDialog}>
    <header><h1 id="help-title">${words.t('counter.help.title')}</h1><p>${words.t('counter.help.lead')}</p></header>
    <dl tabindex="0"><div><dt>${caps(['staff.key.space', 'staff.key.enter'], or)}</dt><dd>${words.t('counter.help.primary')}</dd></div>
      ${[MENU, ...ITEMS].map((item) => html`<div key=${item.intent}><dt>${caps(item.pad && item.pad !== item.key ? [item.key, item.pad] : [item.key], or)}</dt>
        <dd>${words.t(item.word)}</dd></div>`)}
      ${MORE.map((row) => html`<div key=${row.word}><dt>${caps(row.keys, row.to ? words.t('counter.help.to') : or)}</dt><dd>${words.t(row.word)}</dd></div>`)}</dl>
    <footer><button class="cancel" data-first onClick=${acts.closeDialog}>${words.t('staff.close')} <kbd aria-hidden="true">${words.t('staff.key.escape')}</kbd></button>
      <button class="cancel" onClick=${acts.leave}>${words.t('counter.choose.again')}</button>
      <button class="cancel" onClick=${acts.signOut}>${words.t('staff.signout')}</button>
      <${LanguageSwitch} words=${words} onLang=${acts.lang} /></footer>
  <//>`;
}
