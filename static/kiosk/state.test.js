import test from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { newState, newVisit, step, listOf, permitOf } from './state.js';
import { scene, allOut, noneToday, abandoned, paperFace, paperTrouble, mayReprint, mayDoubt, secondsLeft, speaks } from './scene.js';
import { CATALOGUE } from './sample.test.js';

const HOURS = { open: true, always: false, issue_until: '14.30', closes: '15.00', next_open: null };
const STATUS = { at: '2026-11-23T09:14:05+07:00', build: 'b', hours: HOURS, printer: 'ok', disk_full: false };
const TICKET = { number: 'A-001', token: 'T1', service: { id: 'kk-rusak' }, paper: { job: 'j1', state: 'queued' } };

/** A kiosk that takes events one after the other, with a clock the test sets. */
function kiosk(saved = null) {
  let now = 1000;
  let state = newState(now, saved, true);
  const k = {
    say: (type, more) => ((state = step(state, { type, ...more }, now)), k),
    at: (ms) => ((now = ms), k.say('tick')),
    get state() { return state; },
    get scene() { return scene(state); },
    get over() { return abandoned(state); },
  };
  return k.say('catalogue', { catalogue: CATALOGUE }).say('status', { status: STATUS });
}

const complete = () => kiosk().say('begin').say('choose', { service: 'kk-rusak' }).say('all');
const ticketed = () => complete().say('send', { kind: 'ticket', id: 'ID1' }).say('replied', { id: 'ID1', body: TICKET });

/** Keeps the server heard while time passes. */
const heardAt = (k, ms) => k.at(ms).say('status', { status: STATUS });

test('four taps lead to a number: Mulai, the service, Semua ada, the verb', () => {
  const k = ticketed();
  assert.equal(k.scene, 'result');
  assert.equal(k.state.result.kind, 'number');
});

test('a double tap is one intent with one id', () => {
  const k = complete().say('send', { kind: 'ticket', id: 'ID1' }).say('send', { kind: 'ticket', id: 'ID2' });
  assert.equal(k.state.visit.sent.id, 'ID1');
  assert.equal(k.state.visit.sent.body.request_id, 'ID1');
  k.say('replied', { id: 'ID2', body: TICKET });
  assert.equal(k.state.result, null, 'a reply to something else');
});

test('what is sent is the declaration, and stays byte for byte the same over a reload', () => {
  const k = complete().say('send', { kind: 'ticket', id: 'ID1' });
  const body = { request_id: 'ID1', service: 'kk-rusak', answers: { warga: 'wni' }, have: ['f102', 'kk_rusak', 'ktp'], lang: 'id' };
  assert.deepEqual(k.state.visit.sent.body, body);
  const again = kiosk(JSON.parse(JSON.stringify(k.state.visit)));
  assert.equal(JSON.stringify(again.state.visit.sent.body), JSON.stringify(body));
  assert.equal(again.say('replied', { id: 'ID1', body: TICKET }).scene, 'result');
});

test('a reload on the result asks for the same ticket again', () => {
  const again = kiosk(JSON.parse(JSON.stringify(ticketed().state.visit)));
  assert.equal(again.scene, 'sending');
  assert.equal(again.state.visit.sent.id, 'ID1');
});

test('under fo the result is a check code, for a list it is the list\'s code', () => {
  const sent = () => complete().say('send', { kind: 'ticket', id: 'ID1' });
  assert.equal(sent().say('replied', { id: 'ID1', body: { check_code: '4719', paper: null } }).state.result.kind, 'check');
  const list = complete().say('send', { kind: 'list', id: 'ID1' }).say('replied', { id: 'ID1', body: { code: '7KQ2M9' } });
  assert.equal(list.state.result.kind, 'list');
});

test('a konsultasi number needs nothing', () => {
  const k = kiosk().say('begin').say('choose', { service: 'konsultasi' });
  assert.equal(k.scene, 'confirm');
  k.say('send', { kind: 'ticket', id: 'ID1' });
  assert.deepEqual(k.state.visit.sent.body, { request_id: 'ID1', service: 'konsultasi', answers: {}, have: [], lang: 'id' });
});

test('a quick reply shows no screen between, a slow one does', () => {
  const k = complete().say('send', { kind: 'ticket', id: 'ID1' });
  assert.equal(k.at(1600).scene, 'confirm');
  assert.equal(k.at(1800).scene, 'sending');
});

