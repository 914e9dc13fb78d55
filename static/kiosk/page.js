// What the page as a whole shows of a state: its language, the access modes, and how large a millimetre is.

import { glassOf } from './measure.js';

/** @typedef {import('./state.js').State} State */

/** @param {State} state @param {Window} window */
export function glassNow(state, window) {
  const { screen, innerWidth, innerHeight } = window;
  const told = (state.status && state.status.glass) || null;
  const whole = innerWidth >= screen.width || innerHeight >= screen.height; // a smaller window is no kiosk, but somebody who looks at one
  const glass = glassOf(told, whole ? innerWidth : screen.width, whole ? innerHeight : screen.height);
  return { ...glass, small: state.visit.low && glass.reach > 0 ? glass.smallLow : glass.small };
}

/**
 * @param {Document} document
 * @param {State} state
 * @param {import('../lib/words.js').Words} words
 */
export function show(document, state, words) {
  const root = document.documentElement;
  const visit = state.visit;
  const glass = glassNow(state, /** @type {Window} */ (document.defaultView));
  root.lang = words.lang;
  root.dataset.size = visit.large ? 'plus' : '';
  root.dataset.contrast = visit.contrast ? 'high' : '';
  root.dataset.reach = visit.low && glass.reach > 0 ? 'low' : '';
  root.dataset.glass = glass.small ? 'small' : '';
  root.style.setProperty('--real', glass.px.toFixed(4) + 'px');
  root.style.setProperty('--reach', Math.round(glass.reach) + 'px');
  root.style.setProperty('--lift', (visit.low ? Math.round(glass.lift) : 0) + 'px');
  document.title = words.t('kiosk.title');
}

/**
 * The languages in the office's order for this kiosk; those that it does not name come after.
 * @template T
 * @param {{ [lang: string]: T }} tongues
 * @param {State} state
 * @returns {{ [lang: string]: T }}
 */
export function inOrder(tongues, state) {
  const first = ((state.status && state.status.glass && state.status.glass.langs) || []).filter((/** @type {string} */ lang) => tongues[lang]);
  const order = first.concat(Object.keys(tongues).filter((lang) => first.indexOf(lang) < 0));
  return Object.fromEntries(order.map((/** @type {string} */ lang) => [lang, tongues[lang]]));
}
