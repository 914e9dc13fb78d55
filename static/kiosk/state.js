// The kiosk as one value, and what each event makes of it. Nothing here touches the glass, the net or a clock.

import { checklist, declaration, allThere, restored } from './check.js';
import { findService, prefixesOf, CONSULT } from './catalogue.js';
import { tidy, meant, LOT_LETTER } from './code.js';
import { newVisit, picksOf, withPicks, withVisit, another, without, counted } from './visit.js';
import { newResult, withResult, paper, copied, reprints, taken } from './outcome.js';
import { shown, told, untold, resume, anyway } from './comeback.js';
import { asksWho, digit, erased, plausible, refusedWho } from './nik.js';
import { waits, waited } from './wait.js';
import { typedOn } from './find.js';
import { measureSteps, NOT_MEASURING } from './measuring.js';

export { newVisit, pristine } from './visit.js';

/** @typedef {import('./catalogue.js').Catalogue} Catalogue */
/** @typedef {import('./check.js').Answers} Answers */
/** @typedef {import('./check.js').Rows} Rows */
/** @typedef {import('./check.js').Said} Said */

/** @typedef {import('./visit.js').Visit} Visit */
/** @typedef {import('./visit.js').Screen} Screen */
/** @typedef {import('./visit.js').Kind} Kind */
/** @typedef {import('./visit.js').Sent} Sent */
/** @typedef {import('./outcome.js').Result} Result */
/** @typedef {import('./comeback.js').Shown} Shown */

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
 * @property {Shown | null} shown the ticket being looked up
 * @property {string} sought what is looked for among the services; it never leaves the glass, and is not kept over a reload
 * @property {string} look the requirement whose picture stands on the glass; "" when none does
 * @property {import('./measuring.js').Measuring} measuring the frame around a card
 * @property {string} trouble code of the last refusal, shown where it happened; "" when all is well
 * @property {number} sentAt when the intent was first sent
 * @property {number} repeats how often it was repeated
 * @property {string} nik digits typed by who takes a number, where the office asks for them; never kept
 * @property {number} waitUntil until when a wish waits that came too soon; 0: none does
 * @property {any} status the kiosk status last heard, or null
 * @property {number} heardAt when that was; when the page began before the first
 * @property {Catalogue | null} catalogue
 * @property {boolean} paired whether the server knows this kiosk
 * @property {import('../lib/pair.js').Pairing | null} pairing while this kiosk waits to be let in
 * @property {number} touchedAt
 * @property {number} now milliseconds that never jump
 */

/**
 * @param {number} now
 * @param {Visit | null} saved a visit kept over a reload
 * @param {boolean} paired
 * @returns {State}
 */
export function newState(now, saved, paired) {
  const visit = { ...newVisit(), ...saved };
  if (visit.screen === 'comeback') {
    visit.screen = 'start'; // how a ticket stood is not kept: it is shown once more
  }
  return {
    visit, result: null, ring: null, seen: [], lookup: '', shown: null, sought: '', look: '', measuring: NOT_MEASURING, trouble: '', sentAt: now,
    repeats: 0, nik: '', waitUntil: 0, status: null, heardAt: now, catalogue: null, paired, pairing: null, touchedAt: now, now,
  };
}

/** @param {State} state @returns {State} the person is gone: nothing of them stays, not even the language */
export function wiped(state) {
  return {
    ...state, visit: newVisit(), result: null, ring: null, lookup: '', shown: null, sought: '', look: '', trouble: '', repeats: 0, nik: '', waitUntil: 0, touchedAt: state.now,
  };
}

/** @param {State} state */
export function serviceOf(state) {
  return state.catalogue ? findService(state.catalogue, state.visit.service) : null;
}

/** @param {State} state the checklist of the chosen service; null before one is chosen */
export function listOf(state) {
  return listOfPick(state, state.visit);
}

/** @param {State} state @param {import('./visit.js').Pick} pick */
export function listOfPick(state, pick) {
  const service = state.catalogue ? findService(state.catalogue, pick.service) : null;
  return state.catalogue && service ? checklist(state.catalogue, service, pick.answers, pick.rows) : null;
}

/** @param {State} state whether everything is answered and there, so that nothing is left but to take the number */
function ready(state) {
  const list = listOf(state);
  return !!list && !list.stop && list.open === 0 && list.missing.length === 0;
}

/**
 * What is sent for an intent: the first service with its checklist, and the ids of those that follow. A list is of the
 * service on the glass.
 * @param {State} state
 * @param {Kind} kind
 * @param {string} id
 * @returns {Sent | null}
 */
function intent(state, kind, id) {
  const { lang, party, priority, day } = state.visit;
  const picks = kind === 'list' ? [state.visit] : picksOf(state.visit);
  const service = state.catalogue && picks.length > 0 ? findService(state.catalogue, picks[0].service) : null;
  if (!state.catalogue || !service) {
    return null;
  }
  const said = declaration(state.catalogue, service, picks[0].answers, picks[0].rows);
  const body = { request_id: id, ...said, lang };
  if (kind === 'list') {
    return { kind, id, body };
  }
  const also = picks.slice(1).map((pick) => pick.service);
  return { kind, id, body: { ...body, ...(party > 1 && { party }), ...(priority && { priority }), ...(also.length > 0 && { also }), ...(day && { day }) } };
}

