import { test } from 'node:test';
import assert from 'node:assert/strict';
import { glassOf, framed, KEY_MM } from './measure.js';

const told = (more) => ({ card_px: 0, diagonal_in: 0, bottom_mm: 0, langs: [], measure: false, ...more });

test('a glass of 21.5 inches has 4 px a millimetre, one of 32 has fewer', () => {
  assert.equal(Math.round(KEY_MM * glassOf(told({ diagonal_in: 21.5 }), 1080, 1920).px), 81);
  assert.equal(Math.round(KEY_MM * glassOf(told({ diagonal_in: 32 }), 1080, 1920).px), 54);
  assert.equal(Math.round(KEY_MM * glassOf(told({ diagonal_in: 10 }), 1280, 800).px), 119);
});

test('what was measured counts more than what a maker says', () => {
  assert.equal(glassOf(told({ diagonal_in: 21.5, card_px: 428 }), 1080, 1920).px, 5);
});

test('before anything is known a size is guessed', () => {
  assert.ok(Math.abs(glassOf(null, 1080, 1920).px - 4.034) < 0.01);
  assert.ok(glassOf(null, 1280, 800).small);
  assert.ok(!glassOf(null, 1920, 1080).small);
  assert.ok(glassOf(null, 360, 800).px * KEY_MM <= 48, 'keys of a telephone are those of a telephone');
});

test('reach mode keeps keys below 1220 mm where the height is known, in the lower half where it is not', () => {
  assert.equal(glassOf(told({ diagonal_in: 21.5 }), 1080, 1920).reach, 960);
  const known = glassOf(told({ card_px: 342.4, bottom_mm: 900 }), 1080, 1920); // 4 px a millimetre: 480 mm high, up to 1380 mm
  assert.equal(Math.round(known.reach), 640);
  assert.equal(glassOf(told({ card_px: 342.4, bottom_mm: 700 }), 1080, 1920).reach, 0, 'all of it is in reach');
  assert.equal(glassOf(told({ card_px: 342.4, bottom_mm: 1200 }), 1080, 1920).reach, 960, 'half of a glass that hangs too high');
});

test('a lying glass is in reach as a whole, unless it is known to hang higher', () => {
  assert.equal(glassOf(told({ diagonal_in: 21.5 }), 1920, 1080).reach, 0);
  const high = glassOf(told({ diagonal_in: 21.5, bottom_mm: 1000 }), 1920, 1080); // its top is at 1268 mm
  assert.equal(Math.round(high.reach / high.px), 48);
});

test('nothing stands lower than 380 mm above the floor', () => {
  assert.equal(glassOf(told({ card_px: 342.4, bottom_mm: 300 }), 1080, 1920).lift, 320);
  assert.equal(glassOf(told({ card_px: 342.4, bottom_mm: 500 }), 1080, 1920).lift, 0);
});

test('the frame stays on the glass', () => {
  assert.equal(framed(345, 1, 1080), 346);
  assert.equal(framed(100, -10, 1080), 100);
  assert.equal(framed(1075, 10, 1080), 1080);
});
