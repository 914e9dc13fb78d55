import test from 'node:test';
import assert from 'node:assert/strict';
import { newBoard, take } from './state.js';
import { cardsOf, showsCards, ROWS_MOST } from './cards.js';

const NOON = Date.parse('2026-11-23T12:00:00+07:00');
const ago = (seconds) => new Date(NOON - seconds * 1000).toISOString();
const say = (text) => (text ? text.id : '');

function snapshot(more) {
  return Object.assign({
    epoch: 'e', seq: 1, at: ago(0), calls: [], services: [], counters: [], media: [], top: [], closings: [],
    hours: { open: true, always: false, issue_until: null, closes: null, next_open: null }, voice: { speaker: null, now: null, waiting: 0 },
  }, more);
}

const rows = (n) => Array.from({ length: n }, (_, i) => ({ id: 'r' + i, label: { id: 'r' + i }, when: null, optional: false }));
const OFFICE = { office: { pledge: { id: 'Kami berjanji.' } }, services: [{ id: 'kk', free: true, requirements: rows(8) }] };
const kinds = (cards) => cards.map((card) => card.kind);

test('how it goes here stands between everything else', () => {
  const cards = cardsOf(snapshot({ top: ['kk'], closings: [{ day: '2026-12-25', name: 'Natal' }] }), OFFICE, say);
  assert.deepEqual(kinds(cards), ['welcome', 'closings', 'welcome', 'needs', 'welcome', 'free', 'welcome', 'pledge']);
  assert.deepEqual(kinds(cardsOf(snapshot(), null, say)), ['welcome'], 'before the catalogue has come');
});

test('pictures and cards take turns, each of them', () => {
  const media = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((url) => ({ url, video: false }));
  const cards = cardsOf(snapshot({ media, top: ['kk'] }), OFFICE, say);
  assert.equal(cards.filter((card) => card.kind === 'medium').length, 7);
  assert.deepEqual(kinds(cards).slice(0, 4), ['medium', 'needs', 'medium', 'free']);
  const one = cardsOf(snapshot({ media: media.slice(0, 1), top: ['kk'] }), OFFICE, say);
  assert.deepEqual(kinds(one), ['medium', 'needs', 'free', 'pledge']);
});

test('a long list of papers says how many more there are; what few need is left out', () => {
  const [, needs] = cardsOf(snapshot({ top: ['kk'] }), OFFICE, say);
  assert.equal(needs.rows.length, ROWS_MOST);
  assert.equal(needs.more, 4);
  const some = { office: {}, services: [{ id: 'kk', free: false, requirements: [{ ...rows(1)[0], when: { q: 'x', in: ['y'] } }] }] };
  assert.deepEqual(kinds(cardsOf(snapshot({ top: ['kk', 'gone'] }), some, say)), ['welcome']);
});

test('a long promise is cut into cards', () => {
  const long = { office: { pledge: { id: 'kata '.repeat(200).trim() } }, services: [{ free: false, requirements: [] }] };
  const pledges = cardsOf(snapshot(), long, say).filter((card) => card.kind === 'pledge');
  assert.equal(pledges.length, 4);
  assert.ok(pledges.every((card) => card.text.length <= 330));
});

test('cards come before the first call and after a quiet while; a call ends them', () => {
  const shows = (seconds, more, mode = 'calls') => showsCards(take(newBoard(), snapshot(Object.assign({ calls: seconds === null ? [] : [{ seq: 1, number: 'A-001', counter: 1, service: 'kk', at: ago(seconds), recall: 0 }] }, more)), 0), mode, NOON);
  const media = [{ url: '/media/a', video: false }];
  assert.equal(shows(null, {}, 'idle'), true);
  assert.equal(shows(null, {}, 'closed'), false);
  assert.equal(shows(59, { media }), false);
  assert.equal(shows(60, { media }), true);
  assert.equal(shows(60, {}), false, 'without pictures the number stays longer');
  assert.equal(shows(180, {}), true);
  assert.equal(shows(600, { media, voice: { speaker: 's', now: { seq: 1, call: 1, url: '', ms: 0, text: '' }, waiting: 0 } }), false);
});
