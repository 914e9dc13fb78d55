// What stories are drawn from: the standards and the words, asked for once.

import { makeApi } from '../lib/api.js';
import { loadWords } from '../lib/words.js';

/** @param {string[]} langs @returns {Promise<import('./books.js').World>} */
export async function openWorld(langs) {
  const api = makeApi({ lang: () => langs[0] });
  const [reply, ...words] = await Promise.all([api.get('/debug/storybook/catalogue'), ...langs.map((lang) => loadWords(lang))]);
  return { catalogue: reply.body, tongues: Object.fromEntries(words.map((one) => [one.lang, one])) };
}
