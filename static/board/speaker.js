// The sound of a board: one audio element, the heartbeat that keeps or takes the zone's voice, and the button.

import { newVoice, look, finished, refused, unlocked, told, asks, HUNG_MS } from './voice.js';

/** Time between two heartbeats, in milliseconds; the server gives the voice away after two missed. */
const BEAT_MS = 2000;

/** Where a reload finds the screen's id and what it began to say last. */
const KEPT_ID = 'antrean.screen';
const KEPT_BEGUN = 'antrean.begun';

/**
 * @typedef {object} Speaker
 * @property {(snapshot: import('./state.js').Snapshot) => void} hear takes the newest snapshot
 * @property {() => boolean} asks whether the button is wanted
 * @property {() => 'ok' | 'blocked'} audio whether the browser lets sound out
 * @property {() => boolean} busy whether something sounds now
 * @property {() => void} unlock what the button does
 */

/**
 * @param {object} options
 * @param {HTMLAudioElement} options.audio
 * @param {string} options.path where heartbeats go
 * @param {import('../lib/api.js').Api} options.api
 * @param {() => string} options.newId
 * @param {() => void} options.changed told when asks may answer anew
 * @returns {Speaker}
 */
export function makeSpeaker(options) {
  const { audio, api, path } = options;
  const screen = kept(KEPT_ID) || keep(KEPT_ID, options.newId());
  let voice = newVoice(screen, kept(KEPT_BEGUN));
  /** @type {import('./state.js').Snapshot | null} */
  let newest = null;
  /** @type {any} */
  let hung = null;
  let beating = false;

  /** @param {import('./voice.js').Voice} next */
  function become(next) {
    const asked = asks(voice, newest);
    voice = next;
    if (asked !== asks(voice, newest)) {
      options.changed();
    }
  }

  function next() {
    if (!newest) {
      return;
    }
    const step = look(voice, newest);
    become(step.voice);
    if (step.play) {
      keep(KEPT_BEGUN, voice.begun);
      say(step.play);
    }
  }

  /** @param {import('./state.js').Announcement} announcement */
  function say(announcement) {
    const own = voice.begun;
    const mine = () => voice.playing !== null && voice.begun === own; // a refusal may come when the next one sounds
    audio.src = announcement.url;
    hung = setTimeout(() => {
      audio.pause();
      over();
    }, announcement.ms + HUNG_MS);
    audio.play().catch((failure) => {
      if (mine() && failure.name === 'NotAllowedError') {
        hush();
      } else if (mine()) {
        over();
      }
    });
  }

  /** The browser let nothing out: ask for the button, and let another screen speak meanwhile. */
  function hush() {
    clearTimeout(hung);
    become(refused(voice));
    keep(KEPT_BEGUN, '');
    beat();
  }

  /** The announcement is over, or cannot be said. */
  function over() {
    clearTimeout(hung);
    if (voice.playing === null) {
      return;
    }
    become(finished(voice));
    beat();
    next();
  }

  async function beat() {
    if (beating) {
      return;
    }
    beating = true;
    const ended = voice.ended;
    try {
      await api.post(path, { screen, audio: voice.blocked ? 'blocked' : 'ok', ended });
      become(told(voice, ended));
    } catch (lost) {
      // The next beat says it again; a lost link shows elsewhere.
    }
    beating = false;
    if (voice.ended !== null && voice.ended !== ended) {
      beat(); // it ended while the last beat was under way
    }
  }

  audio.addEventListener('ended', over);
  audio.addEventListener('error', over);
  soundAllowed().then((allowed) => {
    if (!allowed && voice.playing === null) {
      become(Object.assign({}, voice, { blocked: true }));
    }
    beat();
    setInterval(beat, BEAT_MS);
  });

  return {
    hear(snapshot) {
      const asked = asks(voice, newest);
      newest = snapshot;
      if (asked !== asks(voice, newest)) {
        options.changed();
      }
      next();
    },
    asks: () => asks(voice, newest),
    audio: () => (voice.blocked ? 'blocked' : 'ok'),
    busy: () => voice.playing !== null,
    unlock() {
      become(unlocked(voice));
      beat();
      next();
    },
  };
}

/** How long the browser may take to say whether sound may begin by itself, in milliseconds. */
const PROBE_MS = 1500;

/**
 * Whether sound may begin without anybody touching the screen: an audio context runs by itself, or it waits.
 * @returns {Promise<boolean>}
 */
function soundAllowed() {
  if (!window.AudioContext) {
    return Promise.resolve(true); // nothing to ask: the first refusal to play will tell
  }
  const context = new AudioContext();
  const running = context.resume().then(() => true);
  const late = new Promise((done) => setTimeout(() => done(context.state === 'running'), PROBE_MS));
  return Promise.race([running, late]).then((allowed) => {
    context.close();
    return Boolean(allowed);
  });
}

/** @param {string} name */
function kept(name) {
  try {
    return sessionStorage.getItem(name) || '';
  } catch (forbidden) {
    return ''; // storage switched off: the screen is a new one after each reload
  }
}

/** @param {string} name @param {string} value */
function keep(name, value) {
  try {
    sessionStorage.setItem(name, value);
  } catch (forbidden) {
    // As above.
  }
  return value;
}
