// The back office's own shapes of docs/protocol.md and of this screen, as types for tsc; there is nothing here to run.

/** @typedef {import('../staff/types.js').Text} Text */
/** @typedef {import('../staff/notice.js').Notice} Notice */
/** @typedef {import('../lib/link.js').Health} Health */
/** @typedef {{ id: string, kind: string }} Lack */

/**
 * @typedef {object} Step a stage of a plan
 * @property {string} id
 * @property {string} role
 * @property {Text} label
 * @property {string[]} needs what it stands still without
 * @property {string} returns
 * @property {string} prints
 * @property {boolean} aside
 * @property {string[]} ends
 */

/** @typedef {{ key: string, service: { id: string, name: Text, short: Text }, channel: string, steps: Step[], collect: string[] }} Plan */

/**
 * @typedef {object} Case an application
 * @property {number} id
 * @property {string} code
 * @property {string} plan
 * @property {string | null} number of the ticket
 * @property {'in_work' | 'returned' | 'ready' | 'handed' | 'closed' | 'lapsed' | 'cancelled'} state
 * @property {string} stage
 * @property {string} since of the stage
 * @property {string | null} due
 * @property {boolean} late
 * @property {string | null} mend_by
 * @property {{ cause: string, need: string, since: string } | null} pause
 * @property {{ cause: string, by: string, at: string } | null} held
 * @property {Lack[]} lacks
 * @property {number} slips
 * @property {{ step: string, done: boolean, reason?: string }[]} sides
 * @property {{ kind: string, by: string, until: string } | null} undo
 * @property {number} returns
 * @property {string} opened_at
 * @property {string | null} complete_at
 * @property {string} who who collected it
 */

/** @typedef {{ epoch: string, seq: number, at: string, plans: Plan[], cases: Case[], duties: { [role: string]: string[] }, messages?: boolean }} Snapshot */

/**
 * @typedef {object} Card one application with its story
 * @property {Case} case
 * @property {Plan} plan
 * @property {string} submitted_at
 * @property {string | null} complete_at
 * @property {string} why
 * @property {number} paused working minutes
 * @property {string} note
 * @property {string} who
 * @property {{ id: string, label: Text, kind?: string }[]} missing
 * @property {{ id: string, label: Text }[]} requirements
 * @property {{ stage: string, since: string, until: string | null, by: string }[]} visits
 * @property {string | null} track_url
 * @property {string} [contact] the end of the number that messages go to
 */

/** @typedef {'return' | 'send-back' | 'promise' | 'hold' | 'hand' | 'cancel' | 'side' | 'open' | 'contact' | ''} Asking which form is open */

/**
 * @typedef {object} Desk everything this screen knows
 * @property {Snapshot | null} snap
 * @property {Health | null} health
 * @property {string} heardAt
 * @property {string} role whose work is shown; empty: everybody's
 * @property {string} typed what the scan field holds
 * @property {string} looking what the server is asked about
 * @property {'' | 'unknown' | 'lost' | 'over' | 'twice'} problem of the scan field
 * @property {string[]} picked codes of the list that moves together, in the order of scanning
 * @property {string} at the code whose row has the keyboard
 * @property {Card | null} card
 * @property {Asking} asking
 * @property {string} wrong the field of the form that is missing
 * @property {boolean} busy a command is on its way
 * @property {Notice | null} notice what was refused
 * @property {{ key: string, n: number, code: string, stage: Text | null, undo: string[] } | null} done what came of the last command
 */

export {};
