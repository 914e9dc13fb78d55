// One person, one number: the identity number is typed, sent once and forgotten. It is never kept with the visit, which
// survives a reload; and no digit of it stands on the glass.

/** @typedef {import('./state.js').State} State */

/** How many digits a NIK has. */
export const DIGITS = 16;

/** @param {State} state whether this office asks who takes a number */
export function asksWho(state) {
  const rule = state.status && state.status.one_person;
  return rule === 'service' || rule === 'office';
}

/** @param {string} nik as typed so far @param {string} key a digit; anything else is no part of it */
export function typed(nik, key) {
  return /^[0-9]$/.test(key) && nik.length < DIGITS ? nik + key : nik;
}

/**
 * Whether this can be a NIK: the seventh to twelfth digit are a date of birth, with 40 added to the day of women. The
 * server looks once more; this finds slips of the finger while the person still stands there.
 * @param {string} nik
 */
export function plausible(nik) {
  if (!/^[0-9]{16}$/.test(nik) || Number(nik.slice(0, 2)) < 11 || nik.slice(12) === '0000') {
    return false;
  }
  const day = Number(nik.slice(6, 8));
  const month = Number(nik.slice(8, 10));
  const born = day > 40 ? day - 40 : day;
  return month >= 1 && month <= 12 && born >= 1 && born <= new Date(Date.UTC(2000, month, 0)).getUTCDate();
}

/** What stands on the glass: a dot for each digit, in fours. @param {string} nik */
export function masked(nik) {
  const marks = '\u25CF'.repeat(nik.length) + '\u25CB'.repeat(DIGITS - nik.length);
  return marks.replace(/(.{4})(?=.)/g, '$1 ');
}

/** @param {State} state @param {string} key @returns {State} */
export function digit(state, key) {
  return state.visit.sent ? state : { ...state, nik: typed(state.nik, key), trouble: '' };
}

/** @param {State} state @returns {State} */
export function erased(state) {
  return state.visit.sent ? state : { ...state, nik: state.nik.slice(0, -1), trouble: '' };
}

/**
 * What the server says to somebody who is asked who they are; null when it is about something else.
 * @param {State} state
 * @param {string} code
 * @param {any} body
 * @returns {State | null}
 */
export function refusedWho(state, code, body) {
  const visit = { ...state.visit, sent: null };
  if (code === 'already_has') {
    return { ...state, visit: { ...visit, screen: 'held' }, nik: '', trouble: '', touchedAt: state.now };
  }
  if (code === 'nik_needed' || (code === 'bad_field' && body && body.field === 'nik')) {
    return { ...state, visit: { ...visit, screen: 'nik' }, nik: '', trouble: code === 'nik_needed' ? '' : 'nik', touchedAt: state.now };
  }
  return null;
}
