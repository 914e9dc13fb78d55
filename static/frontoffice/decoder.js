// Reads QR codes from pictures: with the browser's own reader where it has one, else with one that is fetched then.

/** @typedef {{ picture: CanvasImageSource, width: number, height: number }} Frame */

// The longest side that is looked at, in pixels: a slip held before a camera fills a third of the picture, and every
// pixel costs time. A photo is looked at in finer steps when the first finds nothing.
const SIDES = [640, 1280, 2200];

/** @type {Promise<(frame: Frame, fine: boolean) => Promise<string>> | null} */
let reader = null;

/**
 * The text of the first QR code in a picture; "" when there is none.
 * @param {Frame} frame
 * @param {boolean} fine look closely, as at a photo; a film brings another picture soon
 */
export async function readPicture(frame, fine) {
  reader = reader || makeReader();
  try {
    return (await reader)(frame, fine);
  } catch (failure) {
    reader = null; // the reader could not be fetched: the next picture asks again
    throw failure;
  }
}

async function makeReader() {
  const Detector = /** @type {any} */ (self).BarcodeDetector;
  if (Detector && (await Detector.getSupportedFormats()).includes('qr_code')) {
    const own = new Detector({ formats: ['qr_code'] });
    return async (/** @type {Frame} */ frame) => {
      const codes = await own.detect(frame.picture);
      return codes.length > 0 ? String(codes[0].rawValue) : '';
    };
  }
  await import('../vendor/jsqr.js');
  const jsQR = /** @type {(pixels: Uint8ClampedArray, width: number, height: number, options: object) => { data: string } | null} */ (/** @type {any} */ (self).jsQR);
  const canvas = document.createElement('canvas');
  return async (/** @type {Frame} */ frame, /** @type {boolean} */ fine) => {
    for (const side of fine ? SIDES : SIDES.slice(0, 1)) {
      const pixels = shrink(canvas, frame, side);
      const code = jsQR(pixels.data, pixels.width, pixels.height, { inversionAttempts: 'dontInvert' });
      if (code && code.data) {
        return code.data;
      }
    }
    return '';
  };
}

/** @param {HTMLCanvasElement} canvas @param {Frame} frame @param {number} side */
function shrink(canvas, frame, side) {
  const scale = Math.min(1, side / Math.max(frame.width, frame.height));
  canvas.width = Math.max(1, Math.round(frame.width * scale));
  canvas.height = Math.max(1, Math.round(frame.height * scale));
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { willReadFrequently: true }));
  context.drawImage(frame.picture, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
