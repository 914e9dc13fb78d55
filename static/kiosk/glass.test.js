import test from 'node:test';
import assert from 'node:assert/strict';
import { listen } from './glass.js';

/** A window with nothing but a clock and ears: what its keys do is told in order. */
function stand() {
  /** @type {string[]} */
  const told = [];
  /** @type {{ [kind: string]: (event: any) => void }} */
  const ears = {};
  let now = 0;
  let timer = 0;
  /** @type {Map<number, { at: number, run: () => void }>} */
  const timers = new Map();
  const window = /** @type {any} */ ({
    addEventListener: (/** @type {string} */ kind, /** @type {any} */ run) => { ears[kind] = run; },
    history: { pushState: () => {} },
    setTimeout: (/** @type {() => void} */ run, /** @type {number} */ ms) => {
      timers.set(++timer, { at: now + ms, run });
      return timer;
    },
    clearTimeout: (/** @type {number} */ id) => timers.delete(id),
  });
  listen(window, {
    touched: () => {},
    scanned: (line) => told.push('scan ' + line) > 0,
    typed: (letter) => told.push('letter ' + letter),
    typing: () => false,
    steered: (deed) => told.push(deed),
  });
  return {
    told,
    /** Presses keys, so many milliseconds apart, and lets a second go by. @param {string[]} keys @param {number} apart */
    press(keys, apart) {
      for (const key of keys) {
        pass(apart);
        ears.keydown({ key, timeStamp: now, preventDefault: () => {} });
      }
      pass(1000);
    },
  };

  /** @param {number} ms */
  function pass(ms) {
    now += ms;
    for (const [id, { at, run }] of timers) {
      if (at <= now) {
        timers.delete(id);
        run();
      }
    }
  }
}

test('a quick hand loses no key, whatever it has pressed just before', () => {
  for (const { keys, want } of [
    { keys: ['Tab', '/'], want: ['next', 'repeat'] },
    { keys: ['ArrowDown', '5'], want: ['down', 'press'] },
    { keys: ['8', 'Tab'], want: ['up', 'next'] },
    { keys: ['Enter', '*'], want: ['help'] },
    { keys: ['2', 'ArrowRight', '/'], want: ['down', 'right', 'repeat'] },
  ]) {
    const glass = stand();
    glass.press(keys, 10);
    assert.deepEqual(glass.told, want, keys.join(' '));
  }
});

test('a scan moves nothing, with capitals or without', () => {
  for (const keys of [
    ['8', '2', '4', '6', '/', '5', 'Enter'],
    ['8', 'Shift', 'A', '4', 'Shift', ':', '/', '/', 'Enter'],
  ]) {
    const glass = stand();
    glass.press(keys, 10);
    const moves = glass.told.filter((deed) => !/^(scan|letter)/.test(deed));
    assert.deepEqual(moves, [], keys.join(' '));
    assert.equal(glass.told.filter((deed) => deed.startsWith('scan')).length, 1, keys.join(' '));
  }
});

test('digits that are pressed one by one move the focus each time', () => {
  const glass = stand();
  glass.press(['2', '2', '5'], 200);
  assert.deepEqual(glass.told, ['down', 'down', 'press']);
});
