// Runs the gates over the front end: language, habits, words, style. Prints what they find and fails if there is anything.

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { language } from './language.mjs';
import { never } from './never.mjs';
import { said } from './said.mjs';
import { list, read, room, words } from './sources.mjs';
import { style, tokens } from './style.mjs';

/** @typedef {import('./sources.mjs').Finding} Finding */

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** @returns {Finding[]} */
function scripts() {
  const known = words(join(root, '..', 'internal', 'words'));
  const ours = list(root, ['.js']).filter((name) => !name.endsWith('.test.js'));
  const theirs = list(join(root, 'vendor'), ['.js']).map((name) => 'vendor/' + name);
  return [
    ...[...ours, ...theirs].flatMap((name) => language(name, read(root, name))),
    ...ours.flatMap((name) => never(name, read(root, name), (path) => existsSync(join(root, path)))),
    ...ours.flatMap((name) => said(name, read(root, name), known)),
  ];
}

/** @returns {Finding[]} */
function styles() {
  const names = list(root, ['.css']);
  const own = new Map(names.map((name) => [name, tokens(read(root, name))]));
  return names.flatMap((name) => {
    const seen = names.filter((other) => room(other) === room(name) || [room(name), room(other)].includes('style'));
    const known = new Set([...seen.flatMap((other) => [...(own.get(other) || [])]), ...setByScripts(room(name))]);
    return style(name, read(root, name), known);
  });
}

/** Custom properties that the scripts of a room set. @param {string} folder */
function setByScripts(folder) {
  return list(root, ['.js'])
    .filter((name) => room(name) === folder || room(name) === 'lib')
    .flatMap((name) => [...read(root, name).matchAll(/setProperty\(\s*['"](--[\w-]+)['"]/g)].map((m) => m[1]));
}

const found = [...scripts(), ...styles()];
for (const { where, what } of found) {
  console.log(`static/${where}: ${what}`);
}
if (found.length > 0) {
  console.log(`${found.length} findings`);
  process.exit(1);
}
