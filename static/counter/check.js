// The requirement check: what the operator finds of each requirement, starting from what was declared, and what the
// person is told when the papers go back.

/** @typedef {import('../staff/declared.js').Row} Row */
/** @typedef {import('../lib/words.js').Words} Words */
/** @typedef {import('./types.js').Desk} Desk */
/** @typedef {import('./types.js').Mark} Mark */
/** @typedef {import('./types.js').Fault} Fault */

/** The marks in the order in which a key goes through them. @type {Mark[]} */
export const MARKS = ['ada', 'kurang', 'tidak_valid'];

/** How many rows have a digit at a time. */
export const DIGITS = 9;

/**
 * @typedef {object} CheckRow
 * @property {Row} row
 * @property {Mark} mark
 */

/**
 * The rows that can be found wanting, as the operator has found them or else as declared.
 * @param {Row[]} declared
 * @param {Desk['marks']} marks
 * @param {string} ticket id
 * @returns {CheckRow[]}
 */
export function checkRows(declared, marks, ticket) {
  const by = marks.ticket === ticket ? marks.by : {};
  return declared
    .filter((row) => row.state !== 'unneeded')
    .map((row) => ({ row, mark: by[row.id] || (row.state === 'missing' ? 'kurang' : 'ada') }));
}

/**
 * @param {Desk} desk
 * @param {string} row id
 * @param {Mark} mark
 * @returns {Desk} marks of another ticket are forgotten
 */
export function marked(desk, row, mark) {
  const about = aboutOf(desk);
  if (!about) {
    return desk;
  }
  const by = desk.marks.ticket === about ? desk.marks.by : {};
  return { ...desk, marks: { ticket: about, by: { ...by, [row]: mark } } };
}

/** @param {Desk} desk what the marks are about: an application that goes back by itself, or the ticket in hand */
export function aboutOf(desk) {
  return desk.returns || (desk.snap && desk.snap.ticket ? desk.snap.ticket.id : '');
}

/**
 * A digit: the row beside it goes on to the next mark.
 * @param {Desk} desk
 * @param {CheckRow[]} rows
 * @param {number} digit from 1
 * @returns {Desk}
 */
export function turned(desk, rows, digit) {
  const one = digit > 0 ? rows[desk.page * DIGITS + digit - 1] : undefined;
  return one ? marked(desk, one.row.id, MARKS[(MARKS.indexOf(one.mark) + 1) % MARKS.length]) : desk;
}

/** @param {Desk} desk @param {CheckRow[]} rows @param {number} by @returns {Desk} the next nine rows have the digits */
export function pageTurned(desk, rows, by) {
  const pages = Math.max(1, Math.ceil(rows.length / DIGITS));
  return { ...desk, page: (desk.page + by + pages) % pages };
}

/** @param {CheckRow[]} rows @returns {{ id: string, kind: Fault }[]} what is sent; empty: nothing is wanting */
export function faults(rows) {
  return rows.flatMap((one) => (one.mark === 'ada' ? [] : [{ id: one.row.id, kind: one.mark }]));
}

/**
 * What the person is told, in their own language: first what to mend, then what to bring.
 * @param {CheckRow[]} rows
 * @param {Words} words
 * @returns {string} empty while nothing is wanting
 */
export function sentence(rows, words) {
  const labels = (/** @type {Fault} */ kind) => rows.filter((one) => one.mark === kind).map((one) => words.text(one.row.label));
  const mend = joined(labels('tidak_valid'), words);
  const bring = joined(labels('kurang'), words);
  if (mend && bring) {
    return words.t('counter.return.both', { mend, bring });
  }
  if (mend) {
    return words.t('counter.return.mend', { mend });
  }
  return bring ? words.t('counter.return.bring', { bring }) : '';
}

/** @param {string[]} labels @param {Words} words */
function joined(labels, words) {
  if (labels.length < 2) {
    return labels.join('');
  }
  return words.t('staff.list.and', { list: labels.slice(0, -1).join(', '), last: labels[labels.length - 1] });
}
