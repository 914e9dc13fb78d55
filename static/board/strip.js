// What the strip at the foot of a board says, page after page: who waits, who missed the call, who is next, and above
// all what everybody must know now.

import { pageOf, PAGE_MS } from './state.js';

/** A number that was missed is named so long, in milliseconds: a prayer, a photocopy shop and back. */
export const MISSED_MS = 30 * 60000;
/** That no numbers will be given soon is said so long before, in milliseconds. */
export const SOON_MS = 30 * 60000;
/** Numbers side by side. */
const SIDE = 4;
/** Services that are named where quotas are out. */
const NAMED = 3;

/**
 * @typedef {{ kind: 'waiting', shown: any[], page: number, pages: number } | { kind: 'missed', numbers: string[] }
 *   | { kind: 'next', numbers: string[] } | { kind: 'notice', text: { [lang: string]: string }, until: string | null }
 *   | { kind: 'soon', time: string } | { kind: 'out', services: string[], all: boolean } | { kind: 'note', note: string }} Page
 */

/** @typedef {import('./state.js').Snapshot} Snapshot */
/** @typedef {import('../lib/clock.js').Moment} Moment */

/**
 * What everybody must know now, most urgent first.
 * @param {Snapshot} snapshot
 * @param {Moment | null} clock the server's time by now
 * @returns {Page[]}
 */
export function urgentOf(snapshot, clock) {
  /** @type {Page[]} */
  const pages = [];
  (snapshot.notices || []).forEach((notice) => {
    if (!clock || !notice.until || Date.parse(notice.until) > clock.ms) {
      pages.push({ kind: 'notice', text: notice.text, until: notice.until });
    }
  });
  const hours = snapshot.hours;
  if (!hours.open) {
    return pages;
  }
  const until = minutesOf(hours.issue_until);
  const now = clock ? ((Math.floor(clock.ms / 60000) + clock.offset) % 1440 + 1440) % 1440 : NaN;
  if (!hours.always && until >= now && until - now <= SOON_MS / 60000) {
    pages.push({ kind: 'soon', time: hours.issue_until || '' });
  } else if (hours.note) {
    pages.push({ kind: 'note', note: hours.note });
  }
  const out = snapshot.services.filter((s) => s.permit && s.permit.why === 'quota_out').map((s) => s.service);
  if (out.length > 0) {
    pages.push({ kind: 'out', services: out.slice(0, NAMED), all: out.length === snapshot.services.length });
  }
  return pages;
}

/** Minutes since midnight of "14.30". @param {string | null} text */
function minutesOf(text) {
  const found = /^(\d\d)\.(\d\d)$/.exec(text || '');
  return found ? Number(found[1]) * 60 + Number(found[2]) : NaN;
}

/**
 * Every page of the strip in its round. What is urgent comes before each of the others, so that nobody who looks up
 * waits longer than a page for it.
 * @param {Snapshot} snapshot
 * @param {Moment | null} clock
 * @param {number} perPage services side by side
 * @returns {Page[]}
 */
export function roundOf(snapshot, clock, perPage) {
  /** @type {Page[]} */
  const calm = [];
  const { pages } = pageOf(snapshot.services, perPage, 0);
  for (let i = 0; i < pages; i++) {
    const { shown } = pageOf(snapshot.services, perPage, i * PAGE_MS);
    calm.push({ kind: 'waiting', shown, page: i, pages });
  }
  const missed = (snapshot.missed || []).filter((m) => clock && clock.ms - Date.parse(m.at) < MISSED_MS).map((m) => m.number);
  const side = Math.min(perPage, SIDE);
  for (let i = 0; i < missed.length; i += side) {
    calm.push({ kind: 'missed', numbers: missed.slice(i, i + side) });
  }
  if (snapshot.next && snapshot.next.length > 0) {
    calm.push({ kind: 'next', numbers: snapshot.next });
  }
  const urgent = urgentOf(snapshot, clock);
  if (urgent.length === 0) {
    return calm;
  }
  /** @type {Page[]} */
  const round = [];
  for (let i = 0; i < Math.max(calm.length, urgent.length); i++) {
    round.push(urgent[i % urgent.length], calm[i % calm.length]);
  }
  return round;
}

/**
 * The page of the strip at a moment.
 * @param {Snapshot} snapshot
 * @param {Moment | null} clock
 * @param {number} perPage
 * @param {number} now steady milliseconds
 */
export function stripOf(snapshot, clock, perPage, now) {
  const round = roundOf(snapshot, clock, perPage);
  return round[Math.floor(now / PAGE_MS) % round.length];
}
