import test from 'node:test';
import assert from 'node:assert/strict';
import { newBoard, take, heroOf, highlighted, recentOf, isNews, modeOf, pageOf, lossOf, undoneOf, countersOf, counterPages, textPages, HIGHLIGHT_MS, UNDONE_MS } from './state.js';

const NOON = Date.parse('2026-11-23T12:00:00+07:00');

/** A time so many seconds before noon, as the server writes it. */
function ago(seconds) {
  return new Date(NOON - seconds * 1000).toISOString();
}

function call(seq, number, counter, seconds) {
  return { seq, number, counter, service: 'kk', at: ago(seconds), recall: 0 };
}

/** A snapshot of noon with these calls, oldest first. */
function snapshot(calls, more) {
  const voice = { speaker: null, now: null, waiting: 0 };
  const hours = { open: true, always: false, issue_until: '14.30', closes: '15.00', next_open: null };
  return Object.assign({ epoch: 'e', seq: 1, at: ago(0), calls, services: [], counters: [], hours, voice }, more);
}

test('the newest call fills the wall', () => {
  assert.equal(heroOf(snapshot([call(1, 'A-001', 1, 90), call(2, 'A-002', 2, 5)])).number, 'A-002');
  assert.equal(heroOf(snapshot([])), null);
});

test('the call being spoken fills the wall, even when a newer one waits for its turn', () => {
  const calls = [call(1, 'A-001', 1, 6), call(2, 'A-002', 2, 1)];
  const said = (about) => ({ voice: { speaker: 's', now: { seq: 9, call: about, url: '', ms: 0, text: '' }, waiting: 1 } });
  assert.equal(heroOf(snapshot(calls, said(1))).number, 'A-001');
  assert.equal(heroOf(snapshot(calls, said(77))).number, 'A-002', 'what left the ring is no longer shown');
});

test('a new call stands out for 8 s from when this screen shows it', () => {
  let board = take(newBoard(), snapshot([call(1, 'A-001', 1, 300)]), 1000);
  board = take(board, snapshot([call(1, 'A-001', 1, 300), call(2, 'A-002', 2, 1)]), 5000);
  assert.equal(highlighted(board, 5000), true);
  assert.equal(highlighted(board, 5000 + HIGHLIGHT_MS - 1), true);
  assert.equal(highlighted(board, 5000 + HIGHLIGHT_MS), false);
});

test('the highlight does not begin anew when other things change', () => {
  let board = take(newBoard(), snapshot([]), 0);
  board = take(board, snapshot([call(1, 'A-001', 1, 0)]), 1000);
  board = take(board, snapshot([call(1, 'A-001', 1, 4)], { seq: 2 }), 5000);
  assert.equal(board.since, 1000);
});

test('a recall stands out again', () => {
  let board = take(newBoard(), snapshot([call(1, 'A-001', 1, 30)]), 0);
  board = take(board, snapshot([call(1, 'A-001', 1, 30), call(2, 'A-001', 1, 0)]), 20000);
  assert.equal(highlighted(board, 21000), true);
});

test('a screen that joins late shows the last call calmly', () => {
  const late = take(newBoard(), snapshot([call(1, 'A-001', 1, 20)]), 0);
  assert.equal(highlighted(late, 1), false);
  const justInTime = take(newBoard(), snapshot([call(1, 'A-001', 1, 2)]), 0);
  assert.equal(highlighted(justInTime, 1), true);
});

test('a screen that comes back announces only what is younger than a minute', () => {
  const before = take(newBoard(), snapshot([call(1, 'A-001', 1, 600)]), 0);
  const after = (seconds) => take(before, snapshot([call(1, 'A-001', 1, 600), call(5, 'A-005', 1, seconds)]), 9000);
  assert.equal(highlighted(after(59), 9001), true);
  assert.equal(highlighted(after(61), 9001), false);
});

test('another epoch is a new acquaintance: equal seq does not mean the same call', () => {
  const before = take(newBoard(), snapshot([call(1, 'A-001', 1, 2)]), 0);
  const after = take(before, snapshot([call(1, 'B-001', 2, 30)], { epoch: 'f' }), 3000);
  assert.equal(after.hero.number, 'B-001');
  assert.equal(highlighted(after, 3001), false);
});

