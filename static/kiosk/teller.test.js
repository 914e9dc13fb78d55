import test from 'node:test';
import assert from 'node:assert/strict';
import { newState, step } from './state.js';
import { picture, untold, looked, due, makeTeller, GAP_MS, AGAIN_MS } from './teller.js';
import { CATALOGUE } from './sample.test.js';

const STATUS = { at: '2026-11-23T09:14:05+07:00', build: 'b', hours: { open: true, always: true }, printer: 'ok', disk_full: false };

/** A kiosk after some events, each with its time. */
function after(...events) {
  let state = newState(0, null, true);
  for (const event of [{ type: 'catalogue', catalogue: CATALOGUE }, { type: 'status', status: STATUS }, ...events]) {
    state = step(state, event, event.at || state.now);
  }
  return state;
}

const begun = { type: 'begin', at: 1000 };
const chosen = { type: 'choose', service: 'kk-rusak', at: 2000 };
const answer = (row, said) => ({ type: 'answer', row, said });

test('staff see the step, and the requirement whose turn it is', () => {
  assert.equal(picture(after()).screen, 'start');
  assert.equal(picture(after(begun)).screen, 'services');
  const list = picture(after(begun, chosen, answer('f102', 'yes')));
  assert.deepEqual(list, { screen: 'checklist', service: 'kk-rusak', row: 'kk_rusak', done: 1, total: 3, lang: 'id' });
});

test('staff see that somebody looks once more, or shows a number, and not which', () => {
  assert.equal(picture(after(begun, chosen, { type: 'all' })).screen, 'confirm');
  const shown = picture(after({ type: 'shown', id: 'S1', ticket: 'A12', token: false }, { type: 'told', id: 'S1', body: { result: 'waiting', number: 'A-012' } }));
  assert.deepEqual(shown, { screen: 'comeback', service: '', row: '', done: 0, total: 0, lang: 'id' });
});

test('what somebody answers stays on the glass', () => {
  const yes = picture(after(begun, chosen, answer('f102', 'yes')));
  const no = picture(after(begun, chosen, answer('f102', 'no')));
  assert.deepEqual(yes, no);
  const typed = picture(after({ type: 'code' }, { type: 'type', letter: '7' }));
  assert.equal(JSON.stringify(typed).includes('7'), false);
});

test('a new step is told at once, at most once a second, and again while it lasts', () => {
  let told = untold();
  assert.equal(due(told, 5000), false, 'a kiosk that nobody touches is silent');
  told = looked(told, after(begun));
  assert.equal(due(told, 1000), true);
  told = { ...told, sentAt: 1000 };
  assert.equal(due(told, 1000 + GAP_MS - 1), false, 'lost, and told again after a second');
  assert.equal(due(told, 1000 + GAP_MS), true);
  told = { ...told, sent: told.text };
  assert.equal(due(told, 1000 + AGAIN_MS - 1), false);
  assert.equal(due(told, 1000 + AGAIN_MS), true);
});

test('a lost telling is told again, and the end of a visit is told once', async () => {
  const sent = [];
  let lost = true;
  const api = { post: async (path, body) => {
    sent.push(body.screen);
    if (lost) {
      throw new Error('lost');
    }
  } };
  const teller = makeTeller({ api });
  const look = async (state, now) => {
    teller.look({ ...state, now });
    await new Promise((done) => setImmediate(done));
  };
  await look(after(begun), 1000);
  lost = false;
  await look(after(begun), 1500);
  await look(after(begun), 2000);
  await look(after(begun), 3000);
  await look(after(), 4000);
  await look(after(), 900000);
  assert.deepEqual(sent, ['services', 'services', 'start']);
});
