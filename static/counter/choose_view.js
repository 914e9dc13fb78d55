// The choice of a counter: one big row each, chosen by its digit or a touch.

import { html, useEffect } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { Rooms } from '../staff/rooms.js';
import { LanguageSwitch } from '../staff/langswitch.js';
import { ownCounters, otherCounters, servesText } from './choose.js';

/** @typedef {import('./view.js').App} App */
/** @typedef {import('./view.js').Acts} Acts */
/** @typedef {import('../staff/types.js').Counter} Counter */

/** @param {{ app: App, acts: Acts }} props */
export function Choose({ app, acts }) {
  const { words, counters, entry } = app;
  const me = entry.me;
  const own = me && counters ? ownCounters(counters, me) : [];
  useEffect(focusFirst, [own.length > 0]);
  const others = me && counters ? otherCounters(counters, me) : [];
  return html`<main class="choose">
    <header><p>${me ? me.name : ''}</p><${Rooms} me=${me} here="/counter" words=${words} /><button class="plain" onClick=${acts.signOut}>${words.t('staff.signout')}</button></header>
    <h1>${words.t('counter.choose.title')}</h1>
    <p class="lead" role="status">${lead(app, own.length)}</p>
    <ul class="counters">${own.map((counter) => html`<li key=${counter.n}>${row(app, acts, counter)}</li>`)}</ul>
    ${others.length > 0 && html`<h2>${words.t('counter.choose.others')}</h2>
      <ul class="others">${others.map((counter) => html`<li key=${counter.n}><b>${counter.n}</b><span>${sits(app, counter)}</span></li>`)}</ul>`}
    <${LanguageSwitch} words=${words} onLang=${acts.lang} />
  </main>`;
}

/** @param {App} app @param {number} own how many counters there are to choose from */
function lead(app, own) {
  if (!app.counters || app.desk) {
    return app.words.t('staff.loading');
  }
  return app.words.t(own > 0 ? 'counter.choose.lead' : 'counter.choose.none');
}

/** @param {App} app @param {Acts} acts @param {Counter} counter */
function row(app, acts, counter) {
  const { words } = app;
  const open = counter.state === 'open';
  return html`<button aria-keyshortcuts=${String(counter.n)} aria-disabled=${app.desk ? 'true' : 'false'} onClick=${() => acts.choose(counter.n)}>
    <span class="plate">${words.t('counter.plate')} <b>${counter.n}</b></span>
    <span class="serves">${app.catalogue ? servesText(counter.serves, app.catalogue, words) : ''}</span>
    <span class="sits">${sits(app, counter)}</span>
    <span class=${'state' + (open ? ' open' : '')}><${Icon} name=${open ? 'tick' : counter.state === 'break' ? 'pause' : 'cross'} />${words.t(counter.state === 'break' ? 'counter.choose.break' : open ? 'counter.choose.open' : 'counter.choose.closed')}</span>
  </button>`;
}

/** @param {App} app @param {Counter} counter */
function sits({ words, entry }, counter) {
  if (!counter.operator) {
    return words.t('counter.choose.free');
  }
  const you = entry.me && entry.me.name === counter.operator;
  return you ? words.t('counter.choose.you') : words.t('counter.choose.by', { operator: counter.operator });
}

/** Enter chooses the first counter; the digits choose any. */
function focusFirst() {
  const first = document.querySelector('.counters button');
  if (first instanceof HTMLElement) {
    first.focus();
  }
}
