// Who is at the screen: nobody yet, somebody signing in, or a signed-in member of staff. Decided here, sent by session.js.

/** @typedef {import('./types.js').Me} Me */

/**
 * @typedef {object} Entry
 * @property {'asking' | 'out' | 'in'} stage asking: the server has not said yet whether the cookie still holds
 * @property {Me | null} me
 * @property {boolean} busy a login is on its way
 * @property {'' | 'empty' | 'wrong' | 'many' | 'lost' | 'ended' | 'failed'} problem why the form is shown (again)
 * @property {string} said the server's own sentence for a problem that has no sentence of ours
 * @property {number} tries failed tries, so that the form can be focused again after each
 */

/** @returns {Entry} */
export function newEntry() {
  return { stage: 'asking', me: null, busy: false, problem: '', said: '', tries: 0 };
}

/** @param {Entry} entry @param {Me} me @returns {Entry} */
export function signedIn(entry, me) {
  return { ...entry, stage: 'in', me, busy: false, problem: '', said: '' };
}

/**
 * The form is shown: at the start, after signing out, or because the cookie has ended.
 * @param {Entry} entry
 * @param {boolean} ended
 * @returns {Entry}
 */
export function signedOut(entry, ended) {
  return { ...entry, stage: 'out', me: null, busy: false, problem: ended ? 'ended' : '', said: '' };
}

/**
 * The form was sent. An empty field is told at once; a second press while the first is on its way is nothing.
 * @param {Entry} entry
 * @param {string} name
 * @param {string} password
 * @returns {Entry}
 */
export function submitted(entry, name, password) {
  if (entry.busy) {
    return entry;
  }
  if (!name.trim() || !password) {
    return { ...entry, problem: 'empty', said: '', tries: entry.tries + 1 };
  }
  return { ...entry, busy: true, problem: '', said: '' };
}

/** @type {{ [code: string]: Entry['problem'] }} */
const PROBLEMS = { wrong_login: 'wrong', too_many: 'many', lost: 'lost', unavailable: 'lost' };

/**
 * @param {Entry} entry
 * @param {{ code: string, body: { message?: string } }} refusal
 * @returns {Entry}
 */
export function loginRefused(entry, refusal) {
  const problem = PROBLEMS[refusal.code] || 'failed';
  return { ...entry, busy: false, problem, said: refusal.body.message || '', tries: entry.tries + 1 };
}

/**
 * Whether this login may use a screen. Other roles see where their own screen is.
 * @param {Me} me
 * @param {string[]} roles
 */
export function mayUse(me, roles) {
  return (me.roles || [me.role]).some((role) => roles.includes(role));
}
