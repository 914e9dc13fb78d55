// Codes of saved lists, as a scanner types them and as people do.

/** Keys of the on-screen pad: Crockford's base32, without the letters that look like digits. */
export const KEYS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The shortest code that may be sent, and the longest one that fits its box. */
export const SHORTEST = 4;
export const LONGEST = 16;

// A scanner types faster than this between two keys; people do not.
const SCAN_GAP_MS = 300;

/**
 * What a person typed, as the server knows it: upper case, look-alikes read as the digit, no spaces.
 * @param {string} typed
 */
export function cleanCode(typed) {
  const upper = typed.toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1');
  return upper.replace(/[^0-9A-HJKMNP-TV-Z]/g, '').slice(0, LONGEST);
}

/**
 * The code in what a scanner read: the end of an address …/C/CODE, or a bare code. "" when there is none.
 * @param {string} scanned
 */
export function codeIn(scanned) {
  const text = scanned.trim();
  const address = /\/c\/([^/?#]+)/i.exec(text);
  if (!address && /[:/]/.test(text)) {
    return '';
  }
  const code = cleanCode(address ? address[1] : text);
  return code.length >= SHORTEST ? code : '';
}

/**
 * Collects the keys of a scanner. Feed it every key; it hands over a whole line at Enter.
 * @returns {(key: string, now: number) => string} the line, or "" while there is none
 */
export function makeScanner() {
  let line = '';
  let last = -Infinity;
  return (key, now) => {
    if (now - last > SCAN_GAP_MS) {
      line = '';
    }
    last = now;
    if (key === 'Enter') {
      const whole = line;
      line = '';
      return whole;
    }
    if (key.length === 1) {
      line += key;
    }
    return '';
  };
}
