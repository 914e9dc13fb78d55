// The applications at the counter: those of the ticket in hand, and those whose claim slip was scanned.

import { stepOf, nextOf, sidesOf, isOver } from '../staff/casework.js';

/** @typedef {import('../backoffice/types.js').Case} Case */
/** @typedef {import('../backoffice/types.js').Plan} Plan */
/** @typedef {import('./types.js').Desk} Desk */
/** @typedef {import('./types.js').Files} Files */

/** @returns {Files} */
export const noFiles = () => ({ cases: [], plans: [] });

/** @param {Desk} desk @returns {Files} of the ticket in hand */
export function handFiles(desk) {
  const ticket = desk.snap && desk.snap.ticket;
  return (ticket && ticket.files) || noFiles();
}

/**
 * An application that this desk knows, with its plan: the ticket's own are newer than what was scanned.
 * @param {Desk} desk
 * @param {string} code
 * @returns {{ one: Case, plan: Plan } | null}
 */
export function fileOf(desk, code) {
  for (const files of [handFiles(desk), desk.files]) {
    const one = files.cases.find((file) => file.code === code);
    const plan = one && files.plans.find((each) => each.key === one.plan);
    if (one && plan) {
      return { one, plan };
    }
  }
  return null;
}

/** @param {Files} files @param {Files} more @returns {Files} with what is newer in place of what is known */
export function merged(files, more) {
  const codes = more.cases.map((one) => one.code);
  const keys = more.plans.map((plan) => plan.key);
  return {
    cases: [...files.cases.filter((one) => !codes.includes(one.code)), ...more.cases],
    plans: [...files.plans.filter((plan) => !keys.includes(plan.key)), ...more.plans],
  };
}

/**
 * What the server has answered lies over what was known, in the hand too.
 * @param {Desk} desk
 * @param {Files} reply
 * @returns {Desk}
 */
export function filesCame(desk, reply) {
  const files = merged(desk.files, reply);
  const { snap } = desk;
  const ticket = snap && snap.ticket;
  if (!snap || !ticket) {
    return { ...desk, files };
  }
  const own = handFiles(desk);
  const mine = reply.cases.filter((one) => one.number === ticket.number || own.cases.some((known) => known.code === one.code));
  return { ...desk, files, snap: { ...snap, ticket: { ...ticket, files: merged(own, { cases: mine, plans: reply.plans }) } } };
}

/** @param {Case} one @param {Plan} plan whether its product can be handed over now */
export function handable(one, plan) {
  const step = stepOf(plan, one.stage);
  return one.state === 'ready' && Boolean(step && step.ends.includes('handover'));
}

/** @param {Case} one @param {Plan} plan whether its papers are looked over now, and may be given back to the applicant */
export function checked(one, plan) {
  const step = stepOf(plan, one.stage);
  return one.state === 'in_work' && Boolean(step && step.returns === 'pemohon');
}

/**
 * The application that goes back with the ticket in hand: the one of its service whose papers are looked over.
 * @param {Desk} desk
 * @returns {string} its code; empty when there is none
 */
export function returning(desk) {
  const ticket = desk.snap && desk.snap.ticket;
  const own = handFiles(desk);
  const found = own.cases.find((one) => {
    const plan = own.plans.find((each) => each.key === one.plan);
    return plan && ticket && plan.service.id === ticket.service && checked(one, plan);
  });
  return found ? found.code : '';
}

/** @param {Desk} desk @param {string} code whether giving it back ends the visit: it is all that the visit is about */
export function endsVisit(desk, code) {
  return returning(desk) === code && handFiles(desk).cases.filter((one) => !isOver(one)).length === 1;
}

/**
 * @typedef {object} Deed what can be done with an application now
 * @property {string} id
 * @property {import('../lib/words.js').Text} [fill] the stage in its sentence
 */

/**
 * @param {Desk} desk
 * @param {Case} one
 * @param {Plan} plan
 * @returns {Deed[]} the likeliest first
 */
export function deedsOf(desk, one, plan) {
  const step = stepOf(plan, one.stage);
  const next = nextOf(plan, one.stage);
  const sides = sidesOf(plan);
  const on = next ? { fill: next.label } : {};
  const slip = (one.state === 'in_work' && Boolean(one.complete_at)) || one.state === 'ready'; // nothing is promised before
  /** @type {(Deed | false)[]} */
  const all = [
    handable(one, plan) && { id: 'hand' },
    one.state === 'ready' && Boolean(step && step.ends.includes('self_print')) && { id: 'self-print' },
    one.state === 'returned' && { id: 'mend' },
    one.state === 'in_work' && Boolean(step && step.prints) && { id: 'slip' },
    one.state === 'in_work' && !(step && step.prints) && { id: !next ? 'end' : checked(one, plan) && !one.complete_at ? 'complete' : 'advance', ...on },
    checked(one, plan) && { id: 'back' },
    sides.length > 0 && !isOver(one) && { id: 'side', fill: sides[0].label },
    slip && !(one.state === 'in_work' && step && step.prints) && { id: one.slips > 0 ? 'slip-again' : 'slip' },
    Boolean(one.undo && desk.names.includes(one.undo.by)) && { id: 'undo' },
    handFiles(desk).cases.some((own) => own.code === one.code) && { id: 'another' },
  ];
  return /** @type {Deed[]} */ (all.filter(Boolean));
}

// Services of which nobody opens an application: asking, and collecting.
const ASKED = ['konsultasi', 'ambil'];

/**
 * The services that an application can be opened of, that of the ticket first.
 * @param {import('../staff/types.js').Catalogue} catalogue
 * @param {string} own
 */
export function openable(catalogue, own) {
  const all = catalogue.services.filter((one) => !ASKED.includes(one.id) && channelsOf(one).length > 0);
  return [...all.filter((one) => one.id === own), ...all.filter((one) => one.id !== own)];
}

/** @param {import('../staff/types.js').Service | undefined} service its channels that have stages, the one at the counter first */
export function channelsOf(service) {
  const all = ((service && service.channels) || []).filter((one) => one.stages);
  return [...all.filter((one) => one.kind === 'queue'), ...all.filter((one) => one.kind !== 'queue')];
}

/** @param {string} text whether somebody typed or scanned an application, and not a queue number */
export function meansFile(text) {
  return /^\s*(berkas:|20\d{2}[ -]?\d{5,}\s*$)|\/t\/[0-9a-z]{16,}/i.test(text);
}
