// The printers of an office as every staff screen sees them: what keeps one from printing, and which is to be told first.

/** @typedef {import('./types.js').PrinterBrief} PrinterBrief */

// The line is gone, for whatever cause: one word says it on a strip, the page of the printers says which.
const LINES = ['missing', 'denied', 'busy', 'unplugged', 'stuck', 'silent', 'broken', 'agent_lost'];

// What a person can see at the printer.
const SEEN = ['paper_out', 'cover_open', 'cutter', 'overheated', 'offline'];

/** Every cause that has a sentence of its own. */
export const CAUSES = [...SEEN, ...LINES];

/**
 * The cause of a printer's state that has sentences: one of CAUSES or "other" when it is bad, "low" when its roll
 * ends soon, else its state.
 * @param {PrinterBrief} printer
 * @returns {string}
 */
export function causeOf(printer) {
  if (printer.state === 'bad') {
    return CAUSES.includes(printer.reason) ? printer.reason : 'other';
  }
  return printer.low ? 'low' : printer.state;
}

/**
 * The printers somebody should look after, those that print nothing first.
 * @param {PrinterBrief[] | undefined} printers
 */
export function troubled(printers) {
  const all = printers || [];
  return [...all.filter((one) => one.state === 'bad'), ...all.filter((one) => one.state !== 'bad' && one.low)];
}

/**
 * The word of a strip for a troubled printer: its cause, with every lost line as one.
 * @param {PrinterBrief} printer
 */
export function stripWord(printer) {
  const cause = causeOf(printer);
  return LINES.includes(cause) ? 'line' : cause;
}
