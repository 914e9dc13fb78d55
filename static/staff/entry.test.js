import { test } from 'node:test';
import assert from 'node:assert/strict';
import { newEntry, signedIn, signedOut, submitted, loginRefused, mayUse } from './entry.js';

const sari = { name: 'Sari', role: 'operator', counters: [1, 3] };

test('an empty field is told without asking the server', () => {
  for (const [name, password] of [['', 'x'], ['  ', 'x'], ['sari', '']]) {
    const entry = submitted(newEntry(), name, password);
    assert.equal(entry.busy, false);
    assert.equal(entry.problem, 'empty');
  }
});

test('a second press while the first is on its way is nothing', () => {
  const once = submitted(newEntry(), 'sari', 'x');
  assert.equal(once.busy, true);
  assert.equal(submitted(once, 'sari', 'x'), once);
});

test('each refusal has its sentence, and an unknown one the server its own', () => {
  const busy = submitted(newEntry(), 'sari', 'x');
  const problem = (/** @type {string} */ code) => loginRefused(busy, { code, body: { message: 'Maaf.' } });
  assert.equal(problem('wrong_login').problem, 'wrong');
  assert.equal(problem('too_many').problem, 'many');
  assert.equal(problem('lost').problem, 'lost');
  assert.equal(problem('unavailable').problem, 'lost');
  assert.deepEqual([problem('foreign_origin').problem, problem('foreign_origin').said], ['failed', 'Maaf.']);
});

test('a refusal counts a try, so that the form takes the focus again', () => {
  assert.equal(loginRefused(newEntry(), { code: 'wrong_login', body: {} }).tries, 1);
});

test('signing in clears what went wrong, an ended cookie says so', () => {
  const refused = loginRefused(newEntry(), { code: 'wrong_login', body: {} });
  const entry = signedIn(refused, sari);
  assert.deepEqual([entry.stage, entry.problem, entry.me], ['in', '', sari]);
  assert.deepEqual([signedOut(entry, true).problem, signedOut(entry, true).me], ['ended', null]);
  assert.equal(signedOut(entry, false).problem, '');
});

test('a role may use its own screens', () => {
  assert.equal(mayUse(sari, ['operator']), true);
  assert.equal(mayUse(sari, ['front_office']), false);
});
