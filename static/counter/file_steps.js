// The steps of the questions about applications.

import { sidesOf, SIDE_REASONS } from '../staff/casework.js';
import { channelsOf, deedsOf, fileOf, handFiles, openable } from './files.js';

/** @typedef {import('./asks.js').Ask} Ask */
/** @typedef {import('./steps.js').World} World */
/** @typedef {import('./steps.js').Option} Option */
/** @typedef {Partial<import('./steps.js').Step> & { name: string, word: string }} Own */

/** @param {Ask} ask @param {World} world @returns {Own[] | null} null: it is no question about an application */
export function fileSteps(ask, world) {
  const known = fileOf(world.desk, ask.file);
  switch (ask.kind) {
    case 'files':
      return [{ name: 'code', word: 'files.ask.which', options: which(ask, world), instant: true }];
    case 'file-open':
      return opening(ask, world);
    case 'file':
      return [{ name: 'deed', word: 'files.ask.what', options: known ? deeds(world, known) : [], instant: true }];
    case 'file-side':
      return siding(known ? sidesOf(known.plan) : []);
    case 'file-hand':
      return [{ name: 'who', word: 'files.ask.who', options: [...(known ? collectors(known.plan.collect) : []), { id: 'other', word: 'files.who.other' }] }];
    default:
      return null;
  }
}

/** @param {Ask} ask @param {World} world @returns {Option[]} */
function which(ask, { desk }) {
  const codes = ask.codes.length > 0 ? ask.codes : handFiles(desk).cases.map((one) => one.code);
  const found = codes.map((code) => fileOf(desk, code)).filter((one) => one !== null);
  const list = found.map(({ one, plan }) => ({ id: one.code, word: 'files.ask.one', args: { code: one.code }, fill: plan.service.short, hint: 'files.state.' + one.state }));
  return ask.codes.length > 0 ? list : [...list, { id: 'new', word: 'files.do.another' }];
}

/** @param {World} world @param {{ one: import('./files.js').Case, plan: import('./files.js').Plan }} known @returns {Option[]} */
function deeds({ desk }, { one, plan }) {
  return deedsOf(desk, one, plan).map((deed) => ({ id: deed.id, word: 'files.do.' + deed.id, fill: deed.fill }));
}

/** @param {string[]} collect @returns {Option[]} with what the clerk asks to see */
function collectors(collect) {
  return collect.map((who) => ({ id: who, word: 'files.who.' + who, hint: 'files.who.' + who + '.hint' }));
}

/** @param {Ask} ask @param {World} world @returns {Own[]} the channel is asked only where there are several */
function opening(ask, { desk, catalogue }) {
  const own = (desk.snap && desk.snap.ticket && desk.snap.ticket.service) || '';
  const services = openable(catalogue, own);
  const preset = services.some((one) => one.id === own) ? own : undefined;
  const chosen = services.find((one) => one.id === (ask.picks.service || own));
  const channels = channelsOf(chosen);
  const first = { name: 'service', word: 'files.ask.service', options: services.map((one) => ({ id: one.id, text: one.short })), preset };
  if (channels.length < 2) {
    return [{ ...first, instant: true }];
  }
  return [first, { name: 'channel', word: 'files.ask.channel', options: channels.map((one) => ({ id: one.id, text: one.name })), preset: channels[0].id, instant: true }];
}

/** @param {import("./files.js").Plan['steps']} sides @returns {Own[]} */
function siding(sides) {
  const results = ['done', ...SIDE_REASONS].map((id) => ({ id, word: 'files.side.' + id }));
  const result = { name: 'result', word: 'files.ask.side', options: results, instant: true };
  return sides.length < 2 ? [result] : [{ name: 'step', word: 'files.ask.sides', options: sides.map((one) => ({ id: one.id, text: one.label })) }, result];
}

/**
 * What a question about an application sends, or leads to.
 * @typedef {object} FileOutcome
 * @property {{ path: string, action: import('./types.js').FileAction, body: object }} [send]
 * @property {string} [open] the code of an application to look at
 * @property {string} [back] the code of one that goes back to its applicant
 * @property {import('./asks.js').AskKind} [ask] a further question about the same one
 */

/** @param {Ask} ask @param {World} world @returns {FileOutcome | null} */
export function fileOutcome(ask, world) {
  const { picks, file } = ask;
  const at = '/' + file + '/';
  switch (ask.kind) {
    case 'files':
      return picks.code === 'new' ? { ask: 'file-open' } : { open: picks.code };
    case 'file-open':
      return { send: { path: '', action: 'file-open', body: { ...ticketOf(world), service: picks.service, channel: channelOf(picks, world), counter: world.desk.n } } };
    case 'file-side': {
      const known = fileOf(world.desk, file);
      const step = picks.step || (known && sidesOf(known.plan)[0].id);
      const done = picks.result === 'done';
      return { send: { path: at + 'side', action: 'file-side', body: { step, done, ...(done ? {} : { reason: picks.result }) } } };
    }
    case 'file-hand':
      return picks.who === 'other' ? { ask: 'file' } : { send: { path: at + 'hand', action: 'file-hand', body: { who: picks.who } } };
    case 'file':
      return deedOutcome(ask, world);
    default:
      return null;
  }
}

/** @param {World} world */
function ticketOf({ desk }) {
  const ticket = desk.snap && desk.snap.ticket;
  return ticket ? { ticket: ticket.number } : {};
}

/** @param {Ask['picks']} picks @param {World} world */
function channelOf(picks, { catalogue }) {
  const [first] = channelsOf(catalogue.services.find((one) => one.id === picks.service));
  return picks.channel || (first && first.id);
}

/** @param {Ask} ask @param {World} world @returns {FileOutcome} */
function deedOutcome({ picks, file }, { desk }) {
  const at = '/' + file + '/';
  const known = fileOf(desk, file);
  switch (picks.deed) {
    case 'complete':
    case 'advance':
    case 'end':
      return { send: { path: at + 'advance', action: 'file-advance', body: { from: known ? known.one.stage : '', counter: desk.n } } };
    case 'slip':
    case 'slip-again':
      return { send: { path: at + 'slip', action: 'file-slip', body: { counter: desk.n } } };
    case 'mend':
      return { send: { path: at + 'mend', action: 'file-mend', body: {} } };
    case 'self-print':
      return { send: { path: at + 'self-print', action: 'file-self-print', body: {} } };
    case 'undo':
      return { send: { path: at + 'undo', action: 'file-undo', body: {} } };
    case 'back':
      return { back: file };
    case 'another':
      return { ask: 'file-open' };
    default:
      return { ask: picks.deed === 'side' ? 'file-side' : 'file-hand' };
  }
}
