// The language gate: what runs on a cheap television or an old phone is written for Chromium 64.

import { at, room, script, walk } from './sources.mjs';

/** @typedef {import('./sources.mjs').Finding} Finding */

// Rooms whose scripts must run on the floor. What they share stands in lib; vendored files run there as well.
const floorRooms = ['board', 'phone', 'lib', 'vendor'];

const floorYear = 2017; // Chromium 64 knows all of it, and only parts of 2018
const deskYear = 2022; // kiosk and counter: Chromium 109 and later

// APIs that came after Chromium 64, with the release that brought them (MDN browser-compat-data).
const globals = {
  AbortController: 66, AbortSignal: 66, AggregateError: 85, BigInt: 67, BigInt64Array: 67, CompressionStream: 80,
  EyeDropper: 95, FinalizationRegistry: 84, OffscreenCanvas: 69, Sanitizer: 105, TextDecoderStream: 71,
  TextEncoderStream: 71, TrustedHTML: 83, URLPattern: 95, WeakRef: 84, globalThis: 71,
  queueMicrotask: 71, reportError: 95, scheduler: 94, structuredClone: 98,
};
// Functions of one object: Object.fromEntries.
const statics = {
  'AbortSignal.timeout': 103, 'Array.fromAsync': 121, 'Atomics.waitAsync': 87, 'Intl.DisplayNames': 81,
  'Intl.DurationFormat': 129, 'Intl.ListFormat': 72, 'Intl.Locale': 74, 'Intl.RelativeTimeFormat': 71,
  'Intl.Segmenter': 87, 'Intl.supportedValuesOf': 99, 'Object.fromEntries': 73, 'Object.groupBy': 117,
  'Object.hasOwn': 93, 'Promise.allSettled': 76, 'Promise.any': 85, 'Promise.try': 128, 'Promise.withResolvers': 119,
  'Response.json': 105, 'URL.canParse': 120, 'crypto.randomUUID': 92, 'navigator.clipboard': 66,
  'navigator.locks': 69, 'navigator.userActivation': 72, 'navigator.wakeLock': 84,
};
// Methods of any object; they count only where they are called, for their names are common.
const methods = {
  allSettled: 76, at: 92, checkVisibility: 105, findLast: 97, findLastIndex: 97,
  flat: 69, flatMap: 69, formatRange: 76, getAnimations: 84, getHTML: 125, hidePopover: 114, isWellFormed: 111,
  matchAll: 73, replaceAll: 85, replaceChildren: 86, requestSubmit: 76, requestVideoFrameCallback: 83,
  setHTMLUnsafe: 124, showPopover: 114, toReversed: 110, toSorted: 110, toSpliced: 110, toWellFormed: 111,
  toggleAttribute: 69, togglePopover: 114, trimEnd: 66, trimStart: 66, with: 110,
};
// Options that older browsers pass over in silence: the call then does something else than it says.
const options = {
  fetch: { signal: 66, priority: 101 },
  addEventListener: { signal: 90 },
  DateTimeFormat: { dateStyle: 76, timeStyle: 76, dayPeriod: 92, fractionalSecondDigits: 84 },
  NumberFormat: { notation: 77, unit: 77, signDisplay: 77, compactDisplay: 77 },
  toLocaleString: { dateStyle: 76, timeStyle: 76 },
};

// Uses that ask first whether the browser has the thing, so that the floor goes another way.
/** @type {{ file: string, api: string, since: string, reason: string }[]} */
export const guarded = [
  { file: 'board/awake.js', api: 'navigator.wakeLock', since: '2026-11-27', reason: 'without it a film plays instead; strike this when the floor is 84' },
  { file: 'phone/track.js', api: 'navigator.wakeLock', since: '2026-11-27', reason: 'without it the page says that the screen has to stay on; strike this when the floor is 84' },
  { file: 'phone/knock.js', api: '.matchAll()', since: '2026-11-27', reason: 'of a worker\'s clients, which is of Chromium 42; the table means that of strings' },
];

/**
 * The gate for one script.
 * @param {string} name its path below static, such as "board/view.js"
 * @param {string} text
 * @returns {Finding[]}
 */
export function language(name, text) {
  const floor = floorRooms.includes(room(name));
  const year = floor ? floorYear : deskYear;
  let tree;
  try {
    tree = script(text, year);
  } catch (err) {
    return [{ where: name, what: `is not ECMAScript ${year}: ${/** @type {Error} */ (err).message}` }];
  }
  return floor ? later(name, tree) : [];
}

/**
 * Uses of APIs that came after the floor.
 * @param {string} name
 * @param {any} tree
 */
function later(name, tree) {
  /** @type {Finding[]} */
  const found = [];
  walk(tree, (node, above) => {
    for (const [api, release] of uses(node, above)) {
      if (release > 64 && !guarded.some((one) => one.file === name && one.api === api)) {
        found.push({ where: at(name, node), what: `${api} came with Chromium ${release}, the floor is 64` });
      }
    }
  });
  return found;
}

/**
 * What a node uses, with the release that brought it; 0 when it is old.
 * @param {any} node
 * @param {any[]} above
 * @returns {[string, number][]}
 */
function uses(node, above) {
  const parent = above[above.length - 1];
  switch (node.type) {
    case 'Identifier':
      return own(globals, node.name) && isValue(node, parent) ? [[node.name, globals[node.name]]] : [];
    case 'MemberExpression': {
      const whole = node.object.name + '.' + (node.property.name || '');
      if (own(statics, whole)) {
        return [[whole, statics[whole]]];
      }
      const called = parent && parent.type === 'CallExpression' && parent.callee === node;
      const method = node.property.name;
      return called && !node.computed && own(methods, method) ? [['.' + method + '()', methods[method]]] : [];
    }
    case 'CallExpression':
    case 'NewExpression':
      return named(node);
  }
  return [];
}

/** Options by name in the arguments of a call. @param {any} call @returns {[string, number][]} */
function named(call) {
  const fn = call.callee.name || (call.callee.property && call.callee.property.name);
  if (!own(options, fn)) {
    return [];
  }
  return call.arguments
    .filter((/** @type {any} */ arg) => arg.type === 'ObjectExpression')
    .flatMap((/** @type {any} */ arg) => arg.properties)
    .filter((/** @type {any} */ pair) => pair.key && own(options[fn], pair.key.name))
    .map((/** @type {any} */ pair) => [fn + ' {' + pair.key.name + '}', options[fn][pair.key.name]]);
}

/** Whether an identifier stands for a value, not for a member or the key of a pair. @param {any} node @param {any} parent */
function isValue(node, parent) {
  if (!parent) {
    return true;
  }
  const member = parent.type === 'MemberExpression' && parent.property === node && !parent.computed;
  const key = parent.type === 'Property' && parent.key === node && !parent.computed && !parent.shorthand;
  return !member && !key;
}

/** @param {any} table @param {string} key */
const own = (table, key) => Object.prototype.hasOwnProperty.call(table, key);