test('a lost reply can be asked for again with the same id', () => {
  const k = complete().say('send', { kind: 'ticket', id: 'ID1' }).say('refused', { id: 'ID1', code: 'lost', body: {} });
  assert.equal(k.scene, 'failed');
  assert.equal(k.say('again').state.visit.sent.id, 'ID1');
  assert.equal(k.state.trouble, '');
});

test('each refusal has its way on', () => {
  const refusedWith = (code, body = {}) => complete().say('send', { kind: 'ticket', id: 'ID1' }).say('refused', { id: 'ID1', code, body });
  assert.equal(refusedWith('incomplete').scene, 'missing');
  assert.equal(refusedWith('unanswered').scene, 'checklist');
  assert.equal(refusedWith('disk_full').scene, 'full');
  assert.equal(refusedWith('unauthenticated').scene, 'unpaired');
  const closed = refusedWith('closed', { next_open: '2026-11-24T08:00:00+07:00' });
  assert.equal(closed.scene, 'closed');
  assert.equal(closed.state.status.hours.next_open, '2026-11-24T08:00:00+07:00');
  const out = refusedWith('quota_out', { next_open: '2026-11-24T08:00:00+07:00', next_day: '2026-11-24' });
  assert.equal(out.scene, 'services');
  assert.equal(permitOf(out.state, complete().state.visit.service).next_day, '2026-11-24');
});

test('a service that something has just stopped is shown closed with the whole answer, and the visit begins anew at the tiles', () => {
  const out = complete().say('send', { kind: 'ticket', id: 'ID1' }).say('refused', { id: 'ID1', code: 'service_down', body: { name: 'SIAK', message: 'Nomor belum diberikan.' } });
  const permit = permitOf(out.state, complete().state.visit.service);
  assert.equal(permit.why, 'down');
  assert.equal(permit.ok, false);
  assert.equal(permit.said.id, 'Nomor belum diberikan.');
  assert.equal(out.state.visit.screen, 'services');
  assert.equal(out.state.trouble, 'service_down');
});

test('a service that is not given today says so, and not that its numbers are gone', () => {
  const out = complete().say('send', { kind: 'ticket', id: 'ID1' }).say('refused', { id: 'ID1', code: 'not_today', body: { next_open: '2026-11-24T08:00:00+07:00' } });
  const permit = Object.values(out.state.status.services).find((one) => !one.ok);
  assert.equal(permit.why, 'not_today');
  assert.equal(out.state.visit.screen, 'services');
  const none = { ok: false, why: 'not_today', name: '', again: null, next_day: null, left: 0 };
  const shut = kiosk().say('status', { status: { ...STATUS, services: { kk: none, ktp: none } } });
  assert.ok(allOut(shut.state) && noneToday(shut.state));
  const mixed = kiosk().say('status', { status: { ...STATUS, services: { kk: none, ktp: { ...none, why: 'quota_out' } } } });
  assert.ok(allOut(mixed.state) && !noneToday(mixed.state));
});

test("when today's numbers are out, choosing the service takes one of the day that was offered", () => {
  const k = complete();
  const service = k.state.visit.service;
  const permit = { ok: false, why: 'quota_out', name: '', again: null, next_day: '2026-11-26', left: 0 };
  const offered = k.say('wipe').say('status', { status: { ...STATUS, services: { [service]: permit } } }).say('begin').say('choose', { service });
  assert.equal(offered.state.visit.day, '2026-11-26');
  assert.equal(offered.say('send', { kind: 'ticket', id: 'ID1' }).state.visit.sent.body.day, '2026-11-26');
  const today = k.say('wipe').say('status', { status: { ...STATUS, services: { [service]: { ...permit, ok: true, next_day: null } } } });
  assert.equal('day' in today.say('choose', { service }).say('send', { kind: 'ticket', id: 'ID1' }).state.visit.sent.body, false);
});

test('a wiped visit leaves nothing behind, not even the language', () => {
  const k = ticketed().say('lang', { lang: 'en' }).say('mode', { mode: 'large' }).say('ring', { id: 'R' }).say('wipe');
  assert.deepEqual(k.state.visit, newVisit());
  assert.deepEqual([k.state.result, k.state.ring, k.state.trouble, k.state.lookup, k.state.shown], [null, null, '', '', null]);
});

