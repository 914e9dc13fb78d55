// Today's timeline: what happened, newest first, narrowed by kind, counter and ticket.

import { html } from '../vendor/preact-htm.js';
import { secondText } from '../staff/span.js';
import { counterName, storyText } from './say.js';

/** @typedef {import('./view.js').Parts} Parts */

/** @param {Parts} parts */
export function Story(parts) {
  const { app, acts, snap } = parts;
  const { words, desk } = app;
  const { query, events, next, kinds } = desk.story;
  return html`<section class="story" aria-labelledby="story"><h2 id="story">${words.t('supervisor.story')}</h2>
    <form class="filter" onSubmit=${(/** @type {Event} */ event) => event.preventDefault()}>
      <label for="story-kind">${words.t('supervisor.story.kind')}<select id="story-kind" value=${query.kind} onChange=${(/** @type {any} */ event) => acts.tell({ kind: event.target.value })}>
        <option value="">${words.t('supervisor.find.all')}</option>${kinds.map((kind) => html`<option key=${kind} value=${kind}>${words.t('supervisor.group.' + kind)}</option>`)}</select></label>
      <label for="story-counter">${words.t('supervisor.story.counter')}<select id="story-counter" value=${query.counter} onChange=${(/** @type {any} */ event) => acts.tell({ counter: event.target.value })}>
        <option value="">${words.t('supervisor.find.all')}</option>${snap.counters.map((one) => html`<option key=${one.n} value=${one.n}>${counterName(one, words)}</option>`)}</select></label>
      <label for="story-ticket">${words.t('supervisor.story.ticket')}<input id="story-ticket" autocomplete="off" autocapitalize="characters" maxlength="12" placeholder="A-001"
        onInput=${(/** @type {any} */ event) => acts.tell({ ticket: event.target.value.trim().toUpperCase() })} /></label>
    </form>
    <div class="scroll" tabindex="0" role="group" aria-labelledby="story">
      ${events && events.length > 0 ? html`<${Happenings} app=${app} events=${events} />` : html`<p class="nothing">${words.t(events ? 'supervisor.story.none' : 'staff.loading')}</p>`}
      ${next > 0 && html`<button class="plain" onClick=${acts.more}>${words.t('supervisor.story.more')}</button>`}
    </div>
  </section>`;
}

/** @param {{ app: import('./view.js').App, events: import('./types.js').Happening[] }} props */
export function Happenings({ app, events }) {
  const { words, catalogue } = app;
  return html`<ol class="happenings">${events.map((event) => html`<li key=${event.seq} class=${event.kind.split('_')[0]}><time>${secondText(event.at)}</time>
    <p>${storyText(event, catalogue, words)} <small>${event.actor}</small></p></li>`)}</ol>`;
}
