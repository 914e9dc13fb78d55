// A question as a dialog: its options with their digits, a pad of digits where a number is wanted, and a note.

import { html, useEffect, useRef } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { Dialog } from '../staff/dialog.js';
import { dimmed } from './state.js';
import { bigText } from './say.js';
import { digitOf } from './keys.js';
import { worldOf } from './asking.js';
import { stepOf, isLast, shownOf, chosenOf, pagesOf, picked, confirmed, back, paged, typedOn, rubbed, askKey, NOTE_MOST } from './asks.js';
import { partyOf } from './steps.js';
import { FileCard } from './file_view.js';

/** @typedef {import('./desk_view.js').Parts} Parts */
/** @typedef {import('./asks.js').Ask} Ask */
/** @typedef {import('./steps.js').Step} Step */
/** @typedef {import('./steps.js').World} World */

/** @param {Parts} parts */
export function AskDialog(parts) {
  const { app, desk, snap, acts } = parts;
  const { words } = app;
  const ask = desk.ask;
  const world = worldOf(app);
  const head = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    if (head.current) {
      head.current.focus(); // the option that had the focus is gone, and keys must still reach the dialog
    }
  }, [ask && ask.kind, ask && ask.at, ask && ask.page]);
  if (!ask || !world) {
    return null;
  }
  const step = stepOf(ask, world);
  const about = ask.about || snap.ticket;
  const args = { number: about ? about.number : '', code: ask.file, party: partyOf(ask, world), into: snap.ticket ? snap.ticket.number : '', handed: snap.handed || 0 };
  const inner = { ask, step, world, parts };
  return html`<${Dialog} title="ask-title" kind="ask" onClose=${acts.closeDialog} onKeyDown=${(/** @type {KeyboardEvent} */ event) => onKey(event, inner)}>
    <header><h1 id="ask-title" ref=${head} tabindex="-1" data-first>${words.t(step.word, args)}</h1></header>
    ${ask.file && html`<${FileCard} app=${app} desk=${desk} code=${ask.file} />`}
    ${step.kind === 'choice' ? html`<${Choices} ...${inner} />` : html`<${Pad} ...${inner} />`}
    ${step.note && html`<${Note} ...${inner} />`}
    ${desk.notice && html`<div class="told" role="alert"><${Icon} name="stop" /><p><b>${desk.notice.title}</b> ${desk.notice.hint}</p></div>`}
    <${AskFoot} ...${inner} />
  <//>`;
}

/** @typedef {{ ask: Ask, step: Step, world: World, parts: Parts }} Inner */

/** @param {Inner} inner */
function Choices({ ask, step, world, parts }) {
  const { words } = parts.app;
  const chosen = step.instant && !step.preset ? '' : chosenOf(ask, step);
  return html`<ol class="opts">${shownOf(ask, step).map((one, i) => html`<li key=${one.id}>
    <button class=${'opt' + (one.id === chosen ? ' sel' : '')} data-opt=${one.id} aria-pressed=${step.instant ? undefined : one.id === chosen ? 'true' : 'false'}
      aria-disabled=${one.off || dimmed(parts.desk) ? 'true' : 'false'} onClick=${() => parts.acts.ask(picked(ask, world, one.id))}>
      <kbd aria-hidden="true">${i + 1}</kbd><span>${one.text ? words.text(one.text) : one.word && words.t(one.word, { ...one.args, ...(one.fill ? { stage: words.text(one.fill) } : {}) })}
        ${one.off ? html`<small>${words.t(one.off)}</small>` : one.hint && html`<small>${words.t(one.hint)}</small>`}</span>
      ${one.key ? html`<kbd class="own" aria-hidden="true">${one.key}</kbd>` : one.id === chosen && html`<${Icon} name="tick" />`}</button></li>`)}
    ${pagesOf(step) > 1 && html`<li key="page"><button class="opt further" onClick=${() => parts.acts.ask({ ask: paged(ask, step, 1), send: false })}>
      <kbd aria-hidden="true">+</kbd><span>${words.t('counter.ask.page')} <small>${words.t('counter.ask.pages', { at: ask.page + 1, of: pagesOf(step) })}</small></span></button></li>`}
  </ol>`;
}