test('a late reply after the wipe shows nothing', () => {
  const k = complete().say('send', { kind: 'ticket', id: 'ID1' }).say('wipe').say('replied', { id: 'ID1', body: TICKET });
  assert.equal(k.scene, 'start');
});

test('going back from the checklist forgets its answers, from the missing screen it keeps them', () => {
  const k = complete().say('back').say('answer', { row: 'ktp', said: 'no' }).say('missing').say('back');
  assert.equal(k.scene, 'checklist');
  assert.equal(listOf(k.state).missing.length, 1);
  assert.deepEqual(k.say('back').state.visit.rows, {});
});

test('the checklist asks after 120 s, other screens after 45 s, then twenty seconds more', () => {
  const k = kiosk().say('begin').say('choose', { service: 'kk-rusak' }).say('touch');
  assert.equal(heardAt(k, 120999).scene, 'checklist');
  assert.equal(heardAt(k, 121000).scene, 'asking');
  assert.ok(!heardAt(k, 140999).over);
  assert.ok(heardAt(k, 141000).over);
  const other = kiosk().say('begin').say('touch');
  assert.equal(heardAt(other, 45999).scene, 'services');
  assert.equal(heardAt(other, 46000).scene, 'asking');
  assert.equal(other.say('touch').scene, 'services');
});

test('who needs larger letters gets three times as long', () => {
  const k = kiosk().say('mode', { mode: 'large' }).say('begin').say('touch');
  assert.equal(heardAt(k, 135999).scene, 'services');
  assert.equal(heardAt(k, 136000).scene, 'asking');
  assert.ok(!heardAt(k, 195999).over);
});

test('who listens gets three times as long, keeps the page and what stands wrong, and the next one hears nothing', () => {
  const k = kiosk().say('begin').say('page', { page: 1 }).say('guide').say('touch');
  assert.deepEqual([k.state.visit.guide, k.state.visit.page], [true, 1]);
  assert.equal(heardAt(k, 135999).scene, 'services');
  assert.equal(heardAt(k, 136000).scene, 'asking');
  assert.equal(k.say('guide').state.visit.guide, false);
  assert.equal(k.say('wipe').state.visit.guide, false);
});

test('a guide that does not speak the language of the glass is not offered', () => {
  const with_ = (langs, lang) => speaks(kiosk().say('status', { status: { ...STATUS, guide: { langs, volume: 80 } } }).say('lang', { lang }).state);
  assert.deepEqual([with_(['id', 'su'], 'su'), with_(['id'], 'su'), with_([], 'id'), speaks(kiosk().state)], [true, false, false, false]);
});

test('a language left chosen on the start screen goes by itself, without a question', () => {
  const k = kiosk().say('lang', { lang: 'en' }).say('touch');
  assert.ok(!heardAt(k, 45999).over);
  assert.ok(heardAt(k, 46000).over);
  assert.ok(!heardAt(kiosk(), 3600000).over, 'an untouched kiosk has nothing to forget');
});

test('nobody is asked while the server owes an answer', () => {
  const k = complete().say('send', { kind: 'ticket', id: 'ID1' });
  assert.equal(heardAt(k, 900000).scene, 'sending');
  assert.ok(!k.over);
});

test('a result closes 12 s after the printer confirmed, else after 60 s', () => {
  const k = ticketed();
  assert.equal(secondsLeft(k.state), 60);
  k.at(3000).say('paper', { paper: { job: 'j1', state: 'confirmed' } });
  assert.equal(secondsLeft(k.state), 12);
  assert.ok(!heardAt(k, 14999).over);
  assert.ok(heardAt(k, 15000).over);
});

test('paper that does not come turns the screen into a photo, and back when it comes', () => {
  const k = ticketed();
  assert.equal(paperFace(k.state), 'coming');
  assert.equal(paperFace(k.at(9000).state), 'bad');
  assert.equal(paperFace(k.say('paper', { paper: { job: 'j1', state: 'sent' } }).state), 'out');
  for (const state of ['interrupted', 'unknown', 'expired']) {
    assert.equal(paperFace(ticketed().say('paper', { paper: { job: 'j1', state } }).state), 'bad', state);
  }
  assert.equal(paperFace(k.say('paper', { paper: { job: 'other', state: 'expired' } }).state), 'out');
});

