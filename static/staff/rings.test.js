import { test } from 'node:test';
import assert from 'node:assert/strict';
import { AGAIN_MS, OUTCOME_MS, noRings, ringsCame, mustSound, sounded, firstRing, coming, ringAnswered, ringKept, outcomeFades } from './rings.js';

const early = { id: 'r1', device: 'kiosk-1', at: '2026-11-23T10:40:00+07:00' };
const late = { id: 'r2', device: 'kiosk-2', at: '2026-11-23T10:41:00+07:00' };

test('a new ring sounds at once, then softly again while nobody comes', () => {
  let rings = ringsCame(noRings(), [early]);
  assert.equal(mustSound(rings, 1000), true);
  rings = sounded(rings, 1000);
  assert.equal(mustSound(rings, 1000 + AGAIN_MS - 1), false);
  assert.equal(mustSound(rings, 1000 + AGAIN_MS), true);
});

test('the same rings in another snapshot do not sound again, a second ring does', () => {
  const rings = sounded(ringsCame(noRings(), [early]), 1000);
  assert.equal(mustSound(ringsCame(rings, [early]), 1001), false);
  assert.equal(mustSound(ringsCame(rings, [late, early]), 1001), true);
});

test('the one who has waited longest is answered first', () => {
  assert.equal(firstRing(ringsCame(noRings(), [late, early]))?.id, 'r1');
});

test('while an answer is on its way nothing sounds and a second press is nothing', () => {
  const rings = coming(ringsCame(noRings(), [early, late]), early);
  assert.equal(firstRing(rings), null);
  assert.equal(mustSound(rings, 1e9), false);
});

test('an answered ring is gone for good, even when an older snapshot still carries it', () => {
  let rings = ringAnswered(coming(ringsCame(noRings(), [early]), early), 'Sari', 5000);
  assert.deepEqual(rings.open, []);
  assert.deepEqual(rings.outcome, { device: 'kiosk-1', by: 'Sari', at: 5000 });
  rings = ringsCame(rings, [early]);
  assert.deepEqual(rings.open, []);
  assert.deepEqual(ringsCame(rings, []).gone, []);
});

test('an answer that did not arrive leaves the ring', () => {
  const rings = ringKept(coming(ringsCame(noRings(), [early]), early));
  assert.equal(firstRing(rings)?.id, 'r1');
});

test('the outcome fades', () => {
  const rings = ringAnswered(coming(ringsCame(noRings(), [early]), early), 'Sari', 5000);
  assert.notEqual(outcomeFades(rings, 5000 + OUTCOME_MS).outcome, null);
  assert.equal(outcomeFades(rings, 5001 + OUTCOME_MS).outcome, null);
});

test('a ring that leaves the list before its reply is here still says who answered', () => {
  const rings = ringsCame(coming(ringsCame(noRings(), [early]), early), []);
  assert.deepEqual(ringAnswered(rings, 'Sari', 5000).outcome, { device: 'kiosk-1', by: 'Sari', at: 5000 });
  assert.equal(ringAnswered(noRings(), 'Sari', 5000).outcome, null);
});

test('who has gone to a ring is told to those who only heard it', () => {
  const ring = { id: '7', device: 'kiosk-1', at: '2026-11-23T10:42:00+07:00' };
  const heard = ringsCame(noRings(), [ring], [], 1000);
  const told = ringsCame(heard, [], [{ ...ring, by: 'dewi' }], 2000);
  assert.deepEqual(told.outcome, { device: 'kiosk-1', by: 'dewi', at: 2000 });
  assert.deepEqual(ringsCame({ ...told, outcome: null }, [], [{ ...ring, by: 'dewi' }], 3000).outcome, null, 'once');
  const own = ringsCame(coming(heard, ring), [], [{ ...ring, by: 'sari' }], 2000);
  assert.equal(own.outcome, null, 'the reply tells whoever goes');
});
