// The return dialog: which requirements the person must bring or mend, and the sentence they will read.

/** @typedef {import('../staff/declared.js').Row} Row */
/** @typedef {import('../lib/words.js').Words} Words */

/** @typedef {'kurang' | 'tidak_valid'} Kind kurang: not there; tidak_valid: there, but not as it must be */

/**
 * @typedef {object} ReturnRow
 * @property {Row} row
 * @property {boolean} on
 * @property {Kind} kind
 */

/**
 * @typedef {object} Returns
 * @property {string} ticket id of the ticket the dialog is about
 * @property {ReturnRow[]} rows
 * @property {string} touched id of the row changed last: its kind is what T changes
 */

/**
 * Opens with what the applicant has declared missing already ticked: that is the likeliest reason.
 * @param {string} ticket
 * @param {Row[]} declared
 * @returns {Returns}
 */
export function openReturns(ticket, declared) {
  const rows = declared.filter((row) => row.state !== 'unneeded');
  return {
    ticket,
    rows: rows.map((row) => ({ row, on: row.state === 'missing', kind: /** @type {Kind} */ ('kurang') })),
    touched: '',
  };
}

/**
 * @param {Returns} returns
 * @param {string} id
 * @param {(row: ReturnRow) => Partial<ReturnRow>} change
 * @returns {Returns}
 */
function change(returns, id, change) {
  const rows = returns.rows.map((one) => (one.row.id === id ? { ...one, ...change(one) } : one));
  return { ...returns, rows, touched: id };
}

/** @param {Returns} returns @param {string} id @returns {Returns} */
export function toggled(returns, id) {
  return change(returns, id, (one) => ({ on: !one.on }));
}

/** @param {Returns} returns @param {string} id @param {Kind} kind @returns {Returns} */
export function kindChosen(returns, id, kind) {
  return change(returns, id, () => ({ on: true, kind }));
}

/** @param {Returns} returns @returns {Returns} the other kind for the row changed last, if it is ticked */
export function kindSwitched(returns) {
  const one = returns.rows.find((row) => row.row.id === returns.touched);
  return one && one.on ? kindChosen(returns, one.row.id, one.kind === 'kurang' ? 'tidak_valid' : 'kurang') : returns;
}

/**
 * A key of the dialog: digits tick the rows they stand beside (0 is the tenth), T changes the kind.
 * @param {Returns} returns
 * @param {string} key as KeyboardEvent.key
 * @returns {Returns}
 */
export function returnKey(returns, key) {
  if (/^[0-9]$/.test(key)) {
    const one = returns.rows[key === '0' ? 9 : Number(key) - 1];
    return one ? toggled(returns, one.row.id) : returns;
  }
  return key.toLowerCase() === 't' ? kindSwitched(returns) : returns;
}

/** @param {Returns} returns @returns {{ id: string, kind: Kind }[]} what is sent; empty: nothing is chosen yet */
export function chosen(returns) {
  return returns.rows.filter((one) => one.on).map((one) => ({ id: one.row.id, kind: one.kind }));
}

/**
 * What the person is told, in their own language: first what to mend, then what to bring.
 * @param {Returns} returns
 * @param {Words} words
 * @returns {string} empty while nothing is chosen
 */
export function sentence(returns, words) {
  const labels = (/** @type {Kind} */ kind) =>
    returns.rows.filter((one) => one.on && one.kind === kind).map((one) => words.text(one.row.label));
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
