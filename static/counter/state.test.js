import { test } from 'node:test';
import assert from 'node:assert/strict';
import * as desk from './state.js';
import { bigText, doneText } from './say.js';
import { newAsk } from './asks.js';
import { newFinding } from './finding.js';
import { makeWords } from '../lib/words.js';
import { live, lost, snap, ticket, at } from '../debug/sample_counter.js';

const press = (/** @type {number} */ now, id = 'c1') => ({ id, now });

test('the big button is the next logical action in every state', () => {
  for (const [state, phase, action] of /** @type {[any, string, string | null][]} */ ([
    [null, 'loading', null],
    [snap({ counter: { state: 'closed', operator: '' } }), 'closed', 'open'],
    [snap({ counter: { operator: 'Dedi' } }), 'taken', 'open'],
    [snap({ counter: { operator: 'Dedi' }, ticket: ticket('serving') }), 'taken', 'open'],
    [snap({}), 'ready', 'next'],
    [snap({ counter: { state: 'break' } }), 'break', 'open'],
    [snap({ counter: { state: 'break', operator: 'Dedi' } }), 'taken', 'open'],
    [snap({ ticket: ticket('called') }), 'called', 'start'],
    [snap({ ticket: ticket('serving') }), 'serving', 'finish'],
    [snap({ counter: { state: 'closed', operator: '' }, ticket: ticket('serving') }), 'serving', 'finish'],
  ])) {
    const own = at(state);
    assert.equal(desk.phase(own), phase);
    assert.equal(desk.primary(own), action);
  }
});

test('each state allows its commands and no others', () => {
  const all = /** @type {const} */ (['open', 'close', 'break', 'next', 'call', 'call-paper', 'recall', 'start', 'finish', 'no-show', 'requeue', 'return', 'transfer', 'next-service', 'park', 'unpark', 'assist', 'undo']);
  const allowed = (/** @type {any} */ state) => all.filter((action) => desk.allows(at(state), action)).join(' ');
  const undo = { what: 'finish', number: 'A-024', until: '2026-11-23T10:43:00+07:00' };
  assert.equal(allowed(snap({ counter: { state: 'closed' } })), 'open assist');
  assert.equal(allowed(snap({ counter: { state: 'break' } })), 'open close assist');
  assert.equal(allowed(snap({ counter: { operator: 'Dedi' } })), 'open assist');
  assert.equal(allowed(snap({})), 'close break next call call-paper unpark assist');
  assert.equal(allowed(snap({ undo })), 'close break next call call-paper unpark assist undo');
  assert.equal(allowed(snap({ ticket: ticket('called') })), 'recall start finish no-show requeue return transfer next-service park unpark assist');
  assert.equal(allowed(snap({ ticket: ticket('serving') })), 'recall finish requeue return transfer next-service park unpark assist');
});

test('a consultation has nothing to return', () => {
  assert.equal(desk.allows(at(snap({ ticket: { ...ticket('serving'), needed: [] } })), 'return'), false);
});

test('a command under way is the only one, and nothing is shown as done', () => {
  const once = desk.commanded(at(snap({})), 'next', press(1000));
  assert.equal(desk.phase(once), 'ready');
  assert.equal(desk.blocked(once), 'busy');
  assert.equal(desk.commanded(once, 'next', press(9000, 'c2')), once);
});

test('a double press is one press, even when the answer was quick', () => {
  const once = desk.commanded(at(snap({})), 'next', press(1000));
  const called = desk.answered(once, 'c1', { counter: snap({}).counter, ticket: ticket('called') }, '');
  assert.equal(desk.commanded(called, 'start', press(1000 + desk.ONE_PRESS_MS - 1, 'c2')), called);
  assert.equal(desk.commanded(called, 'start', press(1000 + desk.ONE_PRESS_MS, 'c2')).flight?.action, 'start');
});

test('an undo right behind a mistake is no double press', () => {
  const own = at(snap({ undo: { what: 'no-show', number: 'A-024', until: '' } }));
  const quick = { ...own, pressedAt: 1000 };
  assert.equal(desk.commanded(quick, 'undo', press(1100)).flight?.action, 'undo');
  assert.equal(desk.commanded(quick, 'next', press(1100)), quick);
});

