// The steps of each question: what is asked, and what can be answered.

import { timeText } from '../lib/clock.js';
import { menuItems, meaning, itemOf } from './menu.js';
import { allows, phase } from './state.js';
import { MUTE_MINUTES } from '../staff/mute.js';
import { clockTime } from './times.js';
import { planOf } from './pause.js';
import { fileSteps } from './file_steps.js';

/** @typedef {import('./asks.js').Ask} Ask */

/**
 * What the steps are made from.
 * @typedef {object} World
 * @property {import('./types.js').Desk} desk
 * @property {import('../staff/types.js').Catalogue} catalogue
 * @property {import('../staff/types.js').Counter[]} counters of the office; empty until they are known
 * @property {import('../lib/clock.js').Moment | null} now
 * @property {(typed: string) => string} until a typed time of today
 */

/**
 * @typedef {object} Option
 * @property {string} id
 * @property {string} [word] key of its sentence
 * @property {{ [name: string]: string | number }} [args]
 * @property {import('../lib/words.js').Text} [text] its name in the catalogue, in place of a sentence
 * @property {import('../lib/words.js').Text} [fill] what stands for {stage} in its sentence
 * @property {string} [hint] key of a further sentence
 * @property {string} [key] by which it is had without the menu
 * @property {string} [off] key of why it cannot be chosen
 */

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string} word key of its question
 * @property {'choice' | 'number' | 'clock' | 'phone'} kind
 * @property {Option[]} options
 * @property {string} [preset] the option that Enter takes
 * @property {boolean} [instant] choosing is enough
 * @property {boolean} [note] a note can be added
 * @property {number} most digits
 * @property {(typed: string) => boolean} fits
 */

/** @param {Partial<Step> & { name: string, word: string }} own @returns {Step} */
function step(own) {
  return { kind: 'choice', options: [], most: 0, fits: () => true, ...own };
}

/** @param {Ask} ask @param {World} world @returns {Step[]} */
export function stepsOf(ask, world) {
  const files = fileSteps(ask, world);
  if (files) {
    return files.map(step);
  }
  switch (ask.kind) {
    case 'transfer':
      return [transferService(world), transferTo(world, ask)];
    case 'next-service':
      return [step({ name: 'service', word: 'counter.ask.next-service', options: services(world, true), note: true })];
    case 'call-paper':
      return [step({ name: 'service', word: 'counter.ask.call-paper', options: ownServices(world), instant: true })];
    case 'park':
      return [reasons(world, 'park'), ...spans(ask, world, PARK, '15', true)];
    case 'break':
      return pause(ask, world);
    case 'close':
      return [step({ name: 'sure', word: 'counter.ask.close', options: [{ id: 'yes', word: 'counter.do.close' }], preset: 'yes', instant: true })];
    case 'party':
      return [number('party', (n) => n >= 1 && n <= 99)];
    case 'split':
      return [number('split', (n) => n >= 1 && n < partyOf(ask, world))];
    case 'join':
      return [step({ name: 'sure', word: 'counter.ask.join', options: [{ id: 'yes', word: 'counter.ask.go.join', hint: 'counter.ask.join.hint' }], preset: 'yes', instant: true })];
    case 'contact':
      return [step({ name: 'contact', word: 'counter.ask.contact', kind: 'phone', most: PHONE_MOST, fits: (typed) => typed.length >= PHONE_LEAST })];
    case 'assist':
      return [step({ name: 'kind', word: 'counter.ask.assist', options: kinds(world), instant: true })];
    case 'mute':
      return [step({ name: 'mute', word: 'counter.ask.mute', options: mutes(), preset: 'longer', instant: true })];
    case 'hand-close':
    case 'hand-break':
      return [step({ name: 'hand', word: 'counter.ask.' + ask.kind, options: hands(world), instant: true })];
    case 'ticket':
      return [step({ name: 'what', word: 'counter.ask.ticket', options: whats(ask, world), instant: true })];
    default:
      return [step({ name: 'item', word: 'counter.ask.menu', options: menuItems(world.desk, world.now).map((one) => menuOption(world, one)), instant: true })];
  }
}

