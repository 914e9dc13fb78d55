// The whole page of the printers: sign-in, or one card a printer.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { timeText } from '../lib/clock.js';
import { SignIn, OtherScreen } from '../staff/signin.js';
import { mayUse } from '../staff/entry.js';
import { Rooms } from '../staff/rooms.js';
import { LinkWord } from '../staff/linkword.js';
import { LanguageSwitch } from '../staff/langswitch.js';
import { secondText } from '../staff/span.js';
import { isLost } from './state.js';
import { Machine } from './machine_view.js';
import { Asked } from './dialogs_view.js';

/** @typedef {import('../lib/words.js').Words} Words */

/**
 * @typedef {object} App
 * @property {Words} words
 * @property {import('../staff/entry.js').Entry} entry
 * @property {{ short: import('../lib/words.js').Text } | null} office
 * @property {import('./types.js').Desk} desk
 * @property {import('../lib/clock.js').Moment | null} now
 */

/**
 * @typedef {object} Acts what the views can ask for
 * @property {(name: string, password: string) => void} signIn
 * @property {() => void} signOut
 * @property {(lang: string) => void} lang
 * @property {(printer: string, job: import('./types.js').Job | null) => void} ask
 * @property {() => void} close
 * @property {(printer: string) => void} all
 * @property {(printer: string) => void} read
 * @property {(printer: string, action: import('./types.js').Action, job?: string) => void} command
 */

/** Everybody on the staff may look after paper. */
export const ROLES = ['operator', 'front_office', 'supervisor', 'admin'];

/** @param {{ app: App, acts: Acts }} props */
export function Screen({ app, acts }) {
  const { words, entry, desk } = app;
  if (entry.stage === 'out') {
    const place = app.office ? words.text(app.office.short) : '';
    return html`<${SignIn} entry=${entry} words=${words} screen="staff.signin.printers" office=${place} onSubmit=${acts.signIn} onLang=${acts.lang} />`;
  }
  if (entry.stage === 'in' && entry.me && !mayUse(entry.me, ROLES)) {
    return html`<${OtherScreen} name=${entry.me.name} words=${words} href="/counter" label="staff.signin.role.counter" onOut=${acts.signOut} />`;
  }
  if (entry.stage === 'asking' || !desk.snap) {
    return html`<main class="signin"><h1 class="lead"><span role="status">${words.t('staff.loading')}</span></h1></main>`;
  }
  const { printers } = desk.snap;
  return html`<div class=${'machines' + (isLost(desk) ? ' off' : '')}>
    <${Top} app=${app} acts=${acts} />
    <main>
      ${printers.map((printer) => html`<${Machine} key=${printer.name} app=${app} acts=${acts} printer=${printer} />`)}
      ${printers.length === 0 && html`<div class="none"><${Icon} name="print" /><h2>${words.t('printers.none')}</h2><p>${words.t('printers.none.lead')}</p></div>`}
    </main>
    <${Asked} app=${app} acts=${acts} />
  </div>`;
}

/** @param {{ app: App, acts: Acts }} props */
function Top({ app, acts }) {
  const { words, desk, entry } = app;
  return html`<header class="top">
    <h1 class="plate">${words.t('printers.plate')}</h1>
    <p class="skill">${app.office ? words.text(app.office.short) : ''}</p>
    <${LinkWord} health=${desk.health} words=${words} />
    <${Rooms} me=${entry.me} here="/printers" words=${words} />
    <div class="who"><span>${entry.me ? entry.me.name : ''}</span><button onClick=${acts.signOut}>${words.t('staff.signout')}</button>
      <${LanguageSwitch} words=${words} onLang=${acts.lang} /></div>
    <time>${timeText(app.now)}</time>
  </header>
  ${isLost(desk) && html`<div class="lost" role="alert"><${Icon} name="nolink" />
    <p><b>${desk.heardAt ? words.t('staff.lost.since', { time: secondText(desk.heardAt) }) : words.t('staff.lost.title')}</b>${words.t('printers.lost')}</p></div>`}`;
}
