// What the supervisor's page says of counters, waits, devices and what has happened.

import { since, stopwatch, minutes } from '../staff/span.js';
import { timeText } from '../lib/clock.js';
import { shortName } from '../counter/choose.js';
import { lookOf } from './state.js';

/** @typedef {import('../lib/words.js').Words} Words */
/** @typedef {import('../lib/clock.js').Moment} Moment */
/** @typedef {import('../staff/types.js').Catalogue} Catalogue */

/** A clock that is further off than this wants somebody, in milliseconds. */
export const SKEW_MS = 5000;

export const LOOK_ICONS = { serving: 'people', called: 'call', idle: 'tick', break: 'clock', closed: 'cross' };

/** @param {string} service @param {Catalogue | null} catalogue @param {Words} words */
export function serviceText(service, catalogue, words) {
  return catalogue ? shortName(service, catalogue, words) : service;
}

/**
 * How long a counter has been as it is, and whether that is longer than it should be.
 * @param {import('./types.js').Counter} counter
 * @param {Moment | null} now
 * @param {Words} words
 * @returns {{ text: string, late: boolean }}
 */
export function timerOf(counter, now, words) {
  const look = lookOf(counter);
  const held = counter.ticket;
  if (held) {
    const ms = since(held.started_at || held.called_at, now);
    const late = held.target_minutes !== null && held.state === 'serving' && ms > held.target_minutes * 60000;
    return { text: words.t('supervisor.since.' + look, { time: stopwatch(ms) }), late };
  }
  if (look === 'break' && counter.break) {
    const until = counter.break.until ? words.t('supervisor.break.until', { time: timeText(counter.break.until) }) : '';
    const over = counter.break.until ? since(counter.break.until, now) > 0 : false;
    return { text: words.t('supervisor.break.' + counter.break.reason) + (until ? ', ' + until : ''), late: over };
  }
  return { text: look === 'idle' && counter.idle_since ? words.t('supervisor.since.idle', { time: stopwatch(since(counter.idle_since, now)) }) : '', late: false };
}

/**
 * What people call a counter: its name, which stands on its sign, or else its number.
 * @param {{ n: number, name: string }} counter
 * @param {Words} words
 */
export function counterName(counter, words) {
  return counter.name === String(counter.n) ? words.t('supervisor.counter', { n: counter.n }) : counter.name;
}

/** @param {import('./types.js').Held} held @param {Words} words */
export function targetText(held, words) {
  return held.target_minutes === null ? '' : words.t('supervisor.target', { n: held.target_minutes });
}

/** @param {number | null} seconds @param {Words} words "14 menit", or a dash for nobody */
export function medianText(seconds, words) {
  return seconds === null ? '–' : waitText(seconds * 1000, words);
}

/** @param {number} ms @param {Words} words a wait as a figure: "14 mnt" */
export function waitText(ms, words) {
  return ms < 60000 ? words.t('supervisor.brief') : minutes(ms, words, '.short');
}

/** @param {string} from @param {Moment | null} now @param {number} targetS */
export function isLate(from, now, targetS) {
  return since(from, now) > targetS * 1000;
}

/**
 * One happening as a sentence. Kinds without one of their own are told by their name.
 * @param {import('./types.js').Happening} event
 * @param {Catalogue | null} catalogue
 * @param {Words} words
 */
export function storyText(event, catalogue, words) {
  const key = 'supervisor.kind.' + kindKey(event, words);
  if (!words.has(key)) {
    return words.t('supervisor.kind.other', { kind: event.kind, number: event.number });
  }
  return words.t('supervisor.kind.' + kindKey(event, words), {
    number: event.number || event.code || '–', other: event.other, counter: event.counter, to: event.to,
    service: serviceText(event.service, catalogue, words), from: serviceText(event.from, catalogue, words),
    actor: event.actor, device: event.device || event.actor, printer: event.printer, for: event.for, code: event.code,
    reason: reasonText(event, words),
  });
}

/** @param {import('./types.js').Happening} event @param {Words} words the kind, told apart where it has more than one sentence */
function kindKey(event, words) {
  if (event.kind === 'ticket_transferred') {
    return event.to ? 'ticket_transferred.to' : event.kind;
  }
  if (event.kind === 'ticket_reordered') {
    return event.kind + '.' + event.reason;
  }
  if (event.kind === 'ticket_priority_set') {
    return event.kind + (event.yes ? '.yes' : '.no');
  }
  if (event.kind === 'ticket_unparked' && event.reason === 'due') {
    return 'ticket_unparked.due';
  }
  if (event.kind === 'counter_opened' && event.for) {
    return 'counter_opened.for';
  }
  if (event.kind === 'voice_muted' && event.reason) {
    return 'voice_muted.ended';
  }
  const paper = 'paper_changed.' + event.paper;
  return event.kind === 'paper_changed' && words.has('supervisor.kind.' + paper) ? paper : event.kind;
}

/** @param {import('./types.js').Happening} event @param {Words} words */
function reasonText(event, words) {
  switch (event.kind) {
    case 'counter_paused':
      return words.t('supervisor.break.' + event.reason);
    case 'ticket_parked':
      return event.reason === 'lain' ? words.t('supervisor.break.lain') : words.t('supervisor.park.' + event.reason);
    case 'assist_called':
      return words.t('supervisor.assist.' + event.reason);
    default:
      return event.reason;
  }
}

/** @param {import('./types.js').Row} row @param {Words} words where the ticket is, beside its state */
export function whereText(row, words) {
  switch (row.state) {
    case 'waiting':
      return row.desk ? words.t('supervisor.where.desk', { counter: row.desk }) : row.position ? words.t('supervisor.where.position', { n: row.position }) : '';
    case 'parked':
      return row.due ? words.t('supervisor.where.due', { time: timeText(row.due) }) : '';
    default:
      return row.counter ? words.t('supervisor.where.counter', { counter: row.counter }) : '';
  }
}

/**
 * @param {import('./types.js').Device} device
 * @param {Words} words
 * @returns {{ look: 'good' | 'warn' | 'bad', text: string }}
 */
export function deviceText(device, words) {
  if (!device.online) {
    const text = device.seen_at ? words.t('supervisor.device.away', { time: timeText(device.seen_at) }) : words.t('supervisor.device.never');
    return { look: device.seen_at ? 'bad' : 'warn', text };
  }
  if (device.told && Math.abs(device.skew_ms) > SKEW_MS) {
    return { look: 'warn', text: words.t('supervisor.device.skew', { n: Math.round(Math.abs(device.skew_ms) / 1000) }) };
  }
  return device.old ? { look: 'warn', text: words.t('supervisor.device.old') } : { look: 'good', text: words.t('supervisor.device.online') };
}
