// What every layout of a board has: who and what time, until when, and small things that several of them say.

import { html, useLayoutEffect, useRef } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons_wall.js';
import { timeText, dateText } from '../lib/clock.js';
import { textPages, TEXT_MS, TEXT_MOST } from './state.js';

/**
 * @typedef {object} Show everything a board needs to draw itself
 * @property {import('../lib/words.js').Words} words
 * @property {any} catalogue null until it has come
 * @property {import('./state.js').Board} board
 * @property {import('./screen.js').Screen} screen
 * @property {import('./size.js').Fit} fit
 * @property {boolean} tall
 * @property {import('../lib/link.js').Health} health
 * @property {number} now steady milliseconds
 * @property {import('../lib/clock.js').Moment | null} clock the server's time by now
 * @property {string} heardAt the server's time when it was last heard
 * @property {number} silentMs milliseconds since then
 * @property {number} perPage services side by side in the strip
 * @property {boolean} mute whether to ask for the button
 * @property {() => void} unlock
 * @property {number} [card] the card to begin with
 */

/** Top bar: who, until when, what time. @param {Show} show */
export function Bar(show) {
  const { words, catalogue, clock } = show;
  return html`<header class="bar">
    <h1>${catalogue ? words.text(catalogue.office.short) : words.t('board.title')} <small>${dateText(clock, words)}</small></h1>
    ${isFree(catalogue) && html`<p class="free">${words.t('board.free')}</p>`}
    <p class="until"><${Hours} ...${show} /></p>
    <time>${timeText(clock)}</time>
  </header>`;
}

/** The same facts again below the strip, where a portrait screen has no room for them at the top. @param {Show} show */
export function Foot(show) {
  return html`<footer class="foot">
    ${isFree(show.catalogue) && html`<p>${show.words.t('board.free')}</p>`}
    <${Hours} ...${show} />
  </footer>`;
}

/** @param {Show} show */
function Hours(show) {
  const { words, board } = show;
  const hours = board.snapshot ? board.snapshot.hours : null;
  if (!hours || hours.always) {
    return null;
  }
  if (!hours.open) {
    return html`<span>${words.t('board.shut')}</span>`;
  }
  return [
    hours.issue_until && html`<span>${words.t('board.issue_until')} <b>${hours.issue_until}</b></span>`,
    hours.closes && html`<span>${words.t('board.closes')} <b>${hours.closes}</b></span>`,
  ];
}

/** The text at the foot: whole pages that take turns. Nothing slides. @param {Show} show */
export function Running(show) {
  const lines = show.board.snapshot && show.board.snapshot.running ? show.board.snapshot.running : [];
  const pages = textPages(lines, show.tall ? TEXT_MOST.tall : TEXT_MOST.wide);
  if (pages.length === 0) {
    return null;
  }
  const page = pages[Math.floor(show.now / TEXT_MS) % pages.length];
  return html`<aside class="running" lang=${page.lang}>${page.text}</aside>`;
}

/** The button that lets sound out: big, reachable with a remote control's one key. @param {Show} show */
export function Mute(show) {
  const button = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => {
    if (button.current) {
      button.current.focus();
    }
  }, []);
  return html`<div class="mute" role="alertdialog" aria-labelledby="mute">
    <p id="mute">${show.words.t('board.mute')}</p>
    <button type="button" id="unlock" ref=${button} onClick=${show.unlock}><${Icon} name="sound" />${show.words.t('board.unmute')}</button>
  </div>`;
}

/** The same call for a screen reader. @param {Show & { mode: string }} props */
export function Said(props) {
  const { words, board, mode } = props;
  const call = mode === 'calls' ? board.hero : null;
  return html`<p class="unseen" role="status">${call ? words.t('board.said', { number: call.number, counter: call.counter }) : ''}</p>`;
}

/** @param {Show} show @param {string} id */
export function serviceName(show, id) {
  const found = show.catalogue ? show.catalogue.services.filter((/** @type {any} */ s) => s.id === id)[0] : null;
  return found ? show.words.text(found.short || found.name) : '';
}

/** Longer numbers than A-025 are set smaller, so that they stay whole. @param {string} number */
export function sized(number) {
  return number.length > 6 ? ' longer' : number.length > 5 ? ' long' : '';
}

/** Whether every service costs nothing. @param {any} catalogue */
function isFree(catalogue) {
  return Boolean(catalogue) && catalogue.services.every((/** @type {any} */ s) => s.free);
}