test('the list shows five other numbers, newest first, each once', () => {
  const calls = [1, 2, 3, 4, 5, 6, 7].map((n) => call(n, 'A-00' + n, 1, 100 - n));
  calls.push(call(8, 'A-005', 2, 1), call(9, 'A-007', 1, 0));
  const board = take(newBoard(), snapshot(calls), 0);
  assert.deepEqual(recentOf(board).map((c) => c.number), ['A-005', 'A-006', 'A-004', 'A-003', 'A-002']);
  assert.equal(recentOf(board)[0].counter, 2, 'a number stands at the counter that called it last');
});

test('a call in the list is news for 8 s', () => {
  assert.equal(isNews(call(1, 'A-001', 1, 7), NOON), true);
  assert.equal(isNews(call(1, 'A-001', 1, 9), NOON), false);
});

test('an open office without calls greets; a closed one says good night when nobody waits any more', () => {
  const shut = { open: false, always: false, issue_until: null, closes: null, next_open: ago(-60000) };
  const mode = (calls, more) => modeOf(take(newBoard(), snapshot(calls, more), 0), NOON);
  const waits = [{ service: 'kk', prefix: 'A', waiting: 1, now: null }];
  assert.equal(modeOf(newBoard(), NOON), 'loading');
  assert.equal(mode([]), 'idle');
  assert.equal(mode([call(1, 'A-001', 1, 7200)]), 'calls');
  assert.equal(mode([call(1, 'A-001', 1, 7200)], { hours: shut, services: waits }), 'calls', 'somebody still waits');
  assert.equal(mode([call(1, 'A-001', 1, 600)], { hours: shut }), 'calls', 'called ten minutes ago');
  assert.equal(mode([call(1, 'A-001', 1, 7200)], { hours: shut }), 'closed');
  assert.equal(mode([], { hours: shut }), 'closed');
});

test('services that do not fit take turns in even pages', () => {
  const six = ['a', 'b', 'c', 'd', 'e', 'f'];
  assert.deepEqual(pageOf(six, 5, 0), { shown: ['a', 'b', 'c'], page: 0, pages: 2 });
  assert.deepEqual(pageOf(six, 5, 10000).shown, ['d', 'e', 'f']);
  assert.deepEqual(pageOf(six, 5, 20000).shown, ['a', 'b', 'c']);
  assert.deepEqual(pageOf(['a', 'b'], 5, 123456), { shown: ['a', 'b'], page: 0, pages: 1 });
  assert.deepEqual(pageOf([], 5, 0), { shown: [], page: 0, pages: 1 });
});

test('every service is shown within one round, whatever the number', () => {
  for (let n = 1; n <= 40; n++) {
    const all = Array.from({ length: n }, (_, i) => i);
    const { pages } = pageOf(all, 5, 0);
    const seen = Array.from({ length: pages }, (_, i) => pageOf(all, 5, i * 10000).shown);
    assert.deepEqual([].concat(...seen), all);
    assert.ok(seen.every((page) => page.length > 0 && page.length <= 5), String(n));
  }
});

test('a lost link is said at once and greys the numbers after 30 s of silence', () => {
  const fine = { cut: false, stale: false };
  assert.equal(lossOf(fine, 60000), '');
  assert.equal(lossOf({ cut: true, stale: false }, 6000), 'cut');
  assert.equal(lossOf({ cut: false, stale: true }, 11000), 'cut');
  assert.equal(lossOf({ cut: true, stale: true }, 30000), 'dim');
});

test('a call that was taken back leaves wall and list at once, and one line says so for a while', () => {
  const first = call(1, 'A-001', 1, 40);
  const second = call(2, 'A-002', 2, 3);
  let board = take(newBoard(), snapshot([first]), 0);
  board = take(board, snapshot([first, second]), 1000);
  board = take(board, snapshot([first, { ...second, cancelled: true }]), 3000);
  assert.equal(board.hero.number, 'A-001');
  assert.equal(highlighted(board, 3001), false, 'the older call is no news');
  assert.deepEqual(recentOf(board), []);
  assert.equal(undoneOf(board, 3001), 'A-002');
  board = take(board, snapshot([first, { ...second, cancelled: true }], { seq: 3 }), 9000);
  assert.equal(undoneOf(board, 3000 + UNDONE_MS - 1), 'A-002', 'other news do not end it');
  assert.equal(undoneOf(board, 3000 + UNDONE_MS), '');
  const again = take(board, snapshot([first, { ...second, cancelled: true }, call(3, 'A-002', 2, 0)]), 10000);
  assert.equal(undoneOf(again, 10001), '', 'it is called again');
  assert.equal(highlighted(again, 10001), true);
});

