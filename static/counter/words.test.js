import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

// The keys that the desk puts together while it runs; keys that stand whole in the code are found by the laws.
const ACTIONS = [
  'open', 'close', 'break', 'next', 'call', 'call-paper', 'undo', 'assist', 'assist-answer', 'assist-end', 'recall', 'start', 'finish', 'no-show', 'requeue', 'return',
  'transfer', 'next-service', 'park', 'unpark', 'rejoin', 'party', 'priority', 'split', 'join',
];
const UNDONE = ['join', 'call', 'start', 'finish', 'next-service', 'no-show', 'requeue', 'return', 'transfer', 'park'];
const REASONS = ['lengkapi_berkas', 'fotokopi', 'isi_formulir', 'tunggu_sistem', 'tunggu_pejabat', 'lain', 'istirahat', 'salat', 'rapat', 'gangguan'];
const BUILT = [
  ...ACTIONS.flatMap((action) => ['counter.doing.' + action, 'counter.done.' + action]),
  ...['open', 'takeover', 'reopen', 'next', 'start', 'finish'].map((verb) => 'counter.do.' + verb),
  ...UNDONE.map((what) => 'counter.undone.' + what),
  ...REASONS.map((reason) => 'counter.reason.' + reason),
  ...['all', 'waiting', 'parked', 'no_show'].map((filter) => 'counter.find.filter.' + filter),
  ...['ada', 'kurang', 'tidak_valid', 'declared.have', 'declared.missing'].map((name) => 'counter.return.' + name),
  ...['within', 'near', 'over'].map((word) => 'counter.target.' + word),
  ...['called', 'serving'].map((state) => 'counter.hand.' + state),
  ...['park', 'break', 'park.span', 'break.span', 'party', 'split', 'join', 'hand-close', 'hand-break', 'wrong.number', 'wrong.clock'].map((name) => 'counter.ask.' + name),
  ...['transfer', 'next-service', 'park', 'break', 'close', 'party', 'split', 'join'].map((kind) => 'counter.ask.go.' + kind),
  ...['bantuan', 'bahaya'].flatMap((kind) => ['counter.assist.' + kind, 'counter.assist.' + kind + '.hint']),
  ...['closed', 'taken'].flatMap((name) => ['counter.tag.' + name, `counter.${name}.title`, `counter.${name}.lead`]),
];

for (const lang of ['id', 'en']) {
  test('every sentence the desk builds a key for exists in ' + lang, () => {
    const table = JSON.parse(readFileSync(new URL(`../../internal/words/${lang}/counter.json`, import.meta.url), 'utf8'));
    assert.deepEqual(BUILT.filter((key) => !(key in table)), []);
  });
}