/** @param {World} world @param {import('./menu.js').Item} item @returns {Option} */
function menuOption({ desk }, item) {
  const ticket = desk.snap && desk.snap.ticket;
  const off = item.intent === 'priority' && ticket && ticket.priority;
  const missed = item.intent === 'absent' && phase(desk) === 'ready';
  return { id: item.intent, word: off ? 'counter.do.priority.off' : missed ? 'counter.do.missed' : item.word, key: item.key };
}

/** How the silence goes on. */
function mutes() {
  return [
    { id: 'longer', word: 'counter.mute.longer', args: { n: MUTE_MINUTES } },
    { id: 'quarter', word: 'counter.mute.longer', args: { n: 15 } },
    { id: 'end', word: 'counter.mute.end', hint: 'counter.mute.end.hint' },
  ];
}

/** @param {World} world @param {boolean} [others] without the one in hand */
function services({ catalogue, desk }, others) {
  const own = desk.snap && desk.snap.ticket ? desk.snap.ticket.service : '';
  const all = catalogue.services.map((one) => ({ id: one.id, text: one.short }));
  return others ? all.filter((one) => one.id !== own) : all;
}

/** @param {World} world */
function ownServices({ catalogue, desk }) {
  const serves = desk.snap ? desk.snap.counter.serves : [];
  return catalogue.services.filter((one) => serves.includes(one.id)).map((one) => ({ id: one.id, text: one.short }));
}

/** @param {World} world the present service first: another counter for the same */
function transferService(world) {
  const own = world.desk.snap && world.desk.snap.ticket ? world.desk.snap.ticket.service : '';
  const all = services(world);
  const same = all.filter((one) => one.id === own).map((one) => ({ ...one, hint: 'counter.ask.same' }));
  return step({ name: 'service', word: 'counter.ask.transfer', options: [...same, ...services(world, true)] });
}

/** @param {World} world @param {Ask} ask */
function transferTo({ desk, counters }, ask) {
  const ticket = desk.snap && desk.snap.ticket;
  const same = Boolean(ticket && ticket.service === ask.picks.service && !ticket.desk);
  const there = counters.filter((one) => one.n !== desk.n && one.serves.includes(ask.picks.service));
  const any = { id: 'any', word: 'counter.ask.any', off: same ? 'counter.ask.any.same' : undefined };
  const options = [any, ...there.map((one) => ({ id: String(one.n), word: 'counter.ask.counter', args: { n: one.n }, ...standing(one) }))];
  return step({ name: 'to', word: 'counter.ask.to', options, preset: same ? undefined : 'any', note: true });
}

/** @param {import('../staff/types.js').Counter} counter @returns {Partial<Option>} a counter that is away keeps what it is given; a closed one takes nothing */
function standing(counter) {
  return counter.state === 'open' ? {} : counter.state === 'break' ? { hint: 'counter.ask.break' } : { off: 'counter.ask.closed' };
}

/** @param {World} world @param {'park' | 'break'} room */
function reasons({ desk }, room) {
  const codes = (desk.snap && desk.snap.reasons && desk.snap.reasons[room]) || [];
  return step({ name: 'reason', word: 'counter.ask.' + room, options: codes.map((code) => ({ id: code, word: 'counter.reason.' + code })) });
}

/** @param {Ask} ask @param {World} world @returns {Step[]} a break; the one of the office's hours is prepared when it is near */
function pause(ask, world) {
  const plan = planOf(world.desk, world.now);
  const [span, ...rest] = spans(ask, world, BREAK, '15', false);
  if (!plan) {
    return [reasons(world, 'break'), span, ...rest];
  }
  const option = { id: 'plan', word: 'counter.ask.plan', args: { time: timeText(plan.until) } };
  return [{ ...reasons(world, 'break'), preset: plan.reason }, { ...span, preset: 'plan', options: [option, ...span.options] }, ...rest];
}

