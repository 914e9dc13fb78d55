// The silence of a hall, as staff see it: until when, and by whom. It ends by itself on the screen too.

/**
 * @typedef {object} Hall where people hear the same
 * @property {string} name
 * @property {string[]} zones
 * @property {{ until: string, by: string, counter: number } | null} muted
 */

/** How long one press mutes a hall, in minutes: an adzan takes four. */
export const MUTE_MINUTES = 5;

/**
 * Until when a hall is silent; empty when its calls are heard.
 * @param {Hall | null | undefined} hall
 * @param {import('../lib/clock.js').Moment | null} now
 */
export function mutedUntil(hall, now) {
  const muted = hall && hall.muted;
  return muted && now && Date.parse(muted.until) > now.ms ? muted.until : '';
}

/**
 * Whole minutes of silence that are left, at least one while any is.
 * @param {Hall | null | undefined} hall
 * @param {import('../lib/clock.js').Moment | null} now
 */
export function mutedMinutes(hall, now) {
  const until = mutedUntil(hall, now);
  return until && now ? Math.ceil((Date.parse(until) - now.ms) / 60000) : 0;
}
