// What survives a reload of the page: the kiosk's token, and the visit until it is wiped. Nothing survives the browser
// but a token that this kiosk was paired with.

import { newVisit, pristine } from './state.js';
import { keptToken, keepToken } from '../lib/pair.js';

const TOKEN = 'antrean.kiosk.token';
const VISIT = 'antrean.kiosk.visit';

/**
 * Takes the token from the address, where it came as /kiosk#TOKEN, and takes it out of the address.
 * @param {Window} window
 * @returns {string} "" when this kiosk has none
 */
export function takeToken(window) {
  const { location, history, sessionStorage } = window;
  const given = plainOf(location.hash.slice(1));
  if (given) {
    sessionStorage.setItem(TOKEN, given);
    history.replaceState(null, '', location.pathname + location.search);
  }
  return sessionStorage.getItem(TOKEN) || keptToken('kiosk');
}

/** A part of an address in plain letters; what nobody wrote so is taken as it stands. @param {string} text */
function plainOf(text) {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    return text;
  }
}

/** Keeps the token this kiosk was paired with. @param {string} token */
export function pairedWith(token) {
  keepToken('kiosk', token);
}

/** Forgets a token that the server does not know: this kiosk is paired again. @param {Window} window */
export function forgetToken({ sessionStorage }) {
  sessionStorage.removeItem(TOKEN);
  keepToken('kiosk', '');
}

/**
 * @param {Storage} storage
 * @returns {import('./state.js').Visit | null}
 */
export function readVisit(storage) {
  try {
    const kept = JSON.parse(storage.getItem(VISIT) || 'null');
    return kept && typeof kept === 'object' ? { ...newVisit(), ...kept } : null;
  } catch (failure) {
    return null; // written by another build: the person begins again
  }
}

/**
 * @param {Storage} storage
 * @param {import('./state.js').Visit} visit
 */
export function keepVisit(storage, visit) {
  if (pristine(visit)) {
    storage.removeItem(VISIT);
  } else {
    storage.setItem(VISIT, JSON.stringify(visit));
  }
}
