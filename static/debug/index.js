// The table of contents: each screen's stories in each of its languages and modes.

import { html, render } from '../vendor/preact-htm.js';
import { BOOKS } from './books.js';
import { openWorld } from './world.js';

/** @param {{ to: string, name: string, story: string }} props */
const Link = ({ to, name, story }) => html`<a href=${to} aria-label=${story + ' ' + name}>${name}</a>`;

async function begin() {
  const world = await openWorld(['id', 'en', 'su', 'jv']);
  const root = /** @type {Element} */ (document.getElementById('books'));
  const books = Object.keys(BOOKS).map((screen) => ({ screen, book: BOOKS[screen], names: Object.keys(BOOKS[screen].stories(world)) }));
  render(books.map(({ screen, book, names }) => html`<section key=${screen}>
    <h2>${screen} <small>${names.length}</small></h2>
    <ul>${names.map((name) => html`<li key=${name}><b>${name}</b>
      ${book.langs.map((lang) => html`<${Link} key=${lang} to=${'/debug/storybook/' + screen + '#' + name + '/' + lang} name=${lang} story=${name} />`)}
      ${book.modes.map((mode) => html`<${Link} key=${mode} to=${'/debug/storybook/' + screen + '#' + name + '/id/' + mode} name=${mode} story=${name} />`)}
    </li>`)}</ul>
  </section>`), root);
}

begin();