test('a quick answer changes nothing on the buttons in between; a slow one says what is under way', () => {
  const once = desk.commanded(at(snap({})), 'next', press(1000));
  assert.deepEqual([desk.blocked(once), desk.dimmed(once)], ['busy', '']);
  const slow = desk.slowed(once, 'c1');
  assert.equal(desk.dimmed(slow), 'busy');
  assert.equal(desk.slowed(once, 'other'), once);
  assert.equal(desk.dimmed(desk.healthCame(at(snap({})), lost)), 'link');
});

test('what is done to another ticket leaves the one in hand where it is', () => {
  const own = at(snap({ ticket: ticket('serving') }));
  const other = /** @type {any} */ ({ ...ticket('serving'), id: 't9', number: 'A-009', state: 'waiting' });
  const after = desk.answered(desk.commanded(own, 'unpark', { ...press(0), number: 'A-009' }), 'c1', { counter: snap({}).counter, ticket: other }, '');
  assert.deepEqual([after.snap?.ticket?.id, after.done?.number], ['t25', 'A-009']);
  const told = desk.answered(desk.commanded(own, 'assist', press(0)), 'c1', { counter: snap({}).counter, ticket: null }, '');
  assert.equal(told.snap?.ticket?.id, 't25');
  const grown = desk.answered(desk.commanded(own, 'party', press(0)), 'c1', { counter: snap({}).counter, ticket: { ...ticket('serving'), party: 3 } }, '');
  assert.equal(grown.snap?.ticket?.party, 3);
});

test('an undo of what was done to another ticket leaves the hand alone', () => {
  const own = at(snap({ ticket: ticket('serving'), undo: { what: 'priority', number: 'A-030', until: '' } }));
  const other = { ...ticket('waiting'), id: '99', number: 'A-030' };
  const reply = { counter: snap({}).counter, ticket: other, undone: { what: /** @type {const} */ ('priority'), printed: false } };
  const after = desk.answered(desk.commanded(own, 'undo', press(0)), 'c1', reply, '');
  assert.equal(after.snap?.ticket?.number, own.snap?.ticket?.number);
  assert.equal(after.done?.number, 'A-030');
});

test('an undo brings the ticket back into the hand, and says when its paper is out', () => {
  const own = at(snap({ undo: { what: 'finish', number: 'A-025', until: '' } }));
  const reply = { counter: snap({}).counter, ticket: ticket('serving'), undone: { what: /** @type {const} */ ('finish'), printed: true } };
  const after = desk.answered(desk.commanded(own, 'undo', press(0)), 'c1', reply, '');
  assert.equal(desk.phase(after), 'serving');
  assert.deepEqual(after.done, { action: 'undo', number: 'A-025', at: '', what: 'finish', printed: true });
  const words = makeWords('id', { 'counter.undone.finish': 'selesainya {number}', 'counter.done.undo.printed': 'Diurungkan: {what}. Kertas tercetak.' });
  assert.equal(doneText(after, words), 'Diurungkan: selesainya A-025. Kertas tercetak.');
});

test('what the clerk wanted to do next is forgotten when the command is refused or the dialog is left', () => {
  const own = { ...at(snap({ ticket: ticket('serving') })), leaving: /** @type {const} */ ('close') };
  const after = desk.refused(desk.commanded(own, 'finish', press(0)), 'c1', { code: 'stale', title: '', hint: '' }, undefined, 0);
  assert.equal(after.leaving, '');
  assert.equal(desk.dialogClosed(own).leaving, '');
  const done = desk.answered(desk.commanded(own, 'finish', press(0)), 'c1', { counter: snap({}).counter, ticket: null }, '');
  assert.equal(done.leaving, 'close');
});

test('a lost link takes no command and keeps the ticket on the screen', () => {
  const own = desk.healthCame(at(snap({ ticket: ticket('serving') })), lost);
  assert.equal(desk.blocked(own), 'link');
  assert.equal(desk.isLost(own), true);
  assert.equal(desk.commanded(own, 'finish', press(1000)), own);
  assert.equal(own.snap?.ticket?.number, 'A-025');
});

test('before the first word of the link nothing is lost yet, but nothing can be sent either', () => {
  const own = { ...at(snap({})), health: null };
  assert.equal(desk.isLost(own), false);
  assert.equal(desk.blocked(own), 'link');
});

