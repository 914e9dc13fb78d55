// Full use without touching the glass: a tactile pad or a keyboard moves the focus, and presses what has it.

/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box */
/** @typedef {'up' | 'down' | 'left' | 'right' | 'next' | 'previous' | 'press' | 'back' | 'help' | 'repeat'} Deed */

/** @type {{ [key: string]: Deed }} keys that mean the same on every screen */
const ALWAYS = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right', '+': 'next', '-': 'previous', '*': 'help', '?': 'help', '/': 'repeat', Escape: 'back' };
/** @type {{ [key: string]: Deed }} a number pad, where digits are not what is typed */
const DIGITS = { 8: 'up', 2: 'down', 4: 'left', 6: 'right', 5: 'press', 0: 'back' };

/**
 * What a key does.
 * @param {string} key as the browser names it
 * @param {boolean} typing whether digits are typed on this screen
 * @param {boolean} [shift] whether Shift is held
 * @returns {Deed | null} null: nothing of ours; Enter does what it always does
 */
export function deedOf(key, typing, shift) {
  if (key === 'Tab') { // a browser would leave the page after the last key, and nobody would see where the focus is
    return shift ? 'previous' : 'next';
  }
  return ALWAYS[key] || (!typing && DIGITS[key]) || null;
}

/**
 * The box that one goes to from another. What lies straight ahead is nearer than what lies aside.
 * @param {Box[]} boxes
 * @param {number} from index of the one with the focus; -1 when none has it
 * @param {Deed} way
 * @returns {number} its index; -1 when there is nothing that way
 */
export function goTo(boxes, from, way) {
  if (way === 'next' || way === 'previous') {
    const by = way === 'next' ? 1 : -1;
    return boxes.length === 0 ? -1 : from < 0 ? (by > 0 ? 0 : boxes.length - 1) : (from + by + boxes.length) % boxes.length;
  }
  if (from < 0) {
    return boxes.length > 0 ? 0 : -1;
  }
  let nearest = -1;
  let least = Infinity;
  boxes.forEach((box, i) => {
    const far = i === from ? Infinity : distance(boxes[from], box, way);
    if (far < least) {
      least = far;
      nearest = i;
    }
  });
  return nearest;
}

/** How much worse a step aside is than one ahead. */
const ASIDE = 3;

/** @param {Box} a @param {Box} b @param {Deed} way how far b is that way; Infinity when it is not */
function distance(a, b, way) {
  const flat = way === 'left' || way === 'right';
  const ahead = way === 'down' ? b.top - a.bottom : way === 'up' ? a.top - b.bottom : way === 'right' ? b.left - a.right : a.left - b.right;
  if (ahead < -1) {
    return Infinity;
  }
  const aside = flat ? apart(a.top, a.bottom, b.top, b.bottom) : apart(a.left, a.right, b.left, b.right);
  const middle = flat ? (a.top + a.bottom - b.top - b.bottom) / 2 : (a.left + a.right - b.left - b.right) / 2;
  return ahead + ASIDE * aside + Math.abs(middle) / 100;
}

/** How far two stretches are apart; 0 where they overlap. @param {number} a @param {number} aEnd @param {number} b @param {number} bEnd */
function apart(a, aEnd, b, bEnd) {
  return Math.max(0, b - aEnd, a - bEnd);
}
