import { test } from 'node:test';
import assert from 'node:assert/strict';
import { newAsk, stepOf, askKey, picked, outcome, shownOf, pagesOf } from './asks.js';
import { clockTime } from './times.js';
import { snap, ticket, at } from '../debug/sample_counter.js';

const now = { ms: Date.parse('2026-11-23T10:42:18+07:00'), offset: 420 };
const services = ['kk-rusak', 'ktp', 'kia'].map((id) => ({ id, prefix: 'A', name: { id }, short: { id }, requirements: [] }));
const reasons = { park: ['fotokopi', 'lain'], break: ['istirahat', 'salat'], assist: ['bantuan', 'bahaya'] };
const counters = /** @type {any[]} */ ([
  { n: 3, state: 'open', serves: ['kk-rusak'] },
  { n: 4, state: 'open', serves: ['kk-rusak', 'ktp'] },
  { n: 5, state: 'closed', serves: ['ktp'] },
]);

/** @param {any} state @returns {import('./steps.js').World} */
function world(state) {
  const catalogue = { services, questions: {}, office: { name: { id: '' }, short: { id: '' } } };
  return { desk: at(snap({ reasons, ...state })), catalogue, counters, now, until: (typed) => clockTime(typed, now) };
}

const inHand = (/** @type {any} */ more) => world({ ticket: { ...ticket('serving'), ...more } });

/** Presses keys until the dialog sends or closes. @param {any} ask @param {any} own @param {string} keys E is Enter, "." the keypad's point */
function typed(ask, own, keys) {
  let turn = { ask, send: false };
  for (const key of keys) {
    assert.equal(turn.send, false, 'it was sent before ' + key);
    turn = askKey(turn.ask, own, { key: key === 'E' ? 'Enter' : key, digit: /\d/.test(key) ? Number(key) : -1, rub: key === '.' }) || turn;
  }
  return turn;
}

/** @param {any} ask @param {any} own @param {string} keys */
function sent(ask, own, keys) {
  const turn = typed(ask, own, keys);
  assert.equal(turn.send, true, keys + ' sends');
  return outcome(turn.ask, own);
}

test('a transfer takes three keys: the service, and Enter for any counter', () => {
  assert.deepEqual(sent(newAsk('transfer'), inHand({}), '2E'), { action: 'transfer', more: { service: 'ktp' } });
  assert.deepEqual(sent(newAsk('transfer'), inHand({}), '22E'), { action: 'transfer', more: { service: 'ktp', to: 4 } });
});

test('the same service can only go to a counter, and a closed counter takes nothing', () => {
  assert.equal(typed(newAsk('transfer'), inHand({}), '1E').send, false);
  assert.deepEqual(sent(newAsk('transfer'), inHand({}), '12E').more, { service: 'kk-rusak', to: 4 });
  assert.equal(typed(newAsk('transfer'), inHand({}), '23').ask.picks.to, undefined);
});

test('a note goes along, cut to what a note may be', () => {
  const turn = typed({ ...newAsk('transfer'), note: '  ' + 'x'.repeat(200) }, inHand({}), '2E');
  assert.equal(outcome(turn.ask, inHand({})).more?.note?.length, 140);
});

test('putting aside asks why and until when; fifteen minutes is what Enter takes', () => {
  assert.deepEqual(sent(newAsk('park'), inHand({}), '1E').more, { reason: 'fotokopi', minutes: 15 });
  assert.deepEqual(sent(newAsk('park'), inHand({}), '15E').more, { reason: 'fotokopi', minutes: 60 });
  assert.deepEqual(sent(newAsk('park'), inHand({}), '171130E').more, { reason: 'fotokopi', until: '2026-11-23T11:30:00+07:00' });
});

test('a time that has gone by is not taken', () => {
  const turn = typed(newAsk('park'), inHand({}), '17900E');
  assert.deepEqual([turn.send, turn.ask.wrong], [false, true]);
  assert.equal(typed(turn.ask, inHand({}), '...').ask.typed, '');
});

test('a break has a reason and a planned return, or none that is known', () => {
  assert.deepEqual(sent(newAsk('break'), world({}), '14E').more, { reason: 'istirahat', minutes: 30 });
  assert.deepEqual(sent(newAsk('break'), world({}), '27E').more, { reason: 'salat' });
});

test('0 goes back one step, and out from the first', () => {
  const second = typed(newAsk('park'), inHand({}), '1').ask;
  assert.equal(second.at, 1);
  const first = typed(second, inHand({}), '0');
  assert.equal(first.ask.at, 0);
  assert.equal(typed(first.ask, inHand({}), '0').ask, null);
});

