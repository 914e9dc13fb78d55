// A virtual printer on the bench: its lamps, what can be done to it now, and how often it is looked at.

/** @typedef {import('./types.js').Bench} Bench */
/** @typedef {import('./types.js').Panel} Panel */
/** @typedef {import('./types.js').Emulator} Emulator */
/** @typedef {import('./types.js').Action} Action */

/** How often a printer at rest is looked at, in milliseconds. */
const REST_MS = 1000;
/** How often one that prints is: its paper is seen to grow. */
const MOVING_MS = 250;

/** @returns {Bench} */
export function newBench() {
  return { shown: null, lost: false, flight: null, notice: null };
}

/** @param {Bench} bench @param {Emulator} shown @returns {Bench} */
export function looked(bench, shown) {
  return { ...bench, shown, lost: false };
}

/** @param {Bench} bench @returns {Bench} the printer stays on the page as it was seen last */
export function missed(bench) {
  return { ...bench, lost: true };
}

/** @param {Bench} bench milliseconds until the next look */
export function rhythm(bench) {
  const panel = bench.shown && bench.shown.panel;
  const busy = panel && (panel.moving || panel.buffer > 0 || panel.mouth === 'inside');
  return busy ? MOVING_MS : REST_MS;
}

/** @param {Bench} bench @param {Action} action @param {string} id @returns {Bench} the same one when something is under way already */
export function acted(bench, action, id) {
  return bench.flight ? bench : { ...bench, flight: { id, action }, notice: null };
}

/** @param {Bench} bench @param {string} id @param {Bench['notice']} notice why it was refused; null when it was done @returns {Bench} */
export function answered(bench, id, notice) {
  return bench.flight && bench.flight.id === id ? { ...bench, flight: null, notice } : bench;
}

/**
 * A lamp: whether it is lit, and the word for what it says.
 * @typedef {{ name: 'power' | 'ready' | 'paper' | 'error', light: 'on' | 'bad' | 'off', word: string }} Lamp
 */

/** @param {Panel} panel @returns {Lamp[]} */
export function lamps(panel) {
  const { power } = panel;
  const paper = !power ? 'off' : !panel.paper ? 'out' : panel.near_end ? 'near' : 'enough';
  const error = !power ? 'off' : panel.cover === 'open' ? 'cover' : panel.cutter === 'jam' ? 'jam' : panel.hot ? 'hot' : 'no';
  return [
    { name: 'power', light: power ? 'on' : 'off', word: power ? 'on' : 'off' },
    { name: 'ready', light: power && panel.online ? 'on' : 'off', word: power && panel.online ? 'yes' : 'no' },
    { name: 'paper', light: paper === 'out' || paper === 'near' ? 'bad' : 'off', word: paper },
    { name: 'error', light: ['cover', 'jam', 'hot'].includes(error) ? 'bad' : 'off', word: error },
  ];
}

/** What hangs at what one does with a part: its icon, and its two ways. @typedef {{ icon: string, action: Action }} Handle */

/** @param {Panel} panel @returns {Handle[]} what can be done to it now, in the order of use */
export function handles(panel) {
  /** @type {(Handle | null)[]} */
  const all = [
    panel.mouth === 'waiting' ? { icon: 'down', action: 'take' } : null,
    { icon: 'cover', action: panel.cover === 'open' ? 'cover-close' : 'cover-open' },
    panel.paper ? { icon: 'cross', action: 'paper-out' } : null,
    { icon: 'roll', action: 'refill' },
    panel.near_end || !panel.paper || panel.persona === 'zj58' ? null : { icon: 'minus', action: 'near-end' },
    { icon: 'power', action: panel.power ? 'power-off' : 'power-on' },
    { icon: 'plug', action: panel.plugged ? 'unplug' : 'plug' },
    panel.cutter === 'none' ? null : { icon: 'cutter', action: panel.cutter === 'jam' ? 'free-cutter' : 'jam-cutter' },
    { icon: 'heat', action: panel.hot ? 'cool' : 'overheat' },
    { icon: panel.hanging ? 'right' : 'hand', action: panel.hanging ? 'release' : 'hang' },
  ];
  return /** @type {Handle[]} */ (all.filter((one) => one !== null));
}

/**
 * The picture of the paper that stands in the slot, with how much of it there is, so that a longer one is fetched
 * anew; "" when there is none.
 * @param {Emulator} shown
 */
export function paperOut(shown) {
  const { panel, hanging, slips } = shown;
  if (hanging && panel.hanging_mm > 0) {
    return hanging + (hanging.includes('?') ? '&' : '?') + 'mm=' + panel.hanging_mm.toFixed(1) + '-' + slips.length;
  }
  return panel.mouth === 'waiting' && slips.length > 0 ? slips[0].png : '';
}

/** @param {Panel} panel how much of the roll is left, 0 to 1: a drawing, not a measure */
export function rollLeft(panel) {
  const full = 60000; // millimetres of a roll of 60 m
  return !panel.paper ? 0 : panel.paper_mm < 0 ? 1 : Math.max(0.12, Math.min(1, panel.paper_mm / full));
}