/** What is heard of the paper of a result. */
const heard = (k, state, more) => k.say('paper', { paper: { job: k.state.result.paper.job, state, ...more } });

test('a slip that broke off is followed by its copy, which has as long as the first', () => {
  const k = heard(ticketed().at(5000), 'interrupted', { again: 'j2' });
  assert.deepEqual(k.state.result.paper, { job: 'j2', state: 'queued' });
  assert.equal(paperFace(k.state), 'again');
  assert.equal(secondsLeft(k.state), 60);
  assert.equal(paperFace(k.at(12999).state), 'again');
  assert.equal(paperFace(k.at(13000).state), 'bad', 'a copy that does not come is photographed as well');
  assert.equal(paperFace(heard(k, 'confirmed').state), 'out');
  assert.equal(secondsLeft(k.state), 12);
});

test('news of a paper that has a copy by now is old', () => {
  const k = heard(ticketed(), 'interrupted', { again: 'j2' });
  assert.equal(k.say('paper', { paper: { job: 'j1', state: 'unknown', again: 'j2' } }).state.result.paper.job, 'j2');
});

test('paper whose fate is open can be printed once more, until the server will not', () => {
  for (const state of ['interrupted', 'unknown', 'expired']) {
    assert.ok(mayReprint(heard(ticketed(), state).state), state);
  }
  assert.ok(!mayReprint(ticketed().at(20000).state), 'it may still come');
  const k = heard(ticketed(), 'unknown').say('reprint', { id: 'R1' }).say('reprint', { id: 'R2' });
  assert.equal(k.state.result.reprint, 'R1');
  k.say('reprinted', { id: 'R1', paper: { job: 'j2', state: 'queued', copy: 2 } });
  assert.deepEqual([k.state.result.paper.job, paperFace(k.state), k.state.result.reprint], ['j2', 'coming', '']);
  heard(k, 'unknown').say('reprint', { id: 'R3' }).say('unreprinted', { id: 'R3', code: 'lost' });
  assert.ok(mayReprint(k.state), 'a lost reply can be tried again');
  k.say('reprint', { id: 'R4' }).say('unreprinted', { id: 'R4', code: 'stale' });
  assert.ok(!mayReprint(k.state));
});

test('nothing is printed again while it is known that nothing can come', () => {
  const k = heard(ticketed(), 'expired').say('status', { status: { ...STATUS, printer: 'bad', printer_reason: 'paper_out' } });
  assert.ok(!mayReprint(k.state));
  assert.ok(mayReprint(k.say('status', { status: STATUS }).state));
});

test('a printer without proof is believed until the person says otherwise', () => {
  const k = heard(ticketed(), 'sent');
  assert.deepEqual([paperFace(k.state), mayDoubt(k.state), secondsLeft(k.state)], ['out', true, 60]);
  k.say('doubt');
  assert.deepEqual([paperFace(k.state), mayDoubt(k.state), mayReprint(k.state)], ['bad', false, true]);
  assert.ok(!mayDoubt(heard(ticketed(), 'confirmed').state));
});

test('who takes a number from the glass is told to the server, unless the paper is proved', () => {
  const seen = (k) => k.say('done', { id: 'S1' }).state.seen;
  const k = ticketed();
  assert.deepEqual(seen(k), [{ token: 'T1', id: 'S1' }]);
  assert.deepEqual(k.state.visit, newVisit(), 'and the next person begins');
  assert.deepEqual(k.say('noted', { id: 'S1' }).state.seen, []);
  assert.equal(seen(heard(ticketed(), 'expired')).length, 1);
  assert.equal(seen(heard(ticketed(), 'sent')).length, 1);
  assert.equal(seen(heard(ticketed(), 'confirmed')).length, 0);
  assert.equal(ticketed().say('wipe').state.seen.length, 0, 'a glass that closes by itself was seen by nobody');
  const check = complete().say('send', { kind: 'ticket', id: 'I' }).say('replied', { id: 'I', body: { check_code: '4719', paper: null } });
  assert.equal(seen(check).length, 0, 'a check code is no number');
});

