import test from 'node:test';
import assert from 'node:assert/strict';
import { eventOf, recall, replaced, tell } from './bell.js';

const waiting = (position, more) => ({ state: 'waiting', position: String(position), turn: '0.0', ...more });
const called = (call) => ({ state: 'called', position: '0', call, turn: '0.0' });

/** Shows one page after the other and lists how often each rang. */
function ringing(pages, bell = { on: true, heard: [] }) {
  return pages.map((page) => {
    const told = tell(bell, page);
    bell = told.bell;
    return told.times;
  });
}

test('three people ahead ring once, however the line moves', () => {
  assert.deepEqual(ringing([waiting(5), waiting(4), waiting(5), waiting(4), waiting(2)]), [0, 1, 0, 0, 0]);
  assert.deepEqual(ringing([waiting(9), waiting(2)]), [0, 1], 'a leap past the third is told as well');
});

test('who has let others go first is told again', () => {
  assert.deepEqual(ringing([waiting(4), waiting(9, { turn: '0.1' }), waiting(4, { turn: '0.1' })]), [1, 0, 1]);
});

test('a call rings three times, once; a recall is another call', () => {
  assert.deepEqual(ringing([waiting(6), called('a1'), called('a1'), called('b2'), called('b2')]), [0, 3, 0, 3, 0]);
});

test('a call that is taken back rings once, and the place after it does not', () => {
  const back = waiting(1, { undone: 'k' });
  assert.deepEqual(ringing([waiting(6), called('a1'), back, back, called('b1')]), [0, 3, 1, 0, 3]);
});

test('what was told while the bell was off does not ring when it is on', () => {
  const off = tell({ on: false, heard: [] }, waiting(3));
  assert.equal(off.times, 0);
  assert.deepEqual(ringing([waiting(2), called('a1')], { ...off.bell, on: true }), [0, 3]);
});

test('a reload forgets nothing, and a damaged memory is an empty one', () => {
  const { bell } = tell({ on: true, heard: [] }, called('a1'));
  assert.deepEqual(ringing([called('a1'), called('b2')], recall(JSON.stringify(bell))), [0, 3]);
  for (const kept of [null, '', '{', 'null', '{"on":true}']) {
    assert.deepEqual(recall(kept), { on: false, heard: [] });
  }
});

test('the memory stays small', () => {
  let bell = { on: true, heard: [] };
  for (let i = 0; i < 100; i++) {
    bell = tell(bell, called(String(i))).bell;
  }
  assert.ok(bell.heard.length <= 20 && tell(bell, called('99')).times === 0);
});

test('other states are silent', () => {
  for (const state of ['booked', 'lot', 'serving', 'done', 'parked', 'no_show', 'cancelled']) {
    assert.equal(eventOf({ state, position: '0' }), '');
  }
});

test('new settings of the office do not reload a page, a new program does', () => {
  assert.deepEqual([replaced('', 'a.1'), replaced('a.1', 'a.2'), replaced('a', 'a.1'), replaced('a.1', 'b.1')], [false, false, false, true]);
});
