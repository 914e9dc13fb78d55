// A check code as it is typed, spoken or scanned: four digits, whatever stands around them.

const DIGITS = 4;

/**
 * The code in what was typed or scanned: "4719", "47 19", or the last four digits of an address in a QR code.
 * @param {string} typed
 * @returns {string} empty when there is none
 */
export function readCode(typed) {
  const runs = typed.replace(/(\d)\s+(?=\d)/g, '$1').match(/\d+/g) || [];
  const last = runs[runs.length - 1] || '';
  return last.length === DIGITS ? last : '';
}

/**
 * In pairs, as on the slip: "47 19".
 * @param {string} code
 */
export function codeText(code) {
  return code.replace(/(\d\d)(?=\d)/g, '$1 ');
}
