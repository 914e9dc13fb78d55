// The stories of the page of the applications.

import { html, render } from '../vendor/preact-htm.js';
import { Screen } from '../backoffice/view.js';
import { newDesk } from '../backoffice/state.js';
import { newEntry, signedIn, signedOut } from '../staff/entry.js';
import { me, noActs, noon } from './sample.js';
import { live, lost } from './sample_counter.js';
import { NOW, desk, one, plans } from './sample_backoffice.js';

/** @typedef {import('../backoffice/types.js').Desk} Desk */
/** @typedef {import('../backoffice/types.js').Card} Card */
/** @typedef {Partial<import('../backoffice/view.js').App>} Change */

/** Each form that a card can open. */
const FORMS = /** @type {const} */ (['return', 'send-back', 'promise', 'hold', 'hand', 'cancel', 'side']);

/** @type {import('./books.js').Book} */
export const backoffice = {
  mount: 'screen',
  frames: 2,
  langs: ['id', 'en'],
  modes: [],
  stories({ catalogue, tongues }) {
    const changes = changesOf();
    return Object.fromEntries(Object.keys(changes).map((name) => [name, ({ lang }, root) => {
      const words = tongues[lang];
      const entry = signedIn(newEntry(), me('back_office', ['/berkas', '/printers', '/kesehatan']));
      const app = { words, entry, catalogue, desk: newDesk(), now: noon(), ...changes[name] };
      document.title = words.t('backoffice.title');
      render(html`<${Screen} app=${app} acts=${noActs()} />`, root);
    }]));
  },
};

/** @param {number} days @param {string} time */
const day = (days, time) => '2026-11-' + (24 + days) + 'T' + time + ':00+07:00';

/** @returns {{ [name: string]: Change }} */
function changesOf() {
  const late = one(1, { due: day(0, '09:00'), number: 'A-012' });
  const down = one(2, { due: day(1, '15:00'), pause: { cause: 'technical', need: 'jaringan_siak', since: day(0, '08:00') } });
  const sign = one(3, { stage: 'sign', due: day(2, '15:00'), undo: { kind: 'case_moved', by: 'joko', until: day(0, '10:05') } });
  const back = one(4, { state: 'returned', mend_by: day(5, '15:00'), lacks: [{ id: 'kk', kind: 'kurang' }], returns: 1 });
  const ready = one(5, { state: 'ready', stage: 'handover', due: day(1, '15:00'), slips: 1 });
  const none = one(6, { held: { cause: 'central', by: 'joko', at: day(0, '08:00') }, pause: { cause: 'central', need: '', since: day(0, '08:00') } });
  const some = { ...desk(late, down, sign, back, ready, none), health: live };
  const two = { ...some, picked: [late.code, down.code] };
  /** @param {import('../backoffice/types.js').Case} shown @param {Partial<Card>} [more] @returns {Card} */
  const card = (shown, more) => ({
    case: shown, plan: plans[0], submitted_at: day(-1, '10:00'), complete_at: day(-1, '10:30'), why: 'start', paused: 0, note: '', who: '', missing: [], track_url: null,
    requirements: [{ id: 'kk', label: { id: 'Kartu Keluarga asli' } }, { id: 'ktp', label: { id: 'KTP-el pemohon' } }],
    visits: [{ stage: 'verify', since: day(-1, '10:00'), until: shown.stage === 'verify' ? null : day(-1, '14:00'), by: 'joko' }].concat(shown.stage === 'verify' ? [] : [{ stage: shown.stage, since: day(-1, '14:00'), until: null, by: '' }]), ...more,
  });
  const open = { ...some, card: card(late) };
  /** @type {{ [name: string]: Change }} */
  const forms = {};
  FORMS.forEach((asking) => (forms['form-' + asking] = { desk: { ...open, card: card(asking === 'hand' ? ready : asking === 'send-back' ? sign : late), asking } }));
  return {
    loading: { entry: newEntry() },
    'sign-in': { entry: signedOut(newEntry(), false) },
    'other-screen': { entry: signedIn(newEntry(), me('front_office', ['/front-office'])) },
    nothing: { desk: { ...desk(), health: live } },
    some: { desk: some },
    role: { desk: { ...some, role: 'kepala_dinas' } },
    looking: { desk: { ...some, typed: '2026-00042', looking: '2026-00042' } },
    'scan-unknown': { desk: { ...some, problem: 'unknown' } },
    'scan-over': { desk: { ...some, problem: 'over' } },
    'scan-twice': { desk: { ...two, problem: 'twice' } },
    picked: { desk: two },
    mixed: { desk: { ...some, picked: [late.code, sign.code] } },
    busy: { desk: { ...two, busy: true } },
    done: { desk: { ...some, done: { key: 'advance', n: 2, code: late.code, stage: plans[0].steps[2].label, undo: [late.code, down.code] } } },
    refused: { desk: { ...some, notice: { code: 'stale', title: '2026-00001', hint: '' } } },
    lost: { desk: { ...some, heardAt: NOW, health: lost } },
    card: { desk: open },
    'card-returned': { desk: { ...some, card: card(back, { note: 'Mohon bawa KK asli', missing: [{ id: 'kk', label: { id: 'Kartu Keluarga asli' }, kind: 'kurang' }] }) } },
    'card-ready': { desk: { ...some, card: card(ready, { paused: 90, why: 'staff' }) } },
    'card-held': { desk: { ...some, card: card(none) } },
    'card-handed': { desk: { ...some, card: card(one(7, { state: 'handed', stage: 'handover' }), { who: 'pemohon' }) } },
    'form-open': { desk: { ...some, asking: 'open' } },
    'form-wrong': { desk: { ...open, asking: 'return', wrong: 'lacks' } },
    ...forms,
  };
}