test('a number is typed: one to ninety-nine people, and at least one must stay when some leave', () => {
  assert.deepEqual(sent(newAsk('party'), inHand({}), '12E').more, { party: 12 });
  assert.equal(typed(newAsk('party'), inHand({}), '0E').ask.wrong, true);
  assert.equal(typed(newAsk('split'), inHand({ party: 3 }), '3E').send, false);
  assert.deepEqual(sent(newAsk('split'), inHand({ party: 3 }), '3.2E').more, { party: 2 });
  assert.equal(typed(newAsk('party'), inHand({}), '.').ask, null);
});

test('a telephone number is typed, where the office sends messages, for the ticket in hand or another', () => {
  assert.deepEqual(sent(newAsk('contact'), inHand({}), '081234567890E'), { action: 'contact', more: { contact: '081234567890' } });
  assert.equal(typed(newAsk('contact'), inHand({}), '0812E').ask.wrong, true);
  const parked = /** @type {any} */ ({ id: '9', number: 'A-009', state: 'parked', party: 1 });
  assert.deepEqual(sent(newAsk('contact', parked), inHand({}), '081234567890E').more, { ticket: '9', contact: '081234567890' });
  const ids = (/** @type {any} */ state) => stepOf(newAsk('ticket', parked), world(state)).options.map((one) => one.id);
  assert.ok(ids({ messages: true }).includes('contact') && !ids({}).includes('contact'));
});

test('where one key is the whole answer, it is sent', () => {
  assert.deepEqual(sent(newAsk('assist'), world({}), '2'), { action: 'assist', more: { kind: 'bahaya' } });
  assert.deepEqual(sent(newAsk('call-paper'), world({}), '1'), { action: 'call-paper', more: { service: 'kk-rusak' } });
  assert.deepEqual(sent(newAsk('close'), world({ handed: 1 }), 'E'), { action: 'close' });
});

test('the menu leads to what it lists, also on its second page', () => {
  const own = inHand({ party: 2, also: ['ktp'] });
  const step = stepOf(newAsk('menu'), own);
  assert.ok(pagesOf(step) > 1);
  const second = typed(newAsk('menu'), own, '+').ask;
  assert.equal(shownOf(second, step)[0].id, step.options[9].id);
  assert.deepEqual(sent(newAsk('menu'), own, '+1'), { intent: step.options[9].id });
  assert.equal(typed(second, own, '-').ask.page, 0);
});

test('before the clerk leaves, the ticket in hand goes somewhere', () => {
  assert.deepEqual(sent(newAsk('hand-close'), inHand({}), '1'), { action: 'finish', more: { whole: true }, leaving: 'close' });
  assert.deepEqual(sent(newAsk('hand-break'), inHand({}), '3'), { intent: 'transfer', leaving: 'break' });
});

test('a ticket that nobody holds is called, brought back or changed, as its state allows', () => {
  const parked = /** @type {any} */ ({ id: 't9', number: 'A-009', state: 'parked', party: 3, priority: false });
  const ids = (/** @type {any} */ about, /** @type {any} */ own) => stepOf(newAsk('ticket', about), own).options.map((one) => one.id + (one.off ? '!' : '')).join(' ');
  assert.equal(ids(parked, world({})), 'call unpark priority party split');
  assert.equal(ids(parked, inHand({})), 'call! unpark priority party split join');
  assert.equal(ids({ ...parked, state: 'no_show' }, world({})), 'call rejoin!');
  assert.equal(ids({ ...parked, state: 'no_show', rejoin_until: 'soon' }, world({})), 'call rejoin');
  assert.deepEqual(sent(newAsk('ticket', parked), world({}), '2'), { action: 'unpark', more: { ticket: 't9' } });
  assert.deepEqual(sent(newAsk('ticket', parked), world({}), '3').more, { ticket: 't9', priority: true });
  assert.deepEqual(sent(newAsk('ticket', parked), world({}), '5'), { ask: 'split' });
  assert.deepEqual(sent(newAsk('split', parked), world({}), '2E').more, { ticket: 't9', party: 2 });
});

test('what cannot be chosen stays unchosen by touch, too', () => {
  const ask = typed(newAsk('transfer'), inHand({}), '1').ask;
  assert.equal(picked(ask, inHand({}), 'any').ask?.picks.to, undefined);
  assert.equal(picked(ask, inHand({}), '4').ask?.picks.to, '4');
});

test('a number that is found joins the one in hand, which goes on', () => {
  const other = /** @type {any} */ ({ id: 't9', number: 'A-009', service: 'kk', state: 'waiting', party: 1 });
  assert.deepEqual(sent(newAsk('ticket', other), inHand({}), '4'), { ask: 'join' });
  assert.deepEqual(sent(newAsk('join', other), inHand({}), 'E'), { action: 'join', more: { ticket: inHand({}).desk.snap?.ticket?.id, other: 't9' } });
  assert.equal(stepOf(newAsk('ticket', other), world({})).options.some((one) => one.id === 'join'), false);
});
