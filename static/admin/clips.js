// The list of words to record: which is next, how many are done, which file belongs to which. Decided without a page.

/**
 * @typedef {'built' | 'own' | 'draft' | 'back' | 'lost'} State who says a word, as the server names it
 * @typedef {{ clip: string, text: string, state: State }} Word
 */

/**
 * Whether a word is said by a recording, now or once the drafts are in use.
 * @param {Word} word
 */
export function isRecorded(word) {
  return word.state === 'own' || word.state === 'draft';
}

/**
 * The place of the next word that nobody has recorded, looked for behind a place and then from the start; -1 when all
 * are.
 * @param {Word[]} words
 * @param {number} at
 */
export function nextOpen(words, at) {
  for (let i = 1; i <= words.length; i++) {
    const place = (at + i) % words.length;
    if (!isRecorded(words[place])) {
      return place;
    }
  }
  return -1;
}

/**
 * How many words are recorded, and how many changes are not in use yet.
 * @param {Word[]} words
 * @returns {{ own: number, drafts: number }}
 */
export function sums(words) {
  return {
    own: words.filter(isRecorded).length,
    drafts: words.filter((word) => word.state === 'draft' || word.state === 'back').length,
  };
}

/**
 * The word that a file is for: a file alone is for the word at hand, one of several is named like its word. -1 when it
 * is named like none.
 * @param {string} name
 * @param {number} files
 * @param {Word[]} words
 * @param {number} at hand
 */
export function wordOf(name, files, words, at) {
  if (files === 1) {
    return at;
  }
  const stem = name.replace(/\.[^.]*$/, '').toLowerCase();
  return words.findIndex((word) => word.clip === stem);
}

/**
 * A sentence with its values.
 * @param {string} sentence
 * @param {Record<string, string | number>} values
 */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}
