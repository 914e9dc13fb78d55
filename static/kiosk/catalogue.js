// The catalogue as the kiosk reads it: types of what the server publishes, and the few look-ups screens need.

/** @typedef {import('../lib/words.js').Text} Text */

/**
 * @typedef {object} Requirement
 * @property {string} id
 * @property {Text} label
 * @property {{ q: string, in: string[] } | null} when
 * @property {boolean} [optional] good to have; nobody is short of it
 * @property {{ id: string, label: Text, picture?: string }[] | null} any one of them is enough
 * @property {null | 'not_owned' | 'not_filled'} third what a third button says
 * @property {{ q: string, value: string } | null} third_answer
 * @property {string | null} [picture] which drawing shows it
 * @property {Get | null} get
 * @property {Text | null} note
 */

/** @typedef {{ where: Text | null, cost: Text | null, link: string | null }} Get where a missing thing comes from */

/**
 * @typedef {object} Service
 * @property {string} id
 * @property {string} prefix
 * @property {Text} name
 * @property {Text} short
 * @property {Text | null} [words] what people say when they want it, with commas between
 * @property {string} icon
 * @property {'fo' | 'flag' | 'self'} gate
 * @property {boolean} free
 * @property {Text | null} fee
 * @property {{ when: { q: string, in: string[] }, text: Text } | null} [stop_if] the answer under which nobody needs it
 * @property {string[]} ask questions with a control of their own
 * @property {Requirement[]} requirements
 * @property {{ id: string, text: Text }[]} advice
 * @property {{ id: string, kind: string, name: Text, url: string | null, path: Text[] }[]} channels
 */

/** @typedef {{ ask: Text, options: { id: string, label: Text }[], default: string | null }} Question */

/**
 * @typedef {object} Catalogue
 * @property {string} version
 * @property {string[]} langs
 * @property {{ id: string, name: Text, short: Text, address: string, phone: string, website: string, parent: string, zone: string, zone_abbr: string }} office
 * @property {{ [id: string]: Question }} questions
 * @property {Service[]} services
 * @property {{ kind: string, label: Text, value: string }[]} complaints
 */

/** The service that is always a way on: a number to talk to somebody. */
export const CONSULT = 'konsultasi';
/** Collecting what is ready, as the catalogue calls it. */
export const PICK_UP = 'ambil';

/** Tiles on a screen: three rows of two are read at a glance. */
export const TILES = 6;

/**
 * @param {Catalogue} catalogue
 * @param {string} id
 * @returns {Service | null}
 */
export function findService(catalogue, id) {
  return catalogue.services.find((service) => service.id === id) || null;
}

/** @param {Catalogue | null} catalogue the letters of the numbers of this office, each once */
export function prefixesOf(catalogue) {
  return [...new Set((catalogue ? catalogue.services : []).map((service) => service.prefix))].join('');
}

/**
 * The catalogue without services that somebody has chosen already.
 * @param {Catalogue} catalogue
 * @param {string[]} chosen ids
 * @returns {Catalogue}
 */
export function still(catalogue, chosen) {
  return chosen.length === 0 ? catalogue : { ...catalogue, services: catalogue.services.filter((service) => chosen.indexOf(service.id) < 0) };
}

/**
 * The services of one page, the way out last on every page, and how many pages there are.
 * @param {Catalogue} catalogue
 * @param {number} page counted from 0; one past the end shows the last
 * @returns {{ services: Service[], page: number, pages: number }}
 */
export function tiles(catalogue, page) {
  const consult = catalogue.services.filter((service) => service.id === CONSULT);
  const others = catalogue.services.filter((service) => service.id !== CONSULT);
  const room = TILES - consult.length;
  const pages = Math.max(1, Math.ceil(others.length / room));
  const shown = Math.min(Math.max(page, 0), pages - 1);
  return { services: others.slice(shown * room, (shown + 1) * room).concat(consult), page: shown, pages };
}

/**
 * The online way of an office, for a QR when it is closed; null when no service names one.
 * @param {Catalogue} catalogue
 */
export function onlineWay(catalogue) {
  for (const service of catalogue.services) {
    for (const channel of service.channels || []) {
      if (channel.url) {
        return { url: channel.url, shown: channel.url.replace(/^https?:\/\//, ''), path: channel.path || [] };
      }
    }
  }
  return null;
}

/**
 * The complaint contact one can call or write to from any phone.
 * @param {Catalogue} catalogue
 */
export function contact(catalogue) {
  const ways = catalogue.complaints || [];
  return ways.find((way) => way.kind === 'whatsapp') || ways.find((way) => way.kind === 'phone') || null;
}
