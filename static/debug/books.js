// The books of the storybook: one a screen, each with its stories.

import { backoffice } from './backoffice.js';
import { board } from './board.js';
import { counter } from './counter.js';
import { frontoffice } from './frontoffice.js';
import { join } from './join.js';
import { kiosk } from './kiosk.js';
import { printers } from './printers.js';
import { supervisor } from './supervisor.js';

/**
 * @typedef {object} World what every story is given
 * @property {any} catalogue as the server publishes it: the national standards
 * @property {{ [lang: string]: import('../lib/words.js').Words }} tongues
 */

/**
 * @typedef {object} Ask how a story is wanted
 * @property {string} lang
 * @property {string[]} on access modes
 * @property {number} inches diagonal of the glass; 0: nobody has measured
 * @property {number} bottom mm of the glass above the floor; 0: nobody knows
 */

/**
 * @typedef {object} Book
 * @property {string} mount id of the element that the screen draws into
 * @property {number} frames until it stands: pages of cards are measured and drawn again
 * @property {string[]} langs
 * @property {string[]} modes access modes that the screen has
 * @property {(world: World) => { [name: string]: (ask: Ask, root: Element) => void }} stories
 */

/** By the address of the screen. @type {{ [screen: string]: Book }} */
export const BOOKS = { kiosk, board, counter, frontoffice, backoffice, supervisor, printers, join };
