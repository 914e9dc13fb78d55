// Sentences about printers and slips that depend on what is known of them.

import { timeText, dayOf, dateText } from '../lib/clock.js';
import { causeOf, CAUSES } from '../staff/printers.js';

/** @typedef {import('./types.js').Printer} Printer */
/** @typedef {import('./types.js').Job} Job */
/** @typedef {import('./types.js').Hand} Hand */
/** @typedef {import('./types.js').Value} Value */
/** @typedef {import('../lib/words.js').Words} Words */
/** @typedef {import('../lib/clock.js').Moment} Moment */

/** What is known one by one, in the order in which one looks at a printer. @type {(keyof import('./types.js').Status)[]} */
export const SENSORS = ['line', 'online', 'paper', 'roll', 'cover', 'cutter', 'heat', 'mouth'];

/**
 * What is shown of them: a mouth only where the printer has one.
 * @param {import('./types.js').Printer} printer
 */
export const sensorsOf = (printer) => SENSORS.filter((sensor) => sensor !== 'mouth' || known(printer.status.mouth));

/** @param {string | undefined} value */
const known = (value) => value === 'ok' || value === 'bad';

/**
 * The state in a word, how it looks, and what to do now.
 * @param {Printer} printer
 * @param {Words} words
 * @returns {{ look: 'good' | 'bad' | 'low' | 'unknown', icon: string, title: string, todo: string }}
 */
export function stateOf(printer, words) {
  const cause = causeOf(printer);
  const bad = printer.state === 'bad';
  const look = bad ? 'bad' : printer.state === 'ok' ? (printer.low ? 'low' : 'good') : 'unknown';
  const title = words.t('printers.state.' + (bad ? cause : printer.state));
  return { look, icon: ICONS[look], title, todo: words.t('printers.do.' + cause) };
}

const ICONS = { good: 'full', bad: 'stop', low: 'full', unknown: 'query' };

/**
 * Since when it is so: the time of today, with the day before it for an older one.
 * @param {string | null} at
 * @param {Moment | null} now
 * @param {Words} words
 */
export function sinceText(at, now, words) {
  const time = timeText(at);
  if (!at || !time) {
    return '';
  }
  const today = !now || dayOf(at) === dayOf(now);
  return today ? words.t('printers.since', { time }) : words.t('printers.since.day', { day: shortDay(at, words), time });
}

/** @param {string} at @param {Words} words */
function shortDay(at, words) {
  return dateText(at, words, { weekday: 'long', day: 'numeric', month: 'short' });
}

/**
 * When a slip was asked for: the time of today, or the day and the time.
 * @param {string} at
 * @param {Moment | null} now
 * @param {Words} words
 */
export function whenText(at, now, words) {
  return !now || dayOf(at) === dayOf(now) ? timeText(at) : shortDay(at, words) + ', ' + timeText(at);
}

/** @param {Printer} printer @param {Words} words how far the roll goes, about */
export function leftText(printer, words) {
  if (printer.status.paper === 'bad') {
    return words.t('printers.left.none');
  }
  return printer.left === null ? words.t('printers.left.unknown') : words.t('printers.left', { n: about(printer.left) });
}

/** An estimate is not told to the last ticket: tens from a hundred on, fives from twenty on. @param {number} n */
export function about(n) {
  const step = n >= 100 ? 10 : n >= 20 ? 5 : 1;
  return Math.floor(n / step) * step;
}

/** @param {Printer} printer @param {Words} words paper that went since the roll was put in; empty for none */
export function usedText(printer, words) {
  const metres = new Intl.NumberFormat(words.lang, { maximumFractionDigits: 1 }).format(printer.used_mm / 1000);
  return printer.used_mm > 0 ? words.t('printers.used', { metres }) : '';
}

/** @param {Printer} printer @param {keyof import('./types.js').Status} sensor @param {Words} words */
export function sensorOf(printer, sensor, words) {
  const value = /** @type {Value} */ (printer.status[sensor] || 'unknown');
  const own = 'printers.value.' + value + '.' + sensor;
  return { value, name: words.t('printers.sensor.' + sensor), text: words.t(words.has(own) ? own : 'printers.value.' + value) };
}

/** @type {{ [state: string]: 'good' | 'bad' | 'quiet' }} */
const LOOKS = { confirmed: 'good', interrupted: 'bad', unknown: 'bad', expired: 'bad' };

/**
 * What became of a slip: the word, how it looks, and how far it is proved, or why it was not printed.
 * @param {Job} job
 * @param {Words} words
 */
export function outcomeOf(job, words) {
  const look = LOOKS[job.state] || 'quiet';
  const icon = look === 'good' ? 'tick' : look === 'bad' ? 'stop' : job.state === 'sent' ? 'query' : 'clock';
  return { look, icon, title: words.t('printers.job.' + job.state), proof: proofText(job, words) };
}

/** @param {Job} job @param {Words} words */
function proofText(job, words) {
  if (job.state === 'confirmed' || job.state === 'sent') {
    return words.t('printers.proof.' + (job.proof || 'none'));
  }
  if (CAUSES.includes(job.reason)) {
    return words.t('printers.state.' + job.reason);
  }
  const why = 'printers.why.' + job.state;
  return words.has(why) ? words.t(why) : '';
}

/** @param {Job} job @param {Words} words the number on it, or else what it is */
export function titleOf(job, words) {
  const kind = 'printers.kind.' + job.kind;
  return job.title || (words.has(kind) ? words.t(kind) : words.t('printers.kind.other'));
}

/** @param {Hand} hand @param {import('./types.js').Action} action @param {Words} words the word on a button: what it does, or what is under way */
export function buttonText(hand, action, words) {
  const { flight } = hand;
  if (!flight || flight.action !== action) {
    return words.t('printers.act.' + action);
  }
  return words.t(flight.repeats > 0 ? 'printers.acting.repeat' : 'printers.acting.' + action);
}

/** @param {Hand} hand @param {Words} words what was done last, or a copy on its way; empty when there is neither */
export function doneText(hand, words) {
  if (hand.flight && hand.flight.action === 'again') {
    return buttonText(hand, 'again', words);
  }
  return hand.done ? words.t('printers.acted.' + hand.done.action, { time: timeText(hand.done.at) }) : '';
}
