// The whole supervisor's page: sign-in, or the office at a glance.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { timeText } from '../lib/clock.js';
import { SignIn, OtherScreen } from '../staff/signin.js';
import { mayUse } from '../staff/entry.js';
import { LinkWord } from '../staff/linkword.js';
import { Rooms } from '../staff/rooms.js';
import { LanguageSwitch } from '../staff/langswitch.js';
import { secondText } from '../staff/span.js';
import { isLost } from './state.js';
import { Figures, Alerts } from './figures_view.js';
import { Counters } from './counters_view.js';
import { Lines, Chart } from './lines_view.js';
import { Tickets } from './tickets_view.js';
import { Story } from './story_view.js';
import { Devices } from './devices_view.js';
import { Voice } from './voice_view.js';
import { PanelDialog } from './panel_view.js';

/** @typedef {import('../lib/words.js').Words} Words */

/**
 * @typedef {object} App
 * @property {Words} words
 * @property {import('../staff/entry.js').Entry} entry
 * @property {import('../staff/types.js').Catalogue | null} catalogue
 * @property {import('./types.js').Desk} desk
 * @property {import('../lib/clock.js').Moment | null} now
 */

/**
 * @typedef {object} Acts what the views can ask for
 * @property {(name: string, password: string) => void} signIn
 * @property {() => void} signOut
 * @property {(lang: string) => void} lang
 * @property {(id: string) => void} ticket opens a ticket's panel
 * @property {(n: number) => void} counter opens a counter's panel
 * @property {() => void} close
 * @property {(action: import('./types.js').Order | import('./types.js').Post | '') => void} choose
 * @property {(action: import('./types.js').Order | import('./types.js').Post, fields: import('./types.js').Fields) => void} send
 * @property {(path: string, body?: object) => void} post a command without a form
 * @property {(body: { hall: string, text: { [lang: string]: string } }) => Promise<boolean>} announce whether it has been done
 * @property {(change: Partial<import('./types.js').ListQuery>) => void} find
 * @property {(change: Partial<import('./types.js').StoryQuery>) => void} tell
 * @property {() => void} more
 * @property {() => void} read
 */

/** @typedef {{ app: App, acts: Acts, snap: import('./types.js').Snapshot }} Parts */

/** Who leads the office. */
export const ROLES = ['supervisor', 'admin'];

/** @param {{ app: App, acts: Acts }} props */
export function Screen({ app, acts }) {
  const { words, entry, desk, catalogue } = app;
  if (entry.stage === 'out') {
    const place = catalogue ? words.text(catalogue.office.short) : '';
    return html`<${SignIn} entry=${entry} words=${words} screen="supervisor.signin" office=${place} onSubmit=${acts.signIn} onLang=${acts.lang} />`;
  }
  if (entry.stage === 'in' && entry.me && !mayUse(entry.me, ROLES)) {
    return html`<${OtherScreen} name=${entry.me.name} words=${words} href="/admin" label="supervisor.other" onOut=${acts.signOut} />`;
  }
  if (entry.stage === 'asking' || !desk.snap) {
    return html`<main class="signin"><h1 class="lead"><span role="status">${words.t('staff.loading')}</span></h1></main>`;
  }
  const parts = { app, acts, snap: desk.snap };
  return html`<div class=${'lead-page' + (isLost(desk) ? ' off' : '')}>
    <${Top} ...${parts} />
    <main>
      <${Alerts} ...${parts} />
      <${Figures} ...${parts} />
      <${Counters} ...${parts} />
      <div class="two"><${Lines} ...${parts} /><${Chart} ...${parts} /></div>
      <${Voice} ...${parts} />
      <${Devices} ...${parts} />
      <div class="two low"><${Tickets} ...${parts} /><${Story} ...${parts} /></div>
    </main>
    <${PanelDialog} ...${parts} />
  </div>`;
}

/** @param {Parts} parts */
function Top({ app, acts }) {
  const { words, desk, entry, catalogue } = app;
  return html`<header class="top">
    <h1 class="plate">${words.t('supervisor.plate')}</h1>
    <p class="skill">${catalogue ? words.text(catalogue.office.short) : ''}</p>
    <${LinkWord} health=${desk.health} words=${words} />
    <${Rooms} me=${entry.me} here="/supervisor" words=${words} />
    <div class="who"><span>${entry.me ? entry.me.name : ''}</span><button onClick=${acts.signOut}>${words.t('staff.signout')}</button>
      <${LanguageSwitch} words=${words} onLang=${acts.lang} /></div>
    <time>${timeText(app.now)}</time>
  </header>
  ${isLost(desk) && html`<div class="lost" role="alert"><${Icon} name="nolink" />
    <p><b>${desk.heardAt ? words.t('staff.lost.since', { time: secondText(desk.heardAt) }) : words.t('staff.lost.title')}</b>${words.t('supervisor.lost')}</p></div>`}`;
}
