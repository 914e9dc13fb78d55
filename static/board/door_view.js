// The sign over one counter: which it is, whom it serves, and who comes next.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons_wall.js';
import { timeText } from '../lib/clock.js';
import { PAGE_MS } from './state.js';
import { countersOn, standingOf, othersOf } from './screen.js';
import { urgentOf } from './strip.js';
import { serviceName, sized } from './parts_view.js';
import { Strip } from './strip_view.js';

/** @typedef {import('./parts_view.js').Show} Show */

/** Services named on a sign. */
const SERVICES = 4;

/** @param {{ show: Show, mode: string, loss: string }} props */
export function Door(props) {
  const { show, mode, loss } = props;
  const { words, board } = show;
  const snapshot = board.snapshot;
  const counter = snapshot ? countersOn(snapshot, show.screen)[0] : null;
  if (!snapshot || !counter) {
    return html`<main class="sign"></main>`;
  }
  const standing = standingOf(counter, board, show.now, show.clock ? show.clock.ms : 0);
  const serves = (counter.serves || []).map((id) => serviceName(show, id)).filter((name, i, all) => name && all.indexOf(name) === i);
  const urgent = loss !== '' || urgentOf(snapshot, show.clock).length > 0;
  return html`<main class=${'sign ' + standing}>
    <header class="id">
      <h1>${words.t('board.counter')}</h1>
      <p class=${'digit' + (counter.n > 9 ? ' two' : '')}>${counter.n}</p>
      <ul>
        ${counter.name !== String(counter.n) && html`<li><b>${counter.name}</b></li>`}
        ${serves.length > SERVICES ? html`<li>${words.t('board.door.all')}</li>` : serves.map((name) => html`<li key=${name}>${name}</li>`)}
      </ul>
    </header>
    <section class="st">
      <p class="k">${standing === 'new' && html`<${Icon} name="bell" />`}<span>${words.t('board.door.' + standing)}</span></p>
      ${counter.now ? html`<p class=${'num n' + sized(counter.now)}>${counter.now}</p>` : html`<p class="big">${words.t('board.cell.' + standing)}</p>`}
      <p class="s">${counter.now ? serviceName(show, counter.service || '') : instead(show, counter, standing)}</p>
      ${urgent ? html`<${Strip} ...${show} loss=${loss} mode=${mode} now=${urgentTurn(show.now)} />` : html`<p class="nx">
        ${(counter.next || []).length > 0 && html`<span>${words.t('board.next.short')}</span> <span class="n">${(counter.next || [])[0]}</span>`}
        <time>${timeText(show.clock)}</time>
      </p>`}
    </section>
  </main>`;
}

/** Where to go while the counter serves nobody. @param {Show} show @param {import('./state.js').Counter} counter @param {string} standing */
function instead(show, counter, standing) {
  const { words } = show;
  if (standing === 'break' && counter.break && counter.break.until) {
    return words.t('board.cell.back', { time: timeText(counter.break.until) });
  }
  const others = standing === 'free' || !show.board.snapshot ? [] : othersOf(show.board.snapshot, counter);
  return others.length > 0 ? words.t('board.cell.others', { counters: others.join(', ') }) : '';
}

/** The urgent pages of the strip alone: they stand at every second place of its round. @param {number} now steady milliseconds */
function urgentTurn(now) {
  return Math.floor(now / PAGE_MS) * 2 * PAGE_MS;
}
