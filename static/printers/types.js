// The printers' own shapes of docs/protocol.md and of this screen, as types for tsc; there is nothing here to run.

/** @typedef {import('../staff/types.js').PrinterBrief} PrinterBrief */
/** @typedef {import('../staff/notice.js').Notice} Notice */
/** @typedef {import('../lib/link.js').Health} Health */

/** @typedef {'ok' | 'bad' | 'unknown'} Value what is known of one thing */

/** @typedef {{ line?: Value, why?: string, online?: Value, paper?: Value, roll?: Value, cover?: Value, cutter?: Value, heat?: Value, mouth?: Value }} Status */

/**
 * @typedef {object} Job a slip on its way, or what became of it
 * @property {string} id
 * @property {string} kind
 * @property {string} title the number or code on it
 * @property {number} copy which paper of its slip it is: 1 is the first, the others are marked
 * @property {string} state
 * @property {string} reason
 * @property {string} proof
 * @property {string} at RFC 3339
 * @property {number} mm of paper
 * @property {string | null} again_of the slip it is a copy of
 */

/**
 * @typedef {object} PrinterOwn
 * @property {string} profile
 * @property {Status} status
 * @property {string | null} since RFC 3339; null before anything was heard
 * @property {number | null} left tickets that the roll is good for, about
 * @property {number} used_mm of the roll
 * @property {boolean} agent it hangs on a kiosk's own box
 * @property {Job[]} jobs newest first
 */

/** @typedef {PrinterBrief & PrinterOwn} Printer */

/**
 * @typedef {object} Snapshot
 * @property {string} epoch
 * @property {number} seq
 * @property {string} at
 * @property {Printer[]} printers
 */

/** @typedef {'test' | 'again' | 'refilled'} Action */

/**
 * @typedef {object} Flight a command that the server has not answered yet
 * @property {string} id its command_id, the same in every repeat
 * @property {Action} action
 * @property {string} job the slip to print again; empty for the other commands
 * @property {number} repeats how often it was sent again
 */

/**
 * @typedef {object} Hand what goes on at one printer from this screen
 * @property {Flight | null} flight
 * @property {Notice | null} notice
 * @property {{ action: Action, at: string } | null} done the last command the server has confirmed, and when
 * @property {boolean} all every slip is shown, not the last ones only
 */

/** @typedef {{ kind: 'slip' | 'refilled', printer: string, job: Job | null }} Asked the dialog that is open; its slip is kept even when newer ones push it off the list */

/**
 * @typedef {object} Desk everything this screen knows
 * @property {Snapshot | null} snap
 * @property {Health | null} health
 * @property {string} heardAt
 * @property {{ [printer: string]: Hand }} hands
 * @property {Asked | null} asked
 */

export {};
