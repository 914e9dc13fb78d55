// Finds services by what people say when they want one. Nothing here is sent or kept: it looks through what the kiosk has.

/** @typedef {import('./catalogue.js').Catalogue} Catalogue */
/** @typedef {import('./catalogue.js').Service} Service */

/** Letters that may be typed: a few words. */
export const MOST_LETTERS = 24;

/** Words that say nothing about what somebody wants; any language's, because people mix them. */
const EMPTY = ['saya', 'mau', 'ingin', 'untuk', 'yang', 'dan', 'di', 'ke', 'dari', 'buat', 'bikin', 'urus', 'mengurus', 'surat', 'kartu', 'the', 'my', 'to', 'for', 'want', 'need', 'of'];

/** What a match of one word counts, the better the more. */
const WHOLE = 8;
const BEGUN = 6;
const SLIPPED = 3;
/** A phrase that has all the words counts more than words from here and there. */
const TOGETHER = 10;
/** A phrase that is what was typed, and nothing besides, counts still more. */
const THE_PHRASE = 6;

/** Words this short are not guessed at: too much is one slip away from them. */
const GUESS_FROM = 4;

/**
 * A text as it is compared: lower case, no accents, one space between words.
 * @param {string} text
 */
export function plain(text) {
  return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim();
}

/**
 * What was typed with one more letter; a space only between words.
 * @param {string} sought
 * @param {string} letter
 */
export function typedOn(sought, letter) {
  const next = /^[a-z0-9]$/i.test(letter) ? sought + letter.toLowerCase() : letter === ' ' && sought && !/ $/.test(sought) ? sought + ' ' : sought;
  return next.slice(0, MOST_LETTERS);
}

/**
 * The services that fit what was typed, the best first.
 * @param {Catalogue} catalogue
 * @param {string} lang
 * @param {string} sought
 * @returns {Service[]}
 */
export function found(catalogue, lang, sought) {
  const all = plain(sought).split(' ').filter(Boolean);
  const said = all.filter((word) => EMPTY.indexOf(word) < 0);
  const wanted = said.length > 0 ? said : all.filter((word) => word.length > 1);
  if (wanted.length === 0) {
    return [];
  }
  const scored = catalogue.services.map((service, at) => ({ service, at, ...score(service, lang, wanted) })).filter((one) => one.hits > 0);
  const most = Math.max(0, ...scored.map((one) => one.hits));
  return scored.filter((one) => one.hits === most).sort((a, b) => b.points - a.points || a.at - b.at).map((one) => one.service);
}

/** @param {Service} service @param {string} lang @param {string[]} wanted */
function score(service, lang, wanted) {
  const phrases = phrasesOf(service, lang).concat(namesOf(service, lang));
  const each = wanted.map((word) => best(phrases.join(' ').split(' '), word));
  const together = phrases.filter((phrase) => wanted.every((word) => best(phrase.split(' '), word) > 0));
  const alone = together.some((phrase) => phrase.split(' ').length === wanted.length);
  const points = each.reduce((sum, one) => sum + one, 0) + (together.length > 0 ? TOGETHER : 0) + (alone ? THE_PHRASE : 0);
  const often = Math.min(together.length, 3); // who says it in several ways means this one
  return { hits: each.filter((one) => one > 0).length, points: points + often };
}

/** @param {Service} service @param {string} lang what people say, in the language of the glass and in Indonesian */
function phrasesOf(service, lang) {
  const words = service.words || {};
  return [words[lang], lang === 'id' ? '' : words.id].join(',').split(',').map(plain).filter(Boolean);
}

/** @param {Service} service @param {string} lang */
function namesOf(service, lang) {
  return [service.short[lang], service.short.id, service.name[lang], service.name.id].filter(Boolean).map(plain);
}

/** How well the best of these words fits. @param {string[]} words @param {string} word */
function best(words, word) {
  return words.reduce((most, one) => Math.max(most, fit(one, word)), 0);
}

/** @param {string} known @param {string} word as typed so far */
function fit(known, word) {
  if (known === word) {
    return WHOLE;
  }
  if (known.indexOf(word) === 0) {
    return BEGUN;
  }
  if (word.length < GUESS_FROM || known.length < GUESS_FROM) {
    return 0;
  }
  return slip(known, word) || slip(known.slice(0, word.length), word) ? SLIPPED : 0;
}

/**
 * Whether two words differ by one letter: another one, one too many, one too few, or two that changed places.
 * @param {string} a
 * @param {string} b
 */
export function slip(a, b) {
  if (Math.abs(a.length - b.length) > 1) {
    return false;
  }
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) {
    at++;
  }
  const swapped = a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
  return swapped || a.slice(at + 1) === b.slice(at + 1) || a.slice(at + 1) === b.slice(at) || a.slice(at) === b.slice(at + 1);
}
