// What fills the wall while nobody is called: how it goes here, what the office promises, what to bring, the days it is
// closed, and the office's own pictures and videos.

import { textPages, QUIET_MS } from './state.js';

/** With no pictures to show, the last call stays so long before the cards come, in milliseconds. */
export const CARDS_MS = 3 * 60000;
/** Letters of a promise that fit one card. */
const PLEDGE_MOST = 330;
/** Rows of requirements that fit one card. */
export const ROWS_MOST = 4;

/**
 * @typedef {{ kind: 'welcome' } | { kind: 'free' } | { kind: 'pledge', text: string }
 *   | { kind: 'needs', service: any, rows: any[], more: number } | { kind: 'closings', closings: { day: string, name: string }[] }
 *   | { kind: 'medium', url: string, video: boolean }} Card
 */

/** @typedef {import('./state.js').Snapshot} Snapshot */

/**
 * Whether cards and pictures fill the wall. A call ends them at once.
 * @param {import('./state.js').Board} board
 * @param {string} mode what would fill it
 * @param {number} serverMs the server's time by now
 */
export function showsCards(board, mode, serverMs) {
  const snapshot = board.snapshot;
  if (!snapshot || snapshot.voice.now || (mode !== 'idle' && mode !== 'calls')) {
    return false;
  }
  if (mode === 'idle' || !board.hero) {
    return mode === 'idle';
  }
  const pictures = (snapshot.media || []).length > 0;
  return serverMs - Date.parse(board.hero.at) >= (pictures ? QUIET_MS : CARDS_MS);
}

/**
 * Every card in its round. How it goes here stands between the others; with pictures, they do.
 * @param {Snapshot} snapshot
 * @param {any} catalogue null until it has come
 * @param {(text: any) => string} say a text of the catalogue in the board's language
 * @returns {Card[]}
 */
export function cardsOf(snapshot, catalogue, say) {
  const told = catalogue ? toldOf(snapshot, catalogue, say) : [];
  /** @type {Card[]} */
  const media = (snapshot.media || []).map((m) => ({ kind: 'medium', url: m.url, video: m.video }));
  /** @type {Card[]} */
  const between = media.length > 0 ? media : [{ kind: 'welcome' }];
  /** @type {Card[]} */
  const round = [];
  for (let i = 0; i < Math.max(between.length, told.length); i++) {
    if (i < between.length || media.length === 0) {
      round.push(between[i % between.length]);
    }
    if (i < told.length) {
      round.push(told[i]);
    }
  }
  return round;
}

/** @param {Snapshot} snapshot @param {any} catalogue @param {(text: any) => string} say @returns {Card[]} */
function toldOf(snapshot, catalogue, say) {
  /** @type {Card[]} */
  const cards = [];
  if (snapshot.closings && snapshot.closings.length > 0) {
    cards.push({ kind: 'closings', closings: snapshot.closings });
  }
  (snapshot.top || []).forEach((id) => {
    const service = catalogue.services.filter((/** @type {any} */ s) => s.id === id)[0];
    const rows = service ? service.requirements.filter((/** @type {any} */ r) => !r.when && !r.optional) : [];
    if (rows.length > 0) {
      cards.push({ kind: 'needs', service, rows: rows.slice(0, ROWS_MOST), more: Math.max(0, rows.length - ROWS_MOST) });
    }
  });
  if (catalogue.services.every((/** @type {any} */ s) => s.free)) {
    cards.push({ kind: 'free' });
  }
  const pledge = say(catalogue.office.pledge);
  if (pledge) {
    textPages([{ lang: '', text: pledge }], PLEDGE_MOST).forEach((page) => cards.push({ kind: 'pledge', text: page.text }));
  }
  return cards;
}
