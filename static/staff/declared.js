// The checklist as the applicant declared it: every row of the service, and why a row does not apply.

/** @typedef {import('./types.js').Service} Service */
/** @typedef {import('./types.js').Question} Question */
/** @typedef {import('./types.js').Requirement} Requirement */
/** @typedef {import('./types.js').Declared} Declared */
/** @typedef {import('./types.js').Text} Text */

/**
 * @typedef {object} Row
 * @property {string} id
 * @property {Text} label
 * @property {'have' | 'missing' | 'unneeded'} state
 * @property {Text | null} which the document that stands for an any-of row
 * @property {Text | null} reason the answer that makes the row unneeded
 */

/**
 * The standard that a person was shown: that of today, unless it has changed since.
 * @param {Pick<import('./types.js').Catalogue, 'services' | 'questions'>} catalogue
 * @param {{ service: string, standard?: import('./types.js').Standard | null }} shown
 * @returns {{ service: Service | undefined, questions: { [id: string]: Question } }}
 */
export function standardOf(catalogue, shown) {
  return shown.standard || { service: catalogue.services.find((one) => one.id === shown.service), questions: catalogue.questions };
}

/**
 * All rows of a service in the order of its standard. A needed id that the catalogue no longer has keeps a row under its id.
 * @param {Service | undefined} service
 * @param {{ [id: string]: Question }} questions
 * @param {Declared} declared
 * @returns {Row[]}
 */
export function declaredRows(service, questions, declared) {
  const known = service ? service.requirements : [];
  const rows = known.map((requirement) => rowOf(requirement, questions, declared));
  const ids = new Set(known.map((requirement) => requirement.id));
  const strange = declared.needed.filter((id) => !ids.has(id));
  return rows.concat(strange.map((id) => rowOf({ id, label: { id } }, questions, declared)));
}

/**
 * @param {Requirement} requirement
 * @param {{ [id: string]: Question }} questions
 * @param {Declared} declared
 * @returns {Row}
 */
function rowOf(requirement, questions, declared) {
  const { id, label } = requirement;
  if (!declared.needed.includes(id)) {
    return { id, label, state: 'unneeded', which: null, reason: reasonOf(requirement, questions, declared) };
  }
  const state = declared.missing.includes(id) ? 'missing' : 'have';
  return { id, label, state, which: state === 'have' ? leafOf(requirement, declared) : null, reason: null };
}

/**
 * @param {Requirement} requirement
 * @param {{ [id: string]: Question }} questions
 * @param {Declared} declared
 * @returns {Text | null}
 */
function reasonOf(requirement, questions, declared) {
  const question = requirement.when ? questions[requirement.when.q] : undefined;
  if (!requirement.when || !question) {
    return null;
  }
  const answer = (declared.answers || {})[requirement.when.q] || question.default;
  const option = question.options.find((one) => one.id === answer);
  return option ? option.label : null;
}

/**
 * @param {Requirement} requirement
 * @param {Declared} declared
 * @returns {Text | null}
 */
function leafOf(requirement, declared) {
  const leaf = (requirement.any || []).find((one) => (declared.have || []).includes(one.id));
  return leaf ? leaf.label : null;
}

/**
 * The ids that say "this is there" for a row: the leaf that was declared, else the row itself.
 * @param {Service | undefined} service
 * @param {Declared} declared
 * @param {string} id of the row
 */
export function haveId(service, declared, id) {
  const requirement = service && service.requirements.find((one) => one.id === id);
  const leaf = ((requirement && requirement.any) || []).find((one) => (declared.have || []).includes(one.id));
  return leaf ? leaf.id : id;
}

/**
 * What is missing first, so that it is seen where a long list must scroll; otherwise the order of the standard.
 * @param {Row[]} rows
 * @returns {Row[]}
 */
export function missingFirst(rows) {
  const missing = rows.filter((row) => row.state === 'missing');
  return [...missing, ...rows.filter((row) => row.state !== 'missing')];
}
