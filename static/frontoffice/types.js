// The front office's own shapes of docs/protocol.md and of this screen, as types for tsc; there is nothing here to run.

/** @typedef {import('../staff/types.js').Declared} Declared */
/** @typedef {import('../staff/types.js').Ring} Ring */
/** @typedef {import('../staff/notice.js').Notice & { day?: string }} Notice what the server said; day: a later day whose number it offers */
/** @typedef {import('../lib/link.js').Health} Health */

/** @typedef {Declared & { code: string, lang: string, device: string, at: string, day?: string | null }} Check */

/**
 * @typedef {object} Snapshot
 * @property {string} epoch
 * @property {number} seq
 * @property {string} at
 * @property {Check[]} checks in order of arrival
 * @property {Ring[]} rings
 * @property {import('../staff/types.js').PrinterBrief[]} [printers] all of the office
 * @property {{ code: string, number: string | null, at: string }[]} recent
 * @property {(Ring & { by: string })[]} [answered] newest first
 * @property {import('../staff/types.js').Assist[]} [assists] counters that call their colleagues
 * @property {Scene[]} [kiosks] those at which somebody stands
 * @property {import('../staff/troublebar.js').Trouble[]} [troubles] what is down
 * @property {string} [one_person] whether a NIK is asked for: any, service or office
 */

/**
 * @typedef {object} Scene what a kiosk asks; nothing of what was answered
 * @property {string} device
 * @property {string} screen
 * @property {string} service
 * @property {string} row
 * @property {number} done
 * @property {number} total
 * @property {string} lang
 * @property {string} since
 */

/**
 * @typedef {object} Open the check on the desk
 * @property {Check} check kept even when it leaves the list, so that it does not vanish under the officer's hand
 * @property {string[]} off ids of the rows that are not there
 */

/** @typedef {'confirm' | 'return' | 'assist' | 'list' | 'consult'} Action */

/**
 * @typedef {object} Flight
 * @property {string} id request_id, the same in every repeat
 * @property {Action} action
 * @property {number} repeats
 * @property {boolean} slow the answer takes so long that one wants to be told; quick ones change nothing on the way
 */

/** @typedef {{ job: number | string, state: string } | null} Paper */

/**
 * @typedef {object} Result what came of what was on the desk
 * @property {Action} action
 * @property {string} service
 * @property {string} code of the check, or of the list that was saved
 * @property {string} number empty without one
 * @property {string} day the later day that the number is for, empty for today
 * @property {string} draw when the lot is drawn that was given in place of a number, RFC 3339; empty otherwise
 * @property {string[]} missing
 * @property {Paper} paper
 * @property {string} url where a phone follows it, empty when it cannot
 */

/**
 * @typedef {object} Ticket somebody's number, scanned from their slip
 * @property {string} number
 * @property {string} state
 * @property {number | null} ahead
 * @property {number | null} counter
 * @property {{ id: string, label: import('../staff/types.js').Text }[]} missing
 * @property {{ id: string, name: import('../staff/types.js').Text }} service
 * @property {string} issued_at
 * @property {string | null} day the later day of a booked number
 */

/** @typedef {'starting' | 'on' | 'other' | 'over' | 'denied' | 'none' | 'failed' | 'reading' | 'unread' | 'wrong'} Camera how the camera is doing */

/** @typedef {import('./assist.js').Draft} Draft */

/**
 * @typedef {object} Office everything this screen knows
 * @property {Snapshot | null} snap
 * @property {Health | null} health
 * @property {string} heardAt
 * @property {string} typed the code as far as it is typed or scanned
 * @property {'' | 'unknown' | 'shape' | 'list' | 'ticket' | 'lost'} problem of the code
 * @property {string} looking the code that the server is asked about, empty when none is
 * @property {Draft | null} assist
 * @property {Ticket | null} ticket
 * @property {Camera | null} camera null while it is put away
 * @property {Open | null} open
 * @property {Flight | null} flight
 * @property {Notice | null} notice
 * @property {Result | null} result
 * @property {number} since when the desk last changed, milliseconds that never jump
 */

export {};
