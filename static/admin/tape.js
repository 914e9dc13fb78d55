// A microphone that is asked for once and recorded from many times.

import { meter, RATE, resample, whole } from './sound.js';

/** A microphone that nobody records with is let go after so long, in milliseconds, so that its light goes out. */
const IDLE_MS = 90_000;

/**
 * Why there is no microphone: the browser gives none to this address, the person said no, or none is plugged in.
 * @param {unknown} failed
 * @returns {'denied' | 'nomic'}
 */
export function whyNot(failed) {
  const name = failed instanceof Error ? failed.name : '';
  return name === 'NotAllowedError' || name === 'SecurityError' ? 'denied' : 'nomic';
}

/** Whether this address may ask for a microphone at all. */
export function mayRecord() {
  return Boolean(window.isSecureContext && navigator.mediaDevices && window.AudioWorkletNode);
}

/**
 * @param {string} worklet its address
 * @param {number} mostMs the longest recording
 * @param {(level: number) => void} heard moves the meter
 * @param {() => void} full is called when a recording is as long as it may be
 */
export function tape(worklet, mostMs, heard, full) {
  /** @type {{ stream: MediaStream, context: AudioContext } | null} */
  let open = null;
  /** @type {Float32Array[] | null} */
  let pieces = null;
  let length = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let idle;

  /** @param {Float32Array} piece */
  function take(piece) {
    if (!pieces || !open) {
      return;
    }
    pieces.push(piece);
    length += piece.length;
    heard(meter(piece));
    if (length >= (mostMs / 1000) * open.context.sampleRate) {
      full();
    }
  }

  function close() {
    if (open) {
      open.stream.getTracks().forEach((track) => track.stop());
      void open.context.close();
    }
    open = null;
    pieces = null;
  }

  async function start() {
    clearTimeout(idle);
    if (!open) {
      const stream = await navigator.mediaDevices.getUserMedia({
        audio: { channelCount: 1, echoCancellation: false, autoGainControl: false, noiseSuppression: true },
      });
      const context = new AudioContext();
      open = { stream, context };
      await context.audioWorklet.addModule(worklet);
      const node = new AudioWorkletNode(context, 'tape', { numberOfOutputs: 0, channelCount: 1, channelCountMode: 'explicit' });
      node.port.onmessage = (event) => take(event.data);
      context.createMediaStreamSource(stream).connect(node);
    }
    await open.context.resume();
    pieces = [];
    length = 0;
  }

  /** What was recorded, at the server's rate. */
  function stop() {
    const recorded = pieces || [];
    const rate = open ? open.context.sampleRate : RATE;
    pieces = null;
    heard(0);
    idle = setTimeout(close, IDLE_MS);
    return resample(whole(recorded, Math.floor((mostMs / 1000) * rate)), rate);
  }

  return { start, stop, close };
}
