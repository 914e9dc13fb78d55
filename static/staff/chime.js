// The soft sound of a ring: two notes made in the browser, so that there is no file to fetch and none to lose.

// Two notes a fourth apart, in hertz, and when each begins, in seconds.
const NOTES = [
  { hertz: 587.33, at: 0 },
  { hertz: 783.99, at: 0.18 },
];

const NOTE_S = 0.5; // how long one note fades
const LOUD = 0.12; // of full scale: heard at the desk, not in the hall

/**
 * @returns {{ play: () => void }} play is silent until the browser has seen a key or a tap; the picture is always there
 */
export function makeChime() {
  /** @type {AudioContext | null} */
  let audio = null;
  return {
    play() {
      if (typeof AudioContext === 'undefined') {
        return;
      }
      audio = audio || new AudioContext();
      const own = audio;
      own.resume().then(() => NOTES.forEach((note) => strike(own, note)), () => {});
    },
  };
}

/** @param {AudioContext} audio @param {{ hertz: number, at: number }} note */
function strike(audio, note) {
  const from = audio.currentTime + note.at;
  const tone = audio.createOscillator();
  const level = audio.createGain();
  tone.frequency.value = note.hertz;
  level.gain.setValueAtTime(LOUD, from);
  level.gain.exponentialRampToValueAtTime(0.001, from + NOTE_S);
  tone.connect(level).connect(audio.destination);
  tone.start(from);
  tone.stop(from + NOTE_S);
}
