// Follows one ticket. When the server says that it changed, this page is fetched again and its middle exchanged, so
// that there is one renderer, the server's. Without this script the page reloads itself every 30 s.
//
// The script stands inside the page, allowed by its hash: no imports, and nothing here depends on the ticket.

/**
 * @typedef {object} Frame
 * @property {string} epoch
 * @property {number} seq
 * @property {string} build
 * @property {string} at
 */

const beat = 15000; // ms between two beats of a phone's socket; stale after two missed
const told = document.body.dataset;
const socket = location.origin.replace(/^http/, 'ws') + String(told.path).replace(/^.t./, '/ws/tickets/');
const title = document.title;

let epoch = String(told.epoch);
let seq = Number(told.seq);
let build = '';
let heard = Date.now(); // when the server last spoke, by this phone's clock
let lost = 0; // since when the socket is closed; 0 while it is open
let tries = 0;
let asked = 0;
let failed = 0;
/** @type {WebSocket | null} */
let link = null;
/** @type {AudioContext | null} */
let sound = null;
let flash = 0;

/** @param {string} id */
const el = (id) => document.getElementById(id);
const page = () => /** @type {HTMLElement} */ (el('page'));
const live = () => 'live' in page().dataset;

/** Rings a bell so many times and shakes the phone; silent until the person has asked for it. @param {number} times */
function ring(times) {
  if (!sound) return;
  sound.resume();
  for (let i = 0; i < times * 2; i++) {
    const from = sound.currentTime + 0.05 + Math.floor(i / 2) * 1.2 + (i % 2) * 0.28;
    const tone = sound.createOscillator();
    const loud = sound.createGain();
    tone.frequency.value = i % 2 ? 659 : 880; // Hz: a descending third, as the chime of the hall
    loud.gain.setValueAtTime(0.6, from);
    loud.gain.exponentialRampToValueAtTime(0.001, from + 0.8);
    tone.connect(loud);
    loud.connect(sound.destination);
    tone.start(from);
    tone.stop(from + 0.8);
  }
  if (navigator.vibrate) navigator.vibrate(new Array(times * 2).fill(400));
}

/** Lets the window's title blink, for somebody who reads another page, until they look at this one. */
function blink() {
  clearInterval(flash);
  const until = Date.now() + 60000;
  let on = false;
  flash = setInterval(() => {
    on = !on && document.hidden;
    document.title = on ? '\u25CF\u25CF\u25CF ' + page().dataset.say : String(page().dataset.say);
    if (!document.hidden || Date.now() > until) clearInterval(flash);
  }, 1000);
}

/** Offers the bell while the call is still to come. */
function offer() {
  const button = el('ring');
  if (!button) return;
  button.hidden = false;
  button.setAttribute('aria-pressed', String(!!sound));
  const [off, on] = button.querySelectorAll('span');
  off.hidden = !!sound;
  on.hidden = !sound;
  button.onclick = () => {
    // Safari before 14.1 has the constructor under its old name only.
    const Context = window.AudioContext || /** @type {any} */ (window).webkitAudioContext;
    if (!sound && Context) sound = new Context();
    ring(1);
    offer();
  };
}

/** Exchanges the middle of the page and says aloud what changed. @param {Document} fresh */
function show(fresh) {
  const old = page();
  const next = /** @type {HTMLElement} */ (document.importNode(/** @type {Node} */ (fresh.getElementById('page')), true));
  const sure = /** @type {HTMLDetailsElement | null} */ (el('cancel'));
  const open = sure && sure.open;
  const focus = document.activeElement ? document.activeElement.id : '';
  /** @type {Node} */ (old.parentNode).replaceChild(next, old);
  const again = /** @type {HTMLDetailsElement | null} */ (el('cancel'));
  if (open && again) again.open = true;
  const same = focus && el(focus);
  if (same) same.focus();
  document.title = fresh.title;
  next.dataset.say = fresh.title;
  offer();
  const was = old.dataset;
  const is = next.dataset;
  if (was.state !== is.state || was.position !== is.position) /** @type {HTMLElement} */ (el('say')).textContent = fresh.title;
  if (is.state === 'called' && (was.state !== 'called' || was.calls !== is.calls)) {
    ring(3);
    blink();
    scrollTo(0, 0);
  } else if (Number(was.position) > 3 && Number(is.position) <= 3 && is.state === 'waiting') ring(1);
}

/** Fetches this page again; the last question asked wins. */
async function refresh() {
  const mine = ++asked;
  try {
    const answer = await fetch(location.href, {headers: {'X-Part': 'answer'}, cache: 'no-store', credentials: 'same-origin'});
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (mine !== asked) return;
    if (answer.status >= 429 || !fresh.getElementById('page')) throw answer.status;
    heard = Date.now();
    failed = 0;
    show(fresh);
    if (!live() && link) link.close();
  } catch (refused) {
    if (mine === asked) setTimeout(refresh, Math.min(60000, 5000 * Math.pow(2, failed++)));
  }
}

/** @param {MessageEvent} event */
function hear(event) {
  const frame = /** @type {Frame} */ (JSON.parse(event.data));
  heard = Date.now();
  tries = 0;
  if (build && frame.build !== build) location.reload();
  build = frame.build;
  if (frame.epoch !== epoch || frame.seq > seq) {
    epoch = frame.epoch;
    seq = frame.seq;
    refresh();
    return;
  }
  const at = el('at'); // "10.42.07": the office's time, with the separator of the page's language
  if (at) at.textContent = frame.at.slice(11, 19).replace(/:/g, /** @type {string} */ (at.textContent).charAt(2));
}

/** Keeps one socket open: full jitter from 250 ms, at most 2 s in the first 30 s, then 15 s, for ever. */
function connect() {
  if (!live()) return;
  const ws = new WebSocket(socket);
  link = ws;
  ws.onopen = () => { lost = 0; };
  ws.onmessage = hear;
  ws.onclose = (event) => {
    if (link !== ws) return;
    link = null;
    if (!lost) lost = Date.now();
    if (event.code === 4404) { refresh(); return; } // the ticket's time is over: its page says so
    const cap = Date.now() - lost < 30000 ? 2000 : 15000;
    setTimeout(connect, Math.random() * Math.min(cap, 250 * Math.pow(2, Math.min(tries++, 9))));
  };
}

/** Each second: is what the page says still fresh? While sockets fail, the page itself is asked every 5 s. */
function watch() {
  const now = Date.now();
  const cut = live() && (now - heard > 2 * beat + 2000 || (lost > 0 && now - lost > 5000 && now - heard > 7000));
  page().classList.toggle('stale', cut);
  const note = el('cut');
  if (note && note.hidden === cut) note.hidden = !cut;
  if (link && now - heard > 3 * beat) link.close();
}

setInterval(watch, 1000);
setInterval(() => { if (live() && lost && tries > 2 && !failed) refresh(); }, 5000);
document.addEventListener('visibilitychange', () => { if (!document.hidden && live()) refresh(); });
page().dataset.say = title;
offer();
connect();

export {};
