import { test } from 'node:test';
import assert from 'node:assert/strict';
import { NO_RUN, pressed, paused, pressedIn, pausedIn } from './burst.js';

/** Types a text fast, with what comes behind it, and returns what became of it. */
function typed(text, last) {
  let held = [];
  for (const key of text) {
    held = pressed(held, { key, code: '', apart: false }).held;
  }
  return last ? pressed(held, { key: last, code: '', apart: false }) : paused(held);
}

test('a scanner ends with Enter, or without it, and nobody else sees its keys', () => {
  const fate = typed('BERKAS:2026-00042', 'Enter');
  assert.deepEqual([fate.scan, fate.swallow, fate.held, fate.replay], ['BERKAS:2026-00042', true, [], []]);
  assert.equal(typed('2026-00042', '').scan, '2026-00042');
});

test('the shift keys of a scanner are not part of what it types', () => {
  const first = pressed([], { key: 'B', code: 'KeyB', apart: false });
  const shift = pressed(first.held, { key: 'Shift', code: 'ShiftLeft', apart: false });
  assert.deepEqual(shift, { held: first.held, swallow: false, scan: '', replay: [] });
});

test('a key by itself is a command after a blink, and before the next one that is none', () => {
  assert.deepEqual(typed('r', '').replay, [{ key: 'r', code: '' }]);
  const space = typed('r', ' ');
  assert.deepEqual([space.swallow, space.replay.map((one) => one.key)], [false, ['r']]);
  const enter = typed('12', 'Enter');
  assert.deepEqual([enter.scan, enter.swallow, enter.replay.map((one) => one.key)], ['', false, ['1', '2']]);
});

test('what is typed into a field, or with Ctrl, is left alone', () => {
  const fate = pressed([{ key: 'r', code: 'KeyR' }], { key: 'z', code: 'KeyZ', apart: true });
  assert.deepEqual([fate.swallow, fate.held, fate.replay.length], [false, [], 1]);
});

test('keys that no code holds are a clerk\'s at once, however fast', () => {
  for (const key of ['+', '*', '/', '-', '.', '?', ' ', 'Enter', 'Escape']) {
    assert.deepEqual(pressed([], { key, code: '', apart: false }), { held: [], swallow: false, scan: '', replay: [] }, key);
  }
  assert.equal(typed('++++++++', 'Enter').scan, '');
  const plus = typed('12345678', '+');
  assert.deepEqual([plus.swallow, plus.scan, plus.replay.length], [false, '', 8]);
});

/** Types a text into a field that holds something, one key every gap, and returns what became of it at the end. */
function into(field, text, gap, last) {
  let run = NO_RUN;
  let at = 1000;
  let end = null;
  for (const key of [...text, ...(last ? [last] : [])]) {
    end = pressedIn(run, { key, at, before: field });
    run = end.run;
    at += gap;
    field += key.length === 1 ? key : '';
  }
  return last ? { ...end, field } : { ...pausedIn(run), field };
}

test('a scan into a note is taken out of it again, and its Enter sends nothing', () => {
  const end = into('Bu Ani ', 'BERKAS:2026-00042', 5, 'Enter');
  assert.deepEqual([end.scan, end.before, end.run], ['BERKAS:2026-00042', 'Bu Ani ', NO_RUN]);
  assert.deepEqual(pausedIn({ text: 'HTTPS://A/T/7', at: 0, before: 'x' }), { scan: 'HTTPS://A/T/7', before: 'x' });
});

test('what a hand types stays in the note', () => {
  assert.equal(into('', 'kurang fotokopi KTP', 80, 'Enter').scan, '');
  assert.equal(into('', 'saya', 10, 'Enter').scan, '', 'too short for a code');
  assert.equal(into('', 'satu dua tiga', 10, 'Enter').scan, '', 'a code has no blanks');
  assert.equal(into('', '2026-00042', 10, 'Backspace').scan, '');
  const late = pressedIn({ text: '2026-00042', at: 1000, before: '' }, { key: 'Enter', at: 1400, before: '2026-00042' });
  assert.equal(late.scan, '', 'an Enter of its own');
});

test('the shift keys of a scanner are not part of what goes into a note', () => {
  let run = pressedIn(NO_RUN, { key: 'B', at: 10, before: '' }).run;
  run = pressedIn(run, { key: 'Shift', at: 12, before: 'B' }).run;
  assert.equal(pressedIn(run, { key: 'E', at: 15, before: 'B' }).run.text, 'BE');
});