// The digits of a telephone number, with or without those of its country.
const PHONE_LEAST = 9;
const PHONE_MOST = 15;

// The times one can choose, in minutes.
const PARK = [5, 10, 15, 30, 60, 120];
const BREAK = [5, 10, 15, 30, 60];

/** @param {Ask} ask @param {World} world @param {number[]} minutes @param {string} preset @param {boolean} note @returns {Step[]} */
function spans(ask, world, minutes, preset, note) {
  const options = minutes.map((n) => ({ id: String(n), word: 'counter.ask.minutes', args: { n } }));
  const more = [{ id: 'clock', word: 'counter.ask.clock' }, ...(ask.kind === 'break' ? [{ id: 'open', word: 'counter.ask.open-end' }] : [])];
  const first = step({ name: 'span', word: 'counter.ask.' + ask.kind + '.span', options: [...options, ...more], preset, note: note && ask.picks.span !== 'clock' });
  if (ask.picks.span !== 'clock') {
    return [first];
  }
  return [first, step({ name: 'clock', word: 'counter.ask.clock.label', kind: 'clock', most: 4, fits: (typed) => clockTime(typed, world.now) !== '', note })];
}

/** @param {'party' | 'split'} kind @param {(n: number) => boolean} fits */
function number(kind, fits) {
  return step({ name: 'party', word: 'counter.ask.' + kind, kind: 'number', most: 2, fits: (typed) => typed !== '' && fits(Number(typed)) });
}

/** @param {Ask} ask @param {World} world */
export function partyOf(ask, { desk }) {
  const ticket = ask.about || (desk.snap && desk.snap.ticket);
  return (ticket && ticket.party) || 1;
}

/** @param {World} world */
function kinds({ desk }) {
  const codes = (desk.snap && desk.snap.reasons && desk.snap.reasons.assist) || [];
  return codes.map((code) => ({ id: code, word: 'counter.assist.' + code, hint: 'counter.assist.' + code + '.hint' }));
}

/** @param {World} world @returns {Option[]} where the ticket in hand can go */
function hands({ desk, now }) {
  const moves = /** @type {const} */ (['requeue', 'transfer', 'park', 'return']).filter((intent) => meaning(desk, intent, now));
  return [{ id: 'finish', word: 'counter.do.whole' }, ...moves.map((intent) => ({ id: intent, word: itemOf(intent).word }))];
}

/** @param {Ask} ask @param {World} world @returns {Option[]} what can be done to a ticket that nobody holds */
function whats({ about }, { desk }) {
  if (!about) {
    return [];
  }
  const call = { id: 'call', word: 'counter.do.call', off: phase(desk) === 'ready' ? undefined : phase(desk) === 'break' ? 'counter.ask.paused' : 'counter.ask.busy' };
  /** @type {Option[]} */
  const own = [call];
  if (about.state === 'parked') {
    own.push({ id: 'unpark', word: 'counter.do.unpark' });
  }
  if (about.state === 'no_show') {
    own.push({ id: 'rejoin', word: 'counter.do.rejoin', off: about.rejoin_until ? undefined : 'counter.ask.late' });
    return [...own, ...joins(desk)];
  }
  own.push({ id: 'priority', word: about.priority ? 'counter.do.priority.off' : 'counter.do.priority' }, { id: 'party', word: 'counter.do.party' });
  if (desk.snap && desk.snap.messages) {
    own.push({ id: 'contact', word: 'counter.do.contact' });
  }
  const split = (about.party || 1) > 1 ? [{ id: 'split', word: 'counter.do.split' }] : [];
  return [...own, ...split, ...joins(desk)];
}

/** @param {import('./types.js').Desk} desk @returns {Option[]} with whom it can go on: the ticket in hand */
function joins(desk) {
  const hand = desk.snap && desk.snap.ticket;
  return hand && allows(desk, 'join') ? [{ id: 'join', word: 'counter.do.join.into', args: { number: hand.number } }] : [];
}
