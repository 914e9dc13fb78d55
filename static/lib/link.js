// What a live link does next, decided from times and frames alone: no socket, no timer, no clock of its own.

/** First wait before a reconnect, in milliseconds: the top of its jitter. */
export const BASE_MS = 250;
/** The longest wait while the loss is young. */
export const EARLY_CAP_MS = 2000;
/** How long a loss is young. */
export const EARLY_MS = 30000;
/** The longest wait after that, for ever. */
export const LATE_CAP_MS = 15000;
/** "Terputus" is shown this long after the socket closed. */
export const CUT_MS = 5000;
/** Polling begins with this many failed tries in a row. */
export const POLL_AFTER = 3;
/** Time between two polls. */
export const POLL_MS = 5000;

/** The server does not know this topic. */
export const CLOSE_UNKNOWN = 4404;
/** The server does not know who asks. */
export const CLOSE_SIGNED_OUT = 4401;

/**
 * @typedef {object} Frame what the server sends, as far as every topic shares it
 * @property {string} kind
 * @property {string} epoch
 * @property {number} seq
 * @property {string} [build]
 * @property {string} [at]
 */

/**
 * @typedef {object} Link
 * @property {number} beatMs time between two beats of this topic
 * @property {string} epoch of the newest snapshot
 * @property {number} seq of the newest snapshot, -1 before the first
 * @property {string} build of the first frame; a page never outlives it
 * @property {boolean} open whether the socket is open
 * @property {number} lostAt when the socket was last lost; NaN while it is open
 * @property {number} heardAt when the last frame or poll came; NaN before the first
 * @property {number} failed tries in a row that brought no frame
 * @property {'' | 'signed_out' | 'unknown'} ended why the link does not come back by itself
 */

/**
 * @param {number} beatMs
 * @param {number} now milliseconds that never jump
 * @returns {Link}
 */
export function newLink(beatMs, now) {
  return { beatMs, epoch: '', seq: -1, build: '', open: false, lostAt: now, heardAt: NaN, failed: 0, ended: '' };
}

/** @param {Link} link @param {Partial<Link>} change @returns {Link} */
function but(link, change) {
  return Object.assign({}, link, change);
}

/**
 * A frame or a polled snapshot came. `take` says what to do with it: show it, leave it, or load the page again.
 * @param {Link} link
 * @param {Frame} frame
 * @param {number} now
 * @returns {{ link: Link, take: 'show' | 'leave' | 'reload' }}
 */
export function heard(link, frame, now) {
  // A poll that works does not make the socket work, so only an open one forgets its failures.
  const failed = link.open ? 0 : link.failed;
  const known = but(link, { heardAt: now, failed, build: link.build || frame.build || '' });
  if (link.build && frame.build && frame.build !== link.build) {
    return { link: known, take: 'reload' };
  }
  if (frame.kind === 'beat') {
    return { link: known, take: 'leave' };
  }
  if (frame.epoch === link.epoch && frame.seq <= link.seq) {
    return { link: known, take: 'leave' };
  }
  return { link: but(known, { epoch: frame.epoch, seq: frame.seq }), take: 'show' };
}

/** @param {Link} link @returns {Link} the link with its socket open; it counts as good with its first frame */
export function opened(link) {
  return but(link, { open: true, lostAt: NaN });
}

/**
 * The socket closed, or never opened.
 * @param {Link} link
 * @param {number} code the close code
 * @param {number} now
 * @returns {Link}
 */
export function closed(link, code, now) {
  /** @type {Link['ended']} */
  const ended = code === CLOSE_SIGNED_OUT ? 'signed_out' : code === CLOSE_UNKNOWN ? 'unknown' : '';
  return but(link, { open: false, lostAt: isNaN(link.lostAt) ? now : link.lostAt, failed: link.failed + 1, ended });
}

/**
 * How long to wait before the next try: full jitter under a doubling roof.
 * @param {Link} link
 * @param {number} now
 * @param {number} random 0 to 1
 */
export function retryIn(link, now, random) {
  if (link.ended === 'unknown' || now - link.lostAt >= EARLY_MS) {
    return Math.round(random * LATE_CAP_MS);
  }
  const doublings = Math.min(Math.max(link.failed - 1, 0), 10);
  return Math.round(random * Math.min(EARLY_CAP_MS, BASE_MS * Math.pow(2, doublings)));
}

/** @param {Link} link whether the matching GET is asked meanwhile */
export function polls(link) {
  return !link.open && link.ended !== 'signed_out' && link.failed >= POLL_AFTER;
}

/**
 * Whether an open socket has gone silent for so long that it is better closed and tried anew.
 * @param {Link} link
 * @param {number} now
 * @param {number} openedAt when the socket opened
 */
export function deaf(link, now, openedAt) {
  const last = isNaN(link.heardAt) ? openedAt : Math.max(link.heardAt, openedAt);
  return link.open && now - last > 3 * link.beatMs;
}

/**
 * @typedef {object} Health what a screen says about its link
 * @property {boolean} fresh the newest snapshot is at most two beats old
 * @property {boolean} stale two beats were missed
 * @property {boolean} cut show "terputus": the socket is gone for 5 s and polling brings nothing either
 * @property {boolean} polling
 * @property {'' | 'signed_out' | 'unknown'} ended
 */

/**
 * @param {Link} link
 * @param {number} now
 * @returns {Health}
 */
export function health(link, now) {
  const rhythm = link.open ? link.beatMs : Math.max(link.beatMs, POLL_MS);
  const stale = isNaN(link.heardAt) || now - link.heardAt > 2 * rhythm;
  const polled = polls(link) && !stale && link.heardAt > link.lostAt;
  const cut = !link.open && now - link.lostAt >= CUT_MS && !polled;
  return { fresh: !stale, stale, cut, polling: polls(link), ended: link.ended };
}
