// The front office's own shapes of docs/protocol.md and of this screen, as types for tsc; there is nothing here to run.

/** @typedef {import('../staff/types.js').Declared} Declared */
/** @typedef {import('../staff/types.js').Ring} Ring */
/** @typedef {import('../staff/notice.js').Notice} Notice */
/** @typedef {import('../lib/link.js').Health} Health */

/** @typedef {Declared & { code: string, lang: string, device: string, at: string }} Check */

/**
 * @typedef {object} Snapshot
 * @property {string} epoch
 * @property {number} seq
 * @property {string} at
 * @property {Check[]} checks in order of arrival
 * @property {Ring[]} rings
 * @property {import('../staff/types.js').PrinterBrief[]} [printers] all of the office
 * @property {{ code: string, number: string | null, at: string }[]} recent
 */

/**
 * @typedef {object} Open the check on the desk
 * @property {Check} check kept even when it leaves the list, so that it does not vanish under the officer's hand
 * @property {string[]} off ids of the rows that are not there
 */

/**
 * @typedef {object} Flight
 * @property {string} id request_id, the same in every repeat
 * @property {'confirm' | 'return'} action
 * @property {number} repeats
 */

/** @typedef {{ job: number | string, state: string } | null} Paper */

/**
 * @typedef {object} Result what came of the check that was on the desk
 * @property {'confirm' | 'return'} action
 * @property {Check} check
 * @property {string} number empty after a return
 * @property {string[]} missing
 * @property {Paper} paper
 */

/**
 * @typedef {object} Office everything this screen knows
 * @property {Snapshot | null} snap
 * @property {Health | null} health
 * @property {string} heardAt
 * @property {string} typed the code as far as it is typed or scanned
 * @property {'' | 'unknown' | 'shape'} problem of the code
 * @property {Open | null} open
 * @property {Flight | null} flight
 * @property {Notice | null} notice
 * @property {Result | null} result
 * @property {number} since when the desk last changed, milliseconds that never jump
 */

export {};
