// When the phone makes a sound, and that it makes it once. Pure: track.js looks at the page and plays.

/**
 * What the middle of the page stands for, as its data attributes say it.
 * @typedef {Record<string, string | undefined>} Facts
 */

/**
 * @typedef {object} Bell
 * @property {boolean} on the person wants to hear it
 * @property {string[]} heard what has been told, the newest last
 */

const NEAR = 3; // so many people ahead: time to come back into the hall
const HEARD_MOST = 20; // a visit has a handful of events

/**
 * What happened that is worth a sound, by a name that no other event of the ticket has; '' when nothing did.
 * @param {Facts} page
 */
export function eventOf(page) {
  if (page.state === 'called') {
    return 'call ' + page.call;
  }
  if (page.undone) {
    return 'undone ' + page.undone;
  }
  return page.state === 'waiting' && Number(page.position) <= NEAR + 1 ? 'near ' + page.turn : '';
}

/**
 * How often it rings for an event.
 * @param {string} event
 */
export const rings = (event) => (/^call/.test(event) ? 3 : 1);

/**
 * @typedef {object} Told
 * @property {Bell} bell
 * @property {number} times how often it rings now
 */

/**
 * The bell after the page has told of something. Whoever was called is not told any more that it is soon.
 * @param {Bell} bell
 * @param {Facts} page
 * @returns {Told}
 */
export function tell(bell, page) {
  const event = eventOf(page);
  if (!event || bell.heard.indexOf(event) >= 0) {
    return { bell, times: 0 };
  }
  const heard = bell.heard.concat(event === 'near ' + page.turn ? [event] : ['near ' + page.turn, event]);
  return { bell: { on: bell.on, heard: heard.slice(-HEARD_MOST) }, times: bell.on ? rings(event) : 0 };
}

/**
 * The bell as the tab kept it over a reload; a new one when there is none.
 * @param {string | null} kept
 * @returns {Bell}
 */
export function recall(kept) {
  try {
    const bell = JSON.parse(String(kept));
    return { on: bell.on === true, heard: bell.heard.map(String) };
  } catch (damaged) {
    return { on: false, heard: [] };
  }
}

/**
 * Whether another build of the page is another program, which has another script. Behind the point stands only the
 * number of the office's settings.
 * @param {string} was
 * @param {string} is
 */
export const replaced = (was, is) => was !== '' && was.split('.')[0] !== is.split('.')[0];
