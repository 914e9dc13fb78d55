import test from 'node:test';
import assert from 'node:assert/strict';
import { newVoice, look, learned, finished, refused, stumbled, unlocked, told, asks, hushed, gainOf, audioOf } from './voice.js';

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

test('a server that was killed names calls again, and nobody hears them twice', () => {
  const said = finished(look(finished(look(newVoice('me', ''), saying('me', 7)).voice), saying('me', 8)).voice);
  const again = look(said, saying('me', 7));
  assert.equal(again.play, null);
  assert.equal(again.voice.ended, 7, 'the server goes on');
  assert.equal(look(newVoice('me', '', said.over), saying('me', 7)).play, null, 'after a reload too');
  assert.equal(look(again.voice, saying('me', 8)).play, null);
  assert.equal(look(again.voice, saying('me', 9)).play.seq, 9);
});

test('what another screen has said is not said again here', () => {
  const silence = learned(newVoice('me', ''), saying('other', 7), saying('other', null));
  assert.equal(look(silence, saying('me', 7)).play, null);
  const next = learned(newVoice('me', ''), saying('other', 7), saying('me', 8));
  assert.equal(look(next, saying('me', 7)).play, null);
  assert.equal(look(next, saying('me', 8)).play.seq, 8);
});

test('what broke off with its screen is said by another', () => {
  const lost = learned(newVoice('me', ''), saying('other', 7), saying(null, null));
  assert.equal(look(learned(lost, saying(null, null), saying('me', 7)), saying('me', 7)).play.seq, 7);
});

test('what could not be played here comes again', () => {
  const failed = stumbled(look(newVoice('me', ''), saying('me', 7)).voice);
  const heard = told(learned(failed, saying('me', 7), saying('me', null)), null, true);
  assert.equal(look(heard, saying('me', 7)).play.seq, 7);
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
