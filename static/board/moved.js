// A box goes where its page of the devices says.

/**
 * The page of the zone that a paired board is set to, when that is another than it shows.
 * @param {{ zone?: string }} reply what a beat was answered; without a zone the office does not have the one it is set to
 * @param {string} zone the one that it shows
 * @param {string} search of its address, which goes with it
 * @returns {string} "" to stay
 */
export function movedTo(reply, zone, search) {
  return reply.zone && reply.zone !== zone ? '/board/' + encodeURIComponent(reply.zone) + search : '';
}
