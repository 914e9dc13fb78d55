// The words gate: scripts ask for sentences that exist, fill their placeholders, and hold no sentence of their own.

import { at, script, walk } from './sources.mjs';

/** @typedef {import('./sources.mjs').Finding} Finding */
/** @typedef {{ have: Map<string, string>, built: string[] }} Words */

// Texts that look like sentences and are read by nobody.
/** @type {{ file: string, text: string, since: string, reason: string }[]} */
export const silent = [];

// What the office itself has written, such as the name of a kiosk or a notice, stands in the stories as its samples.
const samples = /^debug\//;

const wordPattern = /\p{L}{2,}/u;
const indonesian = /\b(silakan|loket|anda|berkas|nomor|belum|petugas|layanan|syarat|panggil|tunggu|maaf|kembali|dan|yang|untuk|tidak)\b/i;
const shown = /\s(alt|title|placeholder|label|aria-label|aria-description|aria-roledescription)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const idPattern = /^[a-z]+([.-][a-z]+)+$/;
const hole = '\u0000'; // where a template has a value

/**
 * The gate for one script.
 * @param {string} name
 * @param {string} text
 * @param {Words} words
 * @returns {Finding[]}
 */
export function said(name, text, words) {
  /** @type {Finding[]} */
  const found = [];
  walk(script(text, 'latest'), (node, above) => {
    const parent = above[above.length - 1];
    const say = (/** @type {string} */ what) => found.push({ where: at(name, node), what });
    if (node.type === 'CallExpression' && isT(node.callee)) {
      asked(node, words).forEach(say);
    } else if (node.type === 'TaggedTemplateExpression' && node.tag.name === 'html') {
      markup(node.quasi.quasis.map((/** @type {any} */ q) => q.value.cooked).join(hole)).filter((one) => !isSilent(name, one))
        .forEach((one) => say(`"${one}" is said to people: it belongs in internal/words`));
    } else {
      const own = inMarkup(node, above) || samples.test(name) ? '' : literal(node, parent);
      if (own && !isSilent(name, own)) {
        say(`"${own}" is said to people: it belongs in internal/words`);
      }
    }
  });
  return found;
}

/** Whether a node is a piece of an html template, which markup looks at. @param {any} node @param {any[]} above */
const inMarkup = (node, above) =>
  node.type === 'TemplateElement' && above.length > 1 && above[above.length - 2].type === 'TaggedTemplateExpression' &&
  above[above.length - 2].tag.name === 'html';

/** @param {string} file @param {string} text */
const isSilent = (file, text) => silent.some((one) => one.file === file && one.text === text);

/** t(…) or words.t(…). @param {any} callee */
const isT = (callee) =>
  (callee.type === 'Identifier' && callee.name === 't') ||
  (callee.type === 'MemberExpression' && !callee.computed && callee.property.name === 't');

/**
 * What is wrong with one call of t.
 * @param {any} call
 * @param {Words} words
 * @returns {string[]}
 */
function asked(call, words) {
  const [first, args] = call.arguments;
  if (!first) {
    return ['t without a key'];
  }
  const all = keys(first);
  const lost = all.flatMap(({ key, whole }) => {
    if (whole) {
      return words.have.has(key) ? [] : [`asks for "${key}", which has no sentence`];
    }
    return words.built.some((pattern) => fits(key, pattern)) ? [] : [`builds the key "${key}": list it in internal/words/built.json`];
  });
  const whole = all.length > 0 && all.every((one) => one.whole && words.have.has(one.key));
  return whole ? fills(all.map((one) => one.key), words, args) : lost;
}

/** Whether a key with * in it fits a listed pattern, in which * stands for any names. @param {string} key @param {string} pattern */
function fits(key, pattern) {
  if (key.startsWith('*')) {
    return key.length > 1 ? pattern.endsWith(key) : true; // a variable: the source says no more
  }
  const quoted = pattern.replace(/[.]/g, '\\.').replace(/\*/g, '[\\w.-]*');
  return new RegExp('^' + quoted + '$').test(key.replace(/\*/g, 'x'));
}

