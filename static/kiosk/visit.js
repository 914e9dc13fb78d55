// The person in front of the kiosk and what they want: one service, or several in one visit. Nothing here looks at a catalogue.

/** @typedef {import('./check.js').Answers} Answers */
/** @typedef {import('./check.js').Rows} Rows */

/** @typedef {'start' | 'services' | 'find' | 'checklist' | 'missing' | 'confirm' | 'nik' | 'held' | 'code' | 'comeback' | 'complaints' | 'result'} Screen */
/** @typedef {'ticket' | 'list'} Kind */

/**
 * @typedef {object} Sent an intent that the server has to answer; kept as it is until it has
 * @property {Kind} kind
 * @property {object} body sent byte for byte again, so that a repeat is the same request
 * @property {string} id its request id
 */

/** @typedef {{ service: string, answers: Answers, rows: Rows }} Pick a service with what was said about its requirements */

/**
 * @typedef {object} Visit everything about the person in front; wiped as a whole
 * @property {Screen} screen
 * @property {string} lang
 * @property {boolean} large A+
 * @property {boolean} contrast
 * @property {boolean} low reach mode
 * @property {boolean} guide the audio guide
 * @property {Pick[]} before services of this visit that were chosen before the one on the glass, in order
 * @property {string} service
 * @property {Answers} answers
 * @property {Rows} rows
 * @property {number} party people or documents that the number is for
 * @property {boolean} priority whether the person cannot wait like others; why is never asked
 * @property {number} page of tiles or cards, counted from 0
 * @property {string} typed on the code pad
 * @property {string} day a later day whose number is taken, because today's are out; "" is today
 * @property {Sent | null} sent
 */

/** Services of one visit: more are hard to tell apart on the slip, and on the board nobody waits for the fourth. */
export const MOST_SERVICES = 3;
/** People or documents of one number, as the server takes them. */
export const MOST_PARTY = 99;

/** @returns {Visit} */
export function newVisit() {
  return {
    screen: 'start', lang: 'id', large: false, contrast: false, low: false, guide: false,
    before: [], service: '', answers: {}, rows: {}, party: 1, priority: false, page: 0, typed: '', day: '', sent: null,
  };
}

/** @param {import('./state.js').State} state @param {Partial<Visit>} change @returns {import('./state.js').State} */
export function withVisit(state, change) {
  return { ...state, trouble: '', look: '', visit: { ...state.visit, ...change } };
}

/** @param {Visit} visit whether there is nothing of a person in it */
export function pristine(visit) {
  return JSON.stringify(visit) === JSON.stringify(newVisit());
}

/** @param {Visit} visit the services of the visit, in order; the last one is on the glass @returns {Pick[]} */
export function picksOf(visit) {
  const { service, answers, rows } = visit;
  return service ? visit.before.concat({ service, answers, rows }) : visit.before;
}

/** A visit with these services, the last one on the glass. @param {Pick[]} picks @returns {Partial<Visit>} */
export function withPicks(picks) {
  const last = picks[picks.length - 1] || { service: '', answers: {}, rows: {} };
  return { before: picks.slice(0, -1), service: last.service, answers: last.answers, rows: last.rows, page: 0 };
}

/** @param {Visit} visit whether one more service may be added */
export function mayAdd(visit) {
  return picksOf(visit).length < MOST_SERVICES;
}

/** One more service: those chosen so far step back. @param {Visit} visit @returns {Partial<Visit>} */
export function another(visit) {
  return { screen: 'services', before: picksOf(visit), service: '', answers: {}, rows: {}, page: 0 };
}

/** One service fewer, and back to the choice as it was; the visit begins anew without any. @param {Visit} visit @param {number} at @returns {Partial<Visit>} */
export function without(visit, at) {
  const picks = picksOf(visit).filter((_, i) => i !== at);
  return { ...withPicks(picks), screen: picks.length > 0 ? 'confirm' : 'services' };
}

/** @param {number} party @param {number} by one more or one fewer */
export function counted(party, by) {
  return Math.min(MOST_PARTY, Math.max(1, party + by));
}
