import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { at, snap, ticket } from '../debug/sample_counter.js';
import { deedsOf, fileOf, filesCame, meansFile, openable, returning, endsVisit } from './files.js';
import { newAsk, askKey, outcome } from './asks.js';
import { filed } from './filed.js';
import { rowsOf } from './rows.js';
import { meaning, menuItems } from './menu.js';

const NOW = '2026-11-23T10:42:00+07:00';
const step = (id, more) => ({ id, role: 'petugas', label: { id }, needs: [], returns: '', prints: '', aside: false, ends: [], ...more });
const plan = {
  key: 'p', channel: 'tatap_muka', service: { id: 'kk-rusak', name: { id: 'KK rusak' }, short: { id: 'KK' } }, collect: ['pemohon', 'kuasa'],
  steps: [step('verify', { returns: 'pemohon' }), step('ikd', { aside: true }), step('receipt', { prints: 'claim_slip' }), step('print'), step('pickup', { role: 'pemohon', ends: ['handover', 'self_print'] })],
};

/** An application; what differs is given. */
const one = (/** @type {any} */ change) => ({
  id: 1, code: '2026-00001', plan: 'p', number: 'A-025', state: 'in_work', stage: 'verify', since: NOW, due: null, late: false, mend_by: null, pause: null, held: null,
  lacks: [], slips: 0, sides: [], undo: null, returns: 0, opened_at: NOW, complete_at: null, who: '', ...change,
});
const holding = (/** @type {any[]} */ ...cases) => at(snap({ ticket: { ...ticket('serving'), files: { cases, plans: [plan] } } }));
const ids = (/** @type {any} */ desk, /** @type {any} */ file) => deedsOf(desk, file, plan).map((deed) => deed.id);

const catalogue = /** @type {any} */ ({
  office: {}, questions: {},
  services: [
    { id: 'ktp', short: { id: 'KTP' }, requirements: [], channels: [{ id: 'loket', kind: 'queue', name: {}, stages: true }] },
    { id: 'kk-rusak', short: { id: 'KK' }, requirements: [{ id: 'f102', label: { id: 'F-1.02' } }, { id: 'kitap', label: { id: 'KITAP' } }], channels: [{ id: 'desa', kind: 'external', name: {}, stages: true }, { id: 'loket', kind: 'queue', name: {}, stages: true }] },
    { id: 'ambil', short: {}, requirements: [], channels: [{ id: 'loket', kind: 'queue', name: {}, stages: true }] },
    { id: 'konsultasi', short: {}, requirements: [], channels: [{ id: 'loket', kind: 'queue', name: {}, stages: false }] },
  ],
});
/** Presses keys in a question, as its dialog does. */
function keys(ask, desk, typed) {
  const world = { desk, catalogue, counters: [], now: null, until: () => '' };
  let turn = { ask, send: false };
  for (const key of typed) {
    turn = askKey(turn.ask, world, { key: key === 'E' ? 'Enter' : key, digit: /\d/.test(key) ? Number(key) : -1, rub: false }) || turn;
  }
  return { ...turn, out: turn.send ? outcome(turn.ask, world) : null };
}

test('what can be done with an application follows from its state and stage', () => {
  assert.deepEqual(ids(holding(one({})), one({})), ['complete', 'back', 'side', 'another']);
  assert.deepEqual(ids(holding(), one({ stage: 'receipt', complete_at: NOW })), ['slip', 'side']);
  assert.deepEqual(ids(holding(), one({ stage: 'print', complete_at: NOW, slips: 1 })), ['advance', 'side', 'slip-again']);
  assert.deepEqual(ids(holding(), one({ stage: 'pickup', state: 'ready', slips: 1 })), ['hand', 'self-print', 'side', 'slip-again']);
  assert.deepEqual(ids(holding(), one({ state: 'returned' })), ['mend', 'side']);
  assert.deepEqual(ids(holding(), one({ state: 'closed' })), []);
  const undo = { kind: 'case_moved', by: 'Sari', until: NOW };
  assert.ok(ids(holding(), one({ undo })).includes('undo'));
  assert.ok(!ids(holding(), one({ undo: { ...undo, by: 'Budi' } })).includes('undo'), 'what another has done is theirs');
});

test('a number without an application opens one with two keys, of its own service first', () => {
  assert.deepEqual(openable(catalogue, 'kk-rusak').map((service) => service.id), ['kk-rusak', 'ktp']);
  const { out } = keys(newAsk('file-open'), holding(), 'EE');
  assert.deepEqual(out.file.send, { path: '', action: 'file-open', body: { ticket: 'A-025', service: 'kk-rusak', channel: 'loket', counter: 3 } });
  assert.deepEqual(keys(newAsk('file-open'), holding(), '2E').out.file.send.body.service, 'ktp');
});

test('what is ready is handed over with a digit and Enter, to whom the standard lets collect it', () => {
  const ready = one({ stage: 'pickup', state: 'ready' });
  const ask = newAsk('file-hand', null, { file: ready.code });
  assert.equal(keys(ask, holding(ready), 'E').send, false, 'nobody is chosen by Enter alone');
  assert.deepEqual(keys(ask, holding(ready), '2E').out.file.send, { path: '/2026-00001/hand', action: 'file-hand', body: { who: 'kuasa' } });
  assert.deepEqual(keys(ask, holding(ready), '3E').out.file, { ask: 'file' });
});

