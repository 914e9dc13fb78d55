import test from 'node:test';
import assert from 'node:assert/strict';
import { makeAloud } from './aloud.js';

/** An audio element that plays until it is told that the sound has ended, and holds that nothing overlaps. */
function bench() {
  const hears = {};
  const played = [];
  const audio = {
    src: '', volume: 1, playing: false,
    addEventListener: (name, hear) => { hears[name] = hear; },
    async play() {
      assert.equal(this.playing, false, 'two sounds at once');
      this.playing = true;
      played.push(this.src);
    },
    pause() { this.playing = false; },
  };
  const asked = [];
  const find = async (line) => {
    asked.push(line.text);
    return line.text === 'silent' ? [] : line.text.split('+').map((url) => ({ url, ms: 100 }));
  };
  const soon = () => new Promise((done) => setImmediate(done));
  const end = async () => {
    audio.playing = false;
    hears.ended();
    await soon();
  };
  const lines = (...texts) => texts.map((text) => ({ lang: 'id', text }));
  return { aloud: makeAloud({ find, audio }), audio, played, asked, soon, end, lines };
}

test('lines are said one after the other, and their parts too', async () => {
  const { aloud, played, asked, soon, end, lines } = bench();
  aloud.say(lines('a', 'silent', 'b+c', 'd'), false);
  await soon();
  assert.deepEqual(asked, ['a', 'silent'], 'no more than the next two are asked for');
  for (const want of [['a'], ['a', 'b'], ['a', 'b', 'c'], ['a', 'b', 'c', 'd']]) {
    assert.deepEqual(played, want);
    await end();
  }
  assert.equal(played.length, 4);
});

test('something new ends what is being said', async () => {
  const { aloud, audio, played, soon, end, lines } = bench();
  aloud.say(lines('a', 'b'), false);
  await soon();
  aloud.say(lines('c'), false);
  await soon();
  assert.deepEqual(played, ['a', 'c']);
  await end();
  assert.deepEqual(played, ['a', 'c'], 'what belonged to the old thing is not said any more');
  assert.equal(audio.playing, false);
});

test('what waits is said after it, and not what is said again', async () => {
  const { aloud, played, soon, end, lines } = bench();
  aloud.say(lines('number'), false);
  await soon();
  aloud.say(lines('paper'), true);
  await soon();
  await end();
  await end();
  assert.deepEqual(played, ['number', 'paper']);
  aloud.again();
  await soon();
  assert.deepEqual(played, ['number', 'paper', 'number']);
});

test('who switches it off hears nothing more', async () => {
  const { aloud, audio, played, soon, lines } = bench();
  aloud.loud(40);
  assert.equal(audio.volume, 0.4);
  aloud.say(lines('a', 'b'), false);
  aloud.hush();
  await soon();
  aloud.again();
  await soon();
  assert.deepEqual(played, []);
});
