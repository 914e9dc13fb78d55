import test from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { LAYOUTS, neededPx, fitOf, roomOf, cellsOf } from './size.js';

const vectors = JSON.parse(readFileSync(new URL('../../office/setup/testdata/sight.json', import.meta.url), 'utf8'));
const HALF = { farthest_seat_m: 8, screen_diagonal_in: 43 };
const WALL = { width: 1920, height: 1080, rem: 16 };

test('letters are as large as the last seat needs, as the office computes it', () => {
  for (const c of vectors.needed) {
    const px = neededPx({ farthest_seat_m: c.metres, screen_diagonal_in: c.diagonal_in }, { width: c.width, height: c.height });
    assert.equal(Math.round(px), c.px, c.screen);
  }
});

test('the layouts have the sizes that the office refuses by', () => {
  const known = {};
  for (const c of vectors.layouts) {
    known[c.layout] = { most: c.most_rem, list: c.list_rem };
  }
  assert.deepEqual(known, LAYOUTS);
});

test('a hall that nobody measured is set as usual', () => {
  const fit = fitOf('hall', false, { farthest_seat_m: 0, screen_diagonal_in: 43 }, WALL, false);
  assert.deepEqual(fit, { need: 0, plate: 14, number: 24.75, fits: true, readM: 0 });
  assert.equal(neededPx({ farthest_seat_m: 8, screen_diagonal_in: 0 }, WALL), 0);
});

test('the digit of the counter grows with the hall, as far as there is room', () => {
  const far = (metres) => fitOf('hall', false, Object.assign({}, HALF, { farthest_seat_m: metres }), WALL, false);
  assert.equal(far(8).plate, 14, '157 px are less than usual');
  assert.ok(far(13).plate > 15.5 && far(13).plate < 16.2 && far(13).fits);
  assert.equal(far(40).plate, 16.5);
  assert.equal(far(40).fits, false);
  assert.ok(far(40).readM > 13 && far(40).readM < 14, String(far(40).readM));
});

test('the number gives way to its counter and to a running text, and is never the smaller of the two', () => {
  for (const metres of [0, 8, 12, 13, 30]) {
    for (const runs of [false, true]) {
      const fit = fitOf('hall', false, Object.assign({}, HALF, { farthest_seat_m: metres }), WALL, runs);
      assert.ok(fit.number >= fit.plate, `${metres} m: ${fit.number} and ${fit.plate}`);
      assert.ok(0.72 * fit.number + 0.893 * fit.plate <= (runs ? 26.76 : 32.01), `${metres} m: they do not fit`);
    }
  }
});

test('one page is right on every glass: the size does not depend on its pixels', () => {
  const plates = [[1280, 720], [1920, 1080], [3840, 2160]].map(([width, height]) => fitOf('hall', false, { farthest_seat_m: 12.5, screen_diagonal_in: 43 }, { width, height, rem: height / 67.5 }, false).plate);
  assert.ok(Math.max(...plates) - Math.min(...plates) < 0.001);
});

test('an upright hall has the sizes of a totem', () => {
  const glass = { width: 1080, height: 1920, rem: 16 };
  assert.equal(fitOf('hall', true, { farthest_seat_m: 60, screen_diagonal_in: 32 }, glass, true).plate, LAYOUTS.totem.most);
  assert.equal(fitOf('totem', true, HALF, glass, true).fits, true);
});

test('counters get the largest letters that show all of them', () => {
  assert.equal(cellsOf(roomOf(2, 0, false)), 2);
  assert.equal(cellsOf(roomOf(4, 0, false)), 4);
  assert.equal(cellsOf(roomOf(8, 0, false)), 8);
  assert.equal(cellsOf(roomOf(30, 0, false)), 12, 'and pages when there are too many');
});

test('a far seat gets larger letters and pages instead', () => {
  const room = roomOf(12, 9, false);
  assert.equal(cellsOf(room), 4);
  assert.ok(room.rem >= 9);
  assert.equal(cellsOf(roomOf(12, 99, true)), 2, 'what cannot be read is as large as it can be');
});

test('every room is read from as far as it says, and none is kept for nothing', () => {
  for (const tall of [false, true]) {
    for (let need = 0; need < 20; need += 0.25) {
      for (let n = 1; n < 40; n++) {
        const room = roomOf(n, need, tall);
        assert.ok(room.rem + 0.01 >= need || need > (tall ? 19.5 : 18), `${n} at ${need}`);
      }
    }
  }
});