test('a command names the ticket the clerk has seen; open, close, next and call do not', () => {
  const own = at(snap({ ticket: ticket('called') }));
  assert.deepEqual(desk.commandBody(desk.commanded(own, 'start', press(0)), {}), { command_id: 'c1', ticket: 't25' });
  assert.deepEqual(desk.commandBody(desk.commanded(at(snap({})), 'next', press(0)), {}), { command_id: 'c1' });
  assert.deepEqual(desk.commandBody(desk.commanded(at(snap({})), 'call', { ...press(0), number: 'A-024' }), { ticket: 'A-024' }), { command_id: 'c1', ticket: 'A-024' });
  assert.equal(desk.commandBody(own, {}), null);
});

test('the answer is shown at once, and only to its own command', () => {
  const once = desk.commanded(at(snap({})), 'next', press(0));
  const reply = { counter: snap({}).counter, ticket: ticket('called') };
  assert.equal(desk.answered(once, 'other', reply, ''), once);
  const done = desk.answered(once, 'c1', reply, '2026-11-23T10:42:00+07:00');
  assert.equal(desk.phase(done), 'called');
  assert.equal(done.laid, true);
  assert.deepEqual(done.done, { action: 'next', number: 'A-025', at: '2026-11-23T10:42:00+07:00' });
});

test('a reply that carries the ticket that has just left shows an empty desk', () => {
  for (const state of ['done', 'no_show', 'waiting', 'returned']) {
    const once = desk.commanded(at(snap({ ticket: ticket('serving') })), 'finish', press(0));
    const done = desk.answered(once, 'c1', { counter: snap({}).counter, ticket: /** @type {any} */ ({ ...ticket('serving'), state }) }, '');
    assert.equal(desk.phase(done), 'ready');
    assert.equal(done.done?.number, 'A-025');
  }
});

test('nobody to call is an answer, too', () => {
  const done = desk.answered(desk.commanded(at(snap({})), 'next', press(0)), 'c1', { counter: snap({}).counter, ticket: null }, '');
  assert.deepEqual([desk.phase(done), done.done?.number], ['ready', '']);
});

test('opening teaches the name by which the server knows this login', () => {
  const own = desk.commanded(at(snap({ counter: { state: 'closed', operator: '' } })), 'open', press(0));
  const open = desk.answered(own, 'c1', { counter: snap({ counter: { operator: 'sari@banjar' } }).counter, ticket: null }, '');
  assert.equal(desk.phase(open), 'ready');
});

test('a refusal shows its sentence and the present state', () => {
  const once = desk.commanded(at(snap({ ticket: ticket('called') })), 'start', press(0));
  const notice = { code: 'stale', title: 'Keadaannya sudah berubah.', hint: 'Pilih lagi.' };
  const after = desk.refused(once, 'c1', notice, { counter: snap({}).counter, ticket: null }, 1000);
  assert.deepEqual([desk.phase(after), after.notice, after.flight], ['ready', notice, null]);
  assert.equal(desk.refused(once, 'c1', notice, undefined, 1000).snap?.ticket?.number, 'A-025');
  assert.equal(desk.refused(once, 'other', notice, undefined, 1000), once);
});

test('the reason of a failure goes away by itself, but not while a dialog shows it', () => {
  const notice = { code: 'stale', title: 'Keadaannya sudah berubah.', hint: '' };
  const own = desk.refused(desk.commanded(at(snap({})), 'next', press(0)), 'c1', notice, undefined, 1000);
  assert.equal(desk.noticeFades(own, 1000 + desk.NOTICE_MS).notice, notice);
  assert.equal(desk.noticeFades(own, 1001 + desk.NOTICE_MS).notice, null);
  assert.equal(desk.noticeFades({ ...own, dialog: 'find' }, 1e9).notice, notice);
});

test('a dialog that closes because the ticket has moved on leaves the reason on the desk', () => {
  const notice = { code: 'stale', title: 'Keadaannya sudah berubah.', hint: '' };
  const own = { ...at(snap({ ticket: ticket('serving') })), dialog: /** @type {const} */ ('return') };
  const after = desk.refused(desk.commanded(own, 'return', press(0)), 'c1', notice, { counter: snap({}).counter, ticket: null }, 1000);
  assert.deepEqual([after.dialog, after.notice], ['', notice]);
});

