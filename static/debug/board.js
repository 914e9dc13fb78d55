// The board's stories: each layout, and in it what a hall may see.

import { html, render } from '../vendor/preact-htm.js';
import { Board } from '../board/view.js';
import { PER_PAGE, PAGE_MS, newBoard, take } from '../board/state.js';
import { screenOf } from '../board/screen.js';
import { fitOf } from '../board/size.js';
import { ago, hence, noActs, noon, NOON } from './sample.js';

/** @typedef {import('../board/state.js').Snapshot} Snapshot */
/** @typedef {import('./books.js').Ask} Ask */

const LAYOUTS = ['hall', 'grid', 'door', 'totem'];
const HEALTH = { fresh: true, stale: false, cut: false, polling: false, ended: /** @type {''} */ ('') };
const LOST = { ...HEALTH, fresh: false, stale: true, cut: true };

/** The steady time of a story: a call that came at 0 stands out no longer, and the picture has not moved. */
const LATER_MS = 9000;

/**
 * @typedef {object} Scene
 * @property {Snapshot | null} [before] a snapshot that was there before
 * @property {Snapshot | null} snapshot
 * @property {number} [now] steady milliseconds; the snapshot came at 0
 * @property {import('../lib/link.js').Health} [health]
 * @property {number} [silentMs]
 * @property {{ id: string }} [pledge] what the office promises
 * @property {number} [card] which of the cards fills the wall
 * @property {boolean} [mute] the browser wants a touch before it lets sound out
 */

/** @type {import('./books.js').Book} */
export const board = {
  mount: 'board',
  frames: 2,
  langs: ['id', 'en', 'su', 'jv'],
  modes: [],
  stories({ catalogue, tongues }) {
    const scenes = scenesOf(catalogue.services.map((/** @type {{ id: string }} */ service) => service.id));
    /** @type {{ [name: string]: (ask: Ask, root: Element) => void }} */
    const stories = {};
    LAYOUTS.forEach((layout) => Object.keys(scenes).forEach((name) => {
      stories[layout + '-' + name] = ({ lang }, root) => draw(scenes[name], layout, catalogue, tongues[lang], root);
    }));
    return stories;
  },
};

/** @param {Scene} scene @param {string} layout @param {any} catalogue @param {import('../lib/words.js').Words} words @param {Element} root */
function draw(scene, layout, catalogue, words, root) {
  let state = newBoard();
  if (scene.before) {
    state = take(state, scene.before, -60000);
  }
  if (scene.snapshot) {
    state = take(state, scene.snapshot, 0);
  }
  const glass = { width: innerWidth, height: innerHeight, rem: parseFloat(getComputedStyle(document.documentElement).fontSize) };
  const tall = innerHeight > innerWidth;
  const screen = screenOf(state.snapshot, layout);
  const settings = screen.name ? screen : { ...screen, layout };
  const runs = state.snapshot !== null && state.snapshot.running.length > 0;
  const more = {
    board: state, screen: settings, fit: fitOf(layout, tall, settings, glass, runs), tall, health: scene.health || HEALTH, now: scene.now === undefined ? LATER_MS : scene.now, clock: scene.snapshot ? noon() : null,
    heardAt: NOON, silentMs: scene.silentMs || 0, perPage: tall ? PER_PAGE.tall : PER_PAGE.wide, mute: scene.mute || false, card: scene.card, unlock: noActs().unlock,
  };
  document.title = words.t('board.title');
  render(html`<${Board} words=${words} catalogue=${scene.pledge ? { ...catalogue, office: { ...catalogue.office, pledge: scene.pledge } } : catalogue} ...${more} />`, root);
}

