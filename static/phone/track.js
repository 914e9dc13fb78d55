// Follows one ticket. When the server says that it changed, this page is fetched again and its middle exchanged, so
// that there is one renderer, the server's. Without this script the page reloads itself every 30 s.
//
// The script stands inside the page, allowed by its hash, with what it imports before it (static.Inline): nothing in it depends on
// the ticket.

import { recall, replaced, tell } from './bell.js';
import { offered, subscribe, subscribed, unsubscribe } from './push.js';

/**
 * @typedef {object} Frame
 * @property {string} epoch
 * @property {number} seq
 * @property {string} build
 * @property {string} at
 */

const BEAT_MS = 15000; // between two beats of a phone's socket
const CUT_MS = 5000; // a socket may be away this long before the page says so
const POLL_MS = 5000;

const told = document.body.dataset;
const socket = location.origin.replace(/^http/, 'ws') + String(told.path).replace('/t/', '/ws/tickets/');

let epoch = String(told.epoch);
let seq = Number(told.seq);
let build = '';
let heard = Date.now(); // when the server last spoke, by this phone's clock
let lost = 0; // since when the socket is closed; 0 while it is open
let tries = 0; // sockets in a row that brought no frame
let asked = 0;
let failed = 0; // pages in a row that did not come
let blinking = 0;
/** @type {WebSocket | null} */
let link = null;
/** @type {AudioContext | null} */
let sound = null;
/** @type {WakeLockSentinel | null} */
let awake = null;
const shelf = 'bell ' + told.path; // where this tab keeps its bell: a form or another language loads the page anew
let bell = recall(stored());
const here = { path: String(told.path), lang: document.documentElement.lang, key: told.push || '' };
let pushed = 0; // the label of its button: 0 off, 1 on, 2 refused

/** @param {string} id */
const el = (id) => document.getElementById(id);
const page = () => /** @type {HTMLElement} */ (el('page'));
const live = () => 'live' in page().dataset;

/** What the tab kept; nothing where it may not keep anything. */
function stored() {
  try {
    return sessionStorage.getItem(shelf);
  } catch (refused) {
    return null;
  }
}

/** @param {import('./bell.js').Bell} next */
function keep(next) {
  bell = next;
  try {
    sessionStorage.setItem(shelf, JSON.stringify(bell));
  } catch (refused) {
    // it is kept until the page is closed
  }
}

/** Gets the sound ready, as browsers let it only under a person's finger. It may stay silent until the next tap. */
function unlock() {
  // Safari before 14.1 has the constructor under its old name only.
  const Context = window.AudioContext || /** @type {any} */ (window).webkitAudioContext;
  if (!sound && Context) {
    const made = /** @type {AudioContext} */ (new Context());
    made.onstatechange = offer;
    sound = made;
  }
  if (sound && sound.state !== 'running') {
    sound.resume().then(offer, offer);
  }
}

/** Keeps the glass lit while the bell is on, where the browser can: a phone that sleeps hears no call. */
function stayAwake() {
  if (awake) {
    awake.release();
    awake = null;
  }
  if (bell.on && live() && !document.hidden && 'wakeLock' in navigator) {
    navigator.wakeLock.request('screen').then((lock) => {
      awake = lock;
    }, () => undefined); // a low battery: it may sleep
  }
}

/**
 * Rings so many times and shakes the phone.
 * @param {number} times
 */
function ring(times) {
  if (navigator.vibrate) {
    navigator.vibrate(new Array(times * 2).fill(400));
  }
  if (!sound) {
    return;
  }
  sound.resume();
  for (let i = 0; i < times * 2; i++) {
    const from = sound.currentTime + 0.05 + Math.floor(i / 2) * 1.2 + (i % 2) * 0.28;
    const tone = sound.createOscillator();
    const loud = sound.createGain();
    tone.frequency.value = i % 2 ? 659 : 880; // Hz: a falling fourth
    loud.gain.setValueAtTime(0.6, from);
    loud.gain.exponentialRampToValueAtTime(0.001, from + 0.8);
    tone.connect(loud);
    loud.connect(sound.destination);
    tone.start(from);
    tone.stop(from + 0.8);
  }
}

