// The silence of the hall at a counter: a sign while it lasts, and the button that begins it.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { timeText } from '../lib/clock.js';
import { mutedUntil, mutedMinutes } from '../staff/mute.js';
import { meaning } from './menu.js';
import { dimmed } from './state.js';

/** @typedef {import('./desk_view.js').Parts} Parts */

/** @param {Parts} parts the sign in the top bar; a press asks how it goes on */
export function MuteSign({ app, desk, snap, acts }) {
  const { words, now } = app;
  const until = mutedUntil(snap.hall, now);
  if (!until) {
    return null;
  }
  return html`<button class="muted" aria-disabled=${dimmed(desk) ? 'true' : 'false'} aria-keyshortcuts="V" onClick=${() => acts.intend('mute')}>
    <${Icon} name="mute" /><span>${words.t('counter.muted', { time: timeText(until) })} <small>${words.t('counter.muted.left', { n: mutedMinutes(snap.hall, now) })}</small></span><kbd aria-hidden="true">V</kbd></button>`;
}

/** @param {Parts} parts the button at the foot, while calls are heard */
export function MuteButton({ app, desk, snap, acts }) {
  if (mutedUntil(snap.hall, app.now) || !meaning(desk, 'mute', app.now)) {
    return null;
  }
  return html`<button class="hush" aria-disabled=${dimmed(desk) ? 'true' : 'false'} aria-keyshortcuts="V" onClick=${() => acts.intend('mute')}>
    <kbd aria-hidden="true">V</kbd><${Icon} name="mute" />${app.words.t('counter.do.mute')}</button>`;
}
