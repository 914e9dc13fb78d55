import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { causeOf, troubled, stripWord, CAUSES } from './printers.js';

const printer = (name, state, more) => ({ name, state, reason: '', low: false, ...more });

test('a bad printer is named by its cause, a strange cause by none', () => {
  assert.equal(causeOf(printer('a', 'bad', { reason: 'paper_out' })), 'paper_out');
  assert.equal(causeOf(printer('a', 'bad', { reason: 'moon' })), 'other');
  assert.equal(causeOf(printer('a', 'bad')), 'other');
});

test('a printer that prints is named by its roll, and silence is no trouble', () => {
  assert.equal(causeOf(printer('a', 'ok')), 'ok');
  assert.equal(causeOf(printer('a', 'ok', { low: true })), 'low');
  assert.equal(causeOf(printer('a', 'unknown')), 'unknown');
  assert.equal(causeOf(printer('a', 'bad', { reason: 'cutter', low: true })), 'cutter');
});

test('what prints nothing is told before what ends soon, and what is well not at all', () => {
  const all = [printer('a', 'ok'), printer('b', 'ok', { low: true }), printer('c', 'unknown'), printer('d', 'bad', { reason: 'silent' })];
  assert.deepEqual(troubled(all).map((one) => one.name), ['d', 'b']);
  assert.deepEqual(troubled(undefined), []);
});

test('a strip calls every lost line by one word', () => {
  assert.equal(stripWord(printer('a', 'bad', { reason: 'unplugged' })), 'line');
  assert.equal(stripWord(printer('a', 'bad', { reason: 'agent_lost' })), 'line');
  assert.equal(stripWord(printer('a', 'bad', { reason: 'cover_open' })), 'cover_open');
  assert.equal(stripWord(printer('a', 'ok', { low: true })), 'low');
});

for (const lang of ['id', 'en']) {
  test('every cause has its sentences in ' + lang, () => {
    const table = (room) => JSON.parse(readFileSync(new URL(`../../internal/words/${lang}/${room}.json`, import.meta.url), 'utf8'));
    const staff = table('staff');
    const printers = table('printers');
    const causes = [...CAUSES, 'other', 'low'];
    assert.deepEqual(causes.filter((cause) => !(`staff.paper.${stripWord(cause === 'low' ? printer('a', 'ok', { low: true }) : printer('a', 'bad', { reason: cause }))}` in staff)), []);
    assert.deepEqual([...CAUSES, 'other', 'ok', 'unknown'].filter((cause) => !(`printers.state.${cause}` in printers)), []);
    assert.deepEqual([...causes, 'ok', 'unknown'].filter((cause) => !(`printers.do.${cause}` in printers)), []);
  });
}
