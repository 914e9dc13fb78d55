import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { makeWords } from '../lib/words.js';
import { readTime } from '../lib/clock.js';
import { ceiling, chartOf, BOX } from './chart.js';
import { counterName, deviceText, isLate, storyText, timerOf, whereText } from './say.js';
import { counter, happening, held, row } from '../debug/sample_supervisor.js';

const load = (lang) => ['supervisor', 'staff'].reduce((all, room) => ({ ...all, ...JSON.parse(readFileSync(new URL('../../internal/words/' + lang + '/' + room + '.json', import.meta.url), 'utf8')) }), {});
const words = makeWords('id', load('id'));
const now = readTime('2026-11-23T10:42:00+07:00');

test('a service that lasts longer than promised is late, with a number of its own', () => {
  assert.deepEqual(timerOf(counter(1, { ticket: held({ target_minutes: 15 }) }), now, words), { text: 'dilayani 11.00', late: false });
  assert.ok(timerOf(counter(1, { ticket: held({ target_minutes: 10 }) }), now, words).late);
  assert.ok(!timerOf(counter(1, { ticket: held({ target_minutes: null }) }), now, words).late);
  assert.ok(!timerOf(counter(1, { ticket: held({ state: 'called', started_at: null, target_minutes: 1 }) }), now, words).late);
});

test('a break says why and until when, and is late when that is past', () => {
  const pause = (until) => timerOf(counter(1, { state: 'break', break: { reason: 'salat', since: '2026-11-23T10:30:00+07:00', until } }), now, words);
  assert.deepEqual(pause('2026-11-23T10:50:00+07:00'), { text: 'Salat, sampai 10.50', late: false });
  assert.ok(pause('2026-11-23T10:40:00+07:00').late);
  assert.equal(pause(null).text, 'Salat');
});

test('waits are late after the target, not at it', () => {
  assert.ok(!isLate('2026-11-23T10:12:00+07:00', now, 1800));
  assert.ok(isLate('2026-11-23T10:11:59+07:00', now, 1800));
});

test('what happened is told in a sentence, in both languages, whatever its kind', () => {
  assert.equal(storyText(happening(1), null, words), 'A-007 dipanggil ke loket 1');
  assert.equal(storyText(happening(1, { kind: 'ticket_reordered', reason: 'behind', other: 'A-009' }), null, words), 'A-007 dipindah ke belakang A-009');
  assert.equal(storyText(happening(1, { kind: 'ticket_transferred', to: 2, service: 'kk' }), null, words), 'A-007 dititipkan ke loket 2, kk');
  assert.equal(storyText(happening(1, { kind: 'ticket_priority_set', yes: false }), null, words), 'Prioritas A-007 dicabut');
  assert.equal(storyText(happening(1, { kind: 'counter_paused', reason: 'salat' }), null, words), 'Loket 1 istirahat: Salat');
  assert.equal(storyText(happening(1, { kind: 'paper_changed', paper: 'confirmed' }), null, words), 'Cetakan A-007 keluar');
  assert.equal(storyText(happening(1, { kind: 'a_new_kind' }), null, words), 'Kejadian a_new_kind A-007');
  assert.equal(storyText(happening(1, { kind: 'check_opened', number: '', code: '0042' }), null, makeWords('en', load('en'))), 'Papers 0042 wait to be checked for kk');
});

test('a ticket says where it is', () => {
  assert.equal(whereText(row('1'), words), 'urutan 1');
  assert.equal(whereText(row('1', { desk: 2 }), words), 'titipan loket 2');
  assert.equal(whereText(row('1', { state: 'parked', due: '2026-11-23T11:05:00+07:00' }), words), 'sampai 11.05');
  assert.equal(whereText(row('1', { state: 'done', counter: 3 }), words), 'loket 3');
});

test('a box that is silent, late or old says so', () => {
  const box = (change) => deviceText({ name: 'k', kind: 'kiosk', online: true, seen_at: '2026-11-23T10:00:00+07:00', told: true, skew_ms: 0, old: false, printer: '', ...change }, words);
  assert.equal(box({}).look, 'good');
  assert.deepEqual(box({ online: false }), { look: 'bad', text: 'Terputus, terakhir 10.00' });
  assert.equal(box({ online: false, seen_at: null }).look, 'warn');
  assert.equal(box({ skew_ms: -61000 }).text, 'Jamnya selisih 61 detik');
  assert.equal(box({ old: true }).look, 'warn');
});

test('the chart is one line in its box, with round numbers and whole hours', () => {
  assert.equal(chartOf([]), null);
  const steps = Array.from({ length: 30 }, (_, i) => ({ at: new Date(Date.UTC(2026, 10, 23, 1, 5 * i)).toISOString().replace('.000Z', '+00:00'), waiting: i }));
  const chart = chartOf(steps);
  assert.equal(chart.most, 29);
  assert.deepEqual(chart.rows.map((one) => one.n), [0, 10, 20, 30, 40]);
  assert.deepEqual(chart.hours.map((one) => one.text), ['01.00', '02.00', '03.00']);
  const numbers = chart.line.split(/[MHV ]/).filter(Boolean).map(Number);
  assert.ok(numbers.every((n) => n >= 0 && n <= BOX.width));
  assert.equal(ceiling(0), 4);
  assert.equal(ceiling(900), 1200);
});

test('a counter with a name of its own is called by it, and not by the number as well', () => {
  assert.equal(counterName({ n: 3, name: '3' }, words), 'Loket 3');
  assert.equal(counterName({ n: 1, name: 'Loket 1 KK' }, words), 'Loket 1 KK');
});
