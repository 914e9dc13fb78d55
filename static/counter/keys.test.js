import { test } from 'node:test';
import assert from 'node:assert/strict';
import { intentOf, meaning, secondRow } from './keys.js';
import { snap, ticket, at } from './testdesk.test.js';

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
    ['*', 'NumpadMultiply', 'recall'],
    ['-', 'NumpadSubtract', 'absent'],
    ['+', 'NumpadAdd', 'return'],
  ]) {
    assert.deepEqual(intentOf(press(key, { code })), { intent: want, swallow: true }, key);
  }
});

test('other keys are left to the browser', () => {
  for (const key of ['x', 'Tab', 'Escape', 'F5', '-', '1']) {
    assert.deepEqual(intentOf(press(key)), { intent: null, swallow: false }, key);
  }
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
    [ready, 'absent', { dialog: 'missed' }],
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
    [ready, 'find', { dialog: 'find' }],
    [serving, 'find', null],
    [closed, 'help', { dialog: 'help' }],
    [ready, 'come', null],
  ])) {
    assert.deepEqual(meaning(desk, intent), want, intent);
  }
});

test('the second row holds at most three keys, each with a meaning in its state', () => {
  for (const state of [snap({}), snap({ ticket: ticket('called') }), snap({ ticket: ticket('serving') })]) {
    const row = secondRow(at(state));
    assert.ok(row.length > 0 && row.length <= 3);
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
