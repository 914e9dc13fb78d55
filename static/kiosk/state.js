// The kiosk as one value, and what each event makes of it. Nothing here touches the glass, the net or a clock.

import { checklist, declaration, allThere, restored } from './check.js';
import { findService, CONSULT } from './catalogue.js';
import { cleanCode } from './code.js';

/** @typedef {import('./catalogue.js').Catalogue} Catalogue */
/** @typedef {import('./check.js').Answers} Answers */
/** @typedef {import('./check.js').Rows} Rows */
/** @typedef {import('./check.js').Said} Said */

/** @typedef {'start' | 'services' | 'checklist' | 'missing' | 'code' | 'result'} Screen */
/** @typedef {'ticket' | 'list'} Kind */

/**
 * @typedef {object} Sent an intent that the server has to answer; kept as it is until it has
 * @property {Kind} kind
 * @property {object} body sent byte for byte again, so that a repeat is the same request
 * @property {string} id its request id
 */

/**
 * @typedef {object} Visit everything about the person in front; wiped as a whole
 * @property {Screen} screen
 * @property {string} lang
 * @property {boolean} large A+
 * @property {boolean} contrast
 * @property {boolean} low reach mode
 * @property {string} service
 * @property {Answers} answers
 * @property {Rows} rows
 * @property {number} page of tiles or cards, counted from 0
 * @property {string} typed on the code pad
 * @property {string} day a later day whose number is taken, because today's are out; "" is today
 * @property {Sent | null} sent
 */

/** @typedef {{ job: string, state: string }} Paper */

/**
 * @typedef {object} Result
 * @property {'number' | 'check' | 'list'} kind
 * @property {any} reply
 * @property {Paper | null} paper the newest one: a copy takes the place of what it repeats
 * @property {number} since shown, confirmed, wanted again or last touched: when its time to close began
 * @property {number} wantedAt when its paper was wanted
 * @property {boolean} torn the paper before this one broke off, and this is its copy
 * @property {boolean} doubted the person says that no paper came
 * @property {string} reprint request id of "Cetak lagi" under way; "" when none is
 * @property {boolean} spent no further copy can be had
 */

/** @typedef {{ token: string, id: string }} Seen somebody took a number from the glass, and the server does not know yet */

/**
 * @typedef {object} Ring
 * @property {'calling' | 'rung' | 'answered' | 'failed'} phase
 * @property {string} id the request id
 * @property {string} job the id the server gave
 * @property {number} since
 */

/**
 * @typedef {object} State
 * @property {Visit} visit
 * @property {Result | null} result
 * @property {Ring | null} ring
 * @property {Seen[]} seen what is still to be told, longer than the visit lasts
 * @property {string} lookup the code being looked up; "" when none is
 * @property {string} trouble code of the last refusal, shown where it happened; "" when all is well
 * @property {number} sentAt when the intent was first sent
 * @property {number} repeats how often it was repeated
 * @property {any} status the kiosk status last heard, or null
 * @property {number} heardAt when that was; when the page began before the first
 * @property {Catalogue | null} catalogue
 * @property {boolean} paired whether the server knows this kiosk
 * @property {import('../lib/pair.js').Pairing | null} pairing while this kiosk waits to be let in
 * @property {number} touchedAt
 * @property {number} now milliseconds that never jump
 */

/** @returns {Visit} */
export function newVisit() {
  return {
    screen: 'start', lang: 'id', large: false, contrast: false, low: false,
    service: '', answers: {}, rows: {}, page: 0, typed: '', day: '', sent: null,
  };
}

/**
 * @param {number} now
 * @param {Visit | null} saved a visit kept over a reload
 * @param {boolean} paired
 * @returns {State}
 */
export function newState(now, saved, paired) {
  return {
    visit: saved ? { ...newVisit(), ...saved } : newVisit(), result: null, ring: null, seen: [], lookup: '', trouble: '', sentAt: now,
    repeats: 0, status: null, heardAt: now, catalogue: null, paired, pairing: null, touchedAt: now, now,
  };
}

/** @param {Visit} visit whether there is nothing of a person in it */
export function pristine(visit) {
  return JSON.stringify(visit) === JSON.stringify(newVisit());
}

/** @param {State} state @param {Partial<Visit>} change @returns {State} */
function withVisit(state, change) {
  return { ...state, trouble: '', visit: { ...state.visit, ...change } };
}

