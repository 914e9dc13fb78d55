// A followed topic as a screen keeps it: the newest snapshot, whether it is fresh, and since when it is not.

/** @typedef {import('../lib/link.js').Health} Health */

/**
 * @template S
 * @typedef {object} Topic
 * @property {S | null} snap the newest snapshot, kept on the screen while the link is lost
 * @property {Health | null} health
 * @property {string} heardAt the server's time of the last frame, RFC 3339
 */

/**
 * Whether a snapshot may replace the one on the screen. Frames of the socket are already in order; a snapshot that
 * was asked for by GET may be older, or the same again, which then corrects what a reply has laid over it.
 * @param {{ epoch: string, seq: number } | null} own
 * @param {{ epoch: string, seq: number }} other
 */
export function newer(own, other) {
  return !own || own.epoch !== other.epoch || other.seq >= own.seq;
}

/**
 * What the link can say in one word. Commands are taken while it is "live" or "poll".
 * @param {Health | null} health
 * @returns {'live' | 'poll' | 'stale' | 'lost'}
 */
export function linkWord(health) {
  if (!health || health.cut || health.ended) {
    return 'lost';
  }
  if (health.stale) {
    return 'stale';
  }
  return health.polling ? 'poll' : 'live';
}

/** @param {Health | null} health */
export function canCommand(health) {
  const word = linkWord(health);
  return word === 'live' || word === 'poll';
}
