import test from 'node:test';
import assert from 'node:assert/strict';
import { newState, step } from './state.js';
import { scene, abandoned } from './scene.js';
import { masked, plausible } from './nik.js';
import { waitLeft } from './wait.js';
import { keepVisit } from './keep.js';
import { makeErrands } from './errands.js';
import { CATALOGUE } from './sample.test.js';

const NIK = '3515084507990001';
const HOURS = { open: true, always: false, issue_until: '14.30', closes: '15.00', next_open: null };
const status = (/** @type {any} */ more) => ({ at: '2026-11-23T09:00:00+07:00', build: 'b', hours: HOURS, printer: 'ok', disk_full: false, ...more });

/** A kiosk with everything ticked, one tap before the number. */
function ready(/** @type {any} */ more) {
  let state = newState(1000, null, true);
  let now = 1000;
  const k = {
    say(/** @type {string} */ type, /** @type {any} */ event) {
      state = step(state, { type, ...event }, now);
      return k;
    },
    at(/** @type {number} */ ms) {
      now = ms;
      return k.say('tick');
    },
    type: (/** @type {string} */ digits) => [...digits].reduce((one, key) => one.say('digit', { key }), k),
    get state() { return state; },
  };
  return k.say('catalogue', { catalogue: CATALOGUE }).say('status', { status: status(more) }).say('begin').say('choose', { service: 'kk-rusak' }).say('all');
}

test('only what can be a NIK goes to the server', () => {
  for (const good of [NIK, '3515080507990001', '3515082902000001']) {
    assert.ok(plausible(good), good);
  }
  for (const bad of ['351508450799000', '35150845079900011', '3515083207990001', '3515080013990001', '3515083002000001', '3515087207990001', '0015080507990001', '3515080507990000', '351508050799000x']) {
    assert.ok(!plausible(bad), bad);
  }
});

test('no digit stands on the glass', () => {
  assert.equal(masked('351508'), '●●●● ●●○○ ○○○○ ○○○○');
  assert.ok(!/[0-9]/.test(masked(NIK)));
});

test('where one person may have one number, the NIK is asked for and sent with the request alone', async () => {
  const k = ready({ one_person: 'service' }).say('send', { kind: 'ticket', id: 'ID1' });
  assert.equal(scene(k.state), 'nik');
  k.type('3515081').say('undigit').say('identify', { id: 'ID1' });
  assert.equal(k.state.trouble, 'nik');
  k.say('send', { kind: 'ticket', id: 'ID1' }).type(NIK).say('identify', { id: 'ID1' });
  assert.equal(k.state.visit.sent?.id, 'ID1');
  const kept = /** @type {string[]} */ ([]);
  keepVisit(/** @type {any} */ ({ setItem: (/** @type {string} */ _, /** @type {string} */ text) => kept.push(text), removeItem: () => undefined }), k.state.visit);
  assert.equal(kept.length, 1);
  assert.ok(!kept[0].includes(NIK), 'a reload of the page must not keep the digits');
  const bodies = /** @type {any[]} */ ([]);
  const api = /** @type {any} */ ({ keep: async (/** @type {string} */ _, /** @type {any} */ body) => { bodies.push(body); return { body: { number: 'A-001' } }; }, get: async () => ({ body: {} }) });
  makeErrands({ api, say: () => undefined, later: () => 0 }).run(k.state);
  assert.equal(bodies[0].nik, NIK);
  k.say('replied', { id: 'ID1', body: { number: 'A-001', token: 'T', service: { id: 'kk-rusak' } } });
  assert.equal(k.state.nik, '');
});

test('who has a number already is told what to do, and nothing of them stays', () => {
  const k = ready({ one_person: 'office' }).say('send', { kind: 'ticket', id: 'ID1' }).type(NIK).say('identify', { id: 'ID1' }).say('refused', { id: 'ID1', code: 'already_has', body: {} });
  assert.equal(scene(k.state), 'held');
  assert.equal(k.state.nik, '');
  assert.equal(k.state.visit.sent, null);
});

test('after a reload the server has no NIK, and asks for it again', () => {
  const k = ready({ one_person: 'office' }).say('send', { kind: 'ticket', id: 'ID1' }).type(NIK).say('identify', { id: 'ID1' }).say('refused', { id: 'ID1', code: 'nik_needed', body: {} });
  assert.equal(scene(k.state), 'nik');
  assert.equal(k.state.trouble, '');
});

test('an office that does not ask goes straight to the number', () => {
  assert.equal(ready({ one_person: 'any' }).say('send', { kind: 'ticket', id: 'ID1' }).state.visit.sent?.id, 'ID1');
});

test('a wish that came too soon waits on the glass and goes by itself', () => {
  const k = ready({}).say('send', { kind: 'ticket', id: 'ID1' }).at(1500).say('refused', { id: 'ID1', code: 'too_soon', body: { next_open: '2026-11-23T09:00:20.500+07:00' } });
  assert.equal(scene(k.state), 'wait');
  assert.equal(waitLeft(k.state), 20);
  k.at(11500);
  assert.equal(waitLeft(k.state), 10);
  assert.ok(!abandoned(k.state));
  k.at(21600);
  assert.equal(k.state.trouble, '');
  assert.equal(k.state.visit.sent?.id, 'ID1', 'the same wish, with its id');
  assert.notEqual(scene(k.state), 'wait');
});

test('a lot is given before opening, and its number can be typed', () => {
  const lots = { hours: { ...HOURS, open: false, why: 'before_opening', next_open: '2026-11-23T08:00:00+07:00', draw: '2026-11-23T08:00:00+07:00' } };
  const k = ready(lots);
  assert.equal(scene(k.say('wipe').state), 'start');
  k.say('code');
  for (const letter of 'UN17') {
    k.say('type', { letter });
  }
  assert.equal(k.state.visit.typed, 'UN17');
  assert.deepEqual(k.say('enter', { id: 'S1' }).state.shown, { id: 'S1', ticket: 'UN17', token: false });
});