/** @param {State} state @returns {State} the person is gone: nothing of them stays, not even the language */
export function wiped(state) {
  return {
    ...state, visit: newVisit(), result: null, ring: null, lookup: '', trouble: '', repeats: 0, touchedAt: state.now,
  };
}

/** @param {State} state */
export function serviceOf(state) {
  return state.catalogue ? findService(state.catalogue, state.visit.service) : null;
}

/** @param {State} state the checklist of the chosen service; null before one is chosen */
export function listOf(state) {
  const service = serviceOf(state);
  return state.catalogue && service ? checklist(state.catalogue, service, state.visit.answers, state.visit.rows) : null;
}

/**
 * What is sent for an intent.
 * @param {State} state
 * @param {Kind | 'consult'} kind
 * @param {string} id
 * @returns {Sent | null}
 */
function intent(state, kind, id) {
  const lang = state.visit.lang;
  if (kind === 'consult') {
    return { kind: 'ticket', id, body: { request_id: id, service: CONSULT, answers: {}, have: [], lang, ...forDay(laterDay(state, CONSULT)) } };
  }
  const service = serviceOf(state);
  if (!state.catalogue || !service) {
    return null;
  }
  const told = declaration(state.catalogue, service, state.visit.answers, state.visit.rows);
  return { kind, id, body: { request_id: id, ...told, lang, ...(kind === 'ticket' ? forDay(state.visit.day) : {}) } };
}

/** @param {string} day */
function forDay(day) {
  return day ? { day } : {};
}

/**
 * Whether a number of a service is given now, and if not, why and when again; what the server said last.
 * @typedef {{ ok: boolean, why: string, name: string, again: string | null, next_day: string | null, left: number | null }} Permit
 * @param {State} state
 * @param {string} service
 * @returns {Permit | null} null when the server has not said
 */
export function permitOf(state, service) {
  return (state.status && state.status.services && state.status.services[service]) || null;
}

/** @param {State} state @param {string} service the later day whose number may be taken, when today's are out */
function laterDay(state, service) {
  const permit = permitOf(state, service);
  return (permit && !permit.ok && permit.next_day) || '';
}

/** @typedef {{ type: string, [field: string]: any }} Event */

