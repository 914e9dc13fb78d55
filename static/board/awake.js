// Keeps the glass on: a wake lock where the page is secure, else a silent picture that plays, as films do.

/** How often a lost lock is asked for again, in milliseconds. */
const AGAIN_MS = 60000;
/** Size of the picture that plays, in px: it is stretched over the whole wall, behind everything. */
const DOT = 16;

/** @returns {void} */
export function keepAwake() {
  const locks = /** @type {any} */ (navigator).wakeLock;
  if (locks) {
    hold(locks, null);
    return;
  }
  play();
}

/** @param {any} locks @param {any} lock the one that is held */
function hold(locks, lock) {
  const again = (/** @type {any} */ now) => setTimeout(() => hold(locks, now), AGAIN_MS);
  if ((lock && !lock.released) || document.hidden) {
    again(lock);
    return;
  }
  locks.request('screen').then(again, () => again(null)); // refused, such as on a low battery: asked again
}

/** A plain http address gets no lock. The film is one colour, so it is drawn once and costs nothing. */
function play() {
  const canvas = document.createElement('canvas');
  const paint = canvas.getContext('2d');
  const film = /** @type {any} */ (document.createElement('video'));
  if (!paint || !(/** @type {any} */ (canvas).captureStream)) {
    return;
  }
  canvas.width = DOT;
  canvas.height = DOT;
  const frame = () => {
    paint.fillStyle = '#0B1B2B';
    paint.fillRect(0, 0, DOT, DOT);
  };
  frame();
  film.className = 'awake';
  film.muted = true;
  film.setAttribute('playsinline', '');
  film.setAttribute('aria-hidden', 'true');
  film.srcObject = /** @type {any} */ (canvas).captureStream(1);
  document.body.insertBefore(film, document.body.firstChild);
  const go = () => film.play().catch(() => setTimeout(go, AGAIN_MS));
  go();
  setInterval(frame, AGAIN_MS / 4);
}
