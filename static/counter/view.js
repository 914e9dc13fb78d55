// The whole counter screen: sign-in, choice of counter, or the desk.

import { html } from '../vendor/preact-htm.js';
import { SignIn, OtherScreen } from '../staff/signin.js';
import { mayUse } from '../staff/entry.js';
import { Choose } from './choose_view.js';
import { Desk } from './desk_view.js';

/** @typedef {import('../lib/words.js').Words} Words */

/**
 * @typedef {object} App
 * @property {Words} words
 * @property {{ [lang: string]: Words }} langs
 * @property {import('../staff/entry.js').Entry} entry
 * @property {import('../staff/types.js').Catalogue | null} catalogue
 * @property {import('../staff/types.js').Counter[] | null} counters
 * @property {import('./types.js').Desk | null} desk
 * @property {import('../staff/rings.js').Rings} rings
 * @property {import('../lib/clock.js').Moment | null} now
 */

/**
 * @typedef {object} Acts what the views can ask for
 * @property {(name: string, password: string) => void} signIn
 * @property {() => void} signOut
 * @property {(lang: string) => void} lang
 * @property {(n: number) => void} choose
 * @property {() => void} leave
 * @property {(intent: import('./keys.js').Intent) => void} intend
 * @property {(action: import('./types.js').Action, more?: Sent) => void} command
 * @property {() => void} closeDialog
 * @property {(next: (returns: import('./returns.js').Returns) => import('./returns.js').Returns) => void} returns
 * @property {() => void} readNotice
 */

/** @typedef {{ ticket?: string, missing?: { id: string, kind: string }[] }} Sent */

/** The roles that may work at a counter. */
export const ROLES = ['operator', 'supervisor', 'admin'];

/** @param {{ app: App, acts: Acts }} props */
export function Screen({ app, acts }) {
  const { words, entry, catalogue } = app;
  if (entry.stage === 'asking' || (entry.stage === 'in' && !catalogue)) {
    return html`<main class="signin"><p class="lead" role="status">${words.t('staff.loading')}</p></main>`;
  }
  if (entry.stage === 'out' || !entry.me || !catalogue) {
    const office = catalogue ? words.text(catalogue.office.short) : '';
    return html`<${SignIn} entry=${entry} words=${words} screen="staff.signin.counter" office=${office} onSubmit=${acts.signIn} onLang=${acts.lang} />`;
  }
  if (!mayUse(entry.me, ROLES)) {
    return html`<${OtherScreen} name=${entry.me.name} words=${words} href="/front-office" label="staff.signin.role.office" onOut=${acts.signOut} />`;
  }
  if (!app.desk || !app.desk.snap) {
    return html`<${Choose} app=${app} acts=${acts} />`;
  }
  return html`<${Desk} app=${app} desk=${app.desk} acts=${acts} />`;
}
