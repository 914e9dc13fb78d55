// Tells staff which step stands on the glass, so that they can help by voice. It says nothing of what anybody answered.

import { scene } from './scene.js';
import { listOf } from './state.js';

/** @typedef {import('./state.js').State} State */

/** The least time between two tellings, in milliseconds. */
export const GAP_MS = 1000;
/** How often the same step is told again, in milliseconds: the server forgets it after 90 s. */
export const AGAIN_MS = 30000;

/** Nobody stands at the kiosk. */
const NOBODY = { screen: 'start', service: '', row: '', done: 0, total: 0, lang: 'id' };

// Scenes at which somebody stands; at all others nobody does, or the machine speaks of itself.
const SHOWN = ['services', 'find', 'look', 'checklist', 'missing', 'confirm', 'code', 'comeback', 'sending', 'failed', 'asking', 'result'];

// Steps that staff need not tell from others: that a NIK is asked for is said by the person.
/** @type {{ [scene: string]: string }} */
const STANDS_FOR = { nik: 'confirm', held: 'failed', wait: 'sending' };

/** @typedef {typeof NOBODY} Picture */

/**
 * What staff see of a state: the step, and the requirement whose turn it is.
 * @param {State} state
 * @returns {Picture}
 */
export function picture(state) {
  const on = scene(state);
  const stands = STANDS_FOR[on] || on;
  const screen = stands === 'find' ? 'services' : stands === 'look' ? state.visit.screen : stands; // steps of their own to nobody but the person
  if (SHOWN.indexOf(stands) < 0) {
    return NOBODY;
  }
  const { service, lang } = state.visit;
  const list = screen === 'checklist' ? listOf(state) : null;
  if (!list) {
    return { ...NOBODY, screen, service, lang };
  }
  const open = list.rows.find((row) => !row.said);
  const done = list.rows.filter((row) => row.said).length;
  return { screen, service, lang, row: open ? open.requirement.id : '', done, total: list.rows.length };
}

/**
 * @typedef {object} Told
 * @property {string} text the step that stands on the glass
 * @property {number} since when it came up
 * @property {string} sent the step that the server was told last; a lost one is told again
 * @property {number} sentAt when it was
 */

/** @returns {Told} as if nobody had been there: a kiosk that is never touched says nothing */
export function untold() {
  const nobody = JSON.stringify(NOBODY);
  return { text: nobody, since: 0, sent: nobody, sentAt: 0 };
}

/**
 * The step as it stands now.
 * @param {Told} told
 * @param {State} state
 * @returns {Told}
 */
export function looked(told, state) {
  const text = JSON.stringify(picture(state));
  return text === told.text ? told : { ...told, text, since: state.now };
}

/**
 * Whether the server is told now: at once when the step is new, at most once a second; again while it lasts.
 * @param {Told} told
 * @param {number} now
 */
export function due(told, now) {
  const nobody = told.text === JSON.stringify(NOBODY);
  return now - told.sentAt >= (told.text !== told.sent ? GAP_MS : nobody ? Infinity : AGAIN_MS);
}

/**
 * @param {{ api: import('../lib/api.js').Api }} means
 * @returns {{ look: (state: State) => void }} look is called whenever something may have changed, and a few times a second
 */
export function makeTeller({ api }) {
  let told = untold();
  let out = false;

  /** @param {State} state */
  async function tell(state) {
    const text = told.text;
    const body = { ...JSON.parse(text), stood_ms: Math.max(0, state.now - told.since) };
    out = true;
    told = { ...told, sentAt: state.now };
    try {
      await api.post('/api/v1/kiosk/scene', body);
      told = { ...told, sent: text };
    } catch (failure) {
      // told again with the next look; nobody at the glass needs to know
    }
    out = false;
  }

  return {
    look(state) {
      told = looked(told, state);
      if (state.paired && !out && due(told, state.now)) {
        tell(state);
      }
    },
  };
}
