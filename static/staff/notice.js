// What a screen says when a command did not go through: the server's own sentence, or that there was none.

/** @typedef {import('../lib/words.js').Words} Words */

/**
 * @typedef {object} Notice
 * @property {string} code
 * @property {string} title what happened
 * @property {string} hint what to do now
 */

/**
 * @param {{ code: string, hint: string, body: { message?: string } }} refusal
 * @param {Words} words
 * @returns {Notice}
 */
export function noticeOf(refusal, words) {
  const room = refusal.code === 'lost' || refusal.code === 'unavailable' ? 'silent' : 'failed';
  if (room === 'failed' && refusal.body.message) {
    return { code: refusal.code, title: refusal.body.message, hint: refusal.hint };
  }
  return { code: refusal.code, title: words.t('staff.' + room + '.title'), hint: words.t('staff.' + room + '.hint') };
}
