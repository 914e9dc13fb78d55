// A number that staff take for somebody: the service they look for, the papers they tap, and what may follow from them.

import { checklist, declaration, allThere, restored } from '../kiosk/check.js';

/** @typedef {import('../kiosk/catalogue.js').Catalogue} Catalogue the whole of it, as the server publishes it to all screens */
/** @typedef {import('../kiosk/catalogue.js').Service} Service */
/** @typedef {import('../kiosk/check.js').Said} Said */
/** @typedef {import('../kiosk/check.js').Checklist} Checklist */

/** The service that is always a way on. */
export const CONSULT = 'konsultasi';

/**
 * @typedef {object} Draft
 * @property {string} query words the service is looked for by
 * @property {string} service empty while it is being looked for
 * @property {{ [question: string]: string }} answers
 * @property {{ [row: string]: Said }} rows
 * @property {string} lang of the person: of the slip and of the page on their phone
 * @property {string} list code of the saved list it was begun from, empty when it was none
 * @property {string} nik digits of the person's identity number, where the office asks for them; empty otherwise
 */

/** @param {string} lang @returns {Draft} */
export function newDraft(lang) {
  return { query: '', service: '', answers: {}, rows: {}, lang, list: '', nik: '' };
}

/**
 * The services that fit all words typed, in the order of the catalogue, by the prefix of their numbers.
 * @param {Catalogue} catalogue
 * @param {string} query
 * @returns {{ prefix: string, services: Service[] }[]}
 */
export function groups(catalogue, query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  /** @type {{ prefix: string, services: Service[] }[]} */
  const found = [];
  for (const service of catalogue.services) {
    const text = [service.prefix, ...Object.values(service.name), ...Object.values(service.short)].join(' ').toLowerCase();
    if (!words.every((word) => text.includes(word))) {
      continue;
    }
    const group = found.find((one) => one.prefix === service.prefix);
    if (group) {
      group.services.push(service);
    } else {
      found.push({ prefix: service.prefix, services: [service] });
    }
  }
  return found;
}

/** @param {Catalogue} catalogue @param {Draft} draft @returns {Service | null} */
export function serviceOf(catalogue, draft) {
  return catalogue.services.find((one) => one.id === draft.service) || null;
}

/**
 * A service is chosen. Under the gate of the front office the papers lie on the desk, so all count as there and the
 * officer touches only what is not; elsewhere each is asked for.
 * @param {Catalogue} catalogue
 * @param {Draft} draft
 * @param {string} id
 * @returns {Draft}
 */
export function chosen(catalogue, draft, id) {
  const next = { ...draft, service: id, answers: {}, rows: {}, list: '' };
  const service = serviceOf(catalogue, next);
  return service && service.gate === 'fo' ? filled(catalogue, next) : next;
}

/** @param {Catalogue} catalogue @param {Draft} draft @returns {Draft} every row that stands is there */
export function filled(catalogue, draft) {
  const service = serviceOf(catalogue, draft);
  return service ? { ...draft, rows: allThere(catalogue, service, draft.answers, draft.rows) } : draft;
}

/**
 * An answer may bring rows in: under the gate of the front office they count as there, like the others.
 * @param {Catalogue} catalogue
 * @param {Draft} draft
 * @param {string} question
 * @param {string} value
 * @returns {Draft}
 */
export function asked(catalogue, draft, question, value) {
  const next = { ...draft, answers: { ...draft.answers, [question]: value } };
  const service = serviceOf(catalogue, next);
  const list = listOf(catalogue, next);
  if (!service || !list || service.gate !== 'fo' || next.list) {
    return next;
  }
  const fresh = list.rows.filter((row) => !row.said).map((row) => [row.requirement.id, /** @type {Said} */ ('yes')]);
  return { ...next, rows: { ...Object.fromEntries(fresh), ...next.rows } };
}

/** @param {Draft} draft @param {string} row @param {Said} said @returns {Draft} */
export function tapped(draft, row, said) {
  return { ...draft, rows: { ...draft.rows, [row]: said } };
}

/**
 * A saved list, scanned: what was there is there, what was missing is asked for again.
 * @param {Catalogue} catalogue
 * @param {{ code: string, service: string, answers: { [question: string]: string }, have: string[], lang: string }} list
 * @returns {Draft | null} null when the office no longer offers its service
 */
export function resumed(catalogue, list) {
  const draft = { ...newDraft(list.lang), service: list.service, answers: list.answers, list: list.code };
  const service = serviceOf(catalogue, draft);
  return service && { ...draft, rows: restored(service, list.answers, list.have) };
}

/** @param {Catalogue} catalogue @param {Draft} draft @returns {Checklist | null} */
export function listOf(catalogue, draft) {
  const service = serviceOf(catalogue, draft);
  return service && checklist(catalogue, service, draft.answers, draft.rows);
}

/**
 * What the big button does: "answer" waits for answers, "list" is all that is left without the papers.
 * @param {Catalogue} catalogue
 * @param {Draft} draft
 * @returns {'choose' | 'answer' | 'number' | 'flagged' | 'list'}
 */
export function next(catalogue, draft) {
  const service = serviceOf(catalogue, draft);
  const list = listOf(catalogue, draft);
  if (!service || !list) {
    return 'choose';
  }
  if (list.open > 0) {
    return 'answer';
  }
  return list.missing.length === 0 ? 'number' : service.gate === 'flag' ? 'flagged' : 'list';
}

/**
 * What the server is asked for.
 * @param {Catalogue} catalogue
 * @param {Draft} draft
 * @param {'assist' | 'list' | 'consult'} action
 * @param {string} id
 */
export function order(catalogue, draft, action, id) {
  const service = serviceOf(catalogue, draft);
  const path = action === 'list' ? '/api/v1/assist/lists' : '/api/v1/assist/tickets';
  const who = action !== 'list' && draft.nik ? { nik: draft.nik } : {};
  if (action === 'consult' || !service) {
    return { path, body: { request_id: id, service: CONSULT, answers: {}, have: [], lang: draft.lang, ...who } };
  }
  return { path, body: { request_id: id, ...declaration(catalogue, service, draft.answers, draft.rows), lang: draft.lang, ...who } };
}
