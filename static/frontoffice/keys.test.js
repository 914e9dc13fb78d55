import { test } from 'node:test';
import assert from 'node:assert/strict';
import { intentOf } from './keys.js';
import { readCode, codeText } from './code.js';

/** @param {string} key @param {Partial<import('./keys.js').Press>} [change] */
const press = (key, change) => ({ key, repeat: false, chord: false, field: false, control: false, typed: '', busy: false, ...change });

test('a code is found in what is typed, spoken or scanned', () => {
  for (const typed of ['4719', '47 19', ' 4719 ', 'CEK:4719', 'HTTP://10.0.0.5:8080/C/4719']) {
    assert.equal(readCode(typed), '4719', typed);
  }
  for (const typed of ['', '471', '47190', 'cek', '4719/5']) {
    assert.equal(readCode(typed), '', typed);
  }
});

test('a code is shown in pairs', () => {
  assert.equal(codeText('4719'), '47 19');
});

test('keys go to the code wherever the focus is', () => {
  assert.deepEqual(intentOf(press('4')), { type: '4' });
  assert.deepEqual(intentOf(press('9', { control: true, typed: '471' })), { type: '9' });
  assert.deepEqual(intentOf(press('H')), { type: 'H' });
  assert.equal(intentOf(press('Backspace', { typed: '47' })), 'erase');
});

test('the field of the code takes its own keys', () => {
  assert.equal(intentOf(press('4', { field: true })), null);
  assert.equal(intentOf(press('Enter', { field: true, typed: '4719' })), 'open');
});

test('Enter opens a typed code before it does anything else', () => {
  assert.equal(intentOf(press('Enter', { typed: '4719', control: true })), 'open');
  assert.equal(intentOf(press('Enter', { busy: true })), 'send');
  assert.equal(intentOf(press('Enter', { control: true, busy: true })), null);
});

test('a held key counts once, and Ctrl belongs to the browser', () => {
  for (const key of ['Enter', '4']) {
    assert.equal(intentOf(press(key, { repeat: true })), null);
    assert.equal(intentOf(press(key, { chord: true })), null);
  }
});

test('Esc clears what is typed or goes back; the space bar stays with the tick boxes', () => {
  assert.equal(intentOf(press('Escape', { typed: '4' })), 'close');
  assert.equal(intentOf(press('Escape', { busy: true })), 'close');
  assert.equal(intentOf(press('Escape')), null);
  assert.equal(intentOf(press(' ')), null);
});
