// A terminal that was paired goes to the counter that its page of the devices says, once: a clerk who then sits down at
// another one is left alone until the setting changes or the box is started anew.

/** @typedef {import('./types.js').Desk} Desk */

/**
 * The counter that a box is to go to now.
 * @param {object} o
 * @param {number} o.set what a beat was answered; 0: any
 * @param {number} o.followed the one it has gone to before; 0: none
 * @param {{ counters: number[] } | null} o.me who is signed in
 * @param {Desk | null} o.desk
 * @returns {number | null} null: none, or not yet
 */
export function posted({ set, followed, me, desk }) {
  if (!set || set === followed || (me && !me.counters.includes(set))) {
    return null;
  }
  return free(desk) ? set : null;
}

/** Whether nothing is under way that a move would take out of a clerk's hands. @param {Desk | null} desk */
function free(desk) {
  return !desk || Boolean(desk.snap && !desk.snap.ticket && !desk.flight && !desk.dialog);
}
