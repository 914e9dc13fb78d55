// A number as a clerk types it: "a25", "A 025" and "25" all mean A-025.

// Numbers are printed with at least three digits, so that all of a day look alike: A-007.
const DIGITS = 3;

/**
 * @param {string} typed
 * @param {string[]} prefixes the letters this counter serves
 * @returns {{ number: string, problem: '' | 'empty' | 'letter' | 'shape' }} letter: the counter serves several, so one must be typed
 */
export function readNumber(typed, prefixes) {
  const clean = typed.toUpperCase().replace(/[\s.-]/g, '');
  if (!clean) {
    return { number: '', problem: 'empty' };
  }
  const parts = /^([A-Z]?)(\d{1,6})$/.exec(clean);
  if (!parts || Number(parts[2]) === 0) {
    return { number: '', problem: 'shape' };
  }
  const letters = [...new Set(prefixes)];
  const letter = parts[1] || (letters.length === 1 ? letters[0] : '');
  if (!letter) {
    return { number: '', problem: 'letter' };
  }
  return { number: letter + '-' + String(Number(parts[2])).padStart(DIGITS, '0'), problem: '' };
}