/** Rings for what the page tells of, if it is new and the person wants to hear it. */
function sing() {
  const { bell: next, times } = tell(bell, page().dataset);
  if (next !== bell) {
    keep(next);
  }
  if (times > 0) {
    ring(times);
  }
}

/** Lets the title blink for a minute, for somebody who reads another page meanwhile. */
function blink() {
  clearInterval(blinking);
  const until = Date.now() + 60000;
  const title = document.title;
  let on = false;
  blinking = setInterval(() => {
    const over = !document.hidden || Date.now() > until;
    on = !on && !over;
    document.title = on ? '\u25CF \u25CF \u25CF ' + title : title;
    if (over) {
      clearInterval(blinking);
    }
  }, 1000);
}

/** Offers the bell while the call is still to come: off, on, or on and waiting for a finger. */
function offer() {
  const button = el('ring');
  if (!button) {
    return;
  }
  const mute = bell.on && !!sound && sound.state !== 'running';
  const shown = mute ? 2 : Number(bell.on);
  button.hidden = false;
  button.setAttribute('aria-pressed', String(shown === 1));
  button.querySelectorAll('span').forEach((label, i) => {
    label.hidden = i !== shown;
  });
  button.onclick = () => {
    keep({ on: mute || !bell.on, heard: bell.heard });
    stayAwake();
    if (bell.on) {
      unlock();
      ring(1);
    }
    offer();
  };
}

/** Offers to tell the phone while the page is closed. */
function offerPush() {
  const button = /** @type {HTMLButtonElement | null} */ (el('push'));
  if (!button || !offered(here)) {
    return;
  }
  button.hidden = false;
  button.setAttribute('aria-pressed', String(pushed === 1));
  button.querySelectorAll('span').forEach((label, i) => {
    label.hidden = i !== pushed;
  });
  button.onclick = () => {
    button.disabled = true;
    const done = pushed === 1 ? unsubscribe(here).then(() => 0) : subscribe(here).then((on) => (on ? 1 : 2));
    done.catch(() => 2).then((label) => {
      pushed = label;
      button.disabled = false;
      offerPush();
    });
  };
}

/**
 * Exchanges the middle of the page; an opened question stays open and the focus stays where it is.
 * @param {HTMLElement} next
 */
function exchange(next) {
  const old = page();
  const open = ['cancel', 'postpone'].filter((id) => {
    const question = el(id);
    return question && question.hasAttribute('open');
  });
  const focused = document.activeElement ? document.activeElement.id : '';
  /** @type {Node} */ (old.parentNode).replaceChild(next, old);
  for (const id of open) {
    const again = el(id);
    if (again) {
      again.setAttribute('open', '');
    }
  }
  const same = focused && el(focused);
  if (same) {
    same.focus();
  }
  offer();
  offerPush();
}

/**
 * Shows a fresh page and says aloud what changed.
 * @param {Document} fresh
 */
function show(fresh) {
  const was = page().dataset;
  exchange(/** @type {HTMLElement} */ (document.importNode(/** @type {Node} */ (fresh.getElementById('page')), true)));
  const is = page().dataset;
  if (was.state === is.state && was.position === is.position && was.call === is.call && was.undone === is.undone && was.due === is.due) {
    return;
  }
  clearInterval(blinking);
  document.title = fresh.title;
  const first = el('first'); // what is said before anything else: a call, one that was taken back, or that it is soon
  /** @type {HTMLElement} */ (el('say')).textContent = (first ? String(first.textContent).replace(/[.]?$/, '. ') : '') + fresh.title;
  if (is.state === 'called') {
    blink();
  }
  if (is.state === 'called' || was.undone !== is.undone) {
    scrollTo(0, 0);
  }
  sing();
}

