// Sentences of one language, fetched from the server; scripts hold only keys.

/** @typedef {{ [name: string]: string | number }} Args */

/**
 * @typedef {object} Words
 * @property {string} lang the code of the language, such as "id"
 * @property {(key: string, args?: Args) => string} t the sentence at key with its placeholders filled
 * @property {(key: string) => boolean} has whether this language has a sentence at key
 * @property {(text: Text | null | undefined) => string} text a catalogue text in this language, Indonesian when it has none
 */

/** @typedef {{ [lang: string]: string }} Text a catalogue text: {id, en, …} */

/** The language of an office, and of a text that has no translation. */
export const DEFAULT_LANG = 'id';

/**
 * Puts values where a sentence has {names}; a name without a value stays as it stands, so that it is seen.
 * @param {string} sentence
 * @param {Args} [args]
 */
export function fill(sentence, args) {
  if (!args) {
    return sentence;
  }
  const values = args;
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (own(values, name) ? String(values[name]) : whole));
}

/** @param {object} table @param {string} key */
function own(table, key) {
  return Object.prototype.hasOwnProperty.call(table, key);
}

/**
 * Wraps a table of sentences.
 * @param {string} lang
 * @param {{ [key: string]: string }} table
 * @returns {Words}
 */
export function makeWords(lang, table) {
  const has = (/** @type {string} */ key) => own(table, key);
  return {
    lang,
    has,
    t: (key, args) => (has(key) ? fill(table[key], args) : '[' + key + ']'),
    text: (text) => (text ? text[lang] || text[DEFAULT_LANG] || '' : ''),
  };
}

/**
 * Fetches the sentences of a language.
 * @param {string} lang
 * @param {((url: string) => Promise<Response>) | null} [get] fetch, unless a test gives its own
 * @param {string} [rooms] those of some rooms alone, "board,time", for a screen that has to be light
 * @returns {Promise<Words>}
 */
export async function loadWords(lang, get, rooms) {
  const reply = await (get || fetch)('/words/' + encodeURIComponent(lang) + '.json' + (rooms ? '?only=' + rooms : ''));
  if (!reply.ok) {
    throw new Error('words of ' + lang + ': status ' + reply.status);
  }
  return makeWords(lang, await reply.json());
}
