import test from 'node:test';
import assert from 'node:assert/strict';
import { roundOf, stripOf, urgentOf, MISSED_MS } from './strip.js';
import { readTime } from '../lib/clock.js';

const NOON = readTime('2026-11-23T12:00:00+07:00');

function snapshot(more) {
  const hours = { open: true, always: false, issue_until: '14.30', closes: '15.00', next_open: null, note: '' };
  return Object.assign({ services: [{ service: 'kk', prefix: 'A', waiting: 1, now: null }], missed: [], next: [], notices: [], hours }, more);
}

const kinds = (pages) => pages.map((page) => page.kind);

test('an ordinary hour has one page: who waits', () => {
  assert.deepEqual(kinds(roundOf(snapshot(), NOON, 5)), ['waiting']);
});

test('missed numbers, who is next and more services than fit take turns', () => {
  const services = Array.from({ length: 7 }, (_, i) => ({ service: 's' + i, prefix: 'A', waiting: i, now: null }));
  const missed = [{ number: 'A-012', at: '2026-11-23T11:45:00+07:00' }, { number: 'A-001', at: '2026-11-23T09:00:00+07:00' }];
  const round = roundOf(snapshot({ services, missed, next: ['A-026', 'A-027'] }), NOON, 5);
  assert.deepEqual(kinds(round), ['waiting', 'waiting', 'missed', 'next']);
  assert.deepEqual(round[2].numbers, ['A-012'], 'one of this morning is no longer expected');
  assert.equal(round[0].shown.length + round[1].shown.length, 7);
});

test('what is urgent comes before every other page', () => {
  const s = snapshot({ notices: [{ text: { id: 'SIAK sedang gangguan' }, until: null }], next: ['A-026'] });
  assert.deepEqual(kinds(roundOf(s, NOON, 5)), ['notice', 'waiting', 'notice', 'next']);
});

test('a notice that is over is not shown, although the server has not been heard', () => {
  const notice = (until) => snapshot({ notices: [{ text: { id: 'x' }, until }] });
  assert.equal(urgentOf(notice('2026-11-23T12:00:00+07:00'), NOON).length, 0);
  assert.equal(urgentOf(notice('2026-11-23T12:00:01+07:00'), NOON).length, 1);
});

test('half an hour before the last number it is said, and what is unlike other weeks all day', () => {
  const at = (time) => kinds(urgentOf(snapshot({ hours: Object.assign({}, snapshot().hours, { note: 'Ramadan' }) }), readTime('2026-11-23T' + time + ':00+07:00')));
  assert.deepEqual(at('09:00'), ['note']);
  assert.deepEqual(at('13:59'), ['note']);
  assert.deepEqual(at('14:00'), ['soon']);
  assert.deepEqual(at('14:30'), ['soon']);
  assert.deepEqual(urgentOf(snapshot({ hours: Object.assign({}, snapshot().hours, { open: false }) }), NOON), []);
});

test('services without numbers are named', () => {
  const services = [{ service: 'kk', permit: { why: 'quota_out' } }, { service: 'ktp', permit: { why: '' } }];
  assert.deepEqual(urgentOf(snapshot({ services }), NOON), [{ kind: 'out', services: ['kk'], all: false }]);
  assert.equal(urgentOf(snapshot({ services: services.slice(0, 1) }), NOON)[0].all, true);
});

test('every page of the round gets its turn, whatever is in it', () => {
  for (const [urgent, calm] of [[1, 4], [3, 1], [2, 2]]) {
    const s = snapshot({
      notices: Array.from({ length: urgent }, (_, i) => ({ text: { id: 'n' + i }, until: null })),
      services: Array.from({ length: calm * 5 }, (_, i) => ({ service: 's' + i, prefix: 'A', waiting: 0, now: null })),
    });
    const round = roundOf(s, NOON, 5);
    const seen = new Set(Array.from({ length: round.length }, (_, i) => JSON.stringify(stripOf(s, NOON, 5, i * 10000))));
    assert.equal(seen.size, urgent + calm, `${urgent} urgent, ${calm} calm`);
  }
});

test('a number is missed for half an hour', () => {
  const s = snapshot({ missed: [{ number: 'A-001', at: new Date(NOON.ms - MISSED_MS).toISOString() }] });
  assert.deepEqual(kinds(roundOf(s, NOON, 5)), ['waiting']);
});
