// Reads what stands on the glass as somebody hears it who cannot see it: titles and sentences in their order, what is told as it
// happens, and the key with the focus, by the names that a screen reader would say.

import { spelled } from './guide.js';

/** @typedef {import('./guide.js').Glass} Glass */

/** What is told as it happens. */
const LIVE = '[role=status], [aria-live]';
/** What is no sentence of the screen: keys say themselves, and so do their groups. */
const SILENT = 'button, fieldset, [role=group], svg, img, .typed, ' + LIVE;
/** Numbers and codes. */
const SPELLED = '[data-number], [data-code], .pairing';

/** @param {Element} element */
function hidden(element) {
  return element.getAttribute('aria-hidden') === 'true' || getComputedStyle(element).display === 'none';
}

/** @param {Element} element */
function inline(element) {
  return getComputedStyle(element).display === 'inline';
}

/** @param {string} text */
function tidy(text) {
  return text.replace(/\s+/g, ' ').trim();
}

/** The text of a node, with a space around what stands on its own. @param {Node} node @returns {string} */
function inner(node) {
  if (!(node instanceof Element)) {
    return node.nodeType === Node.TEXT_NODE ? node.nodeValue || '' : '';
  }
  if (node instanceof SVGElement || hidden(node)) {
    return '';
  }
  const text = [...node.childNodes].map(inner).join('');
  return inline(node) ? text : ' ' + text + ' ';
}

/** @param {Element | null} element */
function textOf(element) {
  return element ? tidy([...element.childNodes].map(inner).join('')) : '';
}

/** What stands on its own, in the order in which it stands. @param {Element} element @returns {string[]} */
function sentences(element) {
  if (element.matches(SILENT) || hidden(element)) {
    return [];
  }
  if (element.matches(SPELLED)) {
    return [spelled(element.textContent || '')];
  }
  const parts = [...element.children];
  const whole = parts.every((part) => inline(part) && !part.matches(SPELLED));
  const loose = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && tidy(node.nodeValue || '') !== '');
  return whole || loose ? [textOf(element)] : parts.flatMap(sentences);
}

/** @param {Element} main everything that is read, the title first */
function texts(main) {
  const title = textOf(main.querySelector('h1'));
  const all = sentences(main).filter(Boolean);
  return title ? [title].concat(all.filter((text) => text !== title)) : all;
}

/** @param {Element} element what a screen reader calls it */
function nameOf(element) {
  const by = element.getAttribute('aria-labelledby');
  return tidy(element.getAttribute('aria-label') || '') || textOf(by ? document.getElementById(by) : element);
}

/** @param {Element} key the name of what it belongs to; "" when it stands alone */
function groupOf(key) {
  const group = key.closest('[role=group], fieldset');
  return !group ? '' : group instanceof HTMLFieldSetElement ? textOf(group.querySelector('legend')) : nameOf(group);
}

/** @type {WeakMap<Element, number>} */
const ids = new WeakMap();
let last = 0;

/** A number that a key keeps as long as it stands there. @param {Element} key */
function idOf(key) {
  const id = ids.get(key) || ++last;
  ids.set(key, id);
  return id;
}

/** @param {Element | null} at what has the focus @returns {import('./guide.js').Key | null} */
function keyOf(at) {
  if (!(at instanceof HTMLButtonElement)) {
    return null;
  }
  const pressed = at.getAttribute('aria-pressed');
  const tongue = at.closest('[lang]');
  return {
    id: idOf(at), name: nameOf(at), lang: (tongue && tongue.getAttribute('lang')) || document.documentElement.lang, group: groupOf(at),
    pressed: pressed === null ? null : pressed === 'true',
  };
}

/** What somebody has typed; a NIK, which the glass hides, is not told. @param {Element} screen */
function typedOn(screen) {
  const typed = screen.querySelector('.typed');
  if (!typed || hidden(typed)) {
    return null;
  }
  return typed.querySelector('.hollow') ? '' : typed.textContent || '';
}

/**
 * @param {Element} screen
 * @param {string} scene
 * @param {string} lang
 * @returns {Glass}
 */
export function readGlass(screen, scene, lang) {
  const main = screen.querySelector('main');
  const live = [...screen.querySelectorAll(LIVE)].filter((element) => !element.matches('.typed')).map(textOf).filter(Boolean);
  return { scene, lang, texts: main ? texts(main) : [], live, key: keyOf(document.activeElement), typed: typedOn(screen) };
}
