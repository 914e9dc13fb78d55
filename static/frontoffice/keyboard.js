// The keyboard and the scanner of the page: turns key events into intents.

import { intentOf } from './keys.js';
import { isGone } from './state.js';
import { CODE } from './list_view.js';

/** @typedef {import('./view.js').App} App */
/** @typedef {import('./view.js').Acts} Acts */

/**
 * @param {object} world
 * @param {() => App} world.app
 * @param {Acts} world.acts
 */
export function listenKeys({ app, acts }) {
  document.addEventListener('keydown', (event) => {
    const { entry, office } = app();
    if (entry.stage !== 'in' || !office.snap) {
      return;
    }
    const target = event.target instanceof Element ? event.target : null;
    const intent = intentOf({
      key: event.key,
      repeat: event.repeat,
      chord: event.ctrlKey || event.altKey || event.metaKey,
      field: target !== null && target.id === CODE,
      control: target !== null && target.closest('button, a') !== null,
      typed: office.typed,
      busy: office.open !== null || office.result !== null,
    });
    if (intent) {
      event.preventDefault();
      perform(intent, office, acts);
    } else if (event.key === 'Enter' && event.repeat) {
      event.preventDefault(); // a held key presses no button twice
    }
  });
}

/**
 * @param {import('./keys.js').Intent} intent
 * @param {App['office']} office
 * @param {Acts} acts
 */
function perform(intent, office, acts) {
  if (typeof intent === 'object') {
    acts.type(office.typed + intent.type);
  } else if (intent === 'open') {
    acts.enter();
  } else if (intent === 'erase') {
    acts.type(office.typed.slice(0, -1));
  } else if (intent === 'close' && office.typed !== '') {
    acts.type('');
  } else if (intent === 'close' || office.result || isGone(office)) {
    acts.close();
  } else {
    acts.send();
  }
}
