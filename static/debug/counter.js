// The counter's stories.

import { html, render } from '../vendor/preact-htm.js';
import { Screen } from '../counter/view.js';
import { newAsk } from '../counter/asks.js';
import { newFinding } from '../counter/finding.js';
import { newEntry, signedIn, signedOut } from '../staff/entry.js';
import { noRings, ringsCame } from '../staff/rings.js';
import { ago, hence, me, noActs, noon } from './sample.js';
import { at, lost, snap, ticket } from './sample_counter.js';

/** @typedef {import('../counter/types.js').Desk} Desk */
/** @typedef {Partial<import('../counter/view.js').App>} Change */

/** Asks that a desk with a ticket in hand may be at. */
const IN_HAND = /** @type {const} */ (['menu', 'transfer', 'next-service', 'park', 'party', 'split', 'hand-close', 'hand-break']);
/** Asks of a desk that is free. */
const FREE = /** @type {const} */ (['break', 'close', 'call-paper', 'assist', 'mute']);

/** @type {import('./books.js').Book} */
export const counter = {
  mount: 'screen',
  frames: 2,
  langs: ['id', 'en'],
  modes: [],
  stories({ catalogue, tongues }) {
    const desks = changesOf(catalogue);
    return Object.fromEntries(Object.keys(desks).map((name) => [name, ({ lang }, root) => {
      const words = tongues[lang];
      const entry = signedIn(newEntry(), me('operator', ['/counter', '/printers']));
      const app = { langs: tongues, words, entry, catalogue, counters: countersOf(catalogue), desk: null, rings: noRings(), now: noon(), ...desks[name] };
      document.title = words.t('counter.title.plain');
      render(html`<${Screen} app=${app} acts=${noActs()} />`, root);
    }]));
  },
};

/** @param {any} catalogue @returns {import('../staff/types.js').Counter[]} */
function countersOf(catalogue) {
  const serves = catalogue.services.slice(0, 3).map((/** @type {{ id: string }} */ one) => one.id);
  return [1, 2, 3, 4].map((n) => ({ n, name: 'Loket ' + n, zone: 'utama', state: n === 4 ? 'closed' : 'open', operator: n === 2 ? 'Budi' : null, serves, break: null }));
}

