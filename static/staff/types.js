// The shapes of docs/protocol.md that the staff screens read, as types for tsc; there is nothing here to run.

/** @typedef {import('../lib/words.js').Text} Text */

/**
 * @typedef {object} Requirement
 * @property {string} id
 * @property {Text} label
 * @property {{ q: string, in: string[] } | null} [when] needed only for these answers
 * @property {{ id: string, label: Text }[] | null} [any] one of these is enough
 */

/**
 * @typedef {object} Service
 * @property {string} id
 * @property {string} prefix letter of its numbers
 * @property {Text} name
 * @property {Text} short
 * @property {{ text: Text } | null} [promise]
 * @property {Requirement[]} requirements
 * @property {{ id: string, kind: string, name: Text, stages?: boolean }[]} [channels] stages: applications that came this way are followed
 */

/**
 * @typedef {object} Question
 * @property {Text} ask
 * @property {{ id: string, label: Text }[]} options
 * @property {string | null} [default]
 */

/** @typedef {{ service: Service, questions: { [id: string]: Question } }} Standard of one service, as a person was shown it */

/**
 * @typedef {object} Catalogue
 * @property {Service[]} services
 * @property {{ [id: string]: Question }} questions
 * @property {{ name: Text, short: Text, zone_abbr?: string }} office
 */

/**
 * @typedef {object} Me
 * @property {string} name
 * @property {string} role the main one
 * @property {string[]} [roles]
 * @property {string[]} [rooms] paths of the pages that it may work on
 * @property {boolean} [must_change] the password was chosen by somebody else
 * @property {number[]} counters the counters this login may work at
 */

/**
 * @typedef {object} Ring somebody pressed "Panggil petugas"
 * @property {string} id
 * @property {string} device
 * @property {string} at
 * @property {'bantuan' | 'bahaya'} [kind] of a counter that calls its colleagues
 * @property {number} [counter] that calls
 */

/**
 * @typedef {object} Assist a counter that calls its colleagues
 * @property {string} id
 * @property {number} counter
 * @property {string} name of the counter
 * @property {'bantuan' | 'bahaya'} kind
 * @property {string} from
 * @property {string} at
 * @property {string} until when it ends by itself
 * @property {string | null} by who comes
 */

/**
 * @typedef {object} Declared what the applicant said at the kiosk
 * @property {string} service
 * @property {string[]} needed ids of the rows that apply
 * @property {string[]} missing ids of the rows that are not there
 * @property {string[]} [have] ids of rows, or of the leaf of an any-of row
 * @property {{ [question: string]: string }} [answers]
 * @property {Standard | null} [standard] as the person was shown it, where today's says something else
 */

/**
 * @typedef {object} Counter
 * @property {number} n
 * @property {string} name
 * @property {string} [zone]
 * @property {'open' | 'break' | 'closed'} state
 * @property {string | null} [operator]
 * @property {string[]} serves ids of services
 * @property {{ reason: string, since: string, until: string | null } | null} [break] why it pauses
 */

/**
 * @typedef {object} PrinterBrief a printer of the office, as every staff screen hears of it
 * @property {string} name
 * @property {'ok' | 'bad' | 'unknown'} state
 * @property {string} reason why it does not print, one word; empty when nothing is known
 * @property {boolean} low its roll is near the end
 */

export {};
