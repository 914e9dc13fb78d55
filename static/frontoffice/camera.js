// The camera of a phone or tablet as a scanner: on until it has read a slip, is put away, or a minute is over.

import { readPicture } from './decoder.js';

/** @typedef {import('./types.js').Camera} Phase */

/** A camera that has read nothing for this long is put away, in milliseconds: it warms the phone and empties it. */
const OVER_MS = 60000;
/** Between two pictures, in milliseconds: a hand holds still that long, and the page stays quick. */
const LOOK_MS = 160;

/** The id of the film. */
export const FILM = 'film';

/** Whether this page may ask for a film: browsers allow it on secure addresses only. */
export function canFilm() {
  return window.isSecureContext && Boolean(navigator.mediaDevices && navigator.mediaDevices.getUserMedia);
}

/**
 * @param {object} world
 * @param {(phase: Phase | null) => void} world.show null: put away
 * @param {(text: string) => boolean} world.read whether the text was a slip of ours
 */
export function makeCamera({ show, read }) {
  /** @type {MediaStream | null} */
  let stream = null;
  let turn = 0; // each start and stop: whatever an earlier one still brings is too late

  function stop() {
    turn++;
    if (stream) {
      stream.getTracks().forEach((track) => track.stop());
      stream = null;
    }
  }

  async function start() {
    stop();
    const own = turn;
    show('starting');
    try {
      const came = await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } } });
      if (own !== turn) {
        came.getTracks().forEach((track) => track.stop());
        return;
      }
      stream = came;
      await film(own);
    } catch (failure) {
      if (own === turn) {
        stop();
        show(whyNot(failure));
      }
    }
  }

  /** @param {number} own */
  async function film(own) {
    const box = /** @type {HTMLVideoElement | null} */ (document.getElementById(FILM));
    if (!box) {
      stop();
      return;
    }
    box.srcObject = stream;
    await box.play();
    show('on');
    const until = performance.now() + OVER_MS;
    while (own === turn) {
      const text = box.videoWidth > 0 ? await readPicture({ picture: box, width: box.videoWidth, height: box.videoHeight }, false) : '';
      if (own === turn && text !== '') {
        hit(text);
      }
      if (own === turn && performance.now() > until) {
        stop();
        show('over');
      }
      await new Promise((done) => setTimeout(done, LOOK_MS));
    }
  }

  /** @param {string} text */
  function hit(text) {
    if (!read(text)) {
      show('other');
      return;
    }
    if (navigator.vibrate) {
      navigator.vibrate(80);
    }
    stop();
    show(null);
  }

  /** @param {File} file a photo of a slip, where there is no film */
  async function photo(file) {
    stop();
    const own = turn;
    show('reading');
    try {
      const picture = await createImageBitmap(file);
      const text = await readPicture({ picture, width: picture.width, height: picture.height }, true);
      picture.close();
      if (own === turn) {
        show(text === '' ? 'unread' : read(text) ? null : 'wrong');
      }
    } catch (failure) {
      if (own === turn) {
        show('unread');
      }
    }
  }

  return {
    start,
    photo,
    stop: () => {
      stop();
      show(null);
    },
  };
}

/** @param {unknown} failure @returns {Phase} */
function whyNot(failure) {
  const name = failure instanceof Error || failure instanceof DOMException ? failure.name : '';
  return name === 'NotAllowedError' ? 'denied' : name === 'NotFoundError' || name === 'OverconstrainedError' ? 'none' : 'failed';
}
