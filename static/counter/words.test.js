import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

// The keys that the desk puts together while it runs; keys that stand whole in the code are found by the laws.
const ACTIONS = ['open', 'close', 'next', 'call', 'recall', 'start', 'finish', 'no-show', 'requeue', 'return'];
const BUILT = [
  ...ACTIONS.flatMap((action) => ['counter.doing.' + action, 'counter.done.' + action]),
  ...['open', 'takeover', 'next', 'start', 'finish'].map((verb) => 'counter.do.' + verb),
  ...['empty', 'letter', 'shape', 'example'].map((hint) => 'counter.find.' + hint),
  ...['kurang', 'tidak_valid', 'declared.have', 'declared.missing'].map((name) => 'counter.return.' + name),
  ...['closed', 'taken'].flatMap((name) => ['counter.tag.' + name, `counter.${name}.title`, `counter.${name}.lead`]),
];

for (const lang of ['id', 'en']) {
  test('every sentence the desk builds a key for exists in ' + lang, () => {
    const table = JSON.parse(readFileSync(new URL(`../../internal/words/${lang}/counter.json`, import.meta.url), 'utf8'));
    assert.deepEqual(BUILT.filter((key) => !(key in table)), []);
  });
}
