import { test } from 'node:test';
import assert from 'node:assert/strict';
import { meaning, menuItems } from './menu.js';
import { newAsk, outcome, picked } from './asks.js';
import { commanded, commandBody } from './state.js';
import { snap, at } from '../debug/sample_counter.js';

const hall = { name: 'utama', zones: ['utama'], muted: null };
const muted = { ...hall, muted: { until: '2026-11-23T12:05:00+07:00', by: 'sari', counter: 1 } };
const now = { ms: Date.parse('2026-11-23T12:00:00+07:00') };

test('one press mutes, the next asks how it goes on, and after its end it mutes again', () => {
  assert.deepEqual(meaning(at(snap({ hall })), 'mute', now), { action: 'mute', more: { minutes: 5 } });
  assert.deepEqual(meaning(at(snap({ hall: muted })), 'mute', now), { ask: 'mute' });
  assert.deepEqual(meaning(at(snap({ hall: muted })), 'mute', { ms: now.ms + 300000 }), { action: 'mute', more: { minutes: 5 } });
});

test('the menu has it too, for whoever has a numeric keypad alone', () => {
  assert.ok(menuItems(at(snap({ hall })), now).some((one) => one.intent === 'mute'));
});

test('a silence is made longer or ended', () => {
  const desk = at(snap({ hall: muted }));
  const world = { desk, catalogue: { services: [] }, counters: [], now, until: () => '' };
  const sent = (/** @type {string} */ id) => outcome(picked(newAsk('mute'), world, id).ask, world);
  assert.deepEqual(sent('longer'), { action: 'mute', more: { minutes: 5 } });
  assert.deepEqual(sent('quarter'), { action: 'mute', more: { minutes: 15 } });
  assert.deepEqual(sent('end'), { action: 'unmute' });
});

test('muting is about no ticket', () => {
  const desk = commanded(at(snap({ hall })), 'mute', { id: 'command-1', now: 0 });
  assert.deepEqual(commandBody(desk, { minutes: 5 }), { command_id: 'command-1', minutes: 5 });
});
