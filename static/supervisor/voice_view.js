// The voice of the halls: muting it, and sentences for everybody who waits.

import { html, useRef, useState } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { timeText } from '../lib/clock.js';
import { mutedUntil, mutedMinutes, MUTE_MINUTES } from '../staff/mute.js';
import { LANGS } from '../staff/language.js';
import { blocked } from './state.js';

/** @typedef {import('./view.js').Parts} Parts */

/** How long a sentence may be, in letters, as the server has it. */
export const SENTENCE_MOST = 200;

/** Where a command about a hall goes. @param {string} hall @param {'mute' | 'unmute'} action */
const pathOf = (hall, action) => '/api/v1/supervisor/halls/' + encodeURIComponent(hall) + '/' + action;

/** @param {Parts} parts */
export function Voice(parts) {
  const { app, snap } = parts;
  return html`<section class="voice" aria-labelledby="voice"><h2 id="voice">${app.words.t('supervisor.voice')}</h2>
    <ul class="halls">${(snap.halls || []).map((hall) => html`<li key=${hall.name}><${HallRow} ...${parts} hall=${hall} /></li>`)}</ul>
    <${Announce} ...${parts} /></section>`;
}

/** @param {Parts & { hall: import('../staff/mute.js').Hall }} props a hall with what can be done about its voice */
function HallRow({ app, acts, hall }) {
  const { words, desk, now } = app;
  const until = mutedUntil(hall, now);
  const off = blocked(desk) ? 'true' : 'false';
  const state = until
    ? words.t('supervisor.voice.muted', { time: timeText(until), n: mutedMinutes(hall, now), by: hall.muted ? hall.muted.by : '' })
    : words.t('supervisor.voice.heard');
  return html`<p class=${until ? 'silent' : ''}><${Icon} name=${until ? 'mute' : 'sound'} /><b>${words.t('supervisor.voice.hall', { hall: hall.name })}</b> <span>${state}</span></p>
    <div class="choices">
      <button type="button" aria-disabled=${off} onClick=${() => acts.post(pathOf(hall.name, 'mute'), { minutes: MUTE_MINUTES })}>${words.t(until ? 'supervisor.voice.longer' : 'supervisor.voice.mute', { n: MUTE_MINUTES })}</button>
      ${until && html`<button type="button" aria-disabled=${off} onClick=${() => acts.post(pathOf(hall.name, 'unmute'))}>${words.t('supervisor.voice.unmute')}</button>`}
    </div>`;
}

/** @param {Parts} parts the form for a sentence: typed, or one of those that the office keeps */
function Announce({ app, acts, snap }) {
  const { words, desk, now } = app;
  const form = useRef(/** @type {HTMLFormElement | null} */ (null));
  const [said, setSaid] = useState('');
  const [empty, setEmpty] = useState(false);
  const halls = snap.halls || [];
  const phrases = snap.phrases || [];
  const fill = (/** @type {any} */ event) => {
    const phrase = phrases[Number(event.target.value)];
    const own = form.current;
    if (own && phrase) {
      for (const lang of LANGS) {
        const field = /** @type {HTMLInputElement} */ (own.elements.namedItem('text_' + lang));
        field.value = phrase[lang] || '';
      }
    }
  };
  const submit = async (/** @type {any} */ event) => {
    event.preventDefault();
    const data = new FormData(event.target);
    /** @type {{ [lang: string]: string }} */
    const text = {};
    for (const lang of LANGS) {
      const line = String(data.get('text_' + lang) || '').trim();
      if (line) {
        text[lang] = line;
      }
    }
    setEmpty(Object.keys(text).length === 0);
    setSaid('');
    if (Object.keys(text).length > 0 && (await acts.announce({ hall: String(data.get('hall') || ''), text }))) {
      if (form.current) {
        form.current.reset();
      }
      setSaid(timeText(now));
    }
  };
  const off = blocked(desk);
  return html`<form ref=${form} class="announce" onSubmit=${submit} novalidate aria-labelledby="announce"><h3 id="announce">${words.t('supervisor.announce')}</h3>
    <p class="hint">${words.t('supervisor.announce.hint')}</p>
    <div class="filter">
      ${phrases.length > 0 && html`<label>${words.t('supervisor.announce.phrase')}<select name="phrase" onChange=${fill}><option value="">${words.t('supervisor.announce.own')}</option>
        ${phrases.map((one, i) => html`<option key=${i} value=${i}>${words.text(one)}</option>`)}</select></label>`}
      ${halls.length > 1 && html`<label>${words.t('supervisor.announce.hall')}<select name="hall"><option value="">${words.t('supervisor.announce.all')}</option>
        ${halls.map((one) => html`<option key=${one.name} value=${one.name}>${one.name}</option>`)}</select></label>`}
    </div>
    ${LANGS.map((lang) => html`<div class=${'field' + (empty ? ' wrong' : '')} key=${lang}><label for=${'announce-' + lang}>${words.t('supervisor.announce.text', { lang: words.t('staff.language.' + lang) })}</label>
      <input id=${'announce-' + lang} name=${'text_' + lang} maxlength=${SENTENCE_MOST} autocomplete="off" aria-invalid=${empty ? 'true' : 'false'} aria-describedby="announce-wrong" /></div>`)}
    <p id="announce-wrong" class="field wrong" role="alert">${empty && html`<span class="hint">${words.t('supervisor.announce.empty')}</span>`}</p>
    <div class="send"><button class="do" aria-disabled=${off ? 'true' : 'false'}><${Icon} name="horn" /><span>${words.t('supervisor.announce.send')}</span></button>
    <p class="acted" role="status">${said && words.t('supervisor.announce.said', { time: said })}</p></div>
  </form>`;
}
