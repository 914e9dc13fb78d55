// The page on which the office records its words: one word at hand, a microphone or a file, and a list that follows.

import { newId } from '../lib/ids.js';
import { fill, nextOpen, sums, wordOf } from './clips.js';
import { sendRecording } from './send.js';
import { mono, resample, wav } from './sound.js';
import { mayRecord, tape, whyNot } from './tape.js';

/** Tries to send a recording before the person is told that it does not work. */
const TRIES = 5;

/** @param {string} id */
const find = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

const page = find('voice');
const rows = [...document.querySelectorAll('[data-clip]')].map((row) => /** @type {HTMLElement} */ (row));
const recordButton = /** @type {HTMLButtonElement} */ (find('record'));
const fileInput = /** @type {HTMLInputElement} */ (find('file'));
const advance = /** @type {HTMLInputElement} */ (find('on'));
const level = /** @type {HTMLProgressElement} */ (find('level'));
const player = new Audio();

let at = 0;
/** @type {'idle' | 'asking' | 'recording' | 'sending'} */
let doing = 'idle';

function words() {
  return rows.map((row) => ({
    clip: row.dataset.clip || '',
    text: row.dataset.text || '',
    state: /** @type {import('./clips.js').State} */ (row.dataset.state),
  }));
}

/** @param {string} key @param {Record<string, string | number>} [values] */
function sentence(key, values) {
  return fill(page.dataset[key] || '', values || {});
}

/** @param {string} key @param {Record<string, string | number>} [values] @param {boolean} [bad] */
function say(key, values, bad) {
  find('said').textContent = sentence(key, values);
  find('said').classList.toggle('error', Boolean(bad));
}

/** Shows the word at hand. @param {number} place */
function show(place) {
  at = place;
  const word = words()[at];
  const group = rows[at].dataset.group || '';
  find('word').textContent = word.text;
  find('how').textContent = find('hint-' + group).textContent;
  find('place').textContent = sentence('place', { n: at + 1, all: rows.length });
  rows.forEach((row, i) => row.classList.toggle('athand', i === at));
}

/** Makes the row of a word say who says it now. @param {number} place @param {import('./clips.js').State} state */
function mark(place, state) {
  const row = rows[place];
  row.dataset.state = state;
  const tag = /** @type {HTMLElement} */ (row.querySelector('[data-tag]'));
  tag.textContent = sentence('state' + state[0].toUpperCase() + state.slice(1));
  tag.className = 'tag ' + (state === 'own' ? 'good' : 'warn');
  /** @type {HTMLElement} */ (row.querySelector('[data-undo]')).hidden = state !== 'draft';
  /** @type {HTMLElement} */ (row.querySelector('[data-back]')).hidden = state !== 'own';
  const { own, drafts } = sums(words());
  find('sum').textContent = sentence('progress', { n: own, all: rows.length });
  /** @type {HTMLProgressElement} */ (find('done')).value = own;
  find('drafts').hidden = drafts === 0;
  find('drafts-sum').textContent = sentence('drafts', { n: drafts });
}

/** @param {typeof doing} next */
function become(next) {
  doing = next;
  const recording = next === 'recording';
  find('record-label').textContent = sentence(recording ? 'stop' : 'start');
  recordButton.classList.toggle('running', recording);
  recordButton.setAttribute('aria-disabled', String(next === 'asking' || next === 'sending'));
  fileInput.disabled = next !== 'idle';
}

/** Sends a recording of a word; says and marks what became of it. @param {number} place @param {Float32Array} samples */
async function send(place, samples) {
  become('sending');
  say('sending');
  const word = words()[place];
  const bytes = wav(samples);
  const wish = JSON.stringify({ request_id: newId(), lang: page.dataset.lang, clip: word.clip, size: bytes.byteLength });
  try {
    const result = await sendRecording(wish, bytes, TRIES);
    if (result.flaw) {
      say('bad', { text: word.text, said: result.said }, true);
      return false;
    }
    mark(place, 'draft');
    follow(place, word.text, result.said, Boolean(result.abrupt));
    return true;
  } catch {
    say('failed', {}, true);
    return false;
  } finally {
    become('idle');
  }
}

