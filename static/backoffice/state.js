// The applications: what waits for whom, what is late, and the list that was scanned together.

import { newer, canCommand, linkWord } from '../staff/topic.js';
import { stepOf, nextOf } from '../staff/casework.js';

export { stepOf, nextOf };

/** @typedef {import('./types.js').Desk} Desk */
/** @typedef {import('./types.js').Case} Case */
/** @typedef {import('./types.js').Plan} Plan */
/** @typedef {import('./types.js').Step} Step */
/** @typedef {import('./types.js').Snapshot} Snapshot */
/** @typedef {import('./types.js').Card} Card */
/** @typedef {import('./types.js').Asking} Asking */

/** How long a lost reply is asked for again before the person is told, in milliseconds. */
export const KEEP_MS = 20000;

/** @returns {Desk} */
export function newDesk() {
  return {
    snap: null, health: null, heardAt: '', role: '', typed: '', looking: '', problem: '', picked: [], at: '',
    card: null, asking: '', wrong: '', busy: false, notice: null, done: null,
  };
}

/** @param {Desk} desk @param {Snapshot} snap @returns {Desk} what was scanned stays as long as it is there */
export function snapshotCame(desk, snap) {
  if (!newer(desk.snap, snap)) {
    return desk;
  }
  const there = (/** @type {string} */ code) => snap.cases.some((one) => one.code === code);
  return { ...desk, snap, heardAt: snap.at, picked: desk.picked.filter(there) };
}

/** @param {Desk} desk @param {string} code @returns {Case | undefined} */
export function caseOf(desk, code) {
  return desk.snap ? desk.snap.cases.find((one) => one.code === code) : undefined;
}

/** @param {Desk} desk @param {Case} one @returns {Plan | undefined} */
export function planOf(desk, one) {
  return desk.snap ? desk.snap.plans.find((plan) => plan.key === one.plan) : undefined;
}

/** @param {Desk} desk @param {Case} one whose turn it is; the applicant's while it is given back */
export function roleOf(desk, one) {
  const step = stepOf(planOf(desk, one), one.stage);
  return one.state === 'returned' || !step ? 'pemohon' : step.role;
}

/** @param {Case} one @param {string} now RFC 3339 with the office's offset, as the snapshot's */
export function isLate(one, now) {
  const waits = one.state === 'in_work' || one.state === 'returned';
  return one.late || (waits && !one.pause && one.due !== null && Date.parse(now) > Date.parse(one.due));
}

/** @param {Case} a @param {Case} b the one that is due first comes first, those without a date behind, by age */
function bySoonest(a, b) {
  const when = (/** @type {Case} */ one) => (one.due ? Date.parse(one.due) : Infinity);
  return when(a) === when(b) ? a.id - b.id : when(a) - when(b);
}

/**
 * What waits for each role, and how much of it is late; the most first.
 * @param {Desk} desk
 * @param {string} now
 */
export function roles(desk, now) {
  /** @type {{ [role: string]: { role: string, n: number, late: number } }} */
  const found = {};
  for (const one of desk.snap ? desk.snap.cases : []) {
    const role = roleOf(desk, one);
    found[role] = found[role] || { role, n: 0, late: 0 };
    found[role].n++;
    found[role].late += isLate(one, now) ? 1 : 0;
  }
  return Object.keys(found).map((role) => found[role]).sort((a, b) => b.n - a.n || (a.role < b.role ? -1 : 1));
}

/** @param {Desk} desk @returns {Case[]} the rows that are shown, the soonest first */
export function rows(desk) {
  const all = desk.snap ? desk.snap.cases : [];
  return all.filter((one) => !desk.role || roleOf(desk, one) === desk.role).sort(bySoonest);
}

/** @param {Desk} desk @param {string} role @returns {Desk} */
export function roleChosen(desk, role) {
  return { ...desk, role: desk.role === role ? '' : role, at: '' };
}

/** @param {Desk} desk @param {string} typed @returns {Desk} */
export function typedText(desk, typed) {
  return { ...desk, typed, problem: '' };
}

/** @param {Desk} desk @returns {Desk} what was typed is asked of the server; a second scan meanwhile waits in the field */
export function asked(desk) {
  const text = desk.typed.trim();
  return text && !desk.looking ? { ...desk, looking: text, typed: '', problem: '', notice: null } : desk;
}

/**
 * A scan was found. One joins the list; several of one paper are shown to choose from, by looking at the first.
 * @param {Desk} desk
 * @param {Case[]} found
 * @returns {Desk}
 */
export function foundCases(desk, found) {
  const open = found.filter((one) => caseOf(desk, one.code));
  const next = { ...desk, looking: '', done: null };
  if (open.length === 0) {
    return { ...next, problem: 'over' };
  }
  const fresh = open.filter((one) => !desk.picked.includes(one.code));
  if (fresh.length === 0) {
    return { ...next, problem: 'twice', at: open[0].code };
  }
  return { ...next, picked: [...desk.picked, ...fresh.map((one) => one.code)], at: fresh[0].code };
}

/** @param {Desk} desk @param {'unknown' | 'lost'} problem @returns {Desk} */
export function unfound(desk, problem) {
  return { ...desk, looking: '', problem };
}

/** @param {Desk} desk @param {string} code @returns {Desk} into the list, or out of it */
export function picked(desk, code) {
  const on = desk.picked.includes(code);
  return { ...desk, at: code, done: null, picked: on ? desk.picked.filter((one) => one !== code) : [...desk.picked, code] };
}

