// The supervisor's page: what the server says of the office, the panel that is open, and what is under way from here.

import { newer, canCommand, linkWord } from '../staff/topic.js';

/** @typedef {import('./types.js').Desk} Desk */
/** @typedef {import('./types.js').Snapshot} Snapshot */
/** @typedef {import('./types.js').Row} Row */
/** @typedef {import('./types.js').Happening} Happening */
/** @typedef {import('./types.js').Order} Order */
/** @typedef {import('./types.js').Post} Post */
/** @typedef {import('./types.js').Fields} Fields */

/** How long a lost reply is asked for again before the person is told, in milliseconds. */
export const KEEP_MS = 20000;

/** The fewest and the most letters of a reason. */
export const REASON = { least: 3, most: 100 };

/** The states that the list of tickets can be narrowed to; open: something can still happen to them. */
export const STATES = ['open', 'waiting', 'called', 'serving', 'parked', 'no_show', 'done', 'returned', 'cancelled', 'joined', 'all'];

/** @returns {Desk} */
export function newDesk() {
  return {
    snap: null, health: null, heardAt: '', devices: [], steps: [],
    list: { query: { text: '', state: 'open', service: '' }, rows: null, more: 0 },
    story: { query: { kind: '', counter: '', ticket: '' }, events: null, next: 0, kinds: [] },
    panel: null, flight: null, notice: null, wrong: '', done: '',
  };
}

/** @param {Desk} desk @param {Snapshot} snap @returns {Desk} */
export function snapshotCame(desk, snap) {
  return newer(desk.snap, snap) ? { ...desk, snap, heardAt: snap.at } : desk;
}

/** @param {Desk} desk @returns {boolean} whether what is shown may be old */
export function isLost(desk) {
  const word = linkWord(desk.health);
  return desk.snap !== null && desk.health !== null && (word === 'lost' || word === 'stale');
}

/** @param {Snapshot} snap the lines in which somebody is or was today, the longest first */
export function linesOf(snap) {
  return snap.lines.filter((line) => line.issued > 0).sort((a, b) => b.waiting - a.waiting);
}

/** @param {import('./types.js').Counter} counter @returns {'serving' | 'called' | 'idle' | 'break' | 'closed'} how it is, in one word */
export function lookOf(counter) {
  if (counter.ticket) {
    return counter.ticket.state;
  }
  return counter.state === 'open' ? 'idle' : counter.state;
}

/** @param {Row} row @returns {Order[]} what a supervisor can do about a ticket */
export function ordersFor(row) {
  switch (row.state) {
    case 'waiting':
      return ['move', 'reorder', 'priority', 'cancel'];
    case 'called':
      return ['move', 'priority', 'cancel'];
    case 'serving':
      return ['move', 'priority'];
    case 'parked':
      return ['unpark', 'move', 'priority', 'cancel'];
    case 'no_show':
      return row.rejoin_until ? ['rejoin', 'cancel'] : ['cancel'];
    default:
      return [];
  }
}

/** @param {import('./types.js').Counter} counter @returns {Post[]} what a supervisor can do about a counter */
export function postsFor(counter) {
  return counter.state === 'open' ? ['close', 'break', 'open'] : counter.state === 'break' ? ['open', 'close'] : ['open'];
}

/** @param {Order | Post} action whether its reason is a must: somebody loses a place, or wins one */
export function mustSayWhy(action) {
  return ['move', 'reorder', 'priority', 'cancel'].includes(action);
}

/**
 * The body of a command from what its form holds, or the field that is wrong.
 * @param {Order | Post} action
 * @param {Fields} fields
 * @param {boolean} [held] the counter that is to stop holds a ticket
 * @returns {{ body: { [name: string]: unknown }, wrong: string }}
 */
export function bodyOf(action, fields, held) {
  const text = (/** @type {string} */ name) => (fields[name] || '').trim();
  /** @type {{ [name: string]: unknown }} */
  const body = {};
  for (const name of ['reason', 'service', 'place', 'operator', 'break', 'hand_over']) {
    if (text(name)) {
      body[name] = text(name);
    }
  }
  if (text('to')) {
    body.to = Number(text('to'));
  }
  if (text('minutes')) {
    body.minutes = Number(text('minutes'));
  }
  if (text('place') === 'behind') {
    body.behind = text('behind').toUpperCase();
  }
  if (action === 'priority') {
    body.priority = text('priority') === 'yes';
  }
  const keeps = held && action !== 'open' && !body.hand_over;
  return { body, wrong: keeps ? 'hand_over' : wrongIn(action, body) };
}

/** @param {Order | Post} action @param {{ [name: string]: unknown }} body */
function wrongIn(action, body) {
  if (action === 'move' && !body.service && !body.to) {
    return 'service';
  }
  if (action === 'reorder' && body.place === 'behind' && !body.behind) {
    return 'behind';
  }
  if (body.minutes !== undefined && !(Number(body.minutes) >= 1 && Number(body.minutes) <= 1440)) {
    return 'minutes';
  }
  return mustSayWhy(action) && String(body.reason || '').length < REASON.least ? 'reason' : '';
}

