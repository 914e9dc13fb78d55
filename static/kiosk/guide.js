// What the audio guide says: for somebody who cannot see the glass, or not read it. It looks at what stands there before and
// now; nothing here touches the glass or makes a sound.

/** @typedef {import('../lib/words.js').Words} Words */

/** @typedef {{ id: number, name: string, lang: string, group: string, pressed: boolean | null }} Key what has the focus; pressed: null where it is no matter of yes and no */

/**
 * @typedef {object} Glass what stands on the glass
 * @property {string} scene
 * @property {string} lang
 * @property {string[]} texts what is read, the title first
 * @property {string[]} live what is told as it happens
 * @property {Key | null} key
 * @property {string | null} typed what somebody has typed; null where nothing is typed, or nobody may hear it
 */

/** @typedef {{ lang: string, text: string }} Line */

/** @typedef {{ lines: Line[], waits: boolean }} Speech waits: what is being said is said to its end first */

/**
 * What is said now; null when nothing has happened.
 * @param {Glass | null} before null: the guide has just been switched on
 * @param {Glass} now
 * @param {Words} words
 * @returns {Speech | null}
 */
export function speech(before, now, words) {
  const own = inLang(now.lang);
  if (!before) {
    return { lines: [words.t('kiosk_glass.guide_on')].concat(now.texts, now.live).map(own), waits: false };
  }
  if (before.scene !== now.scene || before.lang !== now.lang) {
    return { lines: now.texts.concat(now.live).map(own).concat(now.key && now.key.id !== idOf(before) ? keyLines(now.key, '', words) : []), waits: false };
  }
  const deed = pressed(before, now, words);
  const fresh = added(before.texts, now.texts).concat(added(before.live, now.live)).map(own);
  const lines = deed.concat(fresh);
  return lines.length > 0 ? { lines, waits: deed.length === 0 } : null;
}

/** @param {Glass} glass */
function idOf(glass) {
  return glass.key ? glass.key.id : 0;
}

/** @param {string} lang @returns {(text: string) => Line} */
function inLang(lang) {
  return (text) => ({ lang, text });
}

/** What the person has done: gone to another key, chosen it, or typed. @param {Glass} before @param {Glass} now @param {Words} words @returns {Line[]} */
function pressed(before, now, words) {
  const { key } = now;
  const own = inLang(now.lang);
  if (now.typed !== before.typed && now.typed !== null) {
    const one = before.typed !== null && now.typed.length === before.typed.length + 1 && now.typed.indexOf(before.typed) === 0;
    const text = one ? now.typed.slice(-1) : now.typed;
    return [own(text === ' ' ? words.t('kiosk_glass.space') : spelled(text) || words.t('kiosk_glass.guide_empty'))];
  }
  if (key && key.id !== idOf(before)) {
    return keyLines(key, before.key ? before.key.group : '', words);
  }
  if (key && before.key && key.pressed !== before.key.pressed && key.pressed !== null) {
    return [own(key.name), own(words.t(key.pressed ? 'kiosk_glass.guide_chosen' : 'kiosk_glass.guide_unchosen'))];
  }
  return [];
}

/**
 * A key: what it belongs to unless that was said for the key before, its name, and whether it is chosen.
 * @param {Key} key
 * @param {string} group that of the key before
 * @param {Words} words
 * @returns {Line[]}
 */
function keyLines(key, group, words) {
  const own = inLang(words.lang);
  return (key.group && key.group !== group ? [own(key.group)] : [])
    .concat({ lang: key.lang, text: key.name }, key.pressed ? [own(words.t('kiosk_glass.guide_chosen'))] : []);
}

/** @param {string[]} before @param {string[]} now what has come */
function added(before, now) {
  return now.filter((text) => before.indexOf(text) < 0);
}

/** A number or a code as it is read out: "A 0 2 5". @param {string} text */
export function spelled(text) {
  return [...text.toUpperCase()].filter((letter) => /[A-Z0-9]/.test(letter)).join(' ');
}