/** @param {Desk} desk @returns {Desk} every row that is shown, or none when all are picked */
export function pickedAll(desk) {
  const codes = rows(desk).map((one) => one.code);
  const all = codes.length > 0 && codes.every((code) => desk.picked.includes(code));
  return { ...desk, done: null, picked: all ? [] : codes.slice(0, 200) };
}

/** @param {Desk} desk @param {1 | -1} by @returns {Desk} the row above or below has the keyboard */
export function stepped(desk, by) {
  const codes = rows(desk).map((one) => one.code);
  const at = codes.indexOf(desk.at);
  const next = at < 0 ? (by > 0 ? 0 : codes.length - 1) : Math.min(codes.length - 1, Math.max(0, at + by));
  return { ...desk, at: codes[next] || '' };
}

/** @param {Desk} desk @returns {Case[]} */
export function pickedCases(desk) {
  return desk.picked.map((code) => caseOf(desk, code)).filter((one) => one !== undefined);
}

/**
 * What one key does with the list: all go on together when they stand in one stage and the product is not to be handed
 * to somebody; that asks for more than a key.
 * @param {Desk} desk
 * @returns {{ kind: 'none' | 'mixed' | 'hand' | 'returned' | 'slip' | 'advance', from: string, next: Step | undefined }}
 */
export function moveOf(desk) {
  const cases = pickedCases(desk);
  if (cases.length === 0) {
    return { kind: 'none', from: '', next: undefined };
  }
  const [first] = cases;
  const plan = planOf(desk, first);
  const next = nextOf(plan, first.stage);
  const step = stepOf(plan, first.stage);
  if (cases.some((one) => one.stage !== first.stage || one.state !== first.state)) {
    return { kind: 'mixed', from: '', next: undefined };
  }
  const kind = first.state === 'returned' ? 'returned' : first.state === 'ready' ? 'hand' : step && step.prints === 'claim_slip' ? 'slip' : 'advance';
  return { kind, from: first.stage, next };
}

/** @param {Desk} desk @returns {'' | 'busy' | 'link'} */
export function blocked(desk) {
  return desk.busy ? 'busy' : canCommand(desk.health) ? '' : 'link';
}

/** @param {Desk} desk @returns {Desk} */
export function sending(desk) {
  return { ...desk, busy: true, notice: null, done: null, wrong: '' };
}

/**
 * A command went through: what it moved leaves the list, and can be taken back for a while.
 * @param {Desk} desk
 * @param {string} action
 * @param {{ cases: Case[], plans: Plan[] }} reply
 * @returns {Desk}
 */
export function commandDone(desk, action, reply) {
  const codes = reply.cases.map((one) => one.code);
  const [first] = reply.cases;
  const step = first && stepOf(reply.plans.find((plan) => plan.key === first.plan), first.stage);
  const undo = action === 'undo' || action === 'contact' ? [] : reply.cases.filter((one) => one.undo).map((one) => one.code);
  return {
    ...desk, busy: false, asking: '', picked: desk.picked.filter((code) => !codes.includes(code)),
    done: { key: action, n: codes.length, code: codes[0] || '', stage: step ? step.label : null, undo },
  };
}

/**
 * A command did not go through. Of a pile none has moved, and the one that it is about is named: it is to be taken out.
 * @param {Desk} desk
 * @param {import('./types.js').Notice} notice
 * @param {string} [about] the application
 * @returns {Desk}
 */
export function refused(desk, notice, about) {
  return { ...desk, busy: false, notice: about ? { ...notice, title: about + ': ' + notice.title } : notice };
}

/** @param {Desk} desk @param {Asking} asking @returns {Desk} */
export function formOpened(desk, asking) {
  return { ...desk, asking, wrong: '', notice: null };
}

/**
 * The body of a form, or the field that is still missing.
 * @param {Asking} action
 * @param {{ [field: string]: any }} fields
 * @returns {{ body: { [field: string]: any }, wrong: string }}
 */
export function bodyOf(action, fields) {
  const lacks = Object.keys(fields.lacks || {}).filter((id) => fields.lacks[id]).map((id) => ({ id, kind: fields.lacks[id] }));
  const note = (fields.note || '').trim();
  switch (action) {
    case 'return':
      return { body: { lacks, note }, wrong: lacks.length === 0 ? 'lacks' : '' };
    case 'send-back':
      return { body: { lacks, note }, wrong: lacks.length === 0 && !note ? 'note' : '' };
    case 'promise':
      return { body: { due: fields.due, note }, wrong: !fields.due ? 'due' : !note ? 'note' : '' };
    case 'hold':
      return { body: { cause: fields.cause || 'technical', note }, wrong: '' };
    case 'hand':
      return { body: { who: fields.who }, wrong: fields.who ? '' : 'who' };
    case 'side':
      return { body: { step: fields.step, done: fields.done === true, reason: fields.reason || undefined }, wrong: fields.done || fields.reason ? '' : 'reason' };
    case 'contact':
      return { body: { contact: fields.contact }, wrong: fields.contact ? '' : 'contact' };
    case 'open':
      return { body: { ...(fields.ticket ? { ticket: fields.ticket } : { service: fields.service, channel: fields.channel }), ...(fields.contact ? { contact: fields.contact } : {}) }, wrong: fields.ticket || (fields.service && fields.channel) ? '' : fields.service ? 'channel' : 'service' };
    default:
      return { body: note ? { note } : {}, wrong: '' };
  }
}

/** @param {Desk} desk */
export function isLost(desk) {
  const word = linkWord(desk.health);
  return desk.snap !== null && desk.health !== null && (word === 'lost' || word === 'stale');
}