test('complete names the stage that the clerk has seen, and the service on the way has its own tick', () => {
  const ask = newAsk('file', null, { file: '2026-00001' });
  assert.deepEqual(keys(ask, holding(one({})), '1').out.file.send, { path: '/2026-00001/advance', action: 'file-advance', body: { from: 'verify', counter: 3 } });
  assert.deepEqual(keys(newAsk('file-side', null, { file: '2026-00001' }), holding(one({})), '1').out.file.send.body, { step: 'ikd', done: true });
  assert.deepEqual(keys(newAsk('file-side', null, { file: '2026-00001' }), holding(one({})), '3').out.file.send.body, { step: 'ikd', done: false, reason: 'declined' });
});

test('an application goes back with its ticket when it is all that the visit is about', () => {
  assert.equal(returning(holding(one({}))), '2026-00001');
  assert.ok(endsVisit(holding(one({})), '2026-00001'));
  assert.ok(!endsVisit(holding(one({}), one({ id: 2, code: '2026-00002', stage: 'print' })), '2026-00001'));
  assert.equal(returning(holding(one({ stage: 'print' }))), '', 'its papers are complete');
  const alone = { ...holding(one({}), one({ id: 2, code: '2026-00002' })), returns: '2026-00002' };
  assert.deepEqual(rowsOf(alone, catalogue).map((row) => [row.row.id, row.mark]), [['f102', 'ada'], ['kitap', 'ada']]);
});

test('an answer lies over what was known and stays before the clerk, unless it was closed', () => {
  const flight = { id: 'c1', action: /** @type {const} */ ('file-advance'), number: '2026-00001', repeats: 0, slow: false };
  const moved = one({ stage: 'print', due: NOW, complete_at: NOW });
  const open = { ...holding(one({})), flight, dialog: /** @type {const} */ ('ask'), ask: newAsk('file', null, { file: '2026-00001' }) };
  const after = filed(open, 'c1', { cases: [moved], plans: [plan] }, NOW);
  assert.equal(fileOf(after, '2026-00001')?.one.stage, 'print');
  assert.deepEqual([after.ask?.kind, after.ask?.file, after.flight], ['file', '2026-00001', null]);
  assert.equal(filed({ ...open, dialog: '', ask: null }, 'c1', { cases: [moved], plans: [plan] }, NOW).dialog, '');
  assert.equal(filed(open, 'other', { cases: [moved], plans: [plan] }, NOW), open);
});

test('a scanned application is known without being in the hand', () => {
  const scanned = filesCame(holding(), { cases: [one({ number: null, code: '2026-00009' })], plans: [plan] });
  assert.equal(fileOf(scanned, '2026-00009')?.plan.key, 'p');
  assert.deepEqual(scanned.snap?.ticket?.files?.cases, []);
});

test('F means the applications of the ticket, and without one the list where a code is typed', () => {
  assert.deepEqual(meaning(holding(), 'files'), { files: true });
  assert.deepEqual(meaning(at(snap({})), 'files'), { dialog: 'find', filter: '' });
  assert.ok(!menuItems(at(snap({}))).some((item) => item.intent === 'files'));
});

test('codes and claim slips are told from queue numbers', () => {
  for (const text of ['BERKAS:2026-00042', '2026-00042', '202600042', 'HTTP://10.0.0.2/T/0123456789ABCDEFGHJK#2026-00042']) {
    assert.ok(meansFile(text), text);
  }
  for (const text of ['A-012', '12', 'kk', '2026']) {
    assert.ok(!meansFile(text), text);
  }
});

const BUILT = [
  ...['complete', 'advance', 'end', 'back', 'mend', 'side', 'slip', 'slip-again', 'hand', 'self-print', 'undo', 'another'].map((id) => 'files.do.' + id),
  ...['in_work', 'returned', 'ready', 'handed', 'closed', 'lapsed', 'cancelled'].map((state) => 'files.state.' + state),
  ...['pemohon', 'anggota_satu_kk', 'kuasa'].flatMap((who) => ['files.who.' + who, 'files.who.' + who + '.hint']),
  ...['done', 'none', 'no_device', 'declined', 'no_system', 'other'].map((side) => 'files.side.' + side),
  ...['technical', 'returned', 'central'].map((cause) => 'files.paused.' + cause),
  ...['kurang', 'tidak_valid'].map((kind) => 'files.lack.' + kind),
];
const ACTIONS = ['open', 'advance', 'return', 'mend', 'side', 'slip', 'hand', 'self-print', 'undo'].flatMap((action) => ['counter.doing.file-' + action, 'counter.done.file-' + action]);

for (const lang of ['id', 'en']) {
  test('every sentence on applications exists in ' + lang, () => {
    const read = (/** @type {string} */ room) => JSON.parse(readFileSync(new URL(`../../internal/words/${lang}/${room}.json`, import.meta.url), 'utf8'));
    const table = { ...read('files'), ...read('counter') };
    assert.deepEqual([...BUILT, ...ACTIONS].filter((key) => !(key in table)), []);
  });
}
