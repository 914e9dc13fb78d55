import { test } from 'node:test';
import assert from 'node:assert/strict';
import { newDesk } from './state.js';
import { promptOf, planOf } from './pause.js';
import { newAsk, outcome } from './asks.js';
import { stepsOf } from './steps.js';

const pauses = [
  { at: '2026-11-23T12:00:00+07:00', until: '2026-11-23T13:00:00+07:00', reason: 'istirahat' },
  { at: '2026-11-23T15:00:00+07:00', until: null, reason: '' },
];
const at = (/** @type {string} */ time) => ({ ms: Date.parse('2026-11-23T' + time + '+07:00'), offset: 420 });

/** @param {any} [more] @returns {import('./types.js').Desk} */
function desk(more) {
  const counter = { n: 1, state: 'open', operator: 'sari', serves: ['kk'], break: null, ...(more && more.counter) };
  const snap = { ticket: null, pauses, reasons: { park: [], break: ['istirahat', 'salat', 'rapat'], assist: [] }, ...more, counter };
  return { ...newDesk(1, 'sari'), snap: /** @type {any} */ (snap) };
}

test('ten minutes before the break the counter is told, and not before', () => {
  assert.equal(promptOf(desk(), at('11:49:59')), null);
  assert.deepEqual(promptOf(desk(), at('11:50:00')), { word: 'counter.pause.istirahat', at: pauses[0].at, intent: 'break', button: 'counter.do.break' });
  assert.equal(promptOf(desk({ ticket: { id: '7', state: 'serving', needed: [] } }), at('11:55:00'))?.word, 'counter.pause.istirahat.hand');
  assert.equal(promptOf(desk(), at('12:05:00'))?.word, 'counter.pause.istirahat.begun');
  assert.equal(promptOf(desk(), at('13:00:00')), null);
  assert.equal(promptOf(desk(), null), null);
});

test('before the closing it is told to close, and a closed counter is told nothing', () => {
  assert.deepEqual(promptOf(desk(), at('14:51:00')), { word: 'counter.pause.close', at: pauses[1].at, intent: 'close', button: 'counter.do.close' });
  assert.equal(promptOf(desk({ counter: { state: 'closed', operator: '' } }), at('14:51:00')), null);
});

test('at the planned return it is told to open again', () => {
  const paused = desk({ counter: { state: 'break', break: { reason: 'istirahat', since: pauses[0].at, until: pauses[0].until } } });
  assert.equal(promptOf(paused, at('12:59:59')), null);
  assert.deepEqual(promptOf(paused, at('13:00:00')), { word: 'counter.pause.back', at: pauses[0].until, intent: 'primary', button: 'counter.pause.open' });
});

test('the break is prepared with its reason, and its end as the planned return', () => {
  const world = { desk: desk(), catalogue: /** @type {any} */ ({}), counters: [], now: at('11:55:00'), until: () => '' };
  assert.deepEqual(planOf(world.desk, world.now), { reason: 'istirahat', until: '2026-11-23T13:00:00+07:00' });
  const [reason, span] = stepsOf(newAsk('break'), world);
  assert.deepEqual([reason.preset, span.preset, span.options[0].id], ['istirahat', 'plan', 'plan']);
  const out = outcome({ ...newAsk('break'), picks: { reason: 'istirahat', span: 'plan' } }, world);
  assert.deepEqual(out, { action: 'break', more: { reason: 'istirahat', until: '2026-11-23T13:00:00+07:00' } });
  const morning = { ...world, now: at('10:00:00') };
  assert.deepEqual(stepsOf(newAsk('break'), morning).map((one) => one.preset), [undefined, '15']);
});
