// Sound as numbers: what a microphone or a file gives, made into a WAV of the one format that the server takes. No
// browser is needed for any of it.

/** Samples a second of the server's clips. */
export const RATE = 16000;

/** Zero crossings of the resampling kernel on either side. */
const REACH = 12;

const HEADER = 44;

/**
 * One channel of many.
 * @param {Float32Array[]} channels
 * @returns {Float32Array}
 */
export function mono(channels) {
  const out = new Float32Array(channels.length > 0 ? channels[0].length : 0);
  for (const channel of channels) {
    for (let i = 0; i < out.length; i++) {
      out[i] += channel[i] / channels.length;
    }
  }
  return out;
}

/**
 * The pieces of a recording as one.
 * @param {Float32Array[]} pieces
 * @param {number} most samples; the rest is left out
 * @returns {Float32Array}
 */
export function whole(pieces, most) {
  const length = Math.min(most, pieces.reduce((sum, piece) => sum + piece.length, 0));
  const out = new Float32Array(length);
  let at = 0;
  for (const piece of pieces) {
    const part = piece.subarray(0, Math.max(0, length - at));
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/**
 * A sinc that dies away at REACH.
 * @param {number} x
 */
function kernel(x) {
  if (x === 0) {
    return 1;
  }
  if (Math.abs(x) >= REACH) {
    return 0;
  }
  return (Math.sin(Math.PI * x) / (Math.PI * x)) * (0.5 + 0.5 * Math.cos((Math.PI * x) / REACH));
}

/**
 * The same sound at RATE. What is too high for it is taken out, or it would come back as a whistle.
 * @param {Float32Array} samples
 * @param {number} from samples a second
 * @returns {Float32Array}
 */
export function resample(samples, from) {
  if (from === RATE) {
    return samples;
  }
  const step = from / RATE;
  const cut = Math.min(1, 1 / step);
  const reach = Math.ceil(REACH / cut);
  const out = new Float32Array(Math.floor(samples.length / step));
  for (let i = 0; i < out.length; i++) {
    const at = i * step;
    const first = Math.floor(at) - reach + 1;
    let sum = 0;
    let weight = 0;
    for (let j = Math.max(0, first); j <= Math.min(samples.length - 1, first + 2 * reach - 1); j++) {
      const w = kernel((at - j) * cut);
      sum += w * samples[j];
      weight += w;
    }
    out[i] = sum / weight;
  }
  return out;
}

/**
 * A WAV of 16 bits, mono, at RATE.
 * @param {Float32Array} samples
 * @returns {ArrayBuffer}
 */
export function wav(samples) {
  const body = samples.length * 2;
  const view = new DataView(new ArrayBuffer(HEADER + body));
  /** @param {number} at @param {string} text */
  const letters = (at, text) => {
    for (let i = 0; i < text.length; i++) {
      view.setUint8(at + i, text.charCodeAt(i));
    }
  };
  letters(0, 'RIFF');
  view.setUint32(4, HEADER - 8 + body, true);
  letters(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true); // PCM
  view.setUint16(22, 1, true); // mono
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  letters(36, 'data');
  view.setUint32(40, body, true);
  for (let i = 0; i < samples.length; i++) {
    view.setInt16(HEADER + 2 * i, Math.round(Math.max(-1, Math.min(1, samples[i])) * 32767), true);
  }
  return view.buffer;
}

/** The softest sound that moves the meter, in dB below the loudest there is. */
const METER_DB = 50;

/**
 * How far a piece of sound moves a meter of 100.
 * @param {Float32Array} piece
 */
export function meter(piece) {
  let top = 0;
  for (const sample of piece) {
    top = Math.max(top, Math.abs(sample));
  }
  if (top === 0) {
    return 0;
  }
  return Math.round(Math.max(0, Math.min(100, (100 * (METER_DB + 20 * Math.log10(top))) / METER_DB)));
}
