import test from 'node:test';
import assert from 'node:assert/strict';
import { cleanCode, codeIn, makeScanner } from './code.js';

test('look-alikes are read as the digit, lower case and spaces do not matter', () => {
  assert.equal(cleanCode('o0il1 7kq-2m9'), '001117KQ2M9');
  assert.equal(cleanCode('U!é'), '');
});

test('a scan is an address that ends in a code, or a bare code', () => {
  assert.equal(codeIn('https://antrean.example/C/7KQ2M9'), '7KQ2M9');
  assert.equal(codeIn('HTTP://10.0.0.5:8080/C/7KQ2M9?lang=en'), '7KQ2M9');
  assert.equal(codeIn('7kq2m9'), '7KQ2M9');
});

test('a ticket\'s address, a foreign one and a stray Enter are no codes', () => {
  assert.equal(codeIn('https://antrean.example/T/7KQ2M9XD4RTZB'), '');
  assert.equal(codeIn('https://elsewhere.example/'), '');
  assert.equal(codeIn(''), '');
  assert.equal(codeIn('A1'), '');
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
