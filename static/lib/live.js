// Keeps a topic on a screen: socket first, polling when sockets fail, for ever. What to do is decided in link.js.

import { newLink, heard, opened, closed, retryIn, polls, deaf, health, POLL_MS } from './link.js';

/** How often health is looked at, in milliseconds. */
const LOOK_MS = 500;

/** Close code of our own when an open socket has gone silent. */
const CLOSE_DEAF = 4000;

/**
 * @typedef {object} FollowOptions
 * @property {string} socket path of the socket, such as "/ws/board/utama"
 * @property {string} poll path of the matching GET
 * @property {number} beatMs 5000 for boards and counters, 15000 for phones
 * @property {(snapshot: any) => void} onSnapshot told of each newer snapshot
 * @property {(frame: any) => void} [onFrame] told of every frame, beats included: its `at` sets the clock
 * @property {(health: import('./link.js').Health) => void} [onHealth] told when something about the link changes
 * @property {() => void} [onReload] the server has another build; loads the page again unless told otherwise
 * @property {World} [world] sockets, timers and clock; the browser's own unless a test gives others
 */

/**
 * @typedef {object} World
 * @property {(path: string) => WebSocket} connect
 * @property {(path: string) => Promise<{ status: number, body: any }>} get
 * @property {(run: () => void, ms: number) => any} later
 * @property {(timer: any) => void} cancel
 * @property {() => number} now milliseconds that never jump
 * @property {() => number} random 0 to 1
 * @property {() => void} reload
 */

/** A socket that has not opened after so long is given up, in milliseconds: its packets go nowhere. */
export const DIAL_MS = 10000;

/** A poll may take so long, in milliseconds: one that never ends would be the last. */
export const ANSWER_MS = 10000;

/**
 * The outcome of a promise, or a failure when it takes too long.
 * @template T @param {Promise<T>} asked @param {number} ms @returns {Promise<T>}
 */
function within(asked, ms) {
  return new Promise((done, fail) => {
    const late = setTimeout(() => fail(new Error('no answer')), ms);
    const over = () => clearTimeout(late);
    asked.then(done, fail).then(over, over);
  });
}

/** @returns {World} */
function browser() {
  return {
    connect: (path) => new WebSocket(location.origin.replace(/^http/, 'ws') + path),
    get: (path) => {
      const ask = async () => {
        const reply = await fetch(path, { credentials: 'same-origin' });
        return { status: reply.status, body: reply.ok ? await reply.json() : null };
      };
      return within(ask(), ANSWER_MS);
    },
    later: (run, ms) => setTimeout(run, ms),
    cancel: (timer) => clearTimeout(timer),
    now: () => performance.now(),
    random: Math.random,
    reload: () => location.reload(),
  };
}

/**
 * Follows a topic until stopped.
 * @param {FollowOptions} options
 * @returns {{ stop: () => void, retry: () => void, wake: () => void }} retry: try at once, as after signing in again;
 *   wake: the box slept, so whatever is open is taken for dead and the newest state is asked for at once
 */
export function follow(options) {
  const world = options.world || browser();
  const told = options.onHealth || (() => {});
  let link = newLink(options.beatMs, world.now());
  /** @type {WebSocket | null} */
  let socket = null;
  let openedAt = 0;
  let dialledAt = 0;
  /** @type {any} */
  let retryTimer = null;
  /** @type {any} */
  let pollTimer = null;
  /** @type {any} */
  let lookTimer = null;
  let stopped = false;
  let last = '';

  /** @param {any} frame */
  function take(frame) {
    const before = link;
    const result = heard(before, frame, world.now());
    link = result.link;
    if (options.onFrame) {
      options.onFrame(frame);
    }
    if (result.take === 'reload') {
      (options.onReload || world.reload)();
    } else if (result.take === 'show') {
      options.onSnapshot(frame);
    }
    look();
  }

  function look() {
    const now = world.now();
    const state = health(link, now);
    const text = JSON.stringify(state);
    if (text !== last) {
      last = text;
      told(state);
    }
    if (socket && deaf(link, now, openedAt)) {
      drop(socket, CLOSE_DEAF);
    } else if (socket && !link.open && now - dialledAt > DIAL_MS) {
      drop(socket, CLOSE_DEAF);
    }
  }

  function lookOn() {
    if (!stopped) {
      look();
      lookTimer = world.later(lookOn, LOOK_MS);
    }
  }

  /** @param {WebSocket} own @param {number} code */
  function drop(own, code) {
    if (socket !== own) {
      return;
    }
    socket = null;
    own.onopen = own.onmessage = own.onclose = own.onerror = null;
    own.close();
    lost(code);
  }

  /** @param {number} code */
  function lost(code) {
    link = closed(link, code, world.now());
    look();
    if (stopped || link.ended === 'signed_out') {
      return;
    }
    retryTimer = world.later(dial, retryIn(link, world.now(), world.random()));
    if (polls(link) && pollTimer === null) {
      poll();
    }
  }

  function dial() {
    retryTimer = null;
    if (stopped || socket) {
      return;
    }
    /** @type {WebSocket} */
    let own;
    try {
      own = world.connect(options.socket);
    } catch (failure) {
      lost(1006); // a browser that refuses even to try
      return;
    }
    socket = own;
    dialledAt = world.now();
    own.onopen = () => {
      openedAt = world.now();
      link = opened(link);
      look();
    };
    own.onmessage = (event) => {
      const frame = parse(event.data);
      if (frame) {
        take(frame);
      }
    };
    own.onclose = (event) => {
      if (socket === own) {
        socket = null;
        lost(event.code);
      }
    };
  }

  function poll() {
    if (stopped || !polls(link)) {
      pollTimer = null;
      return;
    }
    const next = () => {
      pollTimer = stopped ? null : world.later(poll, POLL_MS);
    };
    pollTimer = 0;
    world.get(options.poll).then((reply) => {
      if (!stopped && reply.body) {
        take(reply.body);
      }
      next();
    }, next);
  }

  dial();
  lookOn();

  return {
    stop() {
      stopped = true;
      world.cancel(retryTimer);
      world.cancel(pollTimer);
      world.cancel(lookTimer);
      if (socket) {
        const own = socket;
        socket = null;
        own.onopen = own.onmessage = own.onclose = own.onerror = null;
        own.close();
      }
    },
    wake() {
      if (stopped) {
        return;
      }
      if (socket) {
        drop(socket, CLOSE_DEAF);
      }
      world.cancel(retryTimer);
      dial();
    },
    retry() {
      if (!stopped && !socket) {
        world.cancel(retryTimer);
        link = Object.assign({}, link, { ended: '' });
        dial();
      }
    },
  };
}

/**
 * @param {string} text
 * @returns {any} null for what is no frame
 */
function parse(text) {
  try {
    const frame = JSON.parse(text);
    return frame && typeof frame === 'object' && typeof frame.kind === 'string' ? frame : null;
  } catch (failure) {
    return null;
  }
}
