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

/** @typedef {{ kind: 'ticket' | 'list' | 'claim', text: string, token: boolean, ready: boolean }} Meant what somebody typed or showed; ready: whether it is long enough to be asked for */

/** The first letter of a lot's number, UN-017: no code has it, and no number two letters. */
export const LOT_LETTER = 'U';
/** A lot as it stands on its slip. */
const LOT = /^UN[ -]*([0-9]{1,6})$/;
/** A number as it is called: the letter of its service, and at most six digits. */
const NUMBER = /^([A-Z])[ -]*([0-9]{1,6})$/;
/** The code of an application on its claim slip: longer than any code of a list. */
const CLAIM = /^(?:BERKAS:)?(20[0-9]{2})[ -]?([0-9]{5,7})$/;
/** It stands behind the address of its page, as scanners type it. */
const CLAIM_AT = /\/t\/[^/?#]+(?:#|%23)(20[0-9]{2}-[0-9]{5,7})/i;
/** The least length of a ticket's token; codes of lists are shorter. */
const TOKEN = 17;

/**
 * What a person typed, as it stands on the glass: the letter of a number stays, even where codes have a digit instead.
 * @param {string} typed
 * @param {string} prefixes the letters of the numbers of this office
 */
export function tidy(typed, prefixes) {
  const first = typed.slice(0, 1).toUpperCase();
  return first && prefixes.indexOf(first) >= 0 ? first + cleanCode(typed.slice(1)).slice(0, LONGEST - 1) : cleanCode(typed);
}

/**
 * The keys of the pad: those of codes, and the letters of this office's numbers.
 * @param {string} prefixes
 */
export function padKeys(prefixes) {
  return [...new Set([...KEYS, ...prefixes])].sort().join('');
}

/**
 * Whether a text is a number, the code of a list, or that of a claim slip.
 * @param {string} text
 * @param {string} prefixes
 * @returns {Meant}
 */
export function meant(text, prefixes) {
  const lot = LOT.exec(text.toUpperCase().trim());
  if (lot) {
    return { kind: 'ticket', text: 'UN' + lot[1], token: false, ready: true };
  }
  const claim = CLAIM.exec(text.toUpperCase().trim());
  if (claim) {
    return { kind: 'claim', text: claim[1] + '-' + claim[2], token: false, ready: true };
  }
  const number = NUMBER.exec(text.toUpperCase());
  if (number && prefixes.indexOf(number[1]) >= 0 && text.length <= NUMBER_LONGEST) {
    return { kind: 'ticket', text: number[1] + number[2], token: false, ready: true };
  }
  const code = cleanCode(text);
  return { kind: 'list', text: code, token: false, ready: code.length >= SHORTEST };
}

/** A number with its hyphen: longer texts of this form are codes, which have eight characters. */
const NUMBER_LONGEST = 7;

/**
 * What a scanner read: the address of a ticket …/T/TOKEN, that of a list …/C/CODE, either of them bare, or a claim slip.
 * @param {string} scanned
 * @param {string} prefixes
 * @returns {Meant | null} null when it is nothing of ours
 */
export function shownIn(scanned, prefixes) {
  const text = scanned.trim();
  const claim = CLAIM_AT.exec(text);
  if (claim || CLAIM.test(text.toUpperCase())) {
    return meant(claim ? claim[1] : text, prefixes);
  }
  const address = /\/([ct])\/([^/?#]+)/i.exec(text);
  if (!address && /[:/]/.test(text)) {
    return null;
  }
  const bare = address ? address[2] : text;
  const token = bare.toUpperCase().replace(/[^0-9A-Z]/g, '');
  if (address ? address[1].toUpperCase() === 'T' : token.length >= TOKEN) {
    return { kind: 'ticket', text: token, token: true, ready: true };
  }
  const what = address ? meant(bare, '') : meant(bare, prefixes);
  return what.ready ? what : null;
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
