// The counter's own shapes of docs/protocol.md and of this screen, as types for tsc; there is nothing here to run.

/** @typedef {import('../staff/types.js').Counter} Counter */
/** @typedef {import('../staff/types.js').Declared} Declared */
/** @typedef {import('../staff/types.js').Ring} Ring */

/** @typedef {'open' | 'close' | 'next' | 'call' | 'recall' | 'start' | 'finish' | 'no-show' | 'requeue' | 'return'} Action */

/**
 * @typedef {object} TicketOwn
 * @property {string} id
 * @property {string} number
 * @property {'called' | 'serving'} state any other state of a ticket stands only in the reply that ended its visit
 * @property {boolean} complete
 * @property {string} lang the applicant's language
 * @property {string} issued_at
 * @property {string} called_at
 * @property {string | null} started_at
 * @property {number} calls
 * @property {Reached} [reached]
 */

/** @typedef {Declared & TicketOwn} Ticket */

/** @typedef {'paper' | 'screen' | 'none' | ''} Reached how a number came to its person; empty while its paper is on the way */

/**
 * @typedef {object} Snapshot
 * @property {string} epoch
 * @property {number} seq
 * @property {string} at
 * @property {Counter} counter
 * @property {Ticket | null} ticket
 * @property {number} waiting
 * @property {{ id: string, number: string, service: string, issued_at: string, complete: boolean, reached?: Reached }[]} next
 * @property {{ service: string, waiting: number }[]} by_service
 * @property {{ id: string, number: string, service: string, at: string }[]} missed
 * @property {number} served_today
 * @property {Ring[]} rings
 * @property {import('../staff/types.js').PrinterBrief[]} [printers] all of the office
 */

/**
 * @typedef {object} Flight a command that the server has not answered yet
 * @property {string} id its command_id, the same in every repeat
 * @property {Action} action
 * @property {string} number of the ticket it is about, for the sentence on the button
 * @property {number} repeats how often it was sent again
 */

/**
 * @typedef {object} Done the last command that the server has confirmed
 * @property {Action} action
 * @property {string} number empty when there was nobody to call
 * @property {string} at the server's time, RFC 3339 or empty
 */

/** @typedef {import('../staff/notice.js').Notice} Notice */
/** @typedef {import('../lib/link.js').Health} Health */

/** @typedef {'' | 'find' | 'missed' | 'return' | 'help'} DialogKind */

/**
 * @typedef {object} Desk everything this screen knows about its counter
 * @property {number} n
 * @property {string[]} names what the server has called this login as an operator
 * @property {Snapshot | null} snap
 * @property {boolean} laid a reply lies over the snapshot, which is older than it
 * @property {Health | null} health
 * @property {string} heardAt the server's time of the last frame
 * @property {Flight | null} flight
 * @property {number} pressedAt when the last command was accepted from the clerk, milliseconds that never jump
 * @property {Notice | null} notice
 * @property {number} noticeAt when it was shown, milliseconds that never jump
 * @property {Done | null} done
 * @property {DialogKind} dialog
 * @property {import('./returns.js').Returns | null} returns the return dialog while it is open
 */

export {};
