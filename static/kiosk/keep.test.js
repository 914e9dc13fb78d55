import test from 'node:test';
import assert from 'node:assert/strict';
import { takeToken, pairedWith, forgetToken, readVisit, keepVisit } from './keep.js';
import { newVisit } from './state.js';

function makeWindow(hash) {
  const kept = new Map();
  const sessionStorage = {
    getItem: (key) => (kept.has(key) ? kept.get(key) : null), setItem: (key, value) => kept.set(key, value), removeItem: (key) => kept.delete(key),
  };
  const shown = [];
  return { kept, shown, sessionStorage, location: { hash, pathname: '/kiosk', search: '' }, history: { replaceState: (_, __, url) => shown.push(url) } };
}

test('the token leaves the address and stays for the session', () => {
  const window = makeWindow('#TOKEN');
  assert.equal(takeToken(window), 'TOKEN');
  assert.deepEqual(window.shown, ['/kiosk']);
  window.location.hash = '';
  assert.equal(takeToken(window), 'TOKEN');
  assert.equal(takeToken(makeWindow('')), '');
  assert.equal(takeToken(makeWindow('#100%')), '100%', 'an address that somebody mistyped does not stop the page');
});

test('a token that was paired outlives the session, until it is forgotten', () => {
  const kept = new Map();
  globalThis.localStorage = { getItem: (key) => kept.get(key), setItem: (key, value) => kept.set(key, value), removeItem: (key) => kept.delete(key) };
  pairedWith('PAIRED');
  assert.equal(takeToken(makeWindow('')), 'PAIRED');
  const window = makeWindow('#GIVEN');
  assert.equal(takeToken(window), 'GIVEN', 'an address goes before');
  window.location.hash = '';
  forgetToken(window);
  assert.equal(takeToken(window), '');
  delete globalThis.localStorage;
});

test('a visit is kept while there is one, and its last trace goes with it', () => {
  const { sessionStorage, kept } = makeWindow('');
  keepVisit(sessionStorage, { ...newVisit(), screen: 'checklist', rows: { ktp: 'yes' } });
  assert.equal(readVisit(sessionStorage).rows.ktp, 'yes');
  keepVisit(sessionStorage, newVisit());
  assert.equal(kept.size, 0);
  assert.equal(readVisit(sessionStorage), null);
});

test('what another build kept is no visit', () => {
  const { sessionStorage } = makeWindow('');
  sessionStorage.setItem('antrean.kiosk.visit', 'nonsense');
  assert.equal(readVisit(sessionStorage), null);
});
