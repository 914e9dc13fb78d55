import { test } from 'node:test';
import assert from 'node:assert/strict';
import { deedOf, goTo } from './steer.js';

const box = (left, top, w = 10, h = 10) => ({ left, top, right: left + w, bottom: top + h });
// three tiles in a row, three below, and a wide key at the foot
const GRID = [box(0, 0), box(20, 0), box(40, 0), box(0, 20), box(20, 20), box(40, 20), box(0, 40, 50)];

test('digits steer where nothing is typed, and are digits where something is', () => {
  assert.equal(deedOf('8', false), 'up');
  assert.equal(deedOf('5', false), 'press');
  assert.equal(deedOf('0', false), 'back');
  assert.equal(deedOf('8', true), null);
  assert.equal(deedOf('ArrowUp', true), 'up');
  assert.equal(deedOf('+', true), 'next');
  assert.equal(deedOf('*', true), 'help');
  assert.equal(deedOf('/', true), 'repeat');
  assert.equal(deedOf('Tab', true), 'next');
  assert.equal(deedOf('Tab', false, true), 'previous');
  assert.equal(deedOf('Enter', false), null);
});

test('one goes to what lies ahead', () => {
  assert.equal(goTo(GRID, 0, 'right'), 1);
  assert.equal(goTo(GRID, 1, 'down'), 4);
  assert.equal(goTo(GRID, 5, 'down'), 6);
  assert.equal(goTo(GRID, 6, 'up'), 4, 'the middle one of a wide key');
  assert.equal(goTo(GRID, 4, 'left'), 3);
});

test('where nothing lies ahead one stays', () => {
  assert.equal(goTo(GRID, 0, 'up'), -1);
  assert.equal(goTo(GRID, 2, 'right'), -1);
  assert.equal(goTo([], -1, 'down'), -1);
});

test('without a focus the first is taken, and next goes around', () => {
  assert.equal(goTo(GRID, -1, 'down'), 0);
  assert.equal(goTo(GRID, -1, 'next'), 0);
  assert.equal(goTo(GRID, 6, 'next'), 0);
  assert.equal(goTo(GRID, 0, 'previous'), 6);
});

test('every key is reached from every other by steps', () => {
  for (let from = 0; from < GRID.length; from++) {
    const seen = new Set([from]);
    const open = [from];
    while (open.length > 0) {
      const at = open.pop();
      for (const way of ['up', 'down', 'left', 'right']) {
        const to = goTo(GRID, at, way);
        if (to >= 0 && !seen.has(to)) {
          seen.add(to);
          open.push(to);
        }
      }
    }
    assert.equal(seen.size, GRID.length, 'from ' + from);
  }
});
