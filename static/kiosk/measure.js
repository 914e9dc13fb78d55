// How large the glass is, how high it hangs, and what follows for its keys. The server keeps what somebody has measured;
// until then a size is guessed.

/** The width of a KTP-el in millimetres, as of every card of the format ID-1. */
export const CARD_MM = 85.6;
/** The least height of a key, in millimetres. */
export const KEY_MM = 20;
/** The least gap between two keys, in millimetres. */
export const GAP_MM = 3;
/** How high a seated person reaches, and how low, in millimetres above the floor. */
export const REACH_MM = 1220;
export const LOW_MM = 380;

/** A glass lower than this has room for two rows of keys beside the bar: everything on it is told in fewer words. */
const SMALL_MM = 180;
/** A glass lower than this is reached as a whole where it hangs as high as it should: an admin is told how high that is. */
const SHORT_MM = 300;
const INCH_MM = 25.4;

/** @typedef {{ card_px: number, diagonal_in: number, bottom_mm: number, langs: string[], measure: boolean }} Told what the server knows of this glass; 0 is not known */

/**
 * @typedef {object} Glass
 * @property {number} px CSS px of a millimetre
 * @property {boolean} lies whether it is wider than high
 * @property {boolean} small whether it is told in fewer words, because two rows of keys are all that fits
 * @property {boolean} smallLow the same in reach mode
 * @property {number} reach px from the top above which nothing stands in reach mode; 0: all of it is in reach
 * @property {number} lift px from the bottom below which nothing stands in reach mode
 */

/**
 * @param {Told | null} told null before the server has said anything
 * @param {number} width of the glass, in CSS px
 * @param {number} height
 * @returns {Glass}
 */
export function glassOf(told, width, height) {
  const px = scale(told, width, height);
  const high = height / px;
  const bottom = told ? told.bottom_mm : 0;
  const reach = bottom > 0 ? Math.max(0, bottom + high - REACH_MM) * px : high < SHORT_MM ? 0 : height / 2;
  const lies = width > height;
  const within = Math.min(reach, height / 2);
  const lift = bottom > 0 ? Math.max(0, LOW_MM - bottom) * px : 0;
  return { px, lies, small: lies && high < SMALL_MM, smallLow: lies && (height - within - lift) / px < SMALL_MM, reach: within, lift };
}

/** @param {Told | null} told @param {number} width @param {number} height */
function scale(told, width, height) {
  const across = Math.hypot(width, height);
  if (told && told.card_px > 0) {
    return told.card_px / CARD_MM;
  }
  if (told && told.diagonal_in > 0) {
    return across / (told.diagonal_in * INCH_MM);
  }
  return across / (guess(width, height) * INCH_MM);
}

/** Inches of a glass of which nobody has said anything. @param {number} width @param {number} height */
function guess(width, height) {
  if (Math.min(width, height) <= 600) {
    return 15; // held in the hand, and touched with a thumb: its keys are 44 px high, as on any telephone
  }
  return Math.max(width, height) <= 1280 ? 10.1 : 21.5;
}

/** The steps of the frame that is laid around a card, in px. */
export const STEP_PX = 1;
export const LEAP_PX = 10;

/** A frame is as wide as a card can be on any glass. @param {number} wide @param {number} by @param {number} room px across the glass */
export function framed(wide, by, room) {
  return Math.round(Math.min(Math.max(wide + by, 100), Math.min(room, 2000)));
}