/** @param {any} catalogue @returns {{ [name: string]: Change }} */
function changesOf(catalogue) {
  const service = catalogue.services.find((/** @type {{ id: string }} */ one) => one.id === 'kk-hilang-rusak') || catalogue.services[0];
  const rows = service.requirements.map((/** @type {{ id: string }} */ row) => row.id);
  const queued = ['A-026', 'A-027', 'A-028', 'A-1029', 'A-030'].map((number, i) => ({
    id: 't' + number, number, service: service.id, issued_at: ago(30 - i), complete: i !== 1, priority: i === 2, party: 1 + (i === 3 ? 2 : 0), reached: /** @type {const} */ ('paper'),
  }));
  /** @type {import('../counter/types.js').Found[]} */
  const found = queued.map((one, i) => ({ ...one, state: i === 4 ? 'parked' : i === 3 ? 'no_show' : 'waiting', position: i + 1, reason: i === 4 ? 'fotokopi' : '', due: i === 4 ? hence(5) : null, rejoin_until: i === 3 ? hence(20) : null }));
  const filled = {
    waiting: queued.length, next: queued, by_service: [{ service: service.id, waiting: queued.length }], parked: [found[4]],
    missed: [{ id: 'm', number: 'A-019', service: service.id, at: ago(20), rejoin_until: hence(10) }],
    reasons: { park: ['lengkapi_berkas', 'fotokopi', 'isi_formulir', 'tunggu_sistem', 'tunggu_pejabat', 'lain'], break: ['istirahat', 'salat', 'rapat', 'gangguan'], assist: ['bantuan', 'bahaya'] },
    pauses: [{ at: hence(3), until: hence(63), reason: 'salat' }], hall: { name: 'utama', zones: ['utama'], muted: null },
  };
  const serves = { serves: [service.id] };
  /** @param {any} change any: as the tests of the counter change their snapshot @returns {Desk} */
  const desk = (change) => at(snap({ ...filled, ...change, counter: { ...serves, ...change.counter } }));
  const held = (/** @type {'called' | 'serving'} */ state) => ({ ...ticket(state), service: service.id, needed: rows, have: rows, answers: {} });
  const serving = desk({ ticket: held('serving') });
  const called = desk({ ticket: held('called') });
  const ring = { id: 'r', device: 'Anjungan lobi', at: ago(1) };
  const danger = { id: 'd', device: '', at: ago(1), kind: /** @type {const} */ ('bahaya'), counter: 2 };
  /** @type {{ [name: string]: Change }} */
  const asks = {};
  IN_HAND.forEach((kind) => (asks['ask-' + kind] = { desk: { ...serving, dialog: 'ask', ask: newAsk(kind) } }));
  FREE.forEach((kind) => (asks['ask-' + kind] = { desk: { ...desk({}), dialog: 'ask', ask: newAsk(kind) } }));
  return {
    loading: { entry: newEntry() },
    'sign-in': { entry: signedOut(newEntry(), false) },
    'sign-in-wrong': { entry: { ...signedOut(newEntry(), false), problem: 'wrong', tries: 1 } },
    'sign-in-ended': { entry: signedOut(newEntry(), true) },
    'other-screen': { entry: signedIn(newEntry(), me('front_office', ['/front-office'])) },
    choose: {},
    closed: { desk: desk({ counter: { state: 'closed', operator: null } }) },
    break: { desk: desk({ counter: { state: 'break', break: { reason: 'salat', since: ago(5), until: hence(10) } } }) },
    taken: { desk: desk({ counter: { operator: 'Budi' } }) },
    ready: { desk: desk({}) },
    nobody: { desk: desk({ waiting: 0, next: [], by_service: [], parked: [], missed: [] }) },
    called: { desk: called },
    'called-again': { desk: desk({ ticket: { ...held('called'), calls: 3, reached: 'screen', no_show: { recalls: 1, at: hence(1) } } }) },
    serving: { desk: serving },
    lacking: { desk: desk({ ticket: { ...held('serving'), complete: false, missing: rows.slice(0, 2), have: rows.slice(2), priority: true, party: 3, note: 'Menunggu tanda tangan', also: [service.id] } }) },
    undo: { desk: desk({ undo: { what: 'call', number: 'A-025', until: hence(1) }, ticket: held('called') }) },
    busy: { desk: { ...serving, flight: { id: 'f', action: 'finish', number: 'A-025', repeats: 1, slow: true } } },
    refused: { desk: { ...serving, notice: { code: 'stale', title: 'A-025', hint: '' }, noticeAt: 0 } },
    lost: { desk: { ...serving, health: lost } },
    rings: { desk: serving, rings: ringsCame(noRings(), [ring]) },
    danger: { desk: serving, rings: ringsCame(noRings(), [danger, ring]) },
    printers: { desk: desk({ printers: [{ name: 'Anjungan lobi', state: 'bad', reason: 'paper_out', low: false }] }) },
    muted: { desk: desk({ hall: { name: 'utama', zones: ['utama'], muted: { until: hence(4), by: 'Budi', counter: 2 } } }) },
    find: { desk: { ...desk({}), dialog: 'find', find: { ...newFinding(''), found, more: 4 } } },
    'find-none': { desk: { ...desk({}), dialog: 'find', find: { ...newFinding(''), q: 'Z-999', found: [] } } },
    join: { desk: { ...serving, dialog: 'find', find: { ...newFinding('', true), found } } },
    'ask-join': { desk: { ...serving, dialog: 'ask', ask: newAsk('join', found[0]) } },
    'ask-ticket': { desk: { ...serving, dialog: 'ask', ask: newAsk('ticket', found[0]) } },
    return: { desk: { ...serving, dialog: 'return' } },
    help: { desk: { ...serving, dialog: 'help' } },
    ...asks,
  };
}