/** @type {{ [type: string]: (state: State, event: any) => State }} */
const STEPS = {
  tick: (state) => (settled(state) ? { ...state, ring: null } : state),
  touch: (state) => ({ ...state, touchedAt: state.now, result: state.result && { ...state.result, since: state.now } }),
  wipe: (state) => wiped(state),

  // the machine
  catalogue: (state, e) => ({ ...state, catalogue: e.catalogue }),
  status: (state, e) => ({ ...state, status: e.status, heardAt: state.now, paired: true }),
  unpaired: (state) => ({ ...wiped(state), paired: false }),
  pairing: (state, e) => ({ ...state, pairing: e.pairing }),

  // how things are shown
  lang: (state, e) => withVisit(state, { lang: e.lang }),
  mode: (state, e) => withVisit(state, { [e.mode]: !state.visit[/** @type {'large'} */ (e.mode)], page: 0 }),
  page: (state, e) => withVisit(state, { page: e.page }),

  // the way to a number
  begin: (state) => withVisit(state, { screen: 'services', page: 0 }),
  choose: (state, e) => withVisit(state, { screen: 'checklist', service: e.service, answers: {}, rows: {}, page: 0, day: laterDay(state, e.service) }),
  back: (state) => back(state),
  answer: (state, e) => withVisit(state, { rows: { ...state.visit.rows, [e.row]: e.said } }),
  ask: (state, e) => withVisit(state, { answers: { ...state.visit.answers, [e.question]: e.value } }),
  all: (state) => {
    const service = serviceOf(state);
    return state.catalogue && service
      ? withVisit(state, { rows: allThere(state.catalogue, service, state.visit.answers, state.visit.rows) })
      : state;
  },
  missing: (state) => withVisit(state, { screen: 'missing', page: 0 }),

  // a code typed or scanned
  code: (state) => withVisit(state, { screen: 'code', typed: '' }),
  type: (state, e) => withVisit(state, { typed: cleanCode(state.visit.typed + e.letter) }),
  erase: (state) => withVisit(state, { typed: state.visit.typed.slice(0, -1) }),
  lookup: (state, e) => (state.visit.sent ? state : { ...withVisit(state, { screen: 'code', typed: e.code }), lookup: e.code }),
  found: (state, e) => found(state, e.code, e.list),
  unfound: (state, e) => (state.lookup === e.code ? { ...state, lookup: '', trouble: e.trouble } : state),

  // an intent and its answer
  send: (state, e) => send(state, intent(state, e.kind, e.id)),
  again: (state) => ({ ...state, trouble: '', repeats: 0, sentAt: state.now }),
  repeats: (state, e) => (awaits(state, e.id) ? { ...state, repeats: e.repeats } : state),
  replied: (state, e) => (awaits(state, e.id) ? replied(state, e.body) : state),
  refused: (state, e) => (awaits(state, e.id) ? refused(state, e.code, e.body) : state),

  // the paper, and what is taken from the glass instead
  paper: (state, e) => paper(state, e.paper),
  doubt: (state) => withResult(state, { doubted: true, since: state.now }),
  reprint: (state, e) => (state.result && !state.result.reprint ? withResult(state, { reprint: e.id, since: state.now }) : state),
  reprinted: (state, e) => (reprints(state, e.id) ? copied(state, e.paper, false) : state),
  unreprinted: (state, e) => (reprints(state, e.id) ? withResult(state, { reprint: '', spent: e.code !== 'lost' }) : state),
  done: (state, e) => ({ ...wiped(state), seen: state.seen.concat(taken(state, e.id)) }),
  noted: (state, e) => ({ ...state, seen: state.seen.filter((one) => one.id !== e.id) }),

  // somebody is wanted
  ring: (state, e) => (rings(state) ? state : { ...state, ring: { phase: 'calling', id: e.id, job: '', since: state.now } }),
  rung: (state, e) => ringing(state, e.id, { phase: 'rung', job: e.job }),
  answered: (state, e) => ringing(state, e.id, { phase: 'answered' }),
  unrung: (state, e) => ringing(state, e.id, { phase: 'failed' }),
};

/**
 * @param {State} state
 * @param {Event} event
 * @param {number} now
 * @returns {State}
 */
export function step(state, event, now) {
  const run = STEPS[event.type];
  if (!run) {
    throw new Error('no event ' + event.type);
  }
  return run({ ...state, now }, event);
}

/** @param {State} state */
function back(state) {
  /** @type {{ [screen: string]: Screen }} */
  const before = { services: 'start', checklist: 'services', missing: 'checklist', code: 'start' };
  const to = before[state.visit.screen] || 'start';
  if (to === 'services') {
    return withVisit(state, { screen: to, service: '', answers: {}, rows: {}, page: 0 });
  }
  return { ...withVisit(state, { screen: to, page: 0, typed: '' }), lookup: '' };
}

/** @param {State} state @param {string} code @param {any} list */
function found(state, code, list) {
  const service = state.catalogue && findService(state.catalogue, list.service);
  if (state.lookup !== code) {
    return state;
  }
  if (!service) {
    return { ...state, lookup: '', trouble: 'unknown_list' }; // the office no longer offers what was saved
  }
  const rows = restored(service, list.answers || {}, list.have || []);
  const visit = { screen: /** @type {Screen} */ ('checklist'), service: service.id, answers: list.answers || {}, rows };
  return { ...withVisit(state, { ...visit, lang: list.lang || state.visit.lang, page: 0, typed: '' }), lookup: '' };
}

/** @param {State} state @param {string} id whether this reply is still waited for */
function awaits(state, id) {
  return !!state.visit.sent && state.visit.sent.id === id && !state.result;
}

/** @param {State} state @param {Sent | null} sent a second tap finds the first one under way */
function send(state, sent) {
  if (!sent || state.visit.sent) {
    return state;
  }
  return { ...withVisit(state, { sent }), sentAt: state.now, repeats: 0 };
}

/** @param {State} state @param {any} reply @returns {State} */
function replied(state, reply) {
  const sent = /** @type {Sent} */ (state.visit.sent);
  /** @type {Result['kind']} */
  const kind = sent.kind === 'list' ? 'list' : reply.check_code ? 'check' : 'number';
  const result = {
    kind, reply, paper: reply.paper || null, since: state.now, wantedAt: state.now, torn: false, doubted: false, reprint: '', spent: false,
  };
  return { ...withVisit(state, { screen: 'result' }), result, ring: state.ring, touchedAt: state.now };
}

