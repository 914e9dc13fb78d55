// The frame around a card: somebody lays a KTP-el on the glass and makes the frame as wide.

import { CARD_MM, framed } from './measure.js';

/** @typedef {import('./state.js').State} State */

/**
 * @typedef {object} Measuring
 * @property {number} px how wide the frame is; 0 before anybody has touched it
 * @property {string} id of the request that tells the server; "" when none is under way
 * @property {boolean} failed the server did not take it
 * @property {boolean} later somebody does not want to measure now
 */

/** @type {Measuring} */
export const NOT_MEASURING = { px: 0, id: '', failed: false, later: false };

/** @param {State} state whether the frame stands on the glass */
export function measures(state) {
  const glass = state.status && state.status.glass;
  return !!glass && glass.measure && !state.measuring.later;
}

/** How wide the frame is. @param {State} state @param {number} px CSS px of a millimetre, as far as is known */
export function frameOf(state, px) {
  return state.measuring.px || Math.round(px * CARD_MM);
}

/** @type {{ [type: string]: (state: State, event: any) => State }} */
export const measureSteps = {
  frame: (state, e) => ({ ...state, touchedAt: state.now, measuring: { ...state.measuring, px: framed(e.px, e.by || 0, e.room), failed: false } }),
  measure: (state, e) => (state.measuring.id ? state : { ...state, measuring: { px: e.px, id: e.id, failed: false, later: false } }),
  measured: (state, e) => (state.measuring.id === e.id ? { ...state, status: { ...state.status, glass: e.glass }, measuring: NOT_MEASURING } : state),
  unmeasured: (state, e) => (state.measuring.id === e.id ? { ...state, measuring: { ...state.measuring, id: '', failed: true } } : state),
  unmeasure: (state) => ({ ...state, measuring: { ...NOT_MEASURING, later: true } }),
};
