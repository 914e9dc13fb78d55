// The supervisor's own shapes of docs/protocol.md and of this screen, as types for tsc; there is nothing here to run.

/** @typedef {import('../staff/types.js').PrinterBrief} PrinterBrief */
/** @typedef {import('../staff/types.js').Ring} Ring */
/** @typedef {import('../staff/notice.js').Notice} Notice */
/** @typedef {import('../lib/link.js').Health} Health */

/** @typedef {{ id: string, number: string, service: string, since: string }} Waiter */

/**
 * @typedef {object} Held the ticket in a counter's hand
 * @property {string} id
 * @property {string} number
 * @property {string} service
 * @property {'called' | 'serving'} state
 * @property {number} calls
 * @property {string | null} called_at
 * @property {string | null} started_at
 * @property {number | null} target_minutes
 * @property {boolean} priority
 * @property {number} party
 */

/**
 * @typedef {object} Counter
 * @property {number} n
 * @property {string} name
 * @property {string} zone
 * @property {'open' | 'break' | 'closed'} state
 * @property {string} operator
 * @property {string[]} serves
 * @property {{ reason: string, since: string, until: string | null } | null} break
 * @property {Held | null} ticket
 * @property {number} handed
 * @property {number} served_today
 * @property {string | null} idle_since
 */

/**
 * @typedef {object} Line
 * @property {string} service
 * @property {number} waiting
 * @property {number} priority
 * @property {Waiter | null} oldest
 * @property {number} issued
 * @property {number} called
 * @property {number | null} median_wait_s
 * @property {number} parked
 * @property {number} missed
 * @property {number[]} open
 */

/**
 * @typedef {object} Totals
 * @property {number} issued
 * @property {number} waiting
 * @property {number} in_hand
 * @property {number} parked
 * @property {number} served
 * @property {number} returned
 * @property {number} no_show
 * @property {number} cancelled
 * @property {number} joined who went on under another number
 * @property {number} called
 * @property {number} within_target
 * @property {number | null} median_wait_s
 * @property {Waiter | null} oldest
 */

/** @typedef {{ id: string, counter: number, name: string, kind: 'bantuan' | 'bahaya', from: string, at: string, by: string | null }} Assist */

/**
 * @typedef {object} Snapshot
 * @property {string} epoch
 * @property {number} seq
 * @property {string} at
 * @property {number} target_wait_s
 * @property {Totals} totals
 * @property {Counter[]} counters
 * @property {Line[]} lines
 * @property {{ code: string, service: string, device: string, at: string }[]} checks
 * @property {Ring[]} rings
 * @property {Assist[]} assists
 * @property {PrinterBrief[]} printers
 * @property {string[]} breaks
 * @property {import('../staff/mute.js').Hall[]} [halls]
 * @property {{ [lang: string]: string }[]} [phrases] sentences kept for announcing
 */

/**
 * @typedef {object} Device
 * @property {string} name
 * @property {string} kind
 * @property {boolean} online
 * @property {string | null} seen_at
 * @property {boolean} told
 * @property {number} skew_ms
 * @property {boolean} old
 * @property {string} printer
 */

/**
 * @typedef {object} Row a ticket of the day
 * @property {string} id
 * @property {string} number
 * @property {string} service
 * @property {string} state
 * @property {boolean} priority
 * @property {number} party
 * @property {boolean} complete
 * @property {string} device
 * @property {string} issued_at
 * @property {string} since
 * @property {number | null} position
 * @property {number | null} counter
 * @property {number | null} desk
 * @property {string} reason
 * @property {string | null} due
 * @property {string | null} rejoin_until
 */

/**
 * @typedef {object} Happening
 * @property {number} seq
 * @property {string} kind
 * @property {string} at
 * @property {string} actor
 * @property {string} ticket
 * @property {string} number
 * @property {string} service
 * @property {string} from
 * @property {number} counter
 * @property {number} to
 * @property {string} other
 * @property {string} reason
 * @property {string} device
 * @property {string} printer
 * @property {string} paper
 * @property {string} code
 * @property {string} for
 * @property {boolean} yes
 */

/** @typedef {{ at: string, waiting: number }} Step */
/** @typedef {{ name: string, display: string, counters: number[] }} Person */
/** @typedef {'move' | 'reorder' | 'priority' | 'unpark' | 'rejoin' | 'cancel'} Order about a ticket */
/** @typedef {'open' | 'close' | 'break'} Post about a counter */
/** @typedef {{ [name: string]: string }} Fields what a form holds */

/**
 * @typedef {object} TicketPanel
 * @property {'ticket'} kind
 * @property {string} id
 * @property {Row | null} row
 * @property {Happening[]} events
 * @property {Order | ''} action the form that is open
 */

/** @typedef {{ kind: 'counter', n: number, people: Person[], action: Post | '' }} CounterPanel */
/** @typedef {TicketPanel | CounterPanel} Panel */

/** @typedef {{ id: string, path: string, body: object, repeats: number }} Flight a command that the server has not answered yet */

/** @typedef {{ text: string, state: string, service: string }} ListQuery */
/** @typedef {{ kind: string, counter: string, ticket: string }} StoryQuery */

/**
 * @typedef {object} Desk everything this screen knows
 * @property {Snapshot | null} snap
 * @property {Health | null} health
 * @property {string} heardAt
 * @property {Device[]} devices
 * @property {Step[]} steps
 * @property {{ query: ListQuery, rows: Row[] | null, more: number }} list
 * @property {{ query: StoryQuery, events: Happening[] | null, next: number, kinds: string[] }} story
 * @property {Panel | null} panel
 * @property {Flight | null} flight
 * @property {Notice | null} notice
 * @property {string} wrong field of the form that cannot be sent so
 * @property {string} done key of what the server has confirmed last
 */

export {};
