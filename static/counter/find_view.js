// The list of the day's tickets: find one by its number or service, call it, or do something else with it.

import { html, useEffect, useRef } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { timeText } from '../lib/clock.js';
import { Dialog } from '../staff/dialog.js';
import { phase, dimmed } from './state.js';
import { FILTERS, pointed } from './finding.js';
import { shortName } from './choose.js';
import { meansFile } from './files.js';
import { Flags } from './flags_view.js';

/** @typedef {import('./desk_view.js').Parts} Parts */
/** @typedef {import('./types.js').Found} Found */

/** @param {Parts} parts */
export function FindDialog(parts) {
  const { app, desk, acts } = parts;
  const { words } = app;
  const find = desk.find;
  const list = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    const row = list.current && list.current.children[find ? find.at : 0];
    if (row) {
      row.scrollIntoView({ block: 'nearest' });
    }
  }, [find && find.at]);
  if (!find) {
    return null;
  }
  const type = (/** @type {Event} */ event) => acts.find({ q: /** @type {HTMLInputElement} */ (event.target).value });
  return html`<${Dialog} title="find-title" kind="find" onClose=${acts.closeDialog} onKeyDown=${(/** @type {KeyboardEvent} */ event) => onKey(event, parts)}>
    <header><h1 id="find-title">${find.joins ? words.t('counter.find.title.join', { number: (desk.snap && desk.snap.ticket && desk.snap.ticket.number) || '' }) : words.t('counter.find.title')}</h1></header>
    <div class="asked"><label for="find-number">${words.t('counter.find.label')}</label>
      <input id="find-number" data-first data-codes autocomplete="off" autocapitalize="characters" spellcheck=${false} maxlength="300" value=${find.q} onInput=${type} aria-describedby="find-hint" />
      <div class="chips" role="group" aria-label=${words.t('counter.find.filter')}>${FILTERS.map(
        (one) => html`<button aria-pressed=${find.filter === one ? 'true' : 'false'} onClick=${() => acts.find({ filter: one })}>${words.t('counter.find.filter.' + (one || 'all'))}</button>`,
      )}</div></div>
    <p id="find-hint" class="unseen" role="status">${find.found ? words.t('counter.find.count', { n: find.found.length }) : ''}</p>
    <ul class="rows" ref=${list}>${(find.found || []).map((one, i) => html`<${FoundRow} key=${one.id} one=${one} on=${i === find.at} parts=${parts} />`)}</ul>
    ${meansFile(find.q) ? html`<p class="nobody"><button class="callit" onClick=${() => acts.scan(find.q)}>${words.t('files.find')} <kbd aria-hidden="true">${words.t('staff.key.enter')}</kbd></button></p>`
    : find.found && find.found.length === 0 && html`<p class="nobody">${words.t('counter.find.none')}</p>`}
    ${find.more > 0 && html`<p class="nobody">${words.t('counter.find.more', { n: find.more })}</p>`}
    ${desk.notice && html`<div class="told" role="alert"><${Icon} name="stop" /><p><b>${desk.notice.title}</b> ${desk.notice.hint}</p></div>`}
    <footer><button class="cancel" onClick=${acts.closeDialog}>${words.t('staff.close')} <kbd aria-hidden="true">${words.t('staff.key.escape')}</kbd></button>
      <p class="hint keysline"><kbd>+</kbd> <kbd>-</kbd> ${words.t('counter.find.step')} <kbd>${words.t('staff.key.enter')}</kbd> ${find.joins ? words.t('counter.ask.go.join') : html`${words.t('counter.do.call')} <kbd>*</kbd> ${words.t('counter.find.other')}`}</p></footer>
  <//>`;
}

/** @param {{ one: Found, on: boolean, parts: Parts }} props */
function FoundRow({ one, on, parts }) {
  const { app, desk, catalogue, acts } = parts;
  const { words } = app;
  const off = phase(desk) !== 'ready' || dimmed(desk) !== '';
  const joins = Boolean(desk.find && desk.find.joins);
  return html`<li class=${on ? 'on' : ''}>
    <button class="found" aria-haspopup="dialog" onClick=${() => acts.askAbout(joins ? 'join' : 'ticket', one)}><b class="n">${one.number}</b>
      <span class="s">${shortName(one.service, catalogue, words)}<${Flags} ticket=${one} words=${words} /></span><span class="w">${whereText(one, words)}</span></button>
    ${!joins && html`<button class="callit" aria-disabled=${off ? 'true' : 'false'} aria-label=${words.t('counter.find.call', { number: one.number })}
      onClick=${() => acts.command('call', { ticket: one.id }, one.number)}>${words.t('counter.do.call')}</button>`}</li>`;
}

/** @param {Found} one @param {import('../lib/words.js').Words} words */
function whereText(one, words) {
  if (one.state === 'parked') {
    const reason = one.reason ? words.t('counter.reason.' + one.reason) : '';
    return one.due ? words.t('counter.parked.due', { reason, time: timeText(one.due) }) : reason;
  }
  if (one.state === 'no_show') {
    return words.t(one.rejoin_until ? 'counter.missed.until' : 'counter.missed.late', { time: timeText(one.rejoin_until || '') });
  }
  return one.desk ? words.t('counter.find.handed', { n: one.desk }) : words.t('counter.find.place', { n: one.position || 1 });
}

/**
 * Arrows and the keypad's plus and minus go through the list, Enter calls, the star asks for the rest.
 * @param {KeyboardEvent} event
 * @param {Parts} parts
 */
function onKey(event, { desk, acts }) {
  const one = desk.find && pointed(desk.find);
  const by = { ArrowDown: 1, NumpadAdd: 1, ArrowUp: -1, NumpadSubtract: -1 }[event.code];
  if (by) {
    event.preventDefault();
    acts.findStep(by);
  } else if (desk.find && desk.find.joins) {
    if (one && event.key === 'Enter' && !event.repeat && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      acts.askAbout('join', one);
    }
  } else if (one && (event.key === '*' || event.code === 'NumpadMultiply')) {
    event.preventDefault();
    acts.askAbout('ticket', one);
  } else if (desk.find && event.key === 'Enter' && !event.repeat && event.target instanceof HTMLInputElement && meansFile(desk.find.q)) {
    event.preventDefault();
    acts.scan(desk.find.q);
  } else if (one && event.key === 'Enter' && !event.repeat && event.target instanceof HTMLInputElement) {
    event.preventDefault();
    if (phase(desk) === 'ready') {
      acts.command('call', { ticket: one.id }, one.number);
    } else {
      acts.askAbout('ticket', one);
    }
  }
}
