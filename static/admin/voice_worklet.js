// Runs beside the page, where sound arrives, and hands it over piece by piece.

/** What the worklet's own scope offers; the library of types does not know it. */
const scope = /** @type {any} */ (globalThis);

class Tape extends scope.AudioWorkletProcessor {
  /** @param {Float32Array[][]} inputs */
  process(inputs) {
    const first = inputs[0] && inputs[0][0];
    if (first) {
      this.port.postMessage(first.slice());
    }
    return true;
  }
}

scope.registerProcessor('tape', Tape);
