import { test } from 'node:test';
import assert from 'node:assert/strict';
import { intentOf, digitOf } from './keys.js';
import { meaning, secondRow, menuItems, ITEMS, MENU } from './menu.js';
import { snap, ticket, at } from '../debug/sample_counter.js';

/** @param {string} key @param {Partial<import('./keys.js').Press>} [change] */
const press = (key, change) => ({ key, code: '', repeat: false, chord: false, typing: false, control: false, dialog: false, ...change });

test('each key has one meaning, capitals and the keypad included', () => {
  for (const [key, code, want] of [
    [' ', 'Space', 'primary'],
    ['Enter', 'NumpadEnter', 'primary'],
    ['r', '', 'recall'],
    ['R', '', 'recall'],
    ['n', '', 'absent'],
    ['k', '', 'return'],
    ['q', '', 'requeue'],
    ['/', 'NumpadDivide', 'find'],
    ['?', '', 'help'],
    ['d', '', 'come'],
    ['t', '', 'transfer'],
    ['p', '', 'park'],
    ['u', '', 'undo'],
    ['v', '', 'mute'],
    ['m', '', 'menu'],
    ['*', 'NumpadMultiply', 'menu'],
    ['-', 'NumpadSubtract', 'absent'],
    ['+', 'NumpadAdd', 'recall'],
    [',', 'NumpadDecimal', 'undo'],
  ]) {
    assert.deepEqual(intentOf(press(key, { code })), { intent: want, swallow: true }, key);
  }
});

test('other keys are left to the browser', () => {
  for (const key of ['x', 'Tab', 'Escape', 'F5', '-', '0']) {
    assert.deepEqual(intentOf(press(key)), { intent: null, swallow: false }, key);
  }
});

test('a digit is a row of the checklist, on the keypad even without NumLock', () => {
  assert.deepEqual(intentOf(press('3')), { intent: null, digit: 3, swallow: true });
  assert.deepEqual(intentOf(press('3', { repeat: true })), { intent: null, swallow: true });
  assert.equal(intentOf(press('End', { code: 'Numpad1' })).digit, 1);
  assert.equal(intentOf(press('3', { dialog: true })).digit, undefined);
  assert.equal(digitOf({ key: 'r', code: 'KeyR' }), -1);
});

test('Ctrl-Z takes back, and no two commands share a key', () => {
  assert.deepEqual(intentOf(press('z', { chord: true })), { intent: 'undo', swallow: true });
  const keys = [...ITEMS, MENU].map((one) => one.key).concat('D');
  assert.equal(new Set(keys).size, keys.length);
});

test('a held key counts once', () => {
  for (const key of [' ', 'Enter', 'r', 'n']) {
    assert.deepEqual(intentOf(press(key, { repeat: true })), { intent: null, swallow: true }, key);
  }
});

test('no key is a command while somebody types, in a dialog, or with Ctrl', () => {
  for (const change of [{ typing: true }, { dialog: true }, { chord: true }]) {
    assert.deepEqual(intentOf(press('r', change)), { intent: null, swallow: false });
    assert.deepEqual(intentOf(press(' ', change)), { intent: null, swallow: false });
  }
});

test('a focused button takes Space and Enter for itself, but letters stay commands', () => {
  assert.deepEqual(intentOf(press('Enter', { control: true })), { intent: null, swallow: false });
  assert.deepEqual(intentOf(press('Enter', { control: true, repeat: true })), { intent: null, swallow: true });
  assert.equal(intentOf(press('r', { control: true })).intent, 'recall');
});

