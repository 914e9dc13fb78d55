import test from 'node:test';
import assert from 'node:assert/strict';
import { newState, newVisit, step } from './state.js';
import { scene, abandoned, mayCopy, mayReprint, paperFace } from './scene.js';
import { spelled } from './comeback.js';
import { CATALOGUE } from './sample.test.js';

const STATUS = { at: '2026-11-23T09:14:05+07:00', build: 'b', hours: { open: true, always: true }, printer: 'ok', disk_full: false };

/** A kiosk that takes events one after the other. */
function kiosk() {
  let state = newState(0, null, true);
  let now = 0;
  const k = {
    say: (type, more) => ((state = step(state, { type, ...more }, now)), k),
    at: (ms) => ((now = ms), k.say('tick').say('status', { status: STATUS })),
    get state() { return state; },
    get scene() { return scene(state); },
  };
  return k.say('catalogue', { catalogue: CATALOGUE }).say('status', { status: STATUS });
}

const typed = (text) => [...text].reduce((k, letter) => k.say('type', { letter }), kiosk().say('code'));
const scanned = (body) => kiosk().say('shown', { id: 'S1', ticket: 'T0KEN', token: true }).say('told', { id: 'S1', body });
const WAITS = { result: 'waiting', number: 'A-012', position: 4, counter: null, list: null };

test('a number that was typed is shown as a ticket, a code is looked up as a list', () => {
  const number = typed('A12').say('enter', { id: 'S1' });
  assert.deepEqual(number.state.shown, { id: 'S1', ticket: 'A12', token: false });
  const code = typed('7KQ2M9AB').say('enter', { id: 'S1' });
  assert.equal(code.state.lookup, '7KQ2M9AB');
  assert.equal(typed('A').say('enter', { id: 'S1' }).state.shown, null, 'too short');
});

test('what the server says of the ticket stands on the glass, and nothing of it stays', () => {
  const k = typed('A12').say('enter', { id: 'S1' }).say('told', { id: 'S1', body: WAITS });
  assert.equal(k.scene, 'comeback');
  assert.equal(k.state.visit.typed, '');
  assert.ok(!abandoned(k.at(59999).state));
  assert.ok(abandoned(k.at(60000).state), 'it closes by itself, without a question');
  k.say('done', { id: 'D1' });
  assert.deepEqual(k.state.visit, newVisit());
  assert.deepEqual(k.state.seen, []);
});

test('an answer to somebody who has gone shows nothing', () => {
  assert.equal(kiosk().say('shown', { id: 'S1', ticket: 'A12', token: false }).say('wipe').say('told', { id: 'S1', body: WAITS }).scene, 'start');
  assert.equal(typed('A12').say('enter', { id: 'S1' }).say('back').say('told', { id: 'S1', body: WAITS }).scene, 'start');
});

test('how a ticket stood does not outlive the page', () => {
  const kept = JSON.parse(JSON.stringify(scanned(WAITS).state.visit));
  assert.deepEqual(newState(0, kept, true).visit, newVisit());
});

test('a ticket that nobody has can be typed again', () => {
  const k = typed('A99').say('enter', { id: 'S1' }).say('untold', { id: 'S1', code: 'unknown_ticket' });
  assert.deepEqual([k.scene, k.state.trouble, k.state.visit.typed], ['code', 'unknown_ticket', 'A99']);
  assert.equal(k.say('erase').state.trouble, '');
});

test('whose time is over is led to a new number', () => {
  const k = typed('A7').say('enter', { id: 'S1' }).say('untold', { id: 'S1', code: 'too_late' });
  assert.equal(k.scene, 'comeback');
  assert.deepEqual(k.state.result.reply, { result: 'too_late', number: 'A-007' });
  assert.equal(k.say('anew').scene, 'services');
  assert.equal(k.state.result, null);
});

