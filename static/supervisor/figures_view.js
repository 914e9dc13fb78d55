// The figures that are read from across the room, and what wants somebody now.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { since, lasting } from '../staff/span.js';
import { deviceName } from '../staff/ringbar.js';
import { blocked } from './state.js';
import { counterName, isLate, medianText, waitText } from './say.js';

/** @typedef {import('./view.js').Parts} Parts */

/** @param {Parts} parts */
export function Figures({ app, snap }) {
  const { words, now } = app;
  const t = words.t;
  const { totals } = snap;
  const oldest = totals.oldest;
  const late = oldest ? isLate(oldest.since, now, snap.target_wait_s) : false;
  const slow = totals.median_wait_s !== null && totals.median_wait_s > snap.target_wait_s;
  const target = t('supervisor.target', { n: Math.round(snap.target_wait_s / 60) });
  const open = snap.counters.filter((one) => one.state === 'open').length;
  return html`<dl class="figures" aria-label=${t('supervisor.figures')}>
    <${Figure} name=${t('supervisor.waiting')} value=${totals.waiting} note=${t('supervisor.parked', { n: totals.parked })} look="main" />
    <${Figure} name=${t('supervisor.oldest')} value=${oldest ? waitText(since(oldest.since, now), words) : '–'} look=${late ? 'late' : 'good'}
      note=${oldest ? oldest.number + ', ' + target : target} verdict=${oldest ? t(late ? 'supervisor.late' : 'supervisor.in_time') : ''} />
    <${Figure} name=${t('supervisor.median')} value=${medianText(totals.median_wait_s, words)} look=${slow ? 'late' : 'good'}
      note=${t('supervisor.within', { n: totals.within_target, all: totals.called })} verdict=${totals.called > 0 ? t(slow ? 'supervisor.late' : 'supervisor.in_time') : ''} />
    <${Figure} name=${t('supervisor.in_hand')} value=${totals.in_hand} note=${t('supervisor.open', { n: open, all: snap.counters.length })} />
    <${Figure} name=${t('supervisor.served')} value=${totals.served} note=${t('supervisor.issued', { n: totals.issued })} />
    <${Figure} name=${t('supervisor.returned')} value=${totals.returned} note=${t('supervisor.missed', { n: totals.no_show, cancelled: totals.cancelled })} />
  </dl>`;
}

/** @param {{ name: string, value: string | number, note: string, look?: string, verdict?: string }} props */
function Figure({ name, value, note, look, verdict }) {
  return html`<div class=${'figure ' + (look || '')}><dt>${name}</dt><dd><b>${value}</b>
    ${verdict && html`<span class="verdict"><${Icon} name=${look === 'late' ? 'stop' : 'tick'} />${verdict}</span>`}<small>${note}</small></dd></div>`;
}

/** @param {Parts} parts what wants somebody now: colleagues, people at kiosks, papers, printers */
export function Alerts({ app, acts, snap }) {
  const { words, now, desk } = app;
  const off = blocked(desk) ? 'true' : 'false';
  const broken = snap.printers.filter((one) => one.state === 'bad');
  return html`<div class="alertbox" role="status"><ul class="alerts">
    ${snap.assists.map((one) => html`<li key=${'a' + one.id} class=${one.kind === 'bahaya' ? 'danger' : 'call'}><${Icon} name=${one.kind === 'bahaya' ? 'stop' : 'bell'} />
      <p><b>${words.t('supervisor.assist.at.' + one.kind, { counter: counterName({ n: one.counter, name: one.name }, words) })}</b> <span aria-live="off">${words.t('supervisor.ago', { time: lasting(since(one.at, now), words) })}</span>
        ${one.by && html`, ${words.t('supervisor.assist.by', { by: one.by })}`}</p>
      ${!one.by && html`<button aria-disabled=${off} onClick=${() => acts.post('/api/v1/assists/' + one.id + '/answer')}>${words.t('staff.ring.come')}</button>`}
      <button aria-disabled=${off} onClick=${() => acts.post('/api/v1/assists/' + one.id + '/end')}>${words.t('supervisor.assist.end')}</button></li>`)}
    ${snap.rings.map((one) => html`<li key=${'r' + one.id} class="call"><${Icon} name="bell" />
      <p><b>${words.t('staff.ring.title')}</b> <span aria-live="off">${words.t('staff.ring.from', { device: deviceName(one.device, words), wait: lasting(since(one.at, now), words) })}</span></p>
      <button aria-disabled=${off} onClick=${() => acts.post('/api/v1/rings/' + one.id + '/answer')}>${words.t('staff.ring.come')}</button></li>`)}
    ${snap.checks.length > 0 && html`<li key="checks"><${Icon} name="list" /><p>${words.t('supervisor.checks', { n: snap.checks.length })}
      <span aria-live="off">${words.t('supervisor.checks.oldest', { time: lasting(since(snap.checks[0].at, now), words) })}</span></p><a href="/front-office">${words.t('staff.room.front_office')}</a></li>`}
    ${broken.length > 0 && html`<li key="printers" class="warn"><${Icon} name="print" /><p><b>${words.t('supervisor.printers', { names: broken.map((one) => one.name).join(', ') })}</b></p>
      <a href="/printers">${words.t('staff.paper.see')}</a></li>`}
    ${desk.notice && !desk.panel && html`<li key="told" class="warn"><${Icon} name="stop" /><p><b>${desk.notice.title}</b> ${desk.notice.hint}</p><button onClick=${acts.read}>${words.t('staff.close')}</button></li>`}
  </ul></div>`;
}
