// What no script of ours does, on any screen: text becomes markup, a name becomes global, a module comes from elsewhere.

import { at, script, walk } from './sources.mjs';

/** @typedef {import('./sources.mjs').Finding} Finding */

const markup = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'dangerouslySetInnerHTML', 'createContextualFragment', 'setHTMLUnsafe'];
const evaluate = ['eval', 'Function'];

/**
 * The gate for one script.
 * @param {string} name
 * @param {string} text
 * @param {(path: string) => boolean} exists whether there is a file at a path below static
 * @returns {Finding[]}
 */
export function never(name, text, exists) {
  /** @type {Finding[]} */
  const found = [];
  walk(script(text, 'latest'), (node) => {
    const what = broken(node) || imported(name, node, exists);
    if (what) {
      found.push({ where: at(name, node), what });
    }
  });
  return found;
}

/** @param {any} node */
function broken(node) {
  switch (node.type) {
    case 'Identifier':
      return markup.includes(node.name) ? `${node.name} makes markup of text: build elements` : '';
    case 'CallExpression':
    case 'NewExpression':
      return evaluate.includes(node.callee.name) ? `${node.callee.name} makes code of text` : written(node.callee);
    case 'AssignmentExpression':
      return isMember(node.left, 'window') && !/^(on|location|name)/.test(node.left.property.name)
        ? `window.${node.left.property.name} is a global: export it` : '';
  }
  return '';
}

/** document.write and console.log. @param {any} callee */
function written(callee) {
  if (isMember(callee, 'document') && /^write/.test(callee.property.name)) {
    return 'document.write makes markup of text: build elements';
  }
  return isMember(callee, 'console') && callee.property.name === 'log'
    ? 'console.log: a screen runs for months; say transitions with console.info or console.warn' : '';
}

/** @param {any} node @param {string} object */
const isMember = (node, object) => node.type === 'MemberExpression' && !node.computed && node.object.name === object;

/**
 * An import is relative and finds its file: modules are served as they stand.
 * @param {string} name
 * @param {any} node
 * @param {(path: string) => boolean} exists
 */
function imported(name, node, exists) {
  if (!/^(Import|Export).*Declaration$/.test(node.type) || !node.source) {
    return '';
  }
  const from = node.source.value;
  if (!/^\.\.?\//.test(from)) {
    return `imports "${from}": want a relative path`;
  }
  const target = new URL(from, 'file:///' + name).pathname.slice(1);
  return exists(target) ? '' : `imports "${from}", which is not there`;
}
