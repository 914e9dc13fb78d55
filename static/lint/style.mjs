// The style gate: tokens that exist, nothing forced, and for television and phone only what Chromium 64 knows.

import * as css from 'css-tree';
import { room } from './sources.mjs';

/** @typedef {import('./sources.mjs').Finding} Finding */

const floorRooms = ['board', 'phone', 'style'];

// What came after Chromium 64 and changes where things stand, with the release that brought it (MDN
// browser-compat-data). What only adorns, and is rightly passed over by an old browser, is not listed.
const properties = [
  [/^(row-|column-)?gap$/, 'flex gap: 84, grid gap: 66; write grid-gap, or margins'],
  [/^aspect-ratio$/, '88'],
  [/^inset(-|$)/, '87; write top, right, bottom, left'],
  [/^(margin|padding|border|scroll-margin|scroll-padding)-(inline|block|start|end)/, '69 and later; write left and right'],
  [/^(translate|rotate|scale)$/, '104; write transform'],
  [/^(container|content-visibility|contain-intrinsic)/, '85 and later'],
  [/^(backdrop-filter|mask|appearance)$/, '76 and later without a prefix'],
  [/^scroll-snap/, '69'],
  [/^(line-clamp|interpolate-size|anchor-name|position-anchor|field-sizing)$/, 'later than any floor'],
];
const functions = /^(clamp|min|max|env|color|color-mix|lab|lch|oklab|oklch|hwb|light-dark|conic-gradient|repeating-conic-gradient|round|mod|rem|abs|sign|sin|cos|tan|pow|sqrt|hypot|anchor)$/;
const pseudos = /^(is|where|has|focus-visible|any-link|dir|user-valid|user-invalid|modal|popover-open|state|open|marker|part|highlight)$/;
const atrules = /^(layer|container|property|scope|starting-style|position-try)$/;
const units = /^([sdl]v([hw]|min|max|i|b)|cq(w|h|i|b|min|max)|lh|rlh|cap|rcap|ic|ric)$/;
const values = { display: ['contents'], overflow: ['clip'], 'overflow-x': ['clip'], 'overflow-y': ['clip'], 'overflow-wrap': ['anywhere'] };

// Declarations that may stay !important.
/** @type {{ file: string, property: string, since: string, reason: string }[]} */
export const important = [
  { file: 'style/tokens.css', property: 'transition', since: '2026-11-23', reason: 'who asks for less motion is heard before every rule' },
  { file: 'style/tokens.css', property: 'animation', since: '2026-11-23', reason: 'who asks for less motion is heard before every rule' },
  { file: 'phone/phone.css', property: 'display', since: '2026-11-23', reason: 'what is hidden stays hidden, whatever lays it out' },
];

/**
 * The custom properties a style sheet declares.
 * @param {string} text
 */
export function tokens(text) {
  /** @type {Set<string>} */
  const names = new Set();
  css.walk(css.parse(text), (node) => {
    if (node.type === 'Declaration' && node.property.startsWith('--')) {
      names.add(node.property);
    }
  });
  return names;
}

/**
 * The gate for one style sheet.
 * @param {string} name its path below static
 * @param {string} text
 * @param {Set<string>} known custom properties declared where this sheet can see them
 * @returns {Finding[]}
 */
export function style(name, text, known) {
  /** @type {Finding[]} */
  const found = [];
  const say = (/** @type {any} */ node, /** @type {string} */ what) =>
    found.push({ where: name + ':' + (node && node.loc ? node.loc.start.line : 1), what });
  const tree = css.parse(text, {
    positions: true,
    parseCustomProperty: true,
    onParseError: (err) => say({ loc: { start: { line: /** @type {any} */ (err).line } } }, 'does not parse: ' + err.message),
  });
  everywhere(name, tree, known, say);
  if (floorRooms.includes(room(name))) {
    floor(tree, say);
  }
  return found;
}