/** After a good recording: on to the next word, when the person wants that. @param {number} place @param {string} text @param {string} said @param {boolean} doubtful it has to be heard first */
function follow(place, text, said, doubtful) {
  const next = nextOpen(words(), place);
  if (next < 0) {
    say('all', { text, said });
  } else if (advance.checked && place === at && !doubtful) {
    show(next);
    say('next', { text, said, next: words()[next].text });
  } else {
    say('good', { text, said });
  }
}

const microphone = tape(
  page.dataset.worklet || '',
  Number(page.dataset.most),
  (loud) => {
    level.value = loud;
  },
  () => void stop(),
);

async function start() {
  player.pause();
  become('asking');
  say('asking');
  try {
    await microphone.start();
  } catch (failed) {
    microphone.close();
    become('idle');
    say(whyNot(failed), {}, true);
    return;
  }
  become('recording');
  say('recording', { text: words()[at].text });
}

async function stop() {
  if (doing === 'recording') {
    await send(at, microphone.stop());
  }
}

/** Reads files of any kind and rate that the browser knows. @param {File[]} files */
async function upload(files) {
  const context = new OfflineAudioContext(1, 1, 48000);
  for (const file of files) {
    const place = wordOf(file.name, files.length, words(), at);
    if (place < 0) {
      say('unnamed', { name: file.name }, true);
      return;
    }
    let samples;
    try {
      const sound = await context.decodeAudioData(await file.arrayBuffer());
      const channels = Array.from({ length: sound.numberOfChannels }, (_, i) => sound.getChannelData(i));
      const most = Math.floor((Number(page.dataset.most) / 1000) * sound.sampleRate);
      samples = resample(mono(channels).subarray(0, most), sound.sampleRate);
    } catch {
      say('unreadable', { name: file.name }, true);
      return;
    }
    if (!(await send(place, samples))) {
      return;
    }
  }
}

/** @param {string} address */
function play(address) {
  player.src = address;
  void player.play().catch(() => {});
}

function begin() {
  find('recorder').hidden = false;
  if (!mayRecord()) {
    find('insecure').hidden = false;
    find('microphone').hidden = true;
  } else {
    say('ready');
  }
  const asked = rows.findIndex((row) => '#' + row.id === location.hash);
  show(Math.max(0, asked >= 0 ? asked : nextOpen(words(), rows.length - 1)));
  recordButton.addEventListener('click', () => {
    if (doing === 'idle') {
      void start();
    } else if (doing === 'recording') {
      void stop();
    }
  });
  find('next').addEventListener('click', () => turn(1));
  find('previous').addEventListener('click', () => turn(-1));
  find('listen').addEventListener('click', () => play('/admin/suara/' + page.dataset.lang + '/' + words()[at].clip + '/now'));
  fileInput.addEventListener('change', async () => {
    await upload([...(fileInput.files || [])]);
    fileInput.value = '';
  });
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[data-play]') : null;
    if (link) {
      event.preventDefault();
      play(/** @type {HTMLAnchorElement} */ (link).href);
    }
  });
  rows.forEach((row, place) => {
    const button = /** @type {HTMLButtonElement} */ (row.querySelector('[data-record]'));
    button.hidden = false;
    button.addEventListener('click', () => {
      if (doing === 'idle') {
        show(place);
        (mayRecord() ? recordButton : fileInput).focus();
        find('recorder').scrollIntoView({ block: 'nearest' });
      }
    });
  });
  window.addEventListener('pagehide', microphone.close);
}

/** @param {number} by */
function turn(by) {
  if (doing === 'idle') {
    show((at + by + rows.length) % rows.length);
    say('ready');
  }
}

begin();
