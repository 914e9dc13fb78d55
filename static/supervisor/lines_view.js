// The lines of the services as bars with who has waited longest in each, and the chart of the day.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { since } from '../staff/span.js';
import { linesOf } from './state.js';
import { BOX, chartOf } from './chart.js';
import { isLate, medianText, serviceText, waitText } from './say.js';

/** @typedef {import('./view.js').Parts} Parts */

/** @param {Parts} parts */
export function Lines(parts) {
  const { app, snap } = parts;
  const { words } = app;
  const lines = linesOf(snap);
  const most = Math.max(1, ...lines.map((line) => line.waiting));
  return html`<section class="lines" aria-labelledby="lines"><h2 id="lines">${words.t('supervisor.lines')}</h2>
    ${lines.length > 0 ? html`<ul>${lines.map((line) => html`<${Line} key=${line.service} ...${parts} line=${line} most=${most} />`)}</ul>` : html`<p class="nothing">${words.t('supervisor.lines.none')}</p>`}
  </section>`;
}

/** @param {Parts & { line: import('./types.js').Line, most: number }} props */
function Line({ app, snap, line, most }) {
  const { words, now, catalogue } = app;
  const late = line.oldest ? isLate(line.oldest.since, now, snap.target_wait_s) : false;
  const stranded = line.waiting > 0 && line.open.length === 0;
  return html`<li class=${late || stranded ? 'late' : ''}>
    <p class="name"><b>${serviceText(line.service, catalogue, words)}</b>
      <span>${line.priority > 0 ? words.t('supervisor.line.priority', { n: line.waiting, priority: line.priority }) : words.t('supervisor.line.waiting', { n: line.waiting })}</span></p>
    <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="rail" width="100" height="6" /><rect class="beam" width=${(100 * line.waiting) / most} height="6" /></svg>
    <p class="facts">${line.oldest && html`<span class="oldest">${late && html`<${Icon} name="stop" />`}${words.t('supervisor.line.oldest', { number: line.oldest.number, time: waitText(since(line.oldest.since, now), words) })}</span>`}
      <span>${words.t('supervisor.line.median', { time: medianText(line.median_wait_s, words) })}</span>
      ${line.parked > 0 && html`<span>${words.t('supervisor.parked', { n: line.parked })}</span>`}
      ${line.missed > 0 && html`<span>${words.t('supervisor.line.missed', { n: line.missed })}</span>`}
      <span class=${stranded ? 'stranded' : ''}>${stranded && html`<${Icon} name="stop" />`}${line.open.length > 0 ? words.t('supervisor.line.open', { counters: line.open.join(', ') }) : words.t('supervisor.line.shut')}</span></p>
  </li>`;
}

/** @param {Parts} parts */
export function Chart({ app }) {
  const { words, desk } = app;
  const chart = chartOf(desk.steps);
  return html`<section class="chartbox" aria-labelledby="chart"><h2 id="chart">${words.t('supervisor.chart')}</h2>
    ${chart
      ? html`<svg class="daychart" viewBox=${'0 0 ' + BOX.width + ' ' + BOX.height} role="img" aria-label=${words.t('supervisor.chart.most', { n: chart.most, time: chart.at })}>
          ${chart.rows.map((row) => html`<g key=${row.n}><path class="grid" d=${'M' + BOX.left + ' ' + row.y + 'H' + (BOX.width - BOX.right)} /><text x=${BOX.left - 8} y=${row.y + 4} class="n">${row.n}</text></g>`)}
          ${chart.hours.map((tick) => html`<text key=${tick.x} x=${tick.x} y=${BOX.height - 6} class="h">${tick.text}</text>`)}
          <path class="ground" d=${chart.ground} /><path class="run" d=${chart.line} />
        </svg><p class="note">${words.t('supervisor.chart.most', { n: chart.most, time: chart.at })}</p>`
      : html`<p class="nothing">${words.t('supervisor.lines.none')}</p>`}
  </section>`;
}