/**
 * Whether a number of a service is given now, and if not, why and when again; what the server said last.
 * @typedef {{ ok: boolean, why: string, name: string, again: string | null, next_day: string | null, left: number | null, said?: { [lang: string]: string } | null }} Permit
 * @param {State} state
 * @param {string} service
 * @returns {Permit | null} null when the server has not said
 */
export function permitOf(state, service) {
  return (state.status && state.status.services && state.status.services[service]) || null;
}

/** The later day whose number may be taken when today's are out. The first service of a visit decides. @param {State} state @param {string} service */
function dayOf(state, service) {
  const permit = permitOf(state, service);
  return state.visit.before.length > 0 ? state.visit.day : (permit && !permit.ok && permit.next_day) || '';
}

/** @typedef {{ need: string, text: { [lang: string]: string }, affected: { [lang: string]: string } }} Trouble what is down, and which services that concerns */

/** @typedef {{ type: string, [field: string]: any }} Event */

/** @type {{ [type: string]: (state: State, event: any) => State }} */
const STEPS = {
  tick: (state) => waited(settled(state) ? { ...state, ring: null } : state),
  touch: (state) => ({ ...state, touchedAt: state.now, result: state.result && { ...state.result, since: state.now } }),
  wipe: (state) => wiped(state),

  // the machine
  catalogue: (state, e) => ({ ...state, catalogue: e.catalogue }),
  status: (state, e) => ({ ...state, status: e.status, heardAt: state.now, paired: true }),
  unpaired: (state) => ({ ...wiped(state), paired: false }),
  pairing: (state, e) => ({ ...state, pairing: e.pairing }),

  // how things are shown
  lang: (state, e) => ({ ...withVisit(state, { lang: e.lang }), look: state.look }),
  mode: (state, e) => ({ ...withVisit(state, { [e.mode]: !state.visit[/** @type {'large'} */ (e.mode)], page: 0 }), look: state.look }),
  guide: (state) => ({ ...state, visit: { ...state.visit, guide: !state.visit.guide } }), // nothing on the glass moves
  page: (state, e) => withVisit(state, { page: e.page }),

  // the way to a number
  complaints: (state) => withVisit(state, { screen: 'complaints', page: 0 }),
  find: (state) => ({ ...withVisit(state, { screen: 'find', page: 0 }), sought: '' }),
  look: (state, e) => ({ ...state, look: e.row }),
  begin: (state) => withVisit(state, { screen: 'services', page: 0 }),
  choose: (state, e) => withVisit(state, { screen: e.service === CONSULT ? 'confirm' : 'checklist', service: e.service, answers: {}, rows: {}, page: 0, day: dayOf(state, e.service) }),
  back: (state) => back(state),
  answer: (state, e) => withVisit(state, { rows: { ...state.visit.rows, [e.row]: e.said } }),
  ask: (state, e) => withVisit(state, { answers: { ...state.visit.answers, [e.question]: e.value } }),
  all: (state) => all(state),
  missing: (state) => withVisit(state, { screen: 'missing', page: 0 }),
  confirm: (state) => withVisit(state, { screen: 'confirm', page: 0 }),

  // what else one may say before the number
  another: (state) => withVisit(state, another(state.visit)),
  drop: (state, e) => (state.visit.sent ? state : withVisit(state, without(state.visit, e.at))),
  party: (state, e) => withVisit(state, { party: counted(state.visit.party, e.by) }),
  priority: (state, e) => withVisit(state, { priority: e.on }),

  // a number or a code, typed or scanned
  code: (state) => withVisit(state, { screen: 'code', typed: '' }),
  type: (state, e) => (state.visit.screen === 'find' ? { ...state, sought: typedOn(state.sought, e.letter) }
    : withVisit(state, { typed: tidy(state.visit.typed + e.letter, prefixesOf(state.catalogue) + LOT_LETTER) })),
  erase: (state) => (state.visit.screen === 'find' ? { ...state, sought: state.sought.slice(0, -1) } : withVisit(state, { typed: state.visit.typed.slice(0, -1) })),
  enter: (state, e) => enter(state, e.id),
  lookup: (state, e) => (state.visit.sent ? state : { ...withVisit(state, { screen: 'code', typed: e.code }), lookup: e.code, shown: null, result: null }),
  found: (state, e) => found(state, e.code, e.list),
  unfound: (state, e) => (state.lookup === e.code ? { ...state, lookup: '', trouble: e.trouble } : state),
  shown: (state, e) => (state.visit.sent ? state : shown(state, { id: e.id, ticket: e.ticket, token: e.token })),
  claim: (state, e) => (state.visit.sent ? state : shown(state, { id: e.id, ticket: e.claim, token: false, claim: true })),
  anyway: (state, e) => anyway(state, e.id),
  told: (state, e) => told(state, e.id, e.body),
  untold: (state, e) => untold(state, e.id, e.code),
  resume: (state) => resume(state),
  anew: (state) => ({ ...withVisit(state, { ...withPicks([]), screen: 'services', typed: '' }), result: null, shown: null, touchedAt: state.now }),

  // who takes it, where one person may have one
  digit: (state, e) => digit(state, e.key),
  undigit: (state) => erased(state),
  identify: (state, e) => (plausible(state.nik) ? send(state, intent(state, 'ticket', e.id)) : { ...state, trouble: 'nik' }),

  // an intent and its answer
  send: (state, e) => (e.kind === 'ticket' && asksWho(state) && !state.visit.sent ? { ...withVisit(state, { screen: 'nik' }), nik: '' } : send(state, intent(state, e.kind, e.id))),
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

  ...measureSteps,
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
  if (state.look) {
    return { ...state, look: '' };
  }
  const { screen, before, service } = state.visit;
  if (screen === 'services' && before.length > 0) {
    return withVisit(state, { ...withPicks(before), screen: 'confirm' }); // no further service after all
  }
  /** @type {{ [screen: string]: Screen }} */
  const behind = { services: 'start', find: 'services', checklist: 'services', missing: 'checklist', confirm: service === CONSULT ? 'services' : 'checklist', nik: 'confirm', code: 'start' };
  const to = behind[screen] || 'start';
  if (to === 'services') {
    return withVisit(state, { screen: to, service: '', answers: {}, rows: {}, page: 0 });
  }
  return { ...withVisit(state, { screen: to, page: 0, typed: '' }), lookup: '', shown: null, nik: '' };
}

