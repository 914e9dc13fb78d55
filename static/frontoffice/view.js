// The whole front office screen: sign-in, the list of waiting checks, and the one on the desk.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { timeText } from '../lib/clock.js';
import { SignIn, OtherScreen } from '../staff/signin.js';
import { mayUse } from '../staff/entry.js';
import { canCommand } from '../staff/topic.js';
import { RingBar } from '../staff/ringbar.js';
import { Rooms } from '../staff/rooms.js';
import { LinkWord } from '../staff/linkword.js';
import { LanguageSwitch } from '../staff/langswitch.js';
import { PrinterStrip } from '../staff/printerstrip.js';
import { TroubleBar } from '../staff/troublebar.js';
import { secondText } from '../staff/span.js';
import { isLost, busy } from './state.js';
import { Waiting } from './list_view.js';
import { CheckDesk } from './check_view.js';
import { Kiosks } from './kiosks_view.js';
import { CameraWindow } from './camera_view.js';

/** @typedef {import('../lib/words.js').Words} Words */

/**
 * @typedef {object} App
 * @property {Words} words
 * @property {{ [lang: string]: Words }} langs
 * @property {import('../staff/entry.js').Entry} entry
 * @property {import('./assist.js').Catalogue | null} catalogue
 * @property {import('./types.js').Office} office
 * @property {import('../staff/rings.js').Rings} rings
 * @property {import('../lib/clock.js').Moment | null} now
 */

/**
 * @typedef {object} Acts what the views can ask for
 * @property {(name: string, password: string) => void} signIn
 * @property {() => void} signOut
 * @property {(lang: string) => void} lang
 * @property {(typed: string) => void} type
 * @property {() => void} enter
 * @property {(code: string) => void} open
 * @property {() => void} close
 * @property {(id: string) => void} toggle
 * @property {() => void} send
 * @property {(action: import('./types.js').Action, day?: string) => void} launch
 * @property {(nik: string) => void} identify
 * @property {(text: string) => void} scan
 * @property {() => void} assist
 * @property {(query: string) => void} search
 * @property {(service: string) => void} choose empty: another one is looked for
 * @property {(question: string, value: string) => void} ask
 * @property {(row: string, said: import('./assist.js').Said) => void} tap
 * @property {() => void} fill
 * @property {(lang: string) => void} speak
 * @property {() => void} film
 * @property {(file: File) => void} photo
 * @property {() => void} putAway
 * @property {() => void} come
 */

/** The roles that may work at the front office. */
export const ROLES = ['front_office', 'supervisor', 'admin'];

/** @param {{ app: App, acts: Acts }} props */
export function Screen({ app, acts }) {
  const { words, entry, catalogue, office } = app;
  if (entry.stage === 'out') {
    const place = catalogue ? words.text(catalogue.office.short) : '';
    return html`<${SignIn} entry=${entry} words=${words} screen="staff.signin.office" office=${place} onSubmit=${acts.signIn} onLang=${acts.lang} />`;
  }
  if (entry.stage === 'in' && entry.me && !mayUse(entry.me, ROLES)) {
    return html`<${OtherScreen} name=${entry.me.name} words=${words} href="/counter" label="staff.signin.role.counter" onOut=${acts.signOut} />`;
  }
  if (entry.stage === 'asking' || !catalogue || !office.snap) {
    return html`<main class="signin"><h1 class="lead"><span role="status">${words.t('staff.loading')}</span></h1></main>`;
  }
  const parts = { app, acts, office, snap: office.snap, catalogue };
  return html`<div class=${'fo' + (busy(office) ? ' busy' : '') + (isLost(office) ? ' off' : '')}>
    <${Top} app=${app} acts=${acts} />
    <${PrinterStrip} printers=${office.snap.printers} words=${words} />
    <${TroubleBar} troubles=${office.snap.troubles || []} catalogue=${catalogue} words=${words} />
    <${Kiosks} ...${parts} />
    <main class="both"><${Waiting} ...${parts} /><${CheckDesk} ...${parts} /></main>
    <${CameraWindow} ...${parts} />
  </div>`;
}

/** @param {{ app: App, acts: Acts }} props */
function Top({ app, acts }) {
  const { words, office, catalogue } = app;
  return html`<header class="top">
    <h1 class="plate">${words.t('frontoffice.plate')}</h1>
    <${RingBar} rings=${app.rings} words=${words} now=${app.now} off=${!canCommand(office.health)} shortcut="" onCome=${acts.come} />
    <p class="skill">${catalogue ? words.text(catalogue.office.short) : ''}</p>
    <${LinkWord} health=${office.health} words=${words} />
    <${Rooms} me=${app.entry.me} here="/front-office" words=${words} />
    <div class="who"><span>${app.entry.me ? app.entry.me.name : ''}</span><button onClick=${acts.signOut}>${words.t('staff.signout')}</button>
      <${LanguageSwitch} words=${words} onLang=${acts.lang} /></div>
    <time>${timeText(app.now)}</time>
  </header>
  ${isLost(office) && html`<div class="lost" role="alert"><${Icon} name="nolink" />
    <p><b>${office.heardAt ? words.t('staff.lost.since', { time: secondText(office.heardAt) }) : words.t('staff.lost.title')}</b>${words.t('frontoffice.lost')}</p></div>`}`;
}