test('what keeps paper from coming is told in four words, and silence is no trouble', () => {
  const told = (printer, reason) => paperTrouble(kiosk().say('status', { status: { ...STATUS, printer, printer_reason: reason } }).state);
  assert.equal(told('bad', 'paper_out'), 'paper_out');
  assert.equal(told('bad', 'cover_open'), 'cover_open');
  assert.equal(told('bad', 'agent_lost'), 'line');
  assert.equal(told('bad', 'cutter'), 'other');
  assert.equal(told('bad', undefined), 'other');
  assert.equal(told('unknown', ''), '');
  assert.equal(told('none', ''), '');
  assert.equal(paperTrouble(newState(0, null, true)), '');
});

test('without a printer the number is to be photographed', () => {
  const k = complete().say('send', { kind: 'ticket', id: 'I' }).say('replied', { id: 'I', body: { ...TICKET, paper: null } });
  assert.equal(paperFace(k.state), 'none');
});

test('a saved list comes back as a checklist with the missing rows open', () => {
  const k = kiosk().say('lookup', { code: '7KQ2M9' });
  assert.equal(k.scene, 'code');
  k.say('found', { code: '7KQ2M9', list: { service: 'kk-rusak', answers: { warga: 'oa' }, have: ['f102', 'ktp'], lang: 'en' } });
  assert.equal(k.scene, 'checklist');
  assert.equal(k.state.visit.lang, 'en');
  assert.equal(listOf(k.state).open, 2);
});

test('a code nobody knows says so and can be corrected', () => {
  const k = kiosk().say('lookup', { code: '7KQ2' }).say('unfound', { code: '7KQ2', trouble: 'unknown_list' });
  assert.deepEqual([k.scene, k.state.trouble, k.state.visit.typed], ['code', 'unknown_list', '7KQ2']);
  assert.deepEqual([k.say('erase').state.visit.typed, k.state.trouble], ['7KQ', '']);
});

test('a scan while an intent is under way changes nothing', () => {
  const k = complete().say('send', { kind: 'ticket', id: 'ID1' }).say('lookup', { code: '7KQ2M9' });
  assert.equal(k.state.lookup, '');
});

test('a ring is one ring until it has failed', () => {
  const k = kiosk().say('ring', { id: 'R1' }).say('ring', { id: 'R2' });
  assert.equal(k.state.ring.id, 'R1');
  k.say('rung', { id: 'R1', job: 'r1' }).say('ring', { id: 'R3' });
  assert.equal(k.state.ring.phase, 'rung');
  assert.equal(k.say('unrung', { id: 'R1' }).say('ring', { id: 'R4' }).state.ring.id, 'R4');
});

test('a silent server is a lost one on the start screen, and a visit goes on', () => {
  assert.equal(kiosk().at(12001).scene, 'lost');
  const k = kiosk().say('begin');
  assert.equal(k.at(12001).scene, 'services');
  assert.equal(heardAt(kiosk().at(60000), 60001).scene, 'start', 'it heals by itself');
});

test('a closed office and a full disk are told on the start screen only', () => {
  const closed = { ...STATUS, hours: { ...HOURS, open: false } };
  assert.equal(kiosk().say('status', { status: closed }).scene, 'closed');
  assert.equal(kiosk().say('begin').say('status', { status: closed }).scene, 'services');
  assert.equal(kiosk().say('status', { status: { ...STATUS, disk_full: true } }).scene, 'full');
  const always = { ...closed, hours: { ...HOURS, open: false, always: true } };
  assert.equal(kiosk().say('status', { status: always }).scene, 'start');
});

test('an unknown event is a mistake of ours', () => {
  assert.throws(() => kiosk().say('dance'), /dance/);
});

test('the word that somebody comes goes by itself, so that the next person can ring', () => {
  const k = kiosk().say('ring', { id: 'R1' }).say('rung', { id: 'R1', job: '7' }).say('answered', { id: 'R1' });
  assert.equal(k.at(20000).state.ring.phase, 'answered');
  assert.equal(k.at(40000).state.ring, null);
  assert.equal(k.say('ring', { id: 'R2' }).state.ring.phase, 'calling');
});

for (const lang of ['id', 'en']) {
  test('every trouble of the paper has a sentence in ' + lang, () => {
    const table = JSON.parse(readFileSync(new URL(`../../internal/words/${lang}/kiosk.json`, import.meta.url), 'utf8'));
    assert.deepEqual(['paper_out', 'cover_open', 'line', 'other'].filter((trouble) => !(`kiosk.printer.${trouble}` in table)), []);
  });
}
