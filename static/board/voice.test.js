import test from 'node:test';
import assert from 'node:assert/strict';
import { newVoice, look, finished, refused, stumbled, unlocked, told, asks, hushed, gainOf, audioOf } from './voice.js';

/** A snapshot in which a screen holds the zone's voice and an announcement is to be said. */
function saying(speaker, seq, epoch) {
  const now = seq === null ? null : { seq, call: seq, url: '/audio/' + seq + '.wav', ms: 5000, text: '' };
  return { epoch: epoch || 'e', voice: { speaker, now, waiting: 0 } };
}

test('the speaker of the zone plays each announcement once', () => {
  const first = look(newVoice('me', ''), saying('me', 1));
  assert.equal(first.play.url, '/audio/1.wav');
  const after = finished(first.voice);
  assert.equal(after.ended, 1);
  assert.equal(look(after, saying('me', 1)).play, null);
  assert.equal(look(after, saying('me', 2)).play.seq, 2);
});

test('other screens of the zone stay silent', () => {
  assert.equal(look(newVoice('me', ''), saying('other', 1)).play, null);
  assert.equal(look(newVoice('me', ''), saying(null, 1)).play, null);
  assert.equal(look(newVoice('me', ''), saying('me', null)).play, null);
});

test('nothing is cut or overlapped: the next one waits for the end', () => {
  const first = look(newVoice('me', ''), saying('me', 1));
  const meanwhile = look(first.voice, saying('me', 2));
  assert.equal(meanwhile.play, null);
  assert.equal(meanwhile.voice.playing, 1);
  assert.equal(look(finished(meanwhile.voice), saying('me', 2)).play.seq, 2);
});

test('losing the voice while speaking does not stop the sentence', () => {
  const first = look(newVoice('me', ''), saying('me', 1));
  assert.equal(look(first.voice, saying('other', 2)).voice.playing, 1);
});

test('a reload in the middle does not say it again, and lets the queue go on', () => {
  const before = look(newVoice('me', ''), saying('me', 4));
  const after = look(newVoice('me', before.voice.begun), saying('me', 4));
  assert.equal(after.play, null);
  assert.equal(after.voice.ended, 4);
});

test('equal seq of another epoch is another announcement', () => {
  const voice = newVoice('me', 'e:4');
  assert.equal(look(voice, saying('me', 4, 'f')).play.seq, 4);
});

test('a screen that the browser keeps mute leaves the word to another and says it after the button', () => {
  const first = look(newVoice('me', ''), saying('me', 1));
  const mute = refused(first.voice);
  assert.equal(mute.ended, null, 'it was never said');
  assert.equal(look(mute, saying('me', 1)).play, null);
  assert.equal(look(unlocked(mute), saying('me', 1)).play.seq, 1);
});

test('the button is asked for only where nobody else speaks', () => {
  const mute = refused(newVoice('me', ''));
  assert.equal(asks(mute, null), false);
  assert.equal(asks(mute, saying(null, null)), true);
  assert.equal(asks(mute, saying('me', null)), true);
  assert.equal(asks(mute, saying('other', null)), false);
  assert.equal(asks(newVoice('me', ''), saying(null, null)), false);
});

test('the end is reported until the server has heard it', () => {
  const after = finished(look(newVoice('me', ''), saying('me', 1)).voice);
  assert.equal(told(after, null).ended, 1, 'a beat sent before the end does not count');
  assert.equal(told(after, 1).ended, null);
});

test('a sound that cannot be played is left to another screen, and said when it comes back', () => {
  const failed = stumbled(look(newVoice('me', ''), saying('me', 1)).voice);
  assert.equal(audioOf(failed), 'blocked');
  assert.equal(failed.ended, null, 'it was never said');
  assert.equal(look(failed, saying('me', 1)).play, null, 'not before the server has been told');
  const after = told(failed, null, true);
  assert.equal(audioOf(after), 'ok');
  assert.equal(look(after, saying('me', 1)).play.seq, 1);
  assert.equal(told(failed, null, false).stumbled, true, 'a beat sent before does not count');
});

test('somebody who wants silence is heard in the middle of a sentence, quiet hours only after it', () => {
  const playing = look(newVoice('me', ''), saying('me', 1)).voice;
  const silent = (why) => ({ epoch: 'e', voice: { speaker: 'me', now: null, waiting: 0, silent: { why, until: '' } } });
  assert.equal(hushed(playing, silent('mute')), true);
  assert.equal(hushed(playing, silent('quiet')), false);
  assert.equal(hushed(playing, saying('me', 1)), false);
  assert.equal(hushed(newVoice('me', ''), silent('mute')), false);
});

test('the volume of the hall is that of the ear', () => {
  const at = (volume) => gainOf({ epoch: 'e', voice: { speaker: null, now: null, waiting: 0, volume } });
  assert.deepEqual([at(100), at(50), at(0), at(undefined), at(300)], [1, 0.25, 0, 1, 1]);
});