test('a returned ticket goes on with its checklist', () => {
  const k = scanned({ result: 'returned', number: 'A-012', position: null, counter: 1, list: '7KQ2M9AB' }).say('resume');
  assert.deepEqual([k.scene, k.state.lookup], ['code', '7KQ2M9AB']);
  k.say('found', { code: '7KQ2M9AB', list: { service: 'kk-rusak', answers: { warga: 'wni' }, have: ['f102', 'kk_rusak'], lang: 'id' } });
  assert.equal(k.scene, 'checklist');
  assert.deepEqual(k.state.visit.rows, { f102: 'yes', kk_rusak: 'yes' });
});

test('a copy is for who has shown the token, while the ticket leads somewhere and paper can come', () => {
  assert.ok(mayCopy(scanned(WAITS).state));
  assert.ok(!mayCopy(typed('A12').say('enter', { id: 'S1' }).say('told', { id: 'S1', body: WAITS }).state), 'a number alone');
  assert.ok(!mayCopy(scanned({ ...WAITS, result: 'over' }).state));
  assert.ok(!mayCopy(scanned({ ...WAITS, was: 'B-003' }).state), 'the slip of a number that joined another');
  assert.ok(!mayCopy(scanned(WAITS).say('status', { status: { ...STATUS, printer: 'bad' } }).state));
});

test('the copy has the states of any paper', () => {
  const k = scanned(WAITS).say('reprint', { id: 'R1' }).say('reprinted', { id: 'R1', paper: { job: 'j2', state: 'queued' } });
  assert.equal(paperFace(k.state), 'coming');
  assert.ok(!mayCopy(k.state));
  assert.equal(paperFace(k.say('paper', { paper: { job: 'j2', state: 'confirmed' } }).state), 'out');
  const lost = scanned(WAITS).say('reprint', { id: 'R1' }).say('reprinted', { id: 'R1', paper: { job: 'j2', state: 'queued' } }).say('paper', { paper: { job: 'j2', state: 'unknown' } });
  assert.ok(mayReprint(lost.state));
  const none = scanned(WAITS).say('reprint', { id: 'R1' }).say('unreprinted', { id: 'R1', code: 'stale' });
  assert.ok(none.state.result.spent && !mayCopy(none.state));
});

test('nobody\'s number is taken while another is asked for', () => {
  const k = kiosk().say('begin').say('choose', { service: 'kk-rusak' }).say('all').say('send', { kind: 'ticket', id: 'ID1' });
  assert.equal(k.say('shown', { id: 'S1', ticket: 'T0KEN', token: true }).state.shown, null);
});

test('a number is spelled as it is called', () => {
  assert.deepEqual(['a12', 'A-012', 'G1234'].map(spelled), ['A-012', 'A-012', 'G-1234']);
});

const CLAIM = '2026-00042';
const UNREADY = { result: 'unready', code: CLAIM, service: { id: 'kk', short: { id: 'KK' } }, state: 'in_work', due: '2026-11-26T15:00:00+07:00', mend_by: null, missing: [], paused: false };

test('a claim slip is asked for as a document, scanned or typed', () => {
  assert.deepEqual(typed('202600042').say('enter', { id: 'S1' }).state.shown, { id: 'S1', ticket: CLAIM, token: false, claim: true });
  const k = kiosk().say('claim', { id: 'S1', claim: CLAIM });
  k.say('told', { id: 'S1', body: { number: 'G-001', token: 'T', position: 1, service: { id: 'ambil', short: {} }, paper: { job: 'j1', state: 'queued' } } });
  assert.deepEqual([k.scene, k.state.result.kind, paperFace(k.state)], ['result', 'number', 'coming']);
});

test('what is not ready stands on the glass with its date, and a number to ask with is one touch away', () => {
  const k = kiosk().say('claim', { id: 'S1', claim: CLAIM }).say('told', { id: 'S1', body: UNREADY });
  assert.equal(k.scene, 'comeback');
  k.say('anyway', { id: 'S2' });
  assert.deepEqual([k.state.shown, k.state.result], [{ id: 'S2', ticket: CLAIM, token: false, claim: true, anyway: true }, null]);
});

test('the token of a visit that is behind leads on to its document', () => {
  const k = scanned({ result: 'application' });
  assert.deepEqual(k.state.shown, { id: 'S1-a', ticket: 'T0KEN', token: true, claim: true });
});