const PAD = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '', '0'];

/** @param {Inner} inner */
function Pad({ ask, step, parts }) {
  const { words } = parts.app;
  const shown = step.kind === 'clock' && ask.typed.length > 2 ? ask.typed.slice(0, -2) + '.' + ask.typed.slice(-2) : ask.typed;
  const say = words.t('counter.ask.wrong.' + step.kind);
  return html`<div class="digits"><p class="typednumber n" role="status">${shown || html`<span class="none" aria-hidden="true">${step.kind === 'clock' ? '__.__' : '__'}</span>`}</p>
    <p class=${'hint' + (ask.wrong ? ' bad' : '')} role="alert">${say}</p>
    <div class="pad">${PAD.map((digit) =>
      digit === '' ? html`<span key="gap"></span>` : html`<button key=${digit} onClick=${() => parts.acts.ask({ ask: typedOn(ask, step, digit), send: false })}>${digit}</button>`,
    )}<button aria-label=${words.t('counter.ask.rub')} onClick=${() => ask.typed && parts.acts.ask(rubbed(ask))}><${Icon} name="erase" /></button></div></div>`;
}

/** @param {Inner} inner */
function Note({ ask, parts }) {
  const { words } = parts.app;
  const write = (/** @type {Event} */ event) => parts.acts.ask({ ask: { ...ask, note: /** @type {HTMLInputElement} */ (event.target).value }, send: false });
  return html`<div class="note"><label for="ask-note">${words.t('counter.ask.note')} <small>${words.t('counter.ask.note.hint')}</small></label>
    <input id="ask-note" maxlength=${NOTE_MOST} autocomplete="off" value=${ask.note} onInput=${write} /></div>`;
}

/** @param {Inner} inner */
function AskFoot({ ask, step, world, parts }) {
  const { app, desk, acts } = parts;
  const { words } = app;
  const why = dimmed(desk);
  const ready = step.kind !== 'choice' ? step.fits(ask.typed) : chosenOf(ask, step) !== '';
  const asks = isLast(ask, world) ? !step.instant || step.preset : ready; // before the last step choosing is enough
  const cap = step.kind === 'choice' ? '0' : '.';
  return html`<footer><button class="cancel" onClick=${() => acts.ask(back(ask))}>${words.t(ask.at > 0 ? 'counter.ask.back' : ask.kind === 'file' ? 'staff.close' : 'counter.cancel')} <kbd aria-hidden="true">${cap}</kbd></button>
    ${asks && html`<button class="do" aria-disabled=${why || !ready ? 'true' : 'false'} onClick=${() => acts.ask(confirmed(ask, world))}>
      <span>${why ? bigText(desk, words) : isLast(ask, world) ? words.t('counter.ask.go.' + ask.kind) : words.t('counter.ask.on')}</span><kbd aria-hidden="true">${words.t('staff.key.enter')}</kbd></button>`}</footer>`;
}

/**
 * Digits and Enter work anywhere in the dialog but in the note, where only Enter does.
 * @param {KeyboardEvent} event
 * @param {Inner} inner
 */
function onKey(event, { ask, step, world, parts }) {
  const { target } = event;
  if (event.ctrlKey || event.altKey || event.metaKey || (target instanceof HTMLInputElement && event.key !== 'Enter')) {
    return;
  }
  const opt = target instanceof HTMLButtonElement && target.dataset.opt;
  if (event.key === 'Enter' && target instanceof HTMLButtonElement && (!opt || opt !== chosenOf(ask, step))) {
    return; // the focused button takes its own press
  }
  const rub = step.kind !== 'choice' && (event.code === 'NumpadDecimal' || event.code === 'NumpadComma' || event.key === '.' || event.key === 'Backspace');
  const turn = askKey(ask, world, { key: event.key, digit: digitOf(event), rub });
  if (turn) {
    event.preventDefault();
    if (!event.repeat) {
      parts.acts.ask(turn);
    }
  }
}