/** @param {string[]} services @returns {{ [name: string]: Scene }} */
function scenesOf(services) {
  const open = { open: true, always: false, issue_until: '14.30', closes: '15.00', next_open: null, why: '', name: '', draw: null, note: '' };
  const shut = { ...open, open: false, issue_until: null, closes: null, next_open: '2026-11-24T08:00:00+07:00', why: 'closed' };
  /** @param {Partial<Snapshot>} [more] @returns {Snapshot} */
  const snap = (more) => ({
    epoch: 'e', seq: 5, at: NOON, calls: [], hours: open, running: [], media: [], screens: LAYOUTS.map(hung), next: [], missed: [], notices: [], top: [services[0]],
    closings: [], dark: false, services: services.slice(0, 4).map((service, i) => ({ service, prefix: 'ABCD'[i], waiting: 7 * i, now: i % 2 ? 'A-0' + (20 + i) : null })),
    counters: [1, 2, 3, 4].map((n) => counter(n, {})), voice: { speaker: null, now: null, waiting: 0, notices: [] }, ...more,
  });
  /** @param {number} n @param {Partial<import('../board/state.js').Counter>} more @returns {import('../board/state.js').Counter} */
  const counter = (n, more) => ({ n, name: String(n), state: 'open', break: null, now: null, service: null, serving: false, serves: services.slice(0, 2), next: [], ...more });
  /** @param {number} seq @param {number} minutes @param {object} [more] */
  const call = (seq, minutes, more) => ({ seq, number: 'A-0' + (20 + seq), counter: 1 + (seq % 4), service: services[seq % services.length], at: ago(minutes), recall: 0, ...more });
  const calls = [call(1, 40), call(2, 31), call(3, 22), call(4, 12), call(5, 4), call(6, 1)];
  const busy = snap({ calls, counters: [counter(1, { now: 'A-024', serving: true, service: services[0] }), counter(2, { now: 'A-025', service: services[1] }), counter(3, { now: 'A-026', service: services[2] }), counter(4, { state: 'break', break: { until: hence(15) } })] });
  const news = { ...busy, seq: 6, calls: [...calls, call(7, 0, { number: 'A-027', counter: 2 })], counters: busy.counters.map((one) => (one.n === 2 ? { ...one, now: 'A-027' } : one)) };
  const text = { id: 'SIAK sedang gangguan. KK dan KTP-el ditunda, pengambilan dokumen tetap buka.', en: 'The system is down.' };
  const voice = busy.voice;
  return {
    loading: { snapshot: null, health: { ...HEALTH, fresh: false } },
    connecting: { snapshot: null, silentMs: 20000, health: LOST },
    welcome: { snapshot: snap(), now: 0 },
    needs: { snapshot: snap(), card: 1 },
    free: { snapshot: snap({ top: [] }), card: 1 },
    pledge: { snapshot: snap({ top: [] }), card: 3, pledge: { id: 'Dengan ini kami sanggup melayani sesuai standar pelayanan yang telah ditetapkan. Bila kami tidak menepati janji ini, kami siap menerima sanksi sesuai peraturan perundang-undangan yang berlaku.' } },
    closings: { snapshot: snap({ closings: [{ day: '2026-12-25', name: 'Hari Raya Natal' }, { day: '2026-12-31', name: 'Rapat kerja' }] }), card: 1 },
    new: { before: busy, snapshot: news, now: 0 },
    again: { before: busy, snapshot: { ...news, calls: news.calls.map((one) => (one.seq === 7 ? { ...one, recall: 1 } : one)) }, now: 0 },
    called: { snapshot: busy },
    crowded: { snapshot: crowd(busy, services) },
    'crowded-2': { snapshot: crowd(busy, services), now: PAGE_MS },
    'crowded-3': { snapshot: crowd(busy, services), now: 2 * PAGE_MS },
    'crowded-4': { snapshot: crowd(busy, services), now: 3 * PAGE_MS },
    undone: { before: news, snapshot: { ...news, seq: 7, calls: news.calls.map((one) => (one.seq === 7 ? { ...one, cancelled: true } : one)) }, now: 1000 },
    missed: { snapshot: { ...busy, services: [], missed: [{ number: 'A-019', at: ago(9) }, { number: 'A-021', at: ago(5) }], next: ['A-028', 'A-029'] }, now: PAGE_MS },
    next: { snapshot: { ...busy, services: [], next: ['A-028', 'A-029'] }, now: PAGE_MS },
    'down-now': { snapshot: { ...busy, notices: [{ text, until: null }] } },
    soon: { snapshot: { ...busy, hours: { ...open, issue_until: '12.20' } } },
    note: { snapshot: { ...busy, hours: { ...open, note: 'Rapat kerja' } } },
    'quota-out': { snapshot: { ...busy, services: busy.services.map((one, i) => (i > 1 ? one : { ...one, permit: { why: 'quota_out', left: 0, next_day: null } })) } },
    'not-today': { snapshot: { ...busy, services: busy.services.map((one, i) => (i > 1 ? one : { ...one, permit: { why: 'not_today', left: 0, next_day: null } })) } },
    'quota-all-out': { snapshot: { ...busy, services: busy.services.map((one) => ({ ...one, permit: { why: 'quota_out', left: 0, next_day: null } })) } },
    running: { snapshot: { ...busy, running: [{ lang: 'id', text: 'Seluruh layanan administrasi kependudukan tidak dipungut biaya. Bila ada yang meminta uang, laporkan ke kantor.' }] } },
    notice: { snapshot: { ...busy, voice: { ...voice, notices: [{ id: 'n', text: { id: 'Pemilik mobil L 1234 AB dimohon memindahkan mobilnya.' }, until: hence(3), test: false }] } } },
    muted: { snapshot: { ...busy, voice: { ...voice, silent: { why: 'mute', until: hence(5) } } } },
    quiet: { snapshot: { ...busy, voice: { ...voice, silent: { why: 'quiet', until: hence(60) } } } },
    unlock: { snapshot: busy, mute: true },
    cut: { snapshot: busy, health: LOST, silentMs: 9000 },
    stale: { snapshot: busy, health: LOST, silentMs: 60000 },
    lots: { snapshot: snap({ hours: { ...shut, why: 'before_opening', draw: hence(30) }, lots: { held: 17, drawn: [] } }) },
    drawn: { snapshot: snap({ lots: { held: 0, drawn: Array.from({ length: 17 }, (_, i) => ({ lot: 'UN-0' + (10 + i), number: 'A-0' + (10 + i) })) } }) },
    closed: { snapshot: snap({ hours: shut, services: [] }) },
    'closed-on-a-holiday': { snapshot: snap({ hours: { ...shut, why: 'holiday', name: 'Hari Raya Idul Fitri' }, services: [] }) },
    before: { snapshot: snap({ hours: { ...shut, why: 'before_opening', next_open: hence(30) }, services: [] }) },
    break: { snapshot: snap({ hours: { ...shut, why: 'break', next_open: hence(30) }, services: [] }) },
    night: { snapshot: snap({ hours: shut, services: [], dark: true }) },
  };
}