/** Fetches this page again; the last question asked wins, and one that fails is asked again, ever slower. */
async function refresh() {
  const mine = ++asked;
  try {
    const reply = await fetch(location.pathname + '?lang=' + document.documentElement.lang, { headers: { 'X-Part': 'answer' }, cache: 'no-store', credentials: 'same-origin' });
    const fresh = new DOMParser().parseFromString(await reply.text(), 'text/html');
    if (mine !== asked) {
      return;
    }
    if (reply.status >= 429 || !fresh.getElementById('page')) {
      throw new Error(String(reply.status));
    }
    heard = Date.now();
    failed = 0;
    show(fresh);
    if (!live() && link) {
      link.close();
    }
    if (!live()) {
      stayAwake(); // no longer
      if (pushed === 1) {
        unsubscribe(here).catch(() => undefined);
      }
    }
  } catch (refused) {
    if (mine === asked) {
      setTimeout(refresh, Math.min(60000, POLL_MS * Math.pow(2, failed++)));
    }
  }
}

/** @param {MessageEvent} event */
function hear(event) {
  const frame = /** @type {Frame} */ (JSON.parse(event.data));
  heard = Date.now();
  tries = 0;
  if (replaced(build, frame.build)) {
    location.reload();
  }
  const resettled = build !== '' && frame.build !== build;
  build = frame.build;
  if (resettled || frame.epoch !== epoch || frame.seq > seq) {
    epoch = frame.epoch;
    seq = frame.seq;
    refresh();
    return;
  }
  const at = el('at'); // "10.42.07": the office's time, with the separator of the page's language
  if (at) {
    at.textContent = frame.at.slice(11, 19).replace(/:/g, String(at.textContent).charAt(2));
  }
}

/** A socket, or nothing where the browser has none or lets none out: then the page is asked again and again. */
function dial() {
  try {
    return new WebSocket(socket);
  } catch (refused) {
    lost = lost || Date.now();
    tries = 9;
    return null;
  }
}

/** Keeps one socket open: full jitter from 250 ms, at most 2 s in the first 30 s, then 15 s, for ever. */
function connect() {
  if (!live()) {
    return;
  }
  const ws = dial();
  if (!ws) {
    return;
  }
  link = ws;
  ws.onopen = () => {
    lost = 0;
  };
  ws.onmessage = hear;
  ws.onclose = (event) => {
    link = null;
    lost = lost || Date.now();
    if (event.code === 4404) {
      refresh(); // the ticket's time is over, and its page says so
      return;
    }
    const cap = Date.now() - lost < 30000 ? 2000 : 15000;
    setTimeout(connect, Math.random() * Math.min(cap, 250 * Math.pow(2, Math.min(tries++, 9))));
  };
}

/** Each second: is what the page says still fresh? */
function watch() {
  const silent = Date.now() - heard;
  const away = lost > 0 && Date.now() - lost > CUT_MS && silent > POLL_MS + 2000;
  const cut = live() && (away || silent > 2 * BEAT_MS + 2000);
  page().classList.toggle('stale', cut);
  /** @type {HTMLElement} */ (el('cut')).hidden = !cut;
  if (link && silent > 3 * BEAT_MS) {
    link.close();
  }
}

setInterval(watch, 1000);
setInterval(() => {
  if (live() && lost && tries > 2 && !failed) {
    refresh(); // sockets do not get through here: the page itself is asked
  }
}, POLL_MS);
document.addEventListener('visibilitychange', () => {
  if (!document.hidden && live()) {
    refresh();
    stayAwake();
  }
});
document.addEventListener('click', () => {
  if (bell.on) {
    unlock(); // any finger will do
  }
});
if (bell.on) {
  unlock(); // a browser that remembers the finger of the page before goes on ringing
}
sing(); // what has happened while the page was loaded anew
stayAwake();
offer();
offerPush();
if (offered(here)) {
  subscribed(here).then((found) => {
    pushed = Number(!!found);
    offerPush();
  }, () => undefined); // the next page asks again
}
connect();
