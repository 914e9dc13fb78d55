// The stories of the page of the printers.

import { html, render } from '../vendor/preact-htm.js';
import { Screen } from '../printers/view.js';
import { allShown, asked, newDesk } from '../printers/state.js';
import { newEntry, signedIn, signedOut } from '../staff/entry.js';
import { hence, me, noActs, noon } from './sample.js';
import { at, job, lost, printer } from './sample_printers.js';

/** @typedef {Partial<import('../printers/view.js').App>} Change */

/** Why a printer does not print. */
const REASONS = ['paper_out', 'cover_open', 'cutter', 'hot', 'unplugged', 'silent', 'agent_lost'];

/** @type {import('./books.js').Book} */
export const printers = {
  mount: 'screen',
  frames: 2,
  langs: ['id', 'en'],
  modes: [],
  stories({ catalogue, tongues }) {
    const changes = changesOf();
    return Object.fromEntries(Object.keys(changes).map((name) => [name, ({ lang }, root) => {
      const words = tongues[lang];
      const entry = signedIn(newEntry(), me('operator', ['/counter', '/printers']));
      const app = { words, entry, office: catalogue.office, desk: newDesk(), now: noon(), ...changes[name] };
      document.title = words.t('printers.title');
      render(html`<${Screen} app=${app} acts=${noActs()} />`, root);
    }]));
  },
};

/** @returns {{ [name: string]: Change }} */
function changesOf() {
  const states = ['queued', 'sending', 'sent', 'confirmed', 'expired', 'interrupted', 'unknown'];
  const jobs = states.map((state, i) => job('j' + i, { state, copy: 1 + (i % 2), title: 'A-0' + (20 + i) }));
  const fine = printer('Anjungan lobi', { jobs });
  const bad = (/** @type {string} */ reason) => printer(reason, { state: 'bad', reason, status: { line: 'ok', paper: 'bad' }, jobs: jobs.slice(0, 2) });
  const some = at(fine, printer('Meja depan', { low: true, left: 9, agent: true }));
  const hand = { flight: null, notice: null, done: null, all: false };
  return {
    loading: { entry: newEntry() },
    'sign-in': { entry: signedOut(newEntry(), false) },
    none: { desk: at() },
    some: { desk: some },
    all: { desk: allShown(some, fine.name) },
    bad: { desk: at(...REASONS.map(bad)) },
    unheard: { desk: at(printer('Anjungan lobi', { state: 'unknown', since: null, status: {}, left: null, used_mm: 0 })) },
    slip: { desk: asked(some, fine.name, jobs[3]) },
    refilled: { desk: asked(some, fine.name, null) },
    busy: { desk: { ...some, hands: { [fine.name]: { ...hand, flight: { id: 'f', action: 'test', job: '', repeats: 1 } } } } },
    done: { desk: { ...some, hands: { [fine.name]: { ...hand, done: { action: 'test', at: hence(0) } } } } },
    lost: { desk: { ...some, health: lost } },
  };
}
