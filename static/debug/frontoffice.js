// The front office's stories.

import { html, render } from '../vendor/preact-htm.js';
import { Screen } from '../frontoffice/view.js';
import { chosen, newDraft } from '../frontoffice/assist.js';
import { newOffice, opened, snapshotCame } from '../frontoffice/state.js';
import { newEntry, signedIn, signedOut } from '../staff/entry.js';
import { noRings, ringsCame } from '../staff/rings.js';
import { ago, me, noActs, noon, NOON } from './sample.js';
import { live, lost } from './sample_counter.js';

/** @typedef {import('../frontoffice/types.js').Office} Office */
/** @typedef {Partial<import('../frontoffice/view.js').App>} Change */

/** @type {import('./books.js').Book} */
export const frontoffice = {
  mount: 'screen',
  frames: 2,
  langs: ['id', 'en'],
  modes: [],
  stories({ catalogue, tongues }) {
    const changes = changesOf(catalogue);
    return Object.fromEntries(Object.keys(changes).map((name) => [name, ({ lang }, root) => {
      const words = tongues[lang];
      const entry = signedIn(newEntry(), me('front_office', ['/front-office', '/printers']));
      const app = { langs: tongues, words, entry, catalogue, office: newOffice(), rings: noRings(), now: noon(), ...changes[name] };
      document.title = words.t('frontoffice.title');
      render(html`<${Screen} app=${app} acts=${noActs()} />`, root);
    }]));
  },
};

/** @param {any} catalogue @returns {{ [name: string]: Change }} */
function changesOf(catalogue) {
  const service = catalogue.services.find((/** @type {{ id: string }} */ one) => one.id === 'kk-hilang-rusak') || catalogue.services[0];
  const needed = service.requirements.map((/** @type {{ id: string }} */ row) => row.id);
  const check = (/** @type {string} */ code, /** @type {string[]} */ missing) => ({ code, lang: 'id', device: 'Anjungan lobi', at: ago(4), service: service.id, needed, missing, have: needed.filter((/** @type {string} */ id) => !missing.includes(id)), answers: {} });
  const checks = [check('4719', []), check('4720', needed.slice(0, 1)), check('4725', needed)];
  /** @param {object} [more] @returns {Office} */
  const office = (more) => ({ ...snapshotCame(newOffice(), { epoch: 'e', seq: 5, at: NOON, checks, rings: [], recent: [{ code: '4702', number: 'A-021', at: ago(12) }], ...more }), health: live });
  const paper = { job: '1', state: 'confirmed' };
  const result = { action: /** @type {const} */ ('confirm'), service: service.id, code: '4719', number: 'A-022', day: '', draw: '', missing: [], paper, url: '' };
  const draft = newDraft('id');
  return {
    loading: { entry: newEntry() },
    'sign-in': { entry: signedOut(newEntry(), false) },
    'other-screen': { entry: signedIn(newEntry(), me('operator', ['/counter'])) },
    nobody: { office: office({ checks: [], recent: [] }) },
    list: { office: office() },
    'code-unknown': { office: { ...office(), problem: 'unknown' } },
    'code-misshapen': { office: { ...office(), problem: 'shape' } },
    check: { office: opened(office(), '4719', 0) },
    'check-lacking': { office: opened(office(), '4720', 0) },
    'check-empty': { office: opened(office(), '4725', 0) },
    sending: { office: { ...opened(office(), '4719', 0), flight: { id: 'f', action: 'confirm', repeats: 1, slow: true } } },
    refused: { office: { ...opened(office(), '4719', 0), notice: { code: 'quota_out', title: service.short.id, hint: service.name.id, day: '2026-11-24' } } },
    confirmed: { office: { ...office(), result } },
    'confirmed-without-paper': { office: { ...office(), result: { ...result, paper: { job: '1', state: 'expired' } } } },
    returned: { office: { ...office(), result: { ...result, action: 'return', number: '', missing: needed.slice(0, 2) } } },
    'assist-search': { office: { ...office(), assist: draft } },
    'assist-papers': { office: { ...office(), assist: chosen(catalogue, draft, service.id) } },
    ticket: { office: { ...office(), ticket: { number: 'A-012', state: 'waiting', ahead: 3, counter: null, missing: [], service: { id: service.id, name: service.name }, issued_at: ago(20), day: null } } },
    camera: { office: { ...office(), camera: 'denied' } },
    rings: { office: office(), rings: ringsCame(noRings(), [{ id: 'r', device: 'Anjungan lobi', at: ago(1) }]) },
    printers: { office: office({ printers: [{ name: 'Anjungan lobi', state: 'bad', reason: 'paper_out', low: false }] }) },
    kiosks: { office: office({ kiosks: [{ device: 'Anjungan lobi', screen: 'checklist', service: service.id, row: needed[0], done: 1, total: needed.length, lang: 'su', since: ago(2) }] }) },
    lost: { office: { ...office(), health: lost } },
  };
}