/**
 * The keys an expression can be, as far as the source says: whole ones, or patterns with * for what is put in.
 * @param {any} x
 * @returns {{ key: string, whole: boolean }[]}
 */
function keys(x) {
  switch (x.type) {
    case 'Literal':
      return [{ key: String(x.value), whole: true }];
    case 'TemplateLiteral':
      return [{ key: x.quasis.map((/** @type {any} */ q) => q.value.cooked).join('*'), whole: x.expressions.length === 0 }];
    case 'BinaryExpression':
      return [{ key: sum(x), whole: false }];
    case 'ConditionalExpression':
      return [...keys(x.consequent), ...keys(x.alternate)];
    case 'LogicalExpression':
      return [...keys(x.left), ...keys(x.right)];
  }
  return [];
}

/** A sum of strings as a pattern. @param {any} x @returns {string} */
function sum(x) {
  if (x.type === 'BinaryExpression') {
    return sum(x.left) + sum(x.right);
  }
  return x.type === 'Literal' ? String(x.value) : '*';
}

/**
 * Whether the values of a call fill the placeholders of each sentence it may ask for, and each value is used by one.
 * @param {string[]} choice keys
 * @param {Words} words
 * @param {any} args
 */
function fills(choice, words, args) {
  if (args && (args.type !== 'ObjectExpression' || args.properties.some((/** @type {any} */ p) => p.type !== 'Property'))) {
    return []; // the values come from elsewhere
  }
  /** @type {string[]} */
  const got = (args ? args.properties : []).map((/** @type {any} */ p) => p.key.name || p.key.value);
  const wanted = new Map(choice.map((key) => [key, [...(words.have.get(key) || '').matchAll(/\{(\w+)\}/g)].map((m) => m[1])]));
  const empty = [...wanted].flatMap(([key, names]) =>
    names.filter((name) => !got.includes(name)).map((name) => `${key} has {${name}}, which nothing fills`));
  const idle = got.filter((name) => ![...wanted.values()].some((names) => names.includes(name)));
  return [...empty, ...idle.map((name) => `${choice.join(', ')}: no {${name}} to fill`)];
}

/**
 * The texts of a template that people read: what stands between tags, and attributes that are shown or read aloud.
 * @param {string} html with holes for its values
 */
export function markup(html) {
  // Keys are named as they are engraved: a keyboard sold in Indonesia says Enter.
  const plain = html.replace(/<!--[^]*?-->|<kbd\b[^>]*>[^<]*<\/kbd>/g, '');
  // Components take ids and keys under the same names: title="find-title".
  const attributes = [...plain.matchAll(shown)].map((m) => m[2] || m[3] || '').filter((value) => !idPattern.test(value));
  // A value inside a tag may hold ">", as an arrow function does, but values are holes here: tags end at the first one.
  const between = plain.split(/<[^>]*>/);
  return [...attributes, ...between]
    .flatMap((text) => text.split(hole))
    .map((text) => text.replace(/&\w+;/g, ' ').trim())
    .filter((text) => wordPattern.test(text));
}

/**
 * The text of a string that reads like a sentence, or "".
 * @param {any} node
 * @param {any} parent
 */
function literal(node, parent) {
  const text = node.type === 'Literal' && typeof node.value === 'string' ? node.value
    : node.type === 'TemplateElement' ? node.value.cooked : '';
  if (!wordPattern.test(text) || (parent && /^(Import|Export)/.test(parent.type))) {
    return '';
  }
  const alone = /^\p{Lu}\p{Ll}+$/u.test(text);
  const several = text.trim().split(/\s+/).filter((/** @type {string} */ w) => wordPattern.test(w)).length > 1;
  const speaks = indonesian.test(text) || /^\p{Lu}\p{Ll}/u.test(text.trim());
  return (alone && indonesian.test(text)) || (several && speaks) ? text : '';
}
