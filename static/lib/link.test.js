import test from 'node:test';
import assert from 'node:assert/strict';
import { newLink, heard, opened, closed, retryIn, polls, deaf, health, EARLY_MS } from './link.js';

const frame = (seq, more) => ({ kind: 'board', epoch: 'e1', seq, build: 'b1', ...more });
const open = () => heard(opened(newLink(5000, 0)), frame(7), 100).link;

test('a snapshot is shown when it is newer, in its epoch', () => {
  assert.equal(heard(open(), frame(8), 200).take, 'show');
  assert.equal(heard(open(), frame(20), 200).take, 'show', 'gaps are normal');
  assert.equal(heard(open(), frame(7), 200).take, 'leave');
  assert.equal(heard(open(), frame(6), 200).take, 'leave');
});

test('another epoch is shown whatever its number', () => {
  const result = heard(open(), frame(1, { epoch: 'e2' }), 200);
  assert.equal(result.take, 'show');
  assert.equal(heard(result.link, frame(2, { epoch: 'e2' }), 300).take, 'show');
});

test('a beat keeps the link fresh and changes nothing else', () => {
  const { link, take } = heard(open(), frame(9, { kind: 'beat' }), 4900);
  assert.equal(take, 'leave');
  assert.equal(link.seq, 7);
  assert.equal(heard(link, frame(8), 5000).take, 'show');
  assert.ok(health(link, 14000).fresh);
});

test('another build loads the page again, also when told by a beat', () => {
  assert.equal(heard(open(), frame(8, { build: 'b2' }), 200).take, 'reload');
  assert.equal(heard(open(), frame(7, { build: 'b2', kind: 'beat' }), 200).take, 'reload');
});

test('a screen is stale after two missed beats', () => {
  assert.ok(!health(open(), 10100).stale);
  assert.ok(health(open(), 10101).stale);
});

test('"terputus" is shown five seconds after the socket closed', () => {
  const lost = closed(open(), 1006, 1000);
  assert.ok(!health(lost, 5999).cut);
  assert.ok(health(lost, 6000).cut);
});

test('a failed retry does not put the loss off', () => {
  const lost = closed(closed(open(), 1006, 1000), 1006, 4000);
  assert.ok(health(lost, 6000).cut);
});

test('waits are jittered fully, double to two seconds, and are fifteen after half a minute', () => {
  let link = closed(open(), 1006, 0);
  assert.equal(retryIn(link, 0, 0), 0);
  assert.equal(retryIn(link, 0, 1), 250);
  link = closed(link, 1006, 100);
  assert.equal(retryIn(link, 100, 1), 500);
  for (let i = 0; i < 20; i++) {
    link = closed(link, 1006, 200);
  }
  assert.equal(retryIn(link, 200, 1), 2000);
  assert.equal(retryIn(link, EARLY_MS, 1), 15000);
});

test('polling begins with the third failed try and ends with an open socket', () => {
  let link = closed(newLink(5000, 0), 1006, 10);
  link = closed(link, 1006, 20);
  assert.ok(!polls(link));
  link = closed(link, 1006, 30);
  assert.ok(polls(link));
  assert.ok(!polls(opened(link)));
});

test('a polled snapshot keeps the screen fresh without making the socket good', () => {
  let link = newLink(5000, 0);
  for (let i = 0; i < 3; i++) {
    link = closed(link, 1006, i);
  }
  const polled = heard(link, frame(7), 9000);
  assert.equal(polled.take, 'show');
  assert.ok(polls(polled.link));
  assert.ok(!health(polled.link, 9500).cut);
  assert.ok(health(polled.link, 9000 + 10001).cut, 'polls stopped too');
});

test('an open socket that has been silent for three beats is deaf', () => {
  assert.ok(!deaf(open(), 15100, 50));
  assert.ok(deaf(open(), 15101, 50));
  assert.ok(!deaf(opened(newLink(5000, 0)), 40000, 30000), 'it has just been opened');
});

test('who is signed out stays away; an unknown topic comes back slowly', () => {
  assert.equal(closed(open(), 4401, 0).ended, 'signed_out');
  const unknown = closed(open(), 4404, 0);
  assert.equal(unknown.ended, 'unknown');
  assert.equal(retryIn(unknown, 0, 1), 15000);
});
