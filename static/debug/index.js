// The table of contents: each screen's stories in each of its languages and modes.

import { html, render } from '../vendor/preact-htm.js';
import { BOOKS } from './books.js';
import { openWorld } from './world.js';

/** @typedef {{ story: string, at: string, name: string }} Way to a story */

/** Every language, then every access mode alone, then all of them. @param {string} screen @param {string} story @returns {Way[]} */
function waysTo(screen, story) {
  const { langs, modes } = BOOKS[screen];
  const at = '/debug/storybook/' + screen + '#' + story + '/';
  const ways = langs.map((lang) => ({ story, at: at + lang, name: lang })).concat(modes.map((mode) => ({ story, at: at + 'id/' + mode, name: mode })));
  return modes.length > 1 ? ways.concat({ story, at: at + 'id/' + modes.join(','), name: 'all' }) : ways;
}

/** @param {Way} way */
const Link = ({ story, at, name }) => html`<a href=${at} aria-label=${story + ' ' + name}>${name}</a>`;

/** The way to each part of the page. */
function Parts() {
  const parts = [...document.querySelectorAll('main section')];
  return html`<ul>${parts.map((part) => html`<li key=${part.id}><a href=${'#' + part.id}>${(part.querySelector('h2') || part).textContent}</a></li>`)}</ul>`;
}

async function begin() {
  const world = await openWorld(['id', 'en', 'su', 'jv']);
  const books = /** @type {Element} */ (document.getElementById('books'));
  const all = Object.keys(BOOKS).map((screen) => ({ screen, stories: Object.keys(BOOKS[screen].stories(world)) }));
  render(all.map(({ screen, stories }) => html`<section id=${screen} key=${screen}>
    <h2>${screen} <small>${stories.length}</small></h2>
    <ul class=${BOOKS[screen].modes.length > 0 ? 'wide' : ''}>${stories.map((story) => html`<li key=${story}><b>${story}</b> <span>${waysTo(screen, story).map((way) => html`<${Link} key=${way.name} ...${way} />`)}</span></li>`)}</ul>
  </section>`), books);
  render(html`<${Parts} />`, /** @type {Element} */ (document.getElementById('parts')));
}

begin();
