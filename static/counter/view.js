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
 * @property {(intent: import('./menu.js').Intent) => void} intend
 * @property {(action: import('./types.js').Action, more?: Sent, number?: string) => void} command number: of a ticket that is not in hand
 * @property {() => void} closeDialog
 * @property {(row: string, mark: import('./types.js').Mark) => void} mark
 * @property {(digit: number) => void} turn goes on to the next mark of the row beside a digit
 * @property {(by: number) => void} page
 * @property {(turn: import('./asks.js').Turn) => void} ask
 * @property {(kind: import('./asks.js').AskKind, about: import('./types.js').Found) => void} askAbout
 * @property {(change: Partial<Pick<import('./finding.js').Finding, 'q' | 'filter'>>) => void} find
 * @property {(by: number) => void} findStep
 * @property {(text: string) => void} scan a claim slip, or its code
 * @property {(code: string) => void} openFile
 * @property {(code: string, lacks: { id: string, kind: string }[]) => void} returnFile an application goes back to its applicant by itself
 * @property {() => void} readNotice
 */

/**
 * What a command says beside its id; docs/protocol.md has which fields count.
 * @typedef {object} Sent
 * @property {string} [ticket]
 * @property {string} [other] the ticket that joins that one
 * @property {{ id: string, kind: string }[]} [missing]
 * @property {string} [service]
 * @property {number} [to]
 * @property {string} [note]
 * @property {string} [reason]
 * @property {number} [minutes]
 * @property {string} [until]
 * @property {number} [party]
 * @property {boolean} [priority]
 * @property {string} [kind]
 * @property {string} [assist]
 * @property {boolean} [whole]
 * @property {string} [file] the application that goes back with the ticket
 * @property {string} [contact] a telephone number
 */

/** The roles that may work at a counter. */
export const ROLES = ['operator', 'supervisor', 'admin'];

/** @param {{ app: App, acts: Acts }} props */
export function Screen({ app, acts }) {
  const { words, entry, catalogue } = app;
  if (entry.stage === 'asking' || (entry.stage === 'in' && !catalogue)) {
    return html`<main class="signin"><h1 class="lead"><span role="status">${words.t('staff.loading')}</span></h1></main>`;
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