/** Rules for every sheet. @param {string} name @param {any} tree @param {Set<string>} known @param {(node: any, what: string) => void} say */
function everywhere(name, tree, known, say) {
  css.walk(tree, (/** @type {any} */ node) => {
    if (node.type === 'Declaration' && node.important) {
      const listed = important.some((one) => one.file === name && one.property === node.property);
      if (!listed) {
        say(node, `${node.property} is !important: raise the selector, or list it with its reason`);
      }
    }
    if (node.type === 'Function' && node.name === 'var') {
      const token = node.children.first.name;
      if (!known.has(token)) {
        say(node, `${token} is declared nowhere`);
      }
    }
  });
}

/** Rules for the floor. What stands inside @supports is asked for first. @param {any} tree @param {(node: any, what: string) => void} say */
function floor(tree, say) {
  css.walk(tree, {
    enter(/** @type {any} */ node) {
      if (node.type === 'Atrule' && node.name === 'supports') {
        return /** @type {any} */ (this).skip;
      }
      if (node.type === 'Declaration') {
        declaration(node, /** @type {any} */ (this).block, say);
      }
      const what = newer(node, /** @type {any} */ (this));
      if (what) {
        say(node, what + ', the floor is Chromium 64');
      }
    },
  });
}

/** What a selector or rule uses that the floor does not know, or "". @param {any} node @param {any} context */
function newer(node, context) {
  switch (node.type) {
    case 'Atrule':
      return atrules.test(node.name) ? '@' + node.name : '';
    case 'FeatureRange':
      return 'a range in a media query (104)';
    case 'NestingSelector':
      return 'nesting (112)';
    case 'Rule':
      return context.rule && context.rule !== node ? 'nesting (112)' : '';
    case 'PseudoElementSelector':
    case 'PseudoClassSelector':
      if (node.name === 'not' && node.children && listed(node)) {
        return ':not() with a list (88)';
      }
      return pseudos.test(node.name) ? ':' + node.name : '';
  }
  return '';
}

/** Whether the argument of a selector is more than one simple selector. @param {any} pseudo */
function listed(pseudo) {
  const list = pseudo.children.first;
  return list.children.size > 1 || list.children.first.children.size > 1;
}

/**
 * One declaration: its property, and a value that needs an older one before it in the same block to fall back on.
 * @param {any} node
 * @param {any} block
 * @param {(node: any, what: string) => void} say
 */
function declaration(node, block, say) {
  if (node.property.startsWith('--')) {
    return value(node, say);
  }
  for (const [pattern, what] of properties) {
    if (/** @type {RegExp} */ (pattern).test(node.property)) {
      say(node, `${node.property} (${what}), the floor is Chromium 64`);
    }
  }
  let before = false;
  block.children.forEach((/** @type {any} */ other) => {
    before = before || (other !== node && other.type === 'Declaration' && other.property === node.property &&
      other.loc.start.offset < node.loc.start.offset && !modern(other));
  });
  if (!before) {
    value(node, say);
  }
}

/** @param {any} node @param {(node: any, what: string) => void} say */
function value(node, say) {
  const what = modern(node);
  if (what) {
    say(node, `${what} in ${node.property} and nothing older before it, the floor is Chromium 64`);
  }
}

/** What a value uses that the floor does not know, or "". @param {any} node */
function modern(node) {
  let what = (values[node.property] || []).find((/** @type {string} */ word) => css.generate(node.value) === word) || '';
  css.walk(node.value, (/** @type {any} */ part) => {
    if (part.type === 'Function' && functions.test(part.name)) {
      what = what || part.name + '()';
    }
    if (part.type === 'Function' && /^(rgb|hsl)a?$/.test(part.name) && !css.generate(part).includes(',')) {
      what = what || part.name + '() without commas';
    }
    if (part.type === 'Dimension' && units.test(part.unit)) {
      what = what || 'the unit ' + part.unit;
    }
  });
  return what;
}
