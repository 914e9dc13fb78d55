// The shapes of docs/protocol.md that the page of a virtual printer reads, as types for tsc; there is nothing here to run.

/**
 * @typedef {object} Panel what somebody standing before the printer sees
 * @property {string} persona the kind of printer it plays
 * @property {boolean} power
 * @property {boolean} plugged its data cable
 * @property {boolean} online it says that it prints
 * @property {boolean} paper
 * @property {number} paper_mm left on the roll; below 0: without end
 * @property {boolean} near_end
 * @property {'open' | 'closed'} cover
 * @property {'ok' | 'jam' | 'none'} cutter
 * @property {boolean} hot
 * @property {'none' | 'empty' | 'inside' | 'waiting'} mouth
 * @property {boolean} hanging it takes no byte
 * @property {boolean} moving
 * @property {number} buffer bytes in it
 * @property {number} size bytes it holds
 * @property {number} received bytes
 * @property {number} overruns bytes that came and found no room
 * @property {number} hanging_mm paper that hangs out
 */

/**
 * @typedef {object} Slip
 * @property {number} id counts from 1
 * @property {string} at when it was cut
 * @property {number} mm length of the paper
 * @property {number} bytes what it took
 * @property {string[]} lines its text, from the top
 * @property {string[]} commands in order, as the manual names them
 * @property {string[]} complaints what a real printer would have done wrong with
 * @property {string} png address of its picture
 */

/**
 * @typedef {object} Emulator
 * @property {string} name
 * @property {Panel} panel
 * @property {string | null} hanging address of the picture of what hangs out
 * @property {Slip[]} slips newest first
 */

/** @typedef {'paper-out' | 'refill' | 'near-end' | 'cover-open' | 'cover-close' | 'jam-cutter' | 'free-cutter' | 'overheat' | 'cool' | 'power-off' | 'power-on' | 'unplug' | 'plug' | 'take' | 'hang' | 'release'} Action */

/**
 * @typedef {object} Bench everything this page knows
 * @property {Emulator | null} shown
 * @property {boolean} lost the server does not answer
 * @property {{ id: string, action: Action } | null} flight what is being done to the printer
 * @property {import('../staff/notice.js').Notice | null} notice why the last thing was refused
 */

export {};
