// Reads the front end as the gates look at it: every script as a syntax tree, every style as one, and the words.

import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parse } from 'acorn';

/**
 * What a gate found: where, and what is wrong there.
 * @typedef {{ where: string, what: string }} Finding
 */

// Folders that hold nothing of ours: packages that npm unpacks, what others wrote, and these gates.
const skipped = ['node_modules', 'vendor', 'lint'];

/**
 * Paths of the files below a folder that end in one of the endings, in order, with forward slashes.
 * @param {string} root
 * @param {string[]} endings
 */
export function list(root, endings) {
  return readdirSync(root, { recursive: false, withFileTypes: true })
    .filter((entry) => !(entry.isDirectory() && skipped.includes(entry.name)))
    .flatMap((entry) => (entry.isDirectory() ? deep(join(root, entry.name)) : [join(root, entry.name)]))
    .map((name) => relative(root, name).split(sep).join('/'))
    .filter((name) => endings.some((ending) => name.endsWith(ending)))
    .sort();
}

/** @param {string} dir @returns {string[]} */
function deep(dir) {
  return readdirSync(dir, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? deep(join(dir, entry.name)) : [join(dir, entry.name)]));
}

/** The folder a file stands in: "board" for "board/view.js". @param {string} name */
export const room = (name) => (name.includes('/') ? name.slice(0, name.indexOf('/')) : '');

/**
 * A script as a syntax tree.
 * @param {string} text
 * @param {number | 'latest'} year the newest ECMAScript it may use
 */
export function script(text, year) {
  return parse(text, { ecmaVersion: /** @type {any} */ (year), sourceType: 'module', locations: true });
}

/** Reads a file below root. @param {string} root @param {string} name */
export const read = (root, name) => readFileSync(join(root, name), 'utf8');

/**
 * Calls visit for every node of a tree with the nodes above it, the nearest last.
 * @param {any} node
 * @param {(node: any, above: any[]) => void} visit
 * @param {any[]} [above]
 */
export function walk(node, visit, above = []) {
  if (!node || typeof node.type !== 'string') {
    return;
  }
  visit(node, above);
  for (const key of Object.keys(node)) {
    for (const child of [].concat(node[key])) {
      walk(child, visit, [...above, node]);
    }
  }
}

/**
 * The sentences of the first language, and the patterns of keys that are built.
 * @param {string} root the folder of the words
 * @returns {{ have: Map<string, string>, built: string[] }}
 */
export function words(root) {
  const have = new Map();
  for (const name of list(join(root, 'id'), ['.json'])) {
    for (const [key, text] of Object.entries(JSON.parse(read(join(root, 'id'), name)))) {
      have.set(key, text);
    }
  }
  const built = existsSync(join(root, 'built.json')) ? JSON.parse(read(root, 'built.json')) : {};
  return { have, built: Object.keys(built) };
}

/** Where a node stands. @param {string} name @param {any} node */
export const at = (name, node) => name + ':' + (node.loc ? node.loc.start.line : 1);
