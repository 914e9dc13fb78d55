import test from 'node:test';
import assert from 'node:assert/strict';
import { cleanCode, tidy, meant, padKeys, shownIn, makeScanner } from './code.js';

test('look-alikes are read as the digit, lower case and spaces do not matter', () => {
  assert.equal(cleanCode('o0il1 7kq-2m9'), '001117KQ2M9');
  assert.equal(cleanCode('U!é'), '');
});

const list = (text) => ({ kind: 'list', text, token: false, ready: true });
const number = (text) => ({ kind: 'ticket', text, token: false, ready: true });
const token = (text) => ({ kind: 'ticket', text, token: true, ready: true });

test('a scan is the address of a list or of a ticket, or either of them bare', () => {
  assert.deepEqual(shownIn('https://antrean.example/C/7KQ2M9', 'AG'), list('7KQ2M9'));
  assert.deepEqual(shownIn('HTTP://10.0.0.5:8080/C/7KQ2M9?lang=en', 'AG'), list('7KQ2M9'));
  assert.deepEqual(shownIn('7kq2m9', 'AG'), list('7KQ2M9'));
  assert.deepEqual(shownIn('HTTPS://ANTREAN.EXAMPLE/T/4GZ7QH2M9XK3VB8TWC5D', 'AG'), token('4GZ7QH2M9XK3VB8TWC5D'));
  assert.deepEqual(shownIn('4gz7qh2m9xk3vb8twc5d', 'AG'), token('4GZ7QH2M9XK3VB8TWC5D'));
  assert.deepEqual(shownIn('A-012', 'AG'), number('A012'));
});

test('a check slip, a foreign address and a stray Enter are nothing of ours', () => {
  for (const scanned of ['CEK:4719', 'https://elsewhere.example/', '', 'X1']) {
    assert.equal(shownIn(scanned, 'AG'), null, scanned);
  }
});

test('a number begins with a letter of this office; all else is a code', () => {
  assert.deepEqual(meant('A1', 'AG'), number('A1'));
  assert.deepEqual(meant('g-0123', 'AG'), number('G0123'));
  assert.equal(meant('B1', 'AG').ready, false, 'too short for a code');
  assert.deepEqual(meant('B0123', 'AG'), list('B0123'));
  assert.deepEqual(meant('A1234567', 'AG'), list('A1234567'), 'as long as the code of a list');
});

test('the pad has the letters of this office, also those that look like digits', () => {
  assert.equal(padKeys('AG'), '0123456789ABCDEFGHJKMNPQRSTVWXYZ');
  assert.equal(padKeys('AIO').length, 34);
  assert.equal(tidy('o0il', 'AO'), 'O011', 'only the first one can be the letter of a number');
  assert.equal(tidy('o0il', 'A'), '0011');
  assert.equal(tidy('i12', 'I'), 'I12');
});

test('a scanner types fast and ends with Enter', () => {
  const scan = makeScanner();
  [...'7KQ2M9'].forEach((key, i) => assert.equal(scan(key, i * 10), ''));
  assert.equal(scan('Shift', 65), '');
  assert.equal(scan('Enter', 70), '7KQ2M9');
  assert.equal(scan('Enter', 80), '', 'each line once');
});

test('keys with pauses between them are not a scan', () => {
  const scan = makeScanner();
  [...'7KQ2M9'].forEach((key, i) => scan(key, i * 1000));
  assert.equal(scan('Enter', 6000), '');
});

test('a claim slip is known by its code, wherever it stands', () => {
  const claim = { kind: 'claim', text: '2026-00042', token: false, ready: true };
  for (const text of ['BERKAS:2026-00042', '2026-00042', '202600042', 'HTTPS://ANTRE.GO.ID/T/0123456789ABCDEFGHJK#2026-00042']) {
    assert.deepEqual(shownIn(text, 'AG'), claim, text);
  }
  assert.equal(shownIn('HTTPS://ANTRE.GO.ID/T/0123456789ABCDEFGHJK', 'AG').kind, 'ticket');
  assert.equal(meant('20260004', 'AG').kind, 'list', 'eight characters are a list');
});
