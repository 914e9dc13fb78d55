// The kiosk's stories: every scene, drawn by the kiosk's own views from states that its own steps have made.

import { html, render } from '../vendor/preact-htm.js';
import { App } from '../kiosk/view.js';
import { newState, step } from '../kiosk/state.js';
import { scene } from '../kiosk/scene.js';
import { show } from '../kiosk/page.js';
import { newPairing } from '../lib/pair.js';
import { NOON, noon } from './sample.js';

/** @typedef {import('../kiosk/state.js').State} State */
/** @typedef {import('../kiosk/catalogue.js').Service} Service */
/** @typedef {import('./books.js').Ask} Ask */

/** A kiosk waits so long for its person before it asks, three times as long with larger letters and with the audio guide, in milliseconds. */
const ASKING_MS = 125000;

const LANGS = ['id', 'en', 'su', 'jv'];
/** What staff read, who alone see a kiosk that has not joined yet. */
const STAFF = ['id', 'en'];

/** @type {import('./books.js').Book} */
export const kiosk = {
  mount: 'screen',
  frames: 4,
  langs: LANGS,
  modes: ['large', 'contrast', 'low', 'guide'],
  stories({ catalogue, tongues }) {
    const scenes = scenesOf(standing(catalogue));
    return Object.fromEntries(Object.keys(scenes).map((name) => [name, (ask, root) => draw(seen(scenes[name](), name, ask), tongues, root)]));
  },
};

/** The standards with addresses that the server draws codes of: others than this office's it refuses. @param {any} catalogue */
function standing(catalogue) {
  const services = catalogue.services.map((/** @type {any} */ service) => ({
    ...service,
    channels: service.channels.map((/** @type {any} */ way) => ({ ...way, url: way.url && location.origin + '/online' })),
    requirements: service.requirements.map((/** @type {any} */ row) => (row.get && row.get.link ? { ...row, get: { ...row.get, link: location.origin + '/forms' } } : row)),
  }));
  return { ...catalogue, services };
}

/** A state as somebody with these access modes sees it through this glass. @param {State} state @param {string} name @param {Ask} ask @returns {State} */
function seen(state, name, ask) {
  const on = Object.fromEntries(ask.on.map((mode) => [mode, true]));
  const status = state.status && { ...state.status, glass: { ...state.status.glass, diagonal_in: ask.inches, bottom_mm: ask.bottom } };
  const now = state.now + (name !== 'asking' ? 0 : on.large || on.guide ? 3 * ASKING_MS : ASKING_MS);
  const lang = state.paired || STAFF.includes(ask.lang) ? ask.lang : STAFF[0];
  return { ...state, visit: { ...state.visit, lang, ...on }, status, now, heardAt: name === 'asking' ? now : state.heardAt };
}

/** @param {State} state @param {import('./books.js').World['tongues']} tongues @param {Element} root */
function draw(state, tongues, root) {
  const words = tongues[state.visit.lang];
  const say = () => undefined;
  show(document, state, words);
  render(html`<${App} kiosk=${{ state, scene: scene(state), words, tongues, time: noon(), say, newId: () => 'story', busy: false }} />`, root);
}

/**
 * @param {any} catalogue as the server publishes it
 * @returns {{ [name: string]: () => State }}
 */