/** @param {State} state "Semua ada" leads on at once when nothing else is asked */
function all(state) {
  const service = serviceOf(state);
  if (!state.catalogue || !service) {
    return state;
  }
  const there = withVisit(state, { rows: allThere(state.catalogue, service, state.visit.answers, state.visit.rows) });
  return ready(there) ? withVisit(there, { screen: 'confirm', page: 0 }) : there;
}

/** What stands on the pad is a number or a list's code. @param {State} state @param {string} id */
function enter(state, id) {
  const what = meant(state.visit.typed, prefixesOf(state.catalogue));
  if (state.visit.sent || !what.ready) {
    return state;
  }
  return what.kind !== 'list'
    ? shown(state, { id, ticket: what.text, token: false, ...(what.kind === 'claim' && { claim: true }) })
    : { ...withVisit(state, {}), lookup: what.text, shown: null };
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
  const visit = { screen: /** @type {Screen} */ ('checklist'), ...withPicks([{ service: service.id, answers: list.answers || {}, rows }]) };
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
  return { ...withVisit(state, { screen: 'result' }), nik: '', result: newResult(state, kind, reply, null), touchedAt: state.now };
}

/** @param {State} state @param {string} code @param {any} body @returns {State} */
function refused(state, code, body) {
  const who = refusedWho(state, code, body);
  if (who) {
    return who;
  }
  switch (code) {
    case 'too_soon':
      return waits(state, body);
    case 'unauthenticated':
    case 'forbidden':
      return { ...wiped(state), paired: false };
    case 'closed': {
      const hours = { ...(state.status && state.status.hours), open: false, always: false, draw: null, next_open: body.next_open || null, why: body.why || '', name: body.name || '' };
      return { ...wiped(state), status: { ...state.status, hours } };
    }
    case 'not_today': // the day turned, or its quota was set
    case 'quota_out': // somebody else took the last one: the tiles say what there is now
      return outOfNumbers(state, code, { again: body.next_open || null, next_day: body.next_day || null, left: 0 });
    case 'service_down': // something went down while the checklist was filled in
      return outOfNumbers(state, 'service_down', { why: 'down', again: body.next_open || null, said: { [state.visit.lang]: body.message || '' } });
    case 'disk_full':
      return { ...wiped(state), status: { ...state.status, disk_full: true } };
    case 'incomplete':
      return { ...withVisit(state, { ...withPicks(picksOf(state.visit).slice(0, 1)), screen: 'missing', sent: null }), trouble: code };
    case 'unanswered':
    case 'unknown_requirement':
    case 'bad_field':
      return { ...withVisit(state, { ...withPicks(picksOf(state.visit).slice(0, 1)), screen: 'checklist', sent: null }), trouble: code };
    default:
      return { ...state, trouble: code, touchedAt: state.now }; // the intent stays: it may be sent again as it is
  }
}

/** @param {State} state @param {string} code @param {object} told of the service's permit @returns {State} */
function outOfNumbers(state, code, told) {
  const service = /** @type {any} */ (/** @type {Sent} */ (state.visit.sent).body).service;
  const permit = { ok: false, why: code, name: '', again: null, next_day: null, left: null, draw: null, said: null, ...told };
  const services = { ...(state.status && state.status.services), [service]: permit };
  const next = { ...state, status: { ...state.status, services } };
  return { ...withVisit(next, { ...withPicks([]), screen: 'services', sent: null, day: '' }), trouble: code };
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
