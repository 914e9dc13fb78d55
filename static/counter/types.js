// The counter's own shapes of docs/protocol.md and of this screen, as types for tsc; there is nothing here to run.

/** @typedef {import('../staff/types.js').Counter} Counter */
/** @typedef {import('../staff/types.js').Declared} Declared */
/** @typedef {import('../staff/types.js').Ring} Ring */

/**
 * @typedef {'open' | 'close' | 'break' | 'next' | 'call' | 'call-paper' | 'undo' | 'assist' | 'assist-answer' | 'assist-end' | 'recall' | 'start' | 'finish'
 *   | 'no-show' | 'requeue' | 'return' | 'transfer' | 'next-service' | 'park' | 'unpark' | 'rejoin' | 'party' | 'priority' | 'split' | 'join' | 'contact' | 'mute' | 'unmute'} Action
 */

/** @typedef {'file-open' | 'file-advance' | 'file-return' | 'file-mend' | 'file-side' | 'file-slip' | 'file-hand' | 'file-self-print' | 'file-undo'} FileAction a command on an application */

/** @typedef {{ cases: import('../backoffice/types.js').Case[], plans: import('../backoffice/types.js').Plan[] }} Files applications, and the plans that their stages are read by */

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
 * @property {boolean} [priority]
 * @property {number} [party] for how many people or documents the number is
 * @property {Leg[]} [legs] services of the visit that are behind it
 * @property {string[]} [also] services to follow
 * @property {string} [note] what the clerk before wrote
 * @property {number | null} [desk] the counter it was handed to
 * @property {number} [waited_s] for this service, in seconds
 * @property {number | null} [target_minutes] how long the service should take at the counter
 * @property {Files} [files] the applications that it has opened, and those that its visit is about
 * @property {{ recalls: number, at: string } | null} [no_show] when it may be given up; null: at any time
 */

/** @typedef {Declared & TicketOwn} Ticket */

/** @typedef {{ service: string, counter: number, started_at: string | null, ended_at: string }} Leg */

/** @typedef {'paper' | 'screen' | 'none' | ''} Reached how a number came to its person; empty while its paper is on the way */

/**
 * @typedef {object} Queued one who waits
 * @property {string} id
 * @property {string} number
 * @property {string} service
 * @property {string} issued_at
 * @property {boolean} complete
 * @property {Reached} [reached]
 * @property {boolean} [priority]
 * @property {number} [party]
 * @property {boolean} [handed] to this counter
 * @property {string} [note]
 * @property {string} [waiting_since] for this service
 */

/**
 * @typedef {object} FoundOwn
 * @property {'waiting' | 'parked' | 'no_show'} state
 * @property {number | null} [position]
 * @property {number | null} [desk]
 * @property {string} [reason] why it is parked
 * @property {string | null} [due] when it comes back by itself
 * @property {string | null} [rejoin_until] until when a no-show may come back into the line
 */

/** @typedef {Queued & FoundOwn} Found a ticket of the day that nobody holds */

/** @typedef {{ id: string, number: string, service: string, at: string, rejoin_until?: string | null }} Missed */

/**
 * @typedef {object} Snapshot
 * @property {string} epoch
 * @property {number} seq
 * @property {string} at
 * @property {Counter} counter
 * @property {Ticket | null} ticket
 * @property {{ what: Action, number: string, until: string } | null} [undo]
 * @property {number} waiting
 * @property {number} [handed] tickets that only this counter calls
 * @property {Queued[]} next
 * @property {{ service: string, waiting: number }[]} by_service
 * @property {Found[]} [parked]
 * @property {Missed[]} missed
 * @property {number} served_today
 * @property {Ring[]} rings
 * @property {import('../staff/types.js').Assist[]} [assists]
 * @property {boolean} [messages] people may leave a number for them
 * @property {{ park: string[], break: string[], assist: string[] }} [reasons]
 * @property {import('../staff/types.js').PrinterBrief[]} [printers] all of the office
 * @property {Pause[]} [pauses] of today, by the office's hours
 * @property {import('../staff/mute.js').Hall} [hall] where the calls of the counter are heard
 */

/** @typedef {{ at: string, until: string | null, reason: string }} Pause until: null at closing */

/**
 * @typedef {object} Flight a command that the server has not answered yet
 * @property {string} id its command_id, the same in every repeat
 * @property {Action | FileAction} action
 * @property {string} number of the ticket or application it is about, for the sentence on the button
 * @property {number} repeats how often it was sent again
 * @property {boolean} slow the answer takes so long that the screen says what is under way
 */

/**
 * @typedef {object} Done the last command that the server has confirmed
 * @property {Action | FileAction} action
 * @property {string} number empty when there was nobody to call
 * @property {string} at the server's time, RFC 3339 or empty
 * @property {string} [more] the number that a split made
 * @property {boolean} [slip] a claim slip comes out
 * @property {Action} [what] what an undo took back
 * @property {boolean} [printed] its slip had left already
 */

/** @typedef {import('../staff/notice.js').Notice} Notice */
/** @typedef {import('../lib/link.js').Health} Health */

/** @typedef {'' | 'find' | 'return' | 'help' | 'ask'} DialogKind */

/** @typedef {'kurang' | 'tidak_valid'} Fault kurang: not there; tidak_valid: there, but not as it must be */

/** @typedef {'ada' | Fault} Mark what the operator has found of a requirement */

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
 * @property {Files} files that were scanned or looked up, and what commands have answered
 * @property {string} looking the scan that the server is asked about
 * @property {string} returns the code of the application that the return dialog is about; empty: the ticket in hand
 * @property {number} page of the return dialog's rows: nine of them have digits at a time
 * @property {import('./asks.js').Ask | null} ask the question while its dialog is open
 * @property {import('./finding.js').Finding | null} find the list while its dialog is open
 * @property {{ ticket: string, by: { [row: string]: Mark } }} marks what the operator has found, where it is not as declared
 * @property {'' | 'close' | 'break'} leaving what follows by itself once the ticket in hand has left
 */

export {};