/** How the television of a layout is set up. @param {string} layout @returns {import('../board/screen.js').Screen} */
function hung(layout) {
  return { name: layout, layout, farthest_seat_m: 0, screen_diagonal_in: 0, counters: layout === 'door' ? [3] : [] };
}

/** A hall with twenty counters, more services than fit, and long numbers. @param {Snapshot} busy @param {string[]} services @returns {Snapshot} */
function crowd(busy, services) {
  const counters = Array.from({ length: 20 }, (_, i) => {
    const n = i + 1;
    const called = n % 3 !== 0;
    return { ...busy.counters[0], n, name: String(n), state: called ? 'open' : n % 2 ? 'break' : 'closed', break: null, now: called ? 'A-' + (1000 + n) : null, service: services[n % services.length], serving: n % 3 === 1 };
  });
  const lines = services.slice(0, 9).map((service, i) => ({ service, prefix: 'ABCDEFGHJ'[i], waiting: 100 + i, now: 'A-1020' }));
  const calls = busy.calls.map((call) => ({ ...call, number: 'AB-' + (1000 + call.seq), counter: 10 + call.seq }));
  const missed = ['A-1001', 'AB-1002', 'A-1003', 'A-1004', 'A-1005'].map((number) => ({ number, at: ago(3) }));
  return { ...busy, counters, services: lines, calls, missed, next: ['A-1006', 'AB-1007', 'A-1008'] };
}
