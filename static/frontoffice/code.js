// What stands on a slip as it is typed, spoken or scanned: the code of a check, of a saved list, or a ticket's address.

const CHECK = 4; // digits
const LIST = 8; // characters of Crockford's base32
const TICKET = 20; // the same

/** @typedef {{ kind: 'check' | 'list' | 'ticket', code: string }} Scan */

/**
 * The code of a check in what was typed or scanned: "4719", "47 19", "CEK:4719", or the last four digits of an address.
 * @param {string} typed
 * @returns {string} empty when there is none
 */
export function readCode(typed) {
  const runs = typed.replace(/(\d)\s+(?=\d)/g, '$1').match(/\d+/g) || [];
  const last = runs[runs.length - 1] || '';
  return last.length === CHECK ? last : '';
}

/**
 * What a slip of this office says: the end of its address, or a bare code.
 * @param {string} typed
 * @returns {Scan | null}
 */
export function readScan(typed) {
  const text = typed.trim().toUpperCase();
  const path = /\/([CT])\/([^/?#]+)/.exec(text);
  const code = bare(path ? path[2] : text);
  if (code.length === TICKET && (!path || path[1] === 'T')) {
    return { kind: 'ticket', code };
  }
  if (code.length === LIST && (!path || path[1] === 'C')) {
    return { kind: 'list', code };
  }
  const check = readCode(text);
  return check ? { kind: 'check', code: check } : null;
}

/** A code without what people put between its characters; look-alikes are read as the digit. "" when it is none. @param {string} text */
function bare(text) {
  const code = text.replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]+$/.test(code) ? code : '';
}

/**
 * In pairs, as on the slip: "47 19".
 * @param {string} code
 */
export function codeText(code) {
  return code.replace(/(\d\d)(?=\d)/g, '$1 ');
}
