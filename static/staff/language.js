// The language of the person at this screen, kept in the browser between days.

import { DEFAULT_LANG, loadWords } from '../lib/words.js';

/** @typedef {import('../lib/words.js').Words} Words */

/** The languages the staff screens are written in. */
export const LANGS = ['id', 'en'];

const KEY = 'antrean.staff.lang';

/** @returns {string} */
export function keptLang() {
  const kept = read();
  return kept && LANGS.includes(kept) ? kept : DEFAULT_LANG;
}

/** @param {string} lang */
export function keepLang(lang) {
  document.documentElement.lang = lang;
  try {
    localStorage.setItem(KEY, lang);
  } catch (failure) {
    // A browser that keeps nothing still speaks the language until the page is closed.
  }
}

function read() {
  try {
    return localStorage.getItem(KEY);
  } catch (failure) {
    return null;
  }
}

/**
 * All languages at once: switching never waits, and a sentence can be shown in the applicant's language.
 * @returns {Promise<{ [lang: string]: Words }>}
 */
export async function loadLangs() {
  const all = await Promise.all(LANGS.map((lang) => loadWords(lang)));
  return Object.fromEntries(all.map((words) => [words.lang, words]));
}