/** @param {State} state @param {string} code @param {any} body @returns {State} */
function refused(state, code, body) {
  switch (code) {
    case 'unauthenticated':
    case 'forbidden':
      return { ...wiped(state), paired: false };
    case 'closed': {
      const hours = { ...(state.status && state.status.hours), open: false, always: false, next_open: body.next_open || null, why: body.why || '', name: body.name || '' };
      return { ...wiped(state), status: { ...state.status, hours } };
    }
    case 'quota_out': // somebody else took the last one: the tiles say what there is now
      return outOfNumbers(state, body);
    case 'disk_full':
      return { ...wiped(state), status: { ...state.status, disk_full: true } };
    case 'incomplete':
      return { ...withVisit(state, { screen: 'missing', sent: null, page: 0 }), trouble: code };
    case 'unanswered':
    case 'unknown_requirement':
    case 'bad_field':
      return { ...withVisit(state, { screen: 'checklist', sent: null, page: 0 }), trouble: code };
    default:
      return { ...state, trouble: code, touchedAt: state.now }; // the intent stays: it may be sent again as it is
  }
}

/** @param {State} state @param {any} body @returns {State} */
function outOfNumbers(state, body) {
  const service = /** @type {any} */ (/** @type {Sent} */ (state.visit.sent).body).service;
  const permit = { ok: false, why: 'quota_out', name: '', again: body.next_open || null, next_day: body.next_day || null, left: 0 };
  const services = { ...(state.status && state.status.services), [service]: permit };
  const told = { ...state, status: { ...state.status, services } };
  return { ...withVisit(told, { screen: 'services', sent: null, service: '', answers: {}, rows: {}, page: 0, day: '' }), trouble: 'quota_out' };
}

/** @param {State} state @param {Partial<Result>} change */
function withResult(state, change) {
  return state.result ? { ...state, result: { ...state.result, ...change } } : state;
}

/** @param {State} state @param {Paper & { again?: string | null }} news */
function paper(state, news) {
  const result = state.result;
  if (!result || !result.paper || result.paper.job !== news.job) {
    return state;
  }
  if (news.again) {
    return copied(state, { job: news.again, state: 'queued' }, true);
  }
  if (result.paper.state === news.state) {
    return state;
  }
  const since = news.state === 'confirmed' ? state.now : result.since;
  return withResult(state, { paper: { job: news.job, state: news.state }, since });
}

/**
 * A marked copy is on its way; it has as long as the first paper had.
 * @param {State} state
 * @param {Paper} copy
 * @param {boolean} torn whether it was made by itself
 */
function copied(state, copy, torn) {
  const { job, state: how } = copy;
  return withResult(state, { paper: { job, state: how }, torn, doubted: false, reprint: '', since: state.now, wantedAt: state.now });
}

/** @param {State} state @param {string} id whether this copy is still waited for */
function reprints(state, id) {
  return !!state.result && state.result.reprint === id;
}

/**
 * The number that somebody has taken from the glass: they say that they are done, and no paper is proved.
 * @param {State} state
 * @param {string} id of the request that tells the server
 * @returns {Seen[]} one, or none
 */
function taken(state, id) {
  const result = state.result;
  const proved = !!result && !!result.paper && result.paper.state === 'confirmed';
  return result && result.kind === 'number' && result.reply.token && !proved ? [{ token: result.reply.token, id }] : [];
}

/** @param {State} state whether somebody has been called and has not been given up */
function rings(state) {
  return !!state.ring && state.ring.phase !== 'failed';
}

/** How long "somebody comes", or that the call failed, stays: the next person must be able to ring. */
const RUNG_MS = 30000;

/** @param {State} state whether what became of the call for staff has been shown long enough */
function settled(state) {
  const ring = state.ring;
  return !!ring && (ring.phase === 'answered' || ring.phase === 'failed') && state.now - ring.since > RUNG_MS;
}

/** @param {State} state @param {string} id @param {Partial<Ring>} change */
function ringing(state, id, change) {
  const ring = state.ring;
  return ring && ring.id === id ? { ...state, ring: { ...ring, ...change, since: state.now } } : state;
}