test('a call taken back before this screen was there is not spoken of', () => {
  const board = take(newBoard(), snapshot([{ ...call(1, 'A-001', 1, 3), cancelled: true }]), 0);
  assert.equal(board.hero, null);
  assert.equal(undoneOf(board, 1), '');
  assert.equal(modeOf(board, NOON), 'idle');
});

test('when the voice goes on with a call that waited, it stands out although another was taken back', () => {
  const calls = [call(1, 'A-001', 1, 6), call(2, 'A-002', 2, 1)];
  const before = take(take(newBoard(), snapshot([]), 0), snapshot(calls), 1000);
  const after = take(before, snapshot([calls[0], { ...calls[1], cancelled: true }], { voice: { speaker: 's', now: { seq: 9, call: 1, url: '', ms: 0, text: '' }, waiting: 0 } }), 2000);
  assert.equal(highlighted(after, 2001), true);
});

test('counters on a break say until when', () => {
  const counters = [
    { n: 1, name: '', state: 'open', break: null, now: null },
    { n: 2, name: '', state: 'break', break: { until: '2026-11-23T12:30:00+07:00' }, now: null },
    { n: 3, name: '', state: 'closed', break: null, now: null },
  ];
  assert.deepEqual(countersOf(take(newBoard(), snapshot([], { counters }), 0)), { breaks: [{ n: 2, until: '2026-11-23T12:30:00+07:00' }], closed: [3], open: [1] });
});

test('an earlier call of the number that was taken back does not come back, unless the counter still has it', () => {
  const calls = [call(1, 'A-001', 1, 90), { ...call(2, 'A-001', 1, 3), cancelled: true }];
  const before = take(newBoard(), snapshot([calls[0], call(2, 'A-001', 1, 3)]), 0);
  const board = take(before, snapshot(calls), 1000);
  assert.equal(board.hero, null);
  assert.equal(undoneOf(board, 1001), 'A-001');
  const inHand = { n: 1, name: '', state: 'open', break: null, now: 'A-001' };
  const recalled = take(before, snapshot(calls, { counters: [inHand] }), 1000);
  assert.equal(recalled.hero.number, 'A-001', 'only the second call of two was taken back');
  assert.equal(undoneOf(recalled, 1001), '');
});

test('while pictures fill the wall the newest number stands in the list', () => {
  const board = take(newBoard(), snapshot([call(1, 'A-001', 1, 90), call(2, 'A-002', 2, 80)]), 0);
  assert.deepEqual(recentOf(board).map((c) => c.number), ['A-001']);
  assert.deepEqual(recentOf(board, true).map((c) => c.number), ['A-002', 'A-001']);
});

test('a running text is cut between words into pages that fit', () => {
  assert.deepEqual(textPages([], 20), []);
  assert.deepEqual(textPages([{ lang: 'id', text: 'Libur.' }, { lang: 'en', text: 'Closed.' }], 20), [{ lang: 'id', text: 'Libur.' }, { lang: 'en', text: 'Closed.' }]);
  const text = 'Pelayanan tutup lebih awal pada hari Jumat karena ada rapat seluruh petugas di aula lantai dua';
  const pages = textPages([{ lang: 'id', text }], 60);
  assert.equal(pages.map((page) => page.text).join(' '), text, 'no word is lost');
  assert.equal(pages.length, 2);
  for (const page of pages) {
    assert.ok(page.text.length <= 60, page.text);
  }
  assert.deepEqual(textPages([{ lang: 'id', text: 'x'.repeat(90) }], 60).length, 1, 'a word is never cut');
});

test('what many counters do is told in pages, each once, and runs are told as such', () => {
  const counters = Array.from({ length: 30 }, (_, i) => ({ n: i + 1, name: '', state: i < 3 ? 'break' : i % 2 ? 'open' : 'closed', break: null, now: null }));
  const pages = counterPages(take(newBoard(), snapshot([], { counters }), 0), 52);
  const told = [].concat(...pages).map((word) => word.counters).join(', ').split(', ').map(Number);
  assert.deepEqual(told.slice().sort((a, b) => a - b), counters.map((c) => c.n));
  assert.ok(pages.length > 1 && pages.every((page) => page.length > 0));
  assert.equal(pages[0][0].state, 'break', 'who waits for it reads it first');
  const all = counters.map((c) => Object.assign({}, c, { state: 'open' }));
  assert.deepEqual(counterPages(take(newBoard(), snapshot([], { counters: all }), 0), 52), [[{ counters: '1–30', state: 'open', until: null }]]);
  assert.deepEqual(counterPages(newBoard(), 52), [[]]);
});
