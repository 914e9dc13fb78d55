// The supervisor's stories.

import { html, render } from '../vendor/preact-htm.js';
import { Screen } from '../supervisor/view.js';
import { newDesk } from '../supervisor/state.js';
import { newEntry, signedIn, signedOut } from '../staff/entry.js';
import { ago, hence, me, noActs, noon } from './sample.js';
import { at, counter, happening, held, line, lost, row } from './sample_supervisor.js';

/** @typedef {Partial<import('../supervisor/view.js').App>} Change */
/** @typedef {import('../supervisor/types.js').Desk} Desk */

/** @type {import('./books.js').Book} */
export const supervisor = {
  mount: 'screen',
  frames: 2,
  langs: ['id', 'en'],
  modes: [],
  stories({ catalogue, tongues }) {
    const changes = changesOf(catalogue.services[0].id);
    return Object.fromEntries(Object.keys(changes).map((name) => [name, ({ lang }, root) => {
      const words = tongues[lang];
      const entry = signedIn(newEntry(), me('supervisor', ['/counter', '/front-office', '/printers', '/supervisor']));
      const app = { langs: tongues, words, entry, catalogue, desk: newDesk(), now: noon(), ...changes[name] };
      document.title = words.t('supervisor.title');
      render(html`<${Screen} app=${app} acts=${noActs()} />`, root);
    }]));
  },
};

/** @param {string} service @returns {{ [name: string]: Change }} */
function changesOf(service) {
  const busy = {
    totals: { issued: 61, waiting: 12, in_hand: 2, parked: 1, served: 40, returned: 3, no_show: 2, cancelled: 1, joined: 1, called: 45, within_target: 30, median_wait_s: 900, oldest: { id: '9', number: 'A-009', service, since: ago(50) } },
    counters: [counter(1, { serves: [service], ticket: held({ service }) }), counter(2, { serves: [service], ticket: held({ service, state: 'called', number: 'A-1008' }) }), counter(3, { state: 'break', serves: [service], break: { reason: 'salat', since: ago(5), until: hence(10) } }), counter(4, { state: 'closed', operator: '' })],
    lines: [line(service, { waiting: 12, priority: 1, issued: 61, called: 45, median_wait_s: 900, parked: 1, missed: 2, open: [1, 2], oldest: { id: '9', number: 'A-009', service, since: ago(50) } })],
    checks: [{ code: '4719', service, device: 'Anjungan lobi', at: ago(3) }], rings: [{ id: 'r', device: 'Anjungan lobi', at: ago(1) }],
    assists: [{ id: 'a', counter: 2, name: 'Loket 2', kind: /** @type {const} */ ('bahaya'), from: 'budi', at: ago(1), by: null }],
    printers: [{ name: 'Anjungan lobi', state: /** @type {const} */ ('bad'), reason: 'paper_out', low: false }], breaks: ['istirahat', 'salat', 'rapat', 'gangguan'],
    halls: [{ name: 'utama', zones: ['utama'], muted: null }], phrases: [{ id: 'Loket 4 tutup.', en: 'Counter 4 is closed.' }],
  };
  const rows = [row('9', { service }), row('8', { service, state: 'parked', reason: 'fotokopi', due: hence(5) }), row('7', { service, state: 'no_show', rejoin_until: hence(20) })];
  /** @type {Desk} */
  const desk = {
    ...at(busy), devices: [{ name: 'Anjungan lobi', kind: 'kiosk', online: true, seen_at: ago(0), told: true, skew_ms: 0, old: false, printer: 'lobi' }, { name: 'Papan', kind: 'board', online: false, seen_at: ago(30), told: true, skew_ms: 0, old: true, printer: '' }],
    steps: Array.from({ length: 24 }, (_, i) => ({ at: ago(120 - i * 5), waiting: (i * 7) % 15 })),
  };
  const whole = { ...desk, list: { ...desk.list, rows, more: 2 }, story: { ...desk.story, events: [happening(9, { service }), happening(8, { service, kind: 'ticket_issued', counter: 0 })], next: 7, kinds: ['ticket', 'counter', 'check', 'assist'] } };
  /** @param {import('../supervisor/types.js').Order | ''} action @returns {Change} */
  const panel = (action) => ({ desk: { ...whole, panel: { kind: 'ticket', id: '9', row: rows[0], events: whole.story.events, action } } });
  /** @param {import('../supervisor/types.js').Post | ''} action @returns {Change} */
  const post = (action) => ({ desk: { ...whole, panel: { kind: 'counter', n: 1, people: [{ name: 'sari', display: 'Sari', counters: [1] }], action } } });
  return {
    loading: { entry: newEntry() },
    'sign-in': { entry: signedOut(newEntry(), false) },
    'other-screen': { entry: signedIn(newEntry(), me('operator', ['/counter'])) },
    empty: { desk: at({}) },
    busy: { desk: whole },
    lost: { desk: { ...whole, health: lost } },
    ticket: panel(''), 'ticket-move': panel('move'), 'ticket-reorder': panel('reorder'), 'ticket-cancel': panel('cancel'),
    counter: post(''), 'counter-close': post('close'), 'counter-break': post('break'), 'counter-open': post('open'),
  };
}
