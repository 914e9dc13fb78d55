// What a visit ended with, and what becomes of its paper.

/** @typedef {import('./state.js').State} State */
/** @typedef {import('./state.js').Seen} Seen */
/** @typedef {import('./comeback.js').Shown} Shown */

/** @typedef {{ job: string, state: string }} Paper */

/**
 * @typedef {object} Result
 * @property {'number' | 'check' | 'list' | 'back'} kind back: somebody has shown a ticket
 * @property {any} reply
 * @property {Paper | null} paper the newest one: a copy takes the place of what it repeats
 * @property {number} since shown, confirmed, wanted again or last touched: when its time to close began
 * @property {number} wantedAt when its paper was wanted
 * @property {boolean} torn the paper before this one broke off, and this is its copy
 * @property {boolean} doubted the person says that no paper came
 * @property {string} reprint request id of "Cetak lagi" under way; "" when none is
 * @property {boolean} spent no further copy can be had
 * @property {Shown | null} shown the ticket that somebody has shown
 */

/**
 * A result that has just come up.
 * @param {State} state
 * @param {Result['kind']} kind
 * @param {any} reply
 * @param {Shown | null} shown
 * @returns {Result}
 */
export function newResult(state, kind, reply, shown) {
  return {
    kind, reply, paper: reply.paper || null, since: state.now, wantedAt: state.now, torn: false, doubted: false, reprint: '', spent: false, shown,
  };
}

/** @param {State} state @param {Partial<Result>} change */
export function withResult(state, change) {
  return state.result ? { ...state, result: { ...state.result, ...change } } : state;
}

/** @param {State} state @param {Paper & { again?: string | null }} news */
export function paper(state, news) {
  const result = state.result;
  if (!result || !result.paper || result.paper.job !== news.job) {
    return state;
  }
  if (news.again) {
    return copied(state, { job: news.again, state: 'queued' }, true);
  }
  if (result.paper.state === news.state) {
    return state;
  }
  const since = news.state === 'confirmed' ? state.now : result.since;
  return withResult(state, { paper: { job: news.job, state: news.state }, since });
}

/**
 * A marked copy is on its way; it has as long as the first paper had.
 * @param {State} state
 * @param {Paper} copy
 * @param {boolean} torn whether it was made by itself
 */
export function copied(state, copy, torn) {
  const { job, state: how } = copy;
  return withResult(state, { paper: { job, state: how }, torn, doubted: false, reprint: '', since: state.now, wantedAt: state.now });
}

/** @param {State} state @param {string} id whether this copy is still waited for */
export function reprints(state, id) {
  return !!state.result && state.result.reprint === id;
}

/**
 * The number that somebody has taken from the glass: they say that they are done, and no paper is proved.
 * @param {State} state
 * @param {string} id of the request that tells the server
 * @returns {Seen[]} one, or none
 */
export function taken(state, id) {
  const result = state.result;
  const proved = !!result && !!result.paper && result.paper.state === 'confirmed';
  return result && result.kind === 'number' && result.reply.token && !proved ? [{ token: result.reply.token, id }] : [];
}
