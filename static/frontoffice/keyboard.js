// The keyboard and the scanner of the page: turns key events into intents.

import { intentOf } from './keys.js';
import { makeBurst } from './burst.js';
import { readScan } from './code.js';
import { busy, isGone } from './state.js';
import { CODE } from './list_view.js';
import { SEARCH } from './assist_view.js';

/** @typedef {import('./view.js').App} App */
/** @typedef {import('./view.js').Acts} Acts */

/**
 * @param {object} world
 * @param {() => App} world.app
 * @param {Acts} world.acts
 */
export function listenKeys({ app, acts }) {
  const burst = makeBurst();
  let query = ''; // what was searched for before a scanner began to type there
  document.addEventListener('keydown', (event) => {
    const { entry, office } = app();
    if (entry.stage !== 'in' || !office.snap) {
      return;
    }
    const target = event.target instanceof Element ? event.target : null;
    const chord = event.ctrlKey || event.altKey || event.metaKey;
    const searching = target !== null && target.id === SEARCH;
    const { line, first } = chord ? { line: '', first: false } : burst(event.key, event.timeStamp);
    if (searching && first) {
      query = office.assist ? office.assist.query : '';
    }
    if (searching && readScan(line)) {
      event.preventDefault();
      acts.search(query);
      acts.scan(line);
      return;
    }
    const intent = intentOf({
      key: event.key,
      repeat: event.repeat,
      chord,
      field: target !== null && target.id === CODE,
      search: searching,
      control: target !== null && target.closest('button, a, label') !== null && !(target instanceof HTMLInputElement && target.type === 'radio'),
      typed: office.typed,
      busy: busy(office),
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
  } else if (intent === 'close' && office.camera) {
    acts.putAway();
  } else if (intent === 'close' || office.result || office.ticket || isGone(office)) {
    acts.close();
  } else {
    acts.send();
  }
}