function scenesOf(catalogue) {
  const hours = { open: true, always: false, issue_until: '14.30', closes: '15.00', next_open: null, why: '', name: '', note: '' };
  const permit = { ok: true, why: '', name: '', again: null, next_day: null, left: null };
  const services = Object.fromEntries(catalogue.services.map((/** @type {Service} */ service) => [service.id, permit]));
  const status = {
    at: NOON, build: 'b', device: 'kiosk', hours, printer: 'ok', printer_reason: '', printer_low: false, disk_full: false, public_url: location.origin, waiting: {}, services,
    guide: { langs: LANGS, volume: 80 },
    glass: { card_px: 0, diagonal_in: 0, bottom_mm: 0, langs: [], measure: false },
  };
  const shut = (/** @type {object} */ more) => ({ ...status, hours: { ...hours, open: false, next_open: '2026-11-24T08:00:00+07:00', ...more } });
  const dry = { ...status, printer: 'bad', printer_reason: 'paper_out' };
  const none = { ...permit, ok: false, why: 'quota_out', again: '2026-11-24T08:00:00+07:00', left: 0 };
  const asks = { ...status, one_person: 'office' };
  const early = { ...shut({ why: 'before_opening', next_open: '2026-11-23T12:40:00+07:00', draw: '2026-11-23T12:40:00+07:00' }), one_person: 'office' };
  const longest = catalogue.services.reduce((/** @type {Service} */ a, /** @type {Service} */ b) => (b.short.id.length > a.short.id.length ? b : a));

  const first = catalogue.services.find((/** @type {Service} */ s) => s.id === 'kk-hilang-rusak') || catalogue.services[0];
  const long = catalogue.services.find((/** @type {Service} */ s) => s.id === 'akta-lahir') || first;
  const many = catalogue.services.find((/** @type {Service} */ s) => s.id === 'akta-mati') || first;
  const ticket = (/** @type {object} */ more = {}) => ({
    number: 'A-025', token: 'T', track_url: (location.origin + '/T/0123456789ABCDEFGHJK').toUpperCase(), position: 3, ahead: 2, state: 'waiting', complete: true, missing: [], service: first, issued_at: NOON,
    day: null, paper: { job: '1', state: 'confirmed' }, priority: false, party: 1, also: [], ...more,
  });

  /**
   * Runs events over a state whose clock stands still.
   * @param {object} given
   * @param {any[]} events any: events, and changes that time makes of a state
   * @returns {State}
   */
  function run(given, ...events) {
    let state = step(step(newState(1000, null, true), { type: 'catalogue', catalogue }, 1000), { type: 'status', status: /** @type {any} */ (given) }, 1000);
    for (const event of events) {
      const next = typeof event === 'function' ? event(state) : event;
      state = next.visit ? next : step(state, next, next.at || 1000);
    }
    return state;
  }
  const choose = (/** @type {Service} */ service) => [{ type: 'begin' }, { type: 'choose', service: service.id }];
  const yes = (/** @type {Service} */ service) => service.requirements.map((row) => ({ type: 'answer', row: row.id, said: 'yes' }));
  const no = (/** @type {Service} */ service) => service.requirements.map((row) => ({ type: 'answer', row: row.id, said: 'no' }));
  const asked = (/** @type {Service} */ service) => service.ask.map((q) => ({ type: 'ask', question: q, value: catalogue.questions[q].default || catalogue.questions[q].options[0].id }));
  const sent = (/** @type {string} */ kind) => ({ type: 'send', kind, id: 'stage-0001' });
  const reply = (/** @type {object} */ body) => ({ type: 'replied', id: 'stage-0001', body });
  const done = (/** @type {Service} */ service) => [...choose(service), ...asked(service), ...yes(service), { type: 'confirm' }];
  const digits = (/** @type {string} */ nik) => [...nik].map((key) => ({ type: 'digit', key }));
  const identified = [sent('ticket'), ...digits('3515994507990001'), { type: 'identify', id: 'stage-0001' }];
  const lot = (/** @type {object} */ more = {}) => ticket({ number: '', position: null, ahead: null, state: 'lot', lot: { number: 'UN-1017', draw: '2026-11-23T12:40:00+07:00' }, ...more });
  const backs = (/** @type {object} */ body) => [{ type: 'shown', id: 'i', ticket: 'UN17', token: true }, { type: 'told', id: 'i', body: { number: 'A-012', position: null, counter: null, list: null, ...body } }];
  const claims = (/** @type {object} */ body) => [{ type: 'claim', id: 'i', claim: '2026-00042' }, { type: 'told', id: 'i', body: { result: 'unready', code: '2026-00042', service: first, state: 'in_work', due: '2026-11-26T15:00:00+07:00', mend_by: null, missing: [], paused: false, ...body } }];
  const siak = { need: 'SIAK', text: { id: 'Sistem kependudukan (SIAK) sedang terganggu. Perkiraan pulih: 13.00 WIB.', en: 'SIAK is down.' }, affected: { id: 'Layanan yang terkena: KK, KTP-el, dan 20 lainnya.', en: 'Services: KK.' }, closed: [first.id] };
  const down = { ok: false, why: 'down', name: 'SIAK', again: null, next_day: null, left: null, draw: null, said: { id: 'Nomor belum diberikan: SIAK sedang terganggu.', en: 'No numbers: SIAK is down.' } };
  const downNow = { ...status, troubles: [siak], services: { ...status.services, [first.id]: down } };
  const later = (/** @type {number} */ ms) => (/** @type {State} */ state) => ({ ...state, now: state.now + ms });

  return {
    start: () => run(status),
    'start-without-paper': () => run(dry),
    'start-for-lots': () => run(early),
    'start-for-lots-without-paper': () => run({ ...early, printer: 'bad', printer_reason: 'paper_out' }),
    services: () => run(status, { type: 'begin' }),
    'services-2': () => run(status, { type: 'begin' }, { type: 'page', page: 1 }),
    'services-without-numbers': () => run({ ...dry, services: Object.fromEntries(catalogue.services.map((/** @type {Service} */ s, /** @type {number} */ i) => [s.id, i % 2 ? none : { ...none, next_day: '2026-11-26' }])) }, { type: 'begin' }),
    'start-in-an-outage': () => run(downNow),
    'services-in-an-outage': () => run(downNow, { type: 'begin' }),
    complaints: () => run(status, { type: 'complaints' }),
    'complaints-2': () => run(status, { type: 'complaints' }, { type: 'page', page: 1 }),
    'claim-not-ready': () => run(status, ...claims({})),
    'claim-given-back': () => run(status, ...claims({ state: 'returned', missing: long.requirements.slice(0, 3) })),
    'claim-collected': () => run(status, ...claims({ result: 'collected', state: 'closed', due: null })),
    find: () => run(status, { type: 'begin' }, { type: 'find' }),
    'find-some': () => run(status, { type: 'begin' }, { type: 'find' }, ...[...'anak'].map((letter) => ({ type: 'type', letter }))),
    'find-none': () => run(status, { type: 'begin' }, { type: 'find' }, ...[...'xyzzy'].map((letter) => ({ type: 'type', letter }))),
    checklist: () => run(status, ...choose(first)),
    'checklist-many': () => run(status, ...choose(long)),
    'checklist-2': () => run(status, ...choose(long), { type: 'page', page: 1 }),
    'checklist-answered': () => run(status, ...choose(first), ...asked(first), ...yes(first)),
    'checklist-not-needed': () => run(status, ...choose(catalogue.services.find((/** @type {Service} */ s) => s.stop_if) || first), () => {
      const stop = catalogue.services.find((/** @type {Service} */ one) => one.stop_if);
      return stop ? { type: 'ask', question: stop.stop_if.when.q, value: stop.stop_if.when.in[0] } : { type: 'touch' };
    }),
    look: () => run(status, ...choose(first), { type: 'look', row: first.requirements[0].id }),
    missing: () => run(status, ...choose(first), ...asked(first), ...yes(first), { type: 'answer', row: first.requirements[0].id, said: 'no' }, { type: 'missing' }),
    'missing-many': () => run(dry, ...choose(many), ...asked(many), ...no(many), { type: 'missing' }),
    confirm: () => run(status, ...done(first)),
    'confirm-without-paper': () => run(dry, ...done(first)),
    'confirm-two': () => run(status, ...done(first), { type: 'another' }, { type: 'choose', service: 'konsultasi' }, { type: 'party', by: 1 }, { type: 'priority', on: true }),
    'confirm-three': () => run(dry, ...done(first), { type: 'another' }, ...done(long).slice(1), { type: 'another' }, ...done(longest).slice(1), { type: 'party', by: 1 }, { type: 'priority', on: true }),
    'confirm-a-lot': () => run(early, ...done(first)),
    nik: () => run(asks, ...done(first), sent('ticket')),
    'nik-typed': () => run(asks, ...done(first), sent('ticket'), ...digits('351599')),
    'nik-wrong': () => run(asks, ...done(first), sent('ticket'), ...digits('3515994599990001'), { type: 'identify', id: 'stage-0001' }),
    held: () => run(asks, ...done(first), ...identified, { type: 'refused', id: 'stage-0001', code: 'already_has', body: {} }),
    wait: () => run(status, ...done(first), sent('ticket'), { type: 'refused', id: 'stage-0001', code: 'too_soon', body: { next_open: '2026-11-23T12:00:50+07:00' } }),
    code: () => run(status, { type: 'code' }),
    'code-unknown': () => run(status, { type: 'code' }, { type: 'lookup', code: 'ABCD1234' }, { type: 'unfound', code: 'ABCD1234', trouble: 'unknown_list' }),
    'back-waiting': () => run(status, { type: 'shown', id: 'i', ticket: 'A12', token: true }, { type: 'told', id: 'i', body: { result: 'waiting', number: 'A-012', state: 'waiting', position: 4, counter: null, list: null } }),
    'back-called': () => run(status, { type: 'shown', id: 'i', ticket: 'A12', token: true }, { type: 'told', id: 'i', body: { result: 'called', number: 'A-012', state: 'called', position: null, counter: 3, list: null } }),
    'back-returned': () => run(status, { type: 'shown', id: 'i', ticket: 'A12', token: true }, { type: 'told', id: 'i', body: { result: 'returned', number: 'A-012', state: 'returned', position: null, counter: null, list: 'ABCD1234' } }),
    'back-lot': () => run(early, ...backs({ result: 'lot', number: 'UN-1017', state: 'lot', lot: { number: 'UN-1017', draw: '2026-11-23T12:40:00+07:00' } })),
    'back-drawn': () => run(status, ...backs({ result: 'waiting', state: 'waiting', position: 4, lot: { number: 'UN-1017', draw: null } })),
    number: () => run(status, ...done(first), sent('ticket'), reply(ticket())),
    'number-on-its-way': () => run(status, ...done(first), sent('ticket'), reply(ticket({ paper: { job: '1', state: 'sent' } }))),
    'number-to-photograph': () => run(dry, ...done(first), sent('ticket'), reply(ticket({ number: 'A-1025', paper: { job: '1', state: 'expired' } }))),
    'number-lacking': () => run(status, ...done(first), sent('ticket'), reply(ticket({ complete: false, missing: first.requirements }))),
    'number-of-three': () => run(status, ...done(first), { type: 'another' }, ...done(long).slice(1), { type: 'party', by: 1 }, { type: 'priority', on: true }, sent('ticket'), reply(ticket({ paper: { job: '1', state: 'expired' } }))),
    lot: () => run(early, ...done(first), ...identified, reply(lot())),
    'lot-to-photograph': () => run({ ...early, printer: 'bad', printer_reason: 'paper_out' }, ...done(first), ...identified, reply(lot({ paper: { job: '1', state: 'expired' } }))),
    'check-code': () => run(status, ...done(first), sent('ticket'), reply({ check_code: '4719', gate: 'fo', paper: { job: '1', state: 'confirmed' } })),
    list: () => run(status, ...choose(first), ...no(first), { type: 'missing' }, sent('list'), reply({ code: 'ABCD1234', url: (location.origin + '/C/ABCD1234').toUpperCase(), missing: first.requirements, paper: { job: '1', state: 'confirmed' } })),
    asking: () => run(status, ...choose(first)),
    sending: () => run(status, ...done(first), sent('ticket'), later(3000), (/** @type {State} */ s) => ({ ...s, heardAt: s.now })),
    failed: () => run(status, ...done(first), sent('ticket'), { type: 'refused', id: 'stage-0001', code: 'unavailable', body: {} }),
    closed: () => run(shut({ why: 'closed' })),
    'closed-on-a-holiday': () => run(shut({ why: 'holiday', name: 'Hari Raya Idul Fitri' })),
    'closed-for-numbers': () => run(shut({ why: 'issuing_over', closes: '15.00' })),
    out: () => run({ ...status, services: Object.fromEntries(catalogue.services.map((/** @type {Service} */ s) => [s.id, none])) }),
    full: () => run({ ...status, disk_full: true }),
    lost: () => run(status, later(60000)),
    'lost-before-anything': () => ({ ...newState(0, null, true), now: 60000 }),
    unpaired: () => ({ ...newState(0, null, false), pairing: { ...newPairing('story'), code: 'ABC-DEF' } }),
    measure: () => run({ ...status, glass: { ...status.glass, measure: true } }),
  };
}
