// The sound of a board: one audio element, the heartbeat that keeps or takes the zone's voice, and the button.

import { newVoice, look, learned, finished, refused, stumbled, unlocked, told, asks, hushed, gainOf, audioOf, HUNG_MS, BEGIN_MS } from './voice.js';

/** Time between two heartbeats, in milliseconds; the server gives the voice away after two missed. */
const BEAT_MS = 2000;

/** Where a reload finds the screen's id, what it began to say last and what is over. */
const KEPT_ID = 'antrean.screen';
const KEPT_BEGUN = 'antrean.begun';
const KEPT_OVER = 'antrean.over';

/**
 * @typedef {object} Speaker
 * @property {(snapshot: import('./state.js').Snapshot) => void} hear takes the newest snapshot
 * @property {() => boolean} asks whether the button is wanted
 * @property {() => boolean} busy whether something sounds now
 * @property {() => void} unlock what the button does
 * @property {() => 'ok' | 'blocked'} state whether this screen can be heard
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
  let voice = newVoice(screen, kept(KEPT_BEGUN), kept(KEPT_OVER));
  /** @type {import('./state.js').Snapshot | null} */
  let newest = null;
  /** @type {any} */
  let hung = null;
  let length = 0; // of what sounds, in milliseconds
  let beating = false;

  /** @param {import('./voice.js').Voice} next */
  function become(next) {
    const asked = asks(voice, newest);
    if (next.over !== voice.over) {
      keep(KEPT_OVER, next.over);
    }
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
    length = announcement.ms;
    audio.src = announcement.url;
    audio.volume = newest ? gainOf(newest) : 1;
    hung = setTimeout(stumble, BEGIN_MS);
    audio.play().catch((failure) => {
      if (mine() && failure.name === 'NotAllowedError') {
        hush();
      } else if (mine()) {
        stumble();
      }
    });
  }

  /** It sounds: from now on its length is known. */
  function begun() {
    if (voice.playing === null) {
      audio.pause(); // given up a moment ago
      return;
    }
    clearTimeout(hung);
    hung = setTimeout(() => {
      audio.pause();
      over();
    }, (audio.currentTime > 0 ? length - audio.currentTime * 1000 : length) + HUNG_MS);
  }

  /** The browser let nothing out: ask for the button, and let another screen speak meanwhile. */
  function hush() {
    clearTimeout(hung);
    become(refused(voice));
    keep(KEPT_BEGUN, '');
    beat();
  }

  /** The sound did not come, or cannot be played: another screen says it, or this one once more. */
  function stumble() {
    clearTimeout(hung);
    if (voice.playing === null) {
      return;
    }
    audio.pause();
    become(stumbled(voice));
    keep(KEPT_BEGUN, '');
    beat();
  }

  /** The announcement is over. */
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
    const stumbling = voice.stumbled;
    try {
      await api.post(path, { screen, audio: audioOf(voice), ended });
      become(told(voice, ended, stumbling));
    } catch (lost) {
      // The next beat says it again; a lost link shows elsewhere.
    }
    beating = false;
    if ((voice.ended !== null && voice.ended !== ended) || (voice.stumbled && !stumbling)) {
      beat(); // it ended, or failed, while the last beat was under way
    }
  }

  audio.addEventListener('playing', begun);
  audio.addEventListener('ended', over);
  audio.addEventListener('error', stumble);
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
      become(learned(voice, newest, snapshot));
      newest = snapshot;
      if (asked !== asks(voice, newest)) {
        options.changed();
      }
      audio.volume = gainOf(snapshot);
      if (hushed(voice, snapshot)) {
        audio.pause();
        over();
      }
      next();
    },
    state: () => audioOf(voice),
    asks: () => asks(voice, newest),
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