test('an older snapshot never comes back; the same seq corrects a reply laid over it', () => {
  const own = at(snap({ seq: 7, ticket: ticket('called') }));
  assert.equal(desk.snapshotCame(own, snap({ seq: 6 })), own);
  const laid = desk.answered(desk.commanded(at(snap({ seq: 7 })), 'next', press(0)), 'c1', { counter: snap({}).counter, ticket: ticket('called') }, '');
  const same = desk.snapshotCame(laid, snap({ seq: 7 }));
  assert.deepEqual([desk.phase(same), same.laid], ['ready', false]);
  assert.equal(desk.phase(desk.snapshotCame(own, snap({ epoch: 'restored', seq: 1 }))), 'ready');
});

test('a dialog about a ticket closes when the ticket has moved on', () => {
  const own = { ...at(snap({ ticket: ticket('serving') })), dialog: /** @type {const} */ ('return') };
  const moved = desk.snapshotCame(own, snap({ seq: 9 }));
  assert.equal(moved.dialog, '');
  assert.equal(desk.snapshotCame(own, snap({ seq: 9, ticket: ticket('serving') })).dialog, 'return');
  assert.equal(desk.snapshotCame({ ...own, dialog: 'help' }, snap({ seq: 9 })).dialog, 'help');
  const asked = (/** @type {any} */ about) => desk.snapshotCame({ ...own, dialog: 'ask', ask: newAsk('park', about) }, snap({ seq: 9 })).dialog;
  assert.deepEqual([asked(null), asked({ id: 't9' })], ['', 'ask']);
  assert.equal(desk.snapshotCame({ ...own, dialog: 'find', find: newFinding('') }, snap({ seq: 9 })).find, null);
});

test('the button says what it does, what is under way, and what it waits for', () => {
  const words = makeWords('id', {
    'counter.do.next': 'Panggil berikutnya',
    'counter.do.takeover': 'Ambil alih loket',
    'counter.doing.next': 'Memanggil…',
    'counter.doing.again': 'Dicoba lagi…',
    'counter.link.wait': '{verb}: menunggu sambungan',
    'counter.done.next': '{number} dipanggil pukul {time}',
    'counter.done.next.nobody': 'Belum ada yang menunggu',
  });
  const own = at(snap({}));
  const once = desk.commanded(own, 'next', press(0));
  assert.equal(bigText(own, words), 'Panggil berikutnya');
  assert.equal(bigText(at(snap({ counter: { operator: 'Dedi' } })), words), 'Ambil alih loket');
  assert.equal(bigText(once, words), 'Panggil berikutnya');
  assert.equal(bigText(desk.slowed(once, 'c1'), words), 'Memanggil…');
  assert.equal(bigText(desk.repeated(once, 'c1', 1), words), 'Dicoba lagi…');
  assert.equal(bigText(desk.healthCame(own, lost), words), 'Panggil berikutnya: menunggu sambungan');
  const time = '2026-11-23T10:42:00+07:00';
  assert.equal(doneText(desk.answered(once, 'c1', { counter: snap({}).counter, ticket: ticket('called') }, time), words), 'A-025 dipanggil pukul 10.42');
  assert.equal(doneText(desk.answered(once, 'c1', { counter: snap({}).counter, ticket: null }, time), words), 'Belum ada yang menunggu');
  assert.equal(doneText(own, words), '');
});

test('the button names the service that follows, and a break is ended by opening again', () => {
  const words = makeWords('id', { 'counter.do.finish.also': 'Selesai, lanjut ke {service}', 'counter.do.reopen': 'Buka lagi' });
  const catalogue = /** @type {any} */ ({ services: [{ id: 'ktp', short: { id: 'KTP-el' }, name: {} }] });
  assert.equal(bigText(at(snap({ ticket: { ...ticket('serving'), also: ['ktp'] } })), words, catalogue), 'Selesai, lanjut ke KTP-el');
  assert.equal(bigText(at(snap({ counter: { state: 'break' } })), words, catalogue), 'Buka lagi');
});

test('a frame keeps the time at which the server was last heard', () => {
  const own = desk.frameCame(desk.healthCame(at(snap({})), live), '2026-11-23T10:47:30+07:00');
  assert.equal(own.heardAt, '2026-11-23T10:47:30+07:00');
  assert.equal(desk.frameCame(own, undefined).heardAt, '2026-11-23T10:47:30+07:00');
});

test('a number that reached nobody is one that neither paper nor glass has told', () => {
  assert.deepEqual(['paper', 'screen', 'none', '', undefined].map((reached) => desk.unheard({ reached })), [false, false, true, false, false]);
});
