import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meter, mono, RATE, resample, wav, whole } from './sound.js';

/** @param {number} rate @param {number} hz */
function tone(rate, hz) {
  return Float32Array.from({ length: rate }, (_, i) => 0.5 * Math.sin((2 * Math.PI * hz * i) / rate));
}

/** @param {Float32Array} samples */
function loudest(samples) {
  return samples.slice(200, -200).reduce((top, s) => Math.max(top, Math.abs(s)), 0);
}

test('a tone stays the same tone at another rate', () => {
  for (const rate of [8000, 44100, 48000]) {
    const out = resample(tone(rate, 440), rate);
    assert.equal(out.length, RATE);
    const want = tone(RATE, 440);
    for (let i = 200; i < RATE - 200; i++) {
      assert.ok(Math.abs(out[i] - want[i]) < 0.01, `${rate}: sample ${i} is ${out[i]}, want ${want[i]}`);
    }
  }
});

test('what is too high is gone and does not whistle', () => {
  assert.ok(loudest(resample(tone(48000, 12000), 48000)) < 0.01);
  assert.ok(loudest(resample(tone(48000, 7000), 48000)) > 0.4);
});

test('nothing is done to sound of the right rate', () => {
  const samples = tone(RATE, 300);
  assert.equal(resample(samples, RATE), samples);
});

test('two ears become one', () => {
  assert.deepEqual([...mono([Float32Array.of(1, 0), Float32Array.of(0, 0.5)])], [0.5, 0.25]);
  assert.equal(mono([]).length, 0);
});

test('pieces are put together and cut at the longest', () => {
  const pieces = [Float32Array.of(1, 2), Float32Array.of(3), Float32Array.of(4, 5)];
  assert.deepEqual([...whole(pieces, 9)], [1, 2, 3, 4, 5]);
  assert.deepEqual([...whole(pieces, 4)], [1, 2, 3, 4]);
  assert.deepEqual([...whole([], 4)], []);
});

test('a WAV says what it is and holds what was said', () => {
  const raw = new DataView(wav(Float32Array.of(0, 1, -1, 2, 0.5)));
  const text = (/** @type {number} */ at) => String.fromCharCode(...[0, 1, 2, 3].map((i) => raw.getUint8(at + i)));
  assert.deepEqual([text(0), text(8), text(12), text(36)], ['RIFF', 'WAVE', 'fmt ', 'data']);
  assert.deepEqual([raw.byteLength, raw.getUint32(4, true), raw.getUint32(40, true)], [54, 46, 10]);
  assert.deepEqual([raw.getUint16(22, true), raw.getUint32(24, true), raw.getUint32(28, true), raw.getUint16(34, true)], [1, 16000, 32000, 16]);
  assert.deepEqual([0, 1, 2, 3, 4].map((i) => raw.getInt16(44 + 2 * i, true)), [0, 32767, -32767, 32767, 16384]);
});

test('the meter moves as ears hear', () => {
  assert.equal(meter(new Float32Array(10)), 0);
  assert.equal(meter(Float32Array.of(0.001)), 0);
  assert.equal(meter(Float32Array.of(-0.1)), 60);
  assert.equal(meter(Float32Array.of(1)), 100);
});
