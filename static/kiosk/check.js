// The checklist of a service under the answers given so far: which rows stand there, what is open, what is missing.

/** @typedef {import('./catalogue.js').Catalogue} Catalogue */
/** @typedef {import('./catalogue.js').Service} Service */
/** @typedef {import('./catalogue.js').Requirement} Requirement */
/** @typedef {import('./catalogue.js').Question} Question */

/** @typedef {'yes' | 'no' | 'third'} Said what a person said about a row: Ada, Belum, or its third answer */
/** @typedef {{ [id: string]: string }} Answers to questions, by question */
/** @typedef {{ [id: string]: Said }} Rows what was said, by requirement */

/**
 * @typedef {object} Row
 * @property {Requirement} requirement
 * @property {Said | ''} said "" while it is open
 * @property {boolean} counts whether the row is a requirement under these answers; "Tidak punya" takes it out
 */

/**
 * @typedef {object} Checklist
 * @property {{ id: string, question: Question, value: string, off: string, on: string }[]} switches two options and a default: a small switch
 * @property {{ id: string, question: Question, value: string }[]} choices every other question: a card of buttons
 * @property {Row[]} rows
 * @property {number} total rows that count
 * @property {number} open questions and rows without an answer
 * @property {Requirement[]} missing
 * @property {Requirement[]} present
 * @property {import('../lib/words.js').Text | null} stop why nobody with these answers needs the service
 */

/**
 * @param {Catalogue} catalogue
 * @param {Service} service
 * @param {Answers} answers
 * @param {Rows} said
 * @returns {Checklist}
 */
export function checklist(catalogue, service, answers, said) {
  const known = withDefaults(catalogue, service, answers);
  const rows = service.requirements.filter((r) => stands(r, known)).map((requirement) => {
    const word = said[requirement.id] || '';
    const spared = (word === 'third' && requirement.third === 'not_owned') || (requirement.optional && word !== 'yes');
    return { requirement, said: word, counts: !spared };
  });
  const counted = rows.filter((row) => row.counts);
  const asked = questions(catalogue, service, known);
  return {
    switches: asked.switches,
    choices: asked.choices,
    rows,
    total: counted.length,
    open: rows.filter((row) => !row.said && !row.requirement.optional).length + asked.choices.filter((choice) => !choice.value).length,
    missing: counted.filter((row) => row.said === 'no' || row.said === 'third').map((row) => row.requirement),
    stop: service.stop_if && service.stop_if.when.in.indexOf(known[service.stop_if.when.q]) >= 0 ? service.stop_if.text : null,
    present: counted.filter((row) => row.said === 'yes').map((row) => row.requirement),
  };
}

/**
 * Whether a row is shown. One that its own third answer takes away stays, so that the answer can be changed.
 * @param {Requirement} requirement
 * @param {Answers} answers
 */
function stands(requirement, answers) {
  const when = requirement.when;
  if (!when || asksItself(requirement)) {
    return true;
  }
  return when.in.indexOf(answers[when.q]) >= 0;
}

/** @param {Requirement} requirement whether its own third button answers its condition */
function asksItself(requirement) {
  return !!(requirement.when && requirement.third_answer && requirement.third_answer.q === requirement.when.q);
}

/**
 * @param {Catalogue} catalogue
 * @param {Service} service
 * @param {Answers} answers
 * @returns {Answers}
 */
function withDefaults(catalogue, service, answers) {
  /** @type {Answers} */
  const known = {};
  for (const id of service.ask) {
    const question = catalogue.questions[id];
    if (question && question.default) {
      known[id] = question.default;
    }
  }
  return Object.assign(known, answers);
}

/**
 * @param {Catalogue} catalogue
 * @param {Service} service
 * @param {Answers} known
 */
function questions(catalogue, service, known) {
  /** @type {Checklist['switches']} */
  const switches = [];
  /** @type {Checklist['choices']} */
  const choices = [];
  for (const id of service.ask) {
    const question = catalogue.questions[id];
    if (!question) {
      continue;
    }
    const value = known[id] || '';
    const on = question.options.find((option) => option.id !== question.default);
    if (question.default && on && question.options.length === 2) {
      switches.push({ id, question, value, off: question.default, on: on.id });
    } else {
      choices.push({ id, question, value });
    }
  }
  return { switches, choices };
}

/**
 * What the server is told: answers to every question that matters, and the ids of what is there.
 * @param {Catalogue} catalogue
 * @param {Service} service
 * @param {Answers} answers
 * @param {Rows} said
 * @returns {{ service: string, answers: Answers, have: string[] }}
 */
export function declaration(catalogue, service, answers, said) {
  const told = withDefaults(catalogue, service, answers);
  for (const requirement of service.requirements) {
    const third = requirement.third_answer;
    const word = said[requirement.id];
    if (!third || !word) {
      continue;
    }
    if (word === 'third') {
      told[third.q] = third.value;
    } else if (requirement.when && requirement.when.q === third.q) {
      told[third.q] = requirement.when.in[0]; // Ada or Belum: the person owns it, so the row is needed
    }
  }
  const list = checklist(catalogue, service, answers, said);
  return { service: service.id, answers: told, have: list.present.map((requirement) => requirement.id) };
}

/**
 * "Semua ada": every row that stands is there. Questions are not answered by it.
 * @param {Catalogue} catalogue
 * @param {Service} service
 * @param {Answers} answers
 * @param {Rows} said
 * @returns {Rows}
 */
export function allThere(catalogue, service, answers, said) {
  /** @type {Rows} */
  const all = Object.assign({}, said);
  for (const row of checklist(catalogue, service, answers, said).rows) {
    all[row.requirement.id] = 'yes';
  }
  return all;
}

/**
 * A saved list as rows: what was there is there; what was missing is open, because the person has come back with it.
 * @param {Service} service
 * @param {Answers} answers
 * @param {string[]} have ids of rows or of their leaves
 * @returns {Rows}
 */
export function restored(service, answers, have) {
  /** @type {Rows} */
  const rows = {};
  for (const requirement of service.requirements) {
    const third = requirement.third_answer;
    const leaf = (requirement.any || []).some((one) => have.indexOf(one.id) >= 0);
    if (leaf || have.indexOf(requirement.id) >= 0) {
      rows[requirement.id] = 'yes';
    } else if (third && answers[third.q] === third.value) {
      rows[requirement.id] = 'third';
    }
  }
  return rows;
}
