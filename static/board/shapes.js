// The shape of what a board is told, for the checker of types alone: no board loads this file.

/**
 * @typedef {object} Call
 * @property {number} seq
 * @property {string} number
 * @property {number} counter
 * @property {string} service
 * @property {string} at
 * @property {number} recall how often it was called again
 * @property {boolean} [cancelled] taken back: the number stays where it was
 */

/**
 * @typedef {object} Announcement what the speaker of the zone says now
 * @property {number} seq of all announcements of the hall
 * @property {string} [zone] whose call it is; "" for a notice
 * @property {number} call seq of the call of this board that it speaks; 0: none of this board
 * @property {string} url
 * @property {number} ms length
 * @property {string} text
 */

/**
 * @typedef {object} Hours
 * @property {boolean} open
 * @property {boolean} always
 * @property {string | null} issue_until
 * @property {string | null} closes
 * @property {string | null} next_open
 * @property {string} [why] while not open
 * @property {string} [name] of the holiday, or the reason of the closure
 * @property {string | null} [draw] when the lots that are given now are drawn
 * @property {string} [note] what makes today's hours unlike other weeks'
 */

/**
 * @typedef {object} Counter
 * @property {number} n
 * @property {string} name
 * @property {string} state open, break or closed
 * @property {{ until: string | null } | null} break
 * @property {string | null} now the number in hand
 * @property {string | null} [service] of that number
 * @property {boolean} [serving] its person has come
 * @property {string[]} [serves]
 * @property {string[]} [next] numbers, where the office tells them
 */
/**
 * @typedef {object} Hear what the voice of the hall does
 * @property {string | null} speaker
 * @property {Announcement | null} now
 * @property {number} waiting
 * @property {number} [volume] 0 to 100
 * @property {{ why: 'mute' | 'quiet', until: string } | null} [silent]
 * @property {Notice[]} [notices]
 */

/** @typedef {{ id: string, text: { [lang: string]: string }, until: string, test: boolean }} Notice a sentence for everybody */

/** @typedef {{ lang: string, text: string }} Line */
/** @typedef {{ url: string, video: boolean }} Medium */

/**
 * @typedef {object} Snapshot
 * @property {string} epoch
 * @property {number} seq
 * @property {string} at
 * @property {Call[]} calls oldest first
 * @property {{ service: string, prefix: string, waiting: number, now: string | null, permit?: { why: string, left: number | null, next_day: string | null } }[]} services
 * @property {Counter[]} counters
 * @property {Hours} hours
 * @property {Hear} voice
 * @property {Line[]} running texts for the foot of the board
 * @property {Medium[]} media what is shown while nobody is called
 * @property {{ held: number, drawn: { lot: string, number: string }[] }} [lots] how many wait for the draw, and who has which number after it
 * @property {import('./screen.js').Screen[]} [screens] the televisions of the zone
 * @property {{ text: { [lang: string]: string }, until: string | null }[]} [notices] what must be said now
 * @property {{ number: string, at: string }[]} [missed] newest first
 * @property {string[]} [next] where the office tells them
 * @property {string[]} [top] services that most people come for
 * @property {{ day: string, name: string }[]} [closings] days soon
 * @property {boolean} [dark] whether the glass is dark at night
 */

export {};
