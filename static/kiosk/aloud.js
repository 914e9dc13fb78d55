// The sounds of the audio guide: one at a time, in order. Something new ends what is being said.

/** @typedef {import('./guide.js').Line} Line */
/** @typedef {{ url: string, ms: number }} Part */

/** How much longer than it should a sound may take before the next one comes, in milliseconds. */
const LATE_MS = 3000;

/**
 * @typedef {object} Aloud
 * @property {(lines: Line[], waits: boolean) => void} say
 * @property {() => void} again says once more what was said last
 * @property {() => void} hush
 * @property {(percent: number) => void} loud
 */

/**
 * @typedef {object} Means
 * @property {(line: Line) => Promise<Part[]>} find the sounds of a line; none when nothing can say it
 * @property {HTMLAudioElement} audio
 */

/**
 * Plays one sound at a time.
 * @param {HTMLAudioElement} audio
 */
function makePlayer(audio) {
  const nothing = () => {};
  let over = nothing;
  audio.addEventListener('ended', () => over());
  audio.addEventListener('error', () => over());
  return {
    /** @param {Part} part @returns {Promise<void>} when it has ended, was stopped or could not be heard */
    play: (part) => new Promise((done) => {
      const late = setTimeout(end, part.ms + LATE_MS); // a machine without a loudspeaker never gets to the end
      function end() {
        clearTimeout(late);
        over = over === end ? nothing : over; // another sound has its own
        done();
      }
      over = end;
      audio.src = part.url;
      audio.play().catch(end);
    }),
    stop: () => {
      audio.pause();
      over();
    },
  };
}

/**
 * @param {Means} means
 * @returns {Aloud}
 */
export function makeAloud({ find, audio }) {
  const player = makePlayer(audio);
  /** @type {{ line: Line, parts: Promise<Part[]> | null }[]} */
  let queue = [];
  /** @type {Line[]} */
  let last = [];
  let turn = 0; // each new thing begins one, and whatever belongs to an older one ends
  let talking = false;

  /** Asks for the next two sounds: the one that is played next is there when its time comes. */
  function fetchAhead() {
    for (const next of queue.slice(0, 2)) {
      next.parts = next.parts || find(next.line).catch(() => []);
    }
  }

  /** @param {number} mine */
  async function run(mine) {
    talking = true;
    while (turn === mine && queue.length > 0) {
      fetchAhead();
      const { parts } = /** @type {typeof queue[0]} */ (queue.shift());
      for (const part of (await parts) || []) {
        if (turn === mine) {
          await player.play(part);
        }
      }
    }
    if (turn === mine) {
      talking = false;
    }
  }

  function hush() {
    turn++;
    queue = [];
    talking = false;
    player.stop();
  }

  /** @param {Line[]} lines @param {boolean} waits */
  function say(lines, waits) {
    if (!waits) {
      hush();
      last = lines;
    }
    queue = queue.concat(lines.map((line) => ({ line, parts: null })));
    if (!talking) {
      run(turn);
    }
  }

  return {
    say,
    again: () => say(last, false),
    hush: () => {
      hush();
      last = [];
    },
    loud: (percent) => { audio.volume = percent / 100; },
  };
}