/** @param {Desk} desk @returns {'' | 'busy' | 'link'} why no command can be given now */
export function blocked(desk) {
  if (desk.flight) {
    return 'busy';
  }
  return canCommand(desk.health) ? '' : 'link';
}

/**
 * A command is given. The same desk comes back when it cannot be: nothing is queued for later.
 * @param {Desk} desk
 * @param {{ id: string, path: string, body: object }} press
 * @returns {Desk}
 */
export function commanded(desk, press) {
  return blocked(desk) ? desk : { ...desk, flight: { ...press, repeats: 0 }, notice: null, wrong: '', done: '' };
}

/** @param {Desk} desk @param {string} id */
const awaits = (desk, id) => desk.flight !== null && desk.flight.id === id;

/** @param {Desk} desk @param {string} id @param {number} repeats @returns {Desk} */
export function repeated(desk, id, repeats) {
  return desk.flight && awaits(desk, id) ? { ...desk, flight: { ...desk.flight, repeats } } : desk;
}

/** @param {Desk} desk @param {string} id @returns {Desk} done: the form is put away, the panel stays */
export function answered(desk, id) {
  if (!awaits(desk, id)) {
    return desk;
  }
  const panel = desk.panel && /** @type {import('./types.js').Panel} */ ({ ...desk.panel, action: '' });
  return { ...desk, flight: null, panel, done: 'supervisor.done' };
}

/** @param {Desk} desk @param {string} id @param {import('./types.js').Notice} notice @param {string} field @returns {Desk} the form stays as it was filled in */
export function refused(desk, id, notice, field) {
  return awaits(desk, id) ? { ...desk, flight: null, notice, wrong: field } : desk;
}

/** @param {Desk} desk @param {string} id @returns {Desk} */
export function ticketOpened(desk, id) {
  const rows = desk.list.rows || [];
  const row = rows.find((one) => one.id === id) || null;
  return { ...desk, panel: { kind: 'ticket', id, row, events: [], action: '' }, notice: null, wrong: '', done: '' };
}

/** @param {Desk} desk @param {string} id @param {Row} row @param {Happening[]} events @returns {Desk} */
export function ticketCame(desk, id, row, events) {
  const panel = desk.panel;
  return panel && panel.kind === 'ticket' && panel.id === id ? { ...desk, panel: { ...panel, row, events } } : desk;
}

/** @param {Desk} desk @param {number} n @returns {Desk} */
export function counterOpened(desk, n) {
  return { ...desk, panel: { kind: 'counter', n, people: [], action: '' }, notice: null, wrong: '', done: '' };
}

/** @param {Desk} desk @param {import('./types.js').Person[]} people @returns {Desk} */
export function peopleCame(desk, people) {
  return desk.panel && desk.panel.kind === 'counter' ? { ...desk, panel: { ...desk.panel, people } } : desk;
}

/** @param {Desk} desk @param {Order | Post | ''} action @returns {Desk} a form is opened, or put away */
export function actionChosen(desk, action) {
  const panel = desk.panel && /** @type {import('./types.js').Panel} */ ({ ...desk.panel, action });
  return { ...desk, panel, notice: null, wrong: '', done: '' };
}

/** @param {Desk} desk @returns {Desk} */
export function closed(desk) {
  return { ...desk, panel: null, notice: null, wrong: '', done: '' };
}

/** @param {Desk} desk @param {Partial<import('./types.js').ListQuery>} change @returns {Desk} */
export function listAsked(desk, change) {
  return { ...desk, list: { ...desk.list, query: { ...desk.list.query, ...change } } };
}

/** @param {Desk} desk @param {import('./types.js').ListQuery} query @param {Row[]} rows @param {number} more @returns {Desk} an answer to an older question is nothing */
export function listCame(desk, query, rows, more) {
  return desk.list.query === query ? { ...desk, list: { query, rows, more } } : desk;
}

/** @param {Desk} desk @param {Partial<import('./types.js').StoryQuery>} change @returns {Desk} */
export function storyAsked(desk, change) {
  return { ...desk, story: { ...desk.story, query: { ...desk.story.query, ...change }, events: null, next: 0 } };
}

/**
 * A page of the story came: the newest one, or one that goes on from where the last ended.
 * @param {Desk} desk
 * @param {import('./types.js').StoryQuery} query
 * @param {{ events: Happening[], next: number, kinds: string[] }} page
 * @param {number} before 0: the newest
 * @returns {Desk}
 */
export function storyCame(desk, query, page, before) {
  const own = desk.story;
  if (own.query !== query) {
    return desk;
  }
  const had = own.events || [];
  if (before > 0) {
    return { ...desk, story: { ...own, events: [...had, ...page.events.filter((e) => e.seq < before)], next: page.next } };
  }
  const oldest = page.events.length > 0 ? page.events[page.events.length - 1].seq : 0;
  const meets = had.length > 0 && had[0].seq >= oldest; // else there is a gap between the two
  const events = meets ? [...page.events, ...had.filter((e) => e.seq < oldest)] : page.events;
  const next = meets && events.length > page.events.length ? own.next : page.next;
  return { ...desk, story: { ...own, events, next, kinds: page.kinds } };
}