test('an intent does what the state allows, or nothing', () => {
  const ready = at(snap({}));
  const called = at(snap({ ticket: ticket('called') }));
  const serving = at(snap({ ticket: ticket('serving') }));
  const closed = at(snap({ counter: { state: 'closed', operator: '' } }));
  for (const [desk, intent, want] of /** @type {[any, any, any][]} */ ([
    [ready, 'primary', { action: 'next' }],
    [called, 'primary', { action: 'start' }],
    [serving, 'primary', { action: 'finish' }],
    [closed, 'primary', { action: 'open' }],
    [ready, 'absent', { dialog: 'find', filter: 'no_show' }],
    [ready, 'break', { ask: 'break' }],
    [ready, 'close', { action: 'close' }],
    [at(snap({ handed: 2 })), 'close', { ask: 'close' }],
    [serving, 'close', { ask: 'hand-close' }],
    [called, 'break', { ask: 'hand-break' }],
    [closed, 'break', null],
    [ready, 'transfer', null],
    [called, 'transfer', { ask: 'transfer' }],
    [serving, 'party', { ask: 'party' }],
    [ready, 'party', null],
    [serving, 'split', null],
    [at(snap({ ticket: { ...ticket('serving'), party: 3 } })), 'split', { ask: 'split' }],
    [serving, 'join', { dialog: 'find', filter: '', joins: true }],
    [ready, 'join', null],
    [serving, 'priority', { action: 'priority', more: { priority: true } }],
    [at(snap({ ticket: { ...ticket('serving'), priority: true } })), 'priority', { action: 'priority', more: { priority: false } }],
    [serving, 'whole', null],
    [at(snap({ ticket: { ...ticket('serving'), also: ['ktp'] } })), 'whole', { action: 'finish', more: { whole: true } }],
    [ready, 'paper', { ask: 'call-paper' }],
    [ready, 'undo', null],
    [closed, 'assist', { ask: 'assist' }],
    [ready, 'parked', { dialog: 'find', filter: 'parked' }],
    [closed, 'find', null],
    [called, 'absent', { action: 'no-show' }],
    [serving, 'absent', null],
    [closed, 'absent', null],
    [ready, 'recall', null],
    [called, 'recall', { action: 'recall' }],
    [serving, 'recall', { action: 'recall' }],
    [called, 'requeue', { action: 'requeue' }],
    [ready, 'requeue', null],
    [ready, 'return', null],
    [called, 'return', { dialog: 'return' }],
    [serving, 'return', { dialog: 'return' }],
    [ready, 'find', { dialog: 'find', filter: '' }],
    [serving, 'find', { dialog: 'find', filter: '' }],
    [closed, 'help', { dialog: 'help' }],
    [ready, 'come', null],
  ])) {
    assert.deepEqual(meaning(desk, intent), want, intent);
  }
});

test('the second row holds three keys and the menu, each with a meaning in its state', () => {
  for (const state of [snap({}), snap({ ticket: ticket('called') }), snap({ ticket: ticket('serving') })]) {
    const row = secondRow(at(state));
    assert.equal(row.length, 4);
    for (const one of row) {
      assert.notEqual(meaning(at(state), one.intent), null, one.word);
      assert.equal(intentOf(press(one.key)).intent, one.intent);
    }
  }
  assert.deepEqual(secondRow(at(snap({ counter: { state: 'closed' } }))), []);
});

test('a consultation shows no key for returning', () => {
  const desk = at(snap({ ticket: { ...ticket('serving'), needed: [] } }));
  assert.ok(!secondRow(desk).some((one) => one.intent === 'return'));
});

test('nobody is given up before the rule allows it, and an undo ends with its time', () => {
  const now = (/** @type {string} */ text) => ({ ms: Date.parse(text), offset: 420 });
  const waits = at(snap({ ticket: { ...ticket('called'), no_show: { recalls: 0, at: '2026-11-23T10:43:00+07:00' } } }));
  assert.equal(meaning(waits, 'absent', now('2026-11-23T10:42:59+07:00')), null);
  assert.deepEqual(meaning(waits, 'absent', now('2026-11-23T10:43:00+07:00')), { action: 'no-show' });
  const more = at(snap({ ticket: { ...ticket('called'), no_show: { recalls: 1, at: '2026-11-23T10:42:00+07:00' } } }));
  assert.equal(meaning(more, 'absent', now('2026-11-23T10:43:00+07:00')), null);
  const undo = at(snap({ undo: { what: 'finish', number: 'A-024', until: '2026-11-23T10:43:00+07:00' } }));
  assert.deepEqual(meaning(undo, 'undo', now('2026-11-23T10:42:59+07:00')), { action: 'undo' });
  assert.equal(meaning(undo, 'undo', now('2026-11-23T10:43:00+07:00')), null);
});

test('the menu lists what can be done now, and nothing else', () => {
  const intents = (/** @type {any} */ state) => menuItems(at(state), null).map((one) => one.intent);
  assert.ok(intents(snap({ ticket: ticket('serving') })).includes('transfer'));
  assert.ok(!intents(snap({})).includes('transfer'));
  assert.deepEqual(intents(snap({ counter: { state: 'closed', operator: '' } })), ['assist', 'help']);
});
