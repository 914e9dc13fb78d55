// The kiosks at which somebody stands, and those that ask for a person, as the strip shows them.

/** @typedef {import('./types.js').Scene} Scene */
/** @typedef {import('../staff/types.js').Ring} Ring */

/**
 * @typedef {object} Card
 * @property {string} device
 * @property {Scene | null} scene null when nobody is known to stand there
 * @property {Ring | null} ring
 */

/**
 * Those that ring come first, oldest ring first; the others keep the order of their names, so that nothing jumps.
 * @param {Scene[] | undefined} scenes
 * @param {Ring[]} rings oldest first
 * @returns {Card[]}
 */
export function cards(scenes, rings) {
  const all = scenes || [];
  const ringing = rings.map((ring) => ({ device: ring.device, ring, scene: all.find((one) => one.device === ring.device) || null }));
  const others = all.filter((one) => !rings.some((ring) => ring.device === one.device));
  return [...ringing, ...others.map((scene) => ({ device: scene.device, ring: null, scene }))];
}

/**
 * The end of the sentence's key for a scene: a checklist without an open row has one of its own.
 * @param {Scene} scene
 */
export function sceneWord(scene) {
  if (scene.screen !== 'checklist') {
    return scene.screen;
  }
  return scene.row ? 'checklist' : 'checked';
}
