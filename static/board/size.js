// How large the letters of a board must be for its last seat, and how a layout makes room for them. The table and the
// formula stand in office/setup too; office/setup/testdata/sight.json holds both to the same numbers.

/** Height of a capital as seen from the last seat, in radians: nearly everybody reads a number of this size. */
const SIGHT_RAD = 0.007;
/** Height of a capital, of the font's size. */
const CAP = 0.72;
const MM_PER_INCH = 25.4;

/** @typedef {'hall' | 'grid' | 'door' | 'totem'} Layout */

/**
 * What each layout sets of the number and its counter at most, and of the calls before, in rem of a 16:9 glass.
 * @type {{ [layout: string]: { most: number, list: number } }}
 */
export const LAYOUTS = {
  hall: { most: 16.5, list: 6.75 },
  totem: { most: 20.25, list: 5.5 },
  grid: { most: 18, list: 18 },
  door: { most: 20.25, list: 5 },
};

/** What number and digit share of the height of the wide hall, in rem: alone, and above a running text. */
const SHARED = { alone: 32, runs: 26.75 };
/** Height of the digit's plate, of its font's size. */
const PLATE = 0.893;
/** The number in the hall when it has room, in rem: the panel is not wider. */
const NUMBER = { wide: 24.75, tall: 20.25 };

/** The digit of the counter in the hall when nobody has measured the hall, in rem: wide and upright. */
const USUAL = { wide: 14, tall: 18 };

/**
 * @typedef {object} Glass a screen as its browser sees it
 * @property {number} width CSS px
 * @property {number} height CSS px
 * @property {number} rem CSS px of a rem
 */

/**
 * @typedef {object} Measured
 * @property {number} farthest_seat_m 0: not measured
 * @property {number} screen_diagonal_in 0: not measured
 */

/**
 * The font size in CSS px whose capitals are read from the last seat.
 * @param {Measured} measured
 * @param {{ width: number, height: number }} glass
 * @returns {number} 0 when somebody has still to measure
 */
export function neededPx(measured, glass) {
  const metres = measured.farthest_seat_m;
  const inches = measured.screen_diagonal_in;
  if (!(metres > 0) || !(inches > 0)) {
    return 0;
  }
  const pxPerMM = Math.sqrt(glass.width * glass.width + glass.height * glass.height) / (inches * MM_PER_INCH);
  return (metres * 1000 * SIGHT_RAD / CAP) * pxPerMM;
}

/**
 * @typedef {object} Fit how a layout is set for its hall
 * @property {number} need rem that the last seat needs, 0 when nobody has measured
 * @property {number} plate rem of the counter's digit in the hall
 * @property {number} number rem of the number in the hall
 * @property {boolean} fits whether the number and its counter are read from the last seat
 * @property {number} readM metres from which they are read, 0 when nobody has measured
 */

/**
 * Sets a layout for its hall. What cannot fit is shown as large as it can be; the page of the devices says so.
 * @param {string} layout
 * @param {boolean} tall
 * @param {Measured} measured
 * @param {Glass} glass
 * @param {boolean} runs whether a text runs at the foot
 * @returns {Fit}
 */
export function fitOf(layout, tall, measured, glass, runs) {
  const px = neededPx(measured, glass);
  const need = px / glass.rem;
  const most = mostOf(layout, tall);
  const usual = tall ? USUAL.tall : USUAL.wide;
  const readM = px > 0 ? (measured.farthest_seat_m * most) / need : 0;
  const plate = Math.min(Math.max(usual, need), most);
  const number = tall ? NUMBER.tall : Math.min(NUMBER.wide, ((runs ? SHARED.runs : SHARED.alone) - PLATE * plate) / CAP);
  return { need, plate, number, fits: need <= most + 0.01, readM };
}

/** @param {string} layout @param {boolean} tall */
function mostOf(layout, tall) {
  if (layout === 'grid') {
    return roomsOf(tall).reduce((most, room) => Math.max(most, room.rem), 0);
  }
  return layout === 'hall' && tall ? LAYOUTS.totem.most : LAYOUTS[layout].most;
}

/**
 * @typedef {object} Room one way to divide the glass among counters
 * @property {number} cols
 * @property {number} rows
 * @property {number} rem of the number and the counter's digit
 * @property {boolean} stacked the number below the digit, or beside it
 */

/** @type {Room[]} most cells first */
const WIDE = [
  { cols: 4, rows: 3, rem: 5.5, stacked: false },
  { cols: 3, rows: 3, rem: 7, stacked: false },
  { cols: 4, rows: 2, rem: 7.75, stacked: true },
  { cols: 3, rows: 2, rem: 8, stacked: true },
  { cols: 2, rows: 2, rem: 11.75, stacked: false },
  { cols: 2, rows: 1, rem: 18, stacked: true },
];

/** @type {Room[]} */
const TALL = [
  { cols: 2, rows: 6, rem: 6, stacked: false },
  { cols: 2, rows: 4, rem: 8, stacked: true },
  { cols: 1, rows: 4, rem: 13, stacked: false },
  { cols: 1, rows: 2, rem: 19.5, stacked: true },
];

/** @param {boolean} tall */
function roomsOf(tall) {
  return tall ? TALL : WIDE;
}

/** @param {Room} room */
export function cellsOf(room) {
  return room.cols * room.rows;
}

/**
 * The room for so many counters: the largest letters that show all at once and are read from the last seat; when none
 * shows all, the most that are still read, and pages take turns; when none is read, the largest there is.
 * @param {number} counters
 * @param {number} need rem
 * @param {boolean} tall
 * @returns {Room}
 */
export function roomOf(counters, need, tall) {
  const rooms = roomsOf(tall);
  const read = rooms.filter((room) => room.rem + 0.01 >= need);
  const all = read.filter((room) => cellsOf(room) >= counters);
  return all[all.length - 1] || read[0] || rooms[rooms.length - 1];
}
