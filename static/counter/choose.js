// Which counters a login may sit at, and what they serve in words.

/** @typedef {import('../staff/types.js').Counter} Counter */
/** @typedef {import('../staff/types.js').Me} Me */
/** @typedef {import('../staff/types.js').Catalogue} Catalogue */
/** @typedef {import('../lib/words.js').Words} Words */

/** @param {Counter[]} counters @param {Me} me @returns {Counter[]} by number */
export function ownCounters(counters, me) {
  return sorted(counters.filter((counter) => me.counters.includes(counter.n)));
}

/** @param {Counter[]} counters @param {Me} me @returns {Counter[]} by number */
export function otherCounters(counters, me) {
  return sorted(counters.filter((counter) => !me.counters.includes(counter.n)));
}

/** @param {Counter[]} counters */
function sorted(counters) {
  return [...counters].sort((a, b) => a.n - b.n);
}

/**
 * The short names of the services, as one line.
 * @param {string[]} serves
 * @param {Catalogue} catalogue
 * @param {Words} words
 */
export function servesText(serves, catalogue, words) {
  return serves.map((id) => shortName(id, catalogue, words)).join(', ');
}

/**
 * The short name of a service; its id when the catalogue does not know it any more.
 * @param {string} id
 * @param {Catalogue} catalogue
 * @param {Words} words
 */
export function shortName(id, catalogue, words) {
  const service = catalogue.services.find((one) => one.id === id);
  return service ? words.text(service.short) || words.text(service.name) : id;
}

/** @param {string} id @param {Catalogue} catalogue @param {Words} words */
export function fullName(id, catalogue, words) {
  const service = catalogue.services.find((one) => one.id === id);
  return service ? words.text(service.name) : id;
}
