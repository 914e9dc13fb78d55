// The board as markup: state in, nothing out.

import { html } from '../vendor/preact-htm.js';
import { timeText } from '../lib/clock.js';
import { modeOf, lossOf } from './state.js';
import { showsCards } from './cards.js';
import { countersOn } from './screen.js';
import { shiftOf, nightOf, isNight } from './watch.js';
import { Bar, Foot, Running, Mute, Said } from './parts_view.js';
import { Hall, Stage } from './hall_view.js';
import { Grid } from './grid_view.js';
import { Door } from './door_view.js';
import { Strip } from './strip_view.js';
import { Sign, Notices } from './sign.js';

/** @typedef {import('./parts_view.js').Show} Show */

/** @param {Show} show */
export function Board(show) {
  const loss = lossOf(show.health, show.silentMs);
  const serverMs = show.clock ? show.clock.ms : 0;
  const mode = modeOf(show.board, serverMs);
  if (!loss && isNight(show.board.snapshot, mode, serverMs)) {
    return html`<${Night} ...${show} />`;
  }
  const plays = !loss && showsCards(show.board, mode, serverMs);
  const layout = layoutOf(show, mode);
  const { x, y } = shiftOf(show.now);
  const runs = show.board.snapshot && (show.board.snapshot.running || []).length > 0;
  const style = { '--p': show.fit.plate + 'rem', '--n': show.fit.number + 'rem', transform: x || y ? 'translate(' + x + 'rem, ' + y + 'rem)' : '' };
  const rest = [
    html`<${Said} key="said" ...${show} mode=${mode} />`,
    !loss && html`<${Notices} key="notices" ...${show} />`,
  ];
  const mute = show.mute && !loss && html`<${Mute} ...${show} />`;
  if (layout === 'door') {
    return html`<div class=${['board', 'door', loss === 'dim' ? 'stale' : ''].join(' ')} style=${style}>
      <${Door} show=${show} mode=${mode} loss=${loss} />
      ${!loss && html`<${Sign} ...${show} />`}
      ${rest}${mute}
    </div>`;
  }
  return html`<div class=${['board', layout, runs ? 'runs' : '', loss === 'dim' ? 'stale' : '', mode].join(' ')} style=${style}>
    <${Bar} ...${show} />
    ${layout === 'grid' ? html`<${Counters} show=${show} mode=${mode} loss=${loss} plays=${plays} />` : html`<${Hall} show=${show} mode=${mode} loss=${loss} plays=${plays} />`}
    ${layout === 'grid' && !loss && html`<${Sign} ...${show} />`}
    <${Strip} ...${show} loss=${loss} mode=${mode} />
    <${Running} ...${show} />
    <${Foot} ...${show} />
    ${rest}${mute}
  </div>`;
}

/** A totem is a hall that stands upright; a door without its counter, or a board without news, is a hall too. @param {Show} show @param {string} mode */
function layoutOf(show, mode) {
  const { screen, board } = show;
  if (mode === 'loading' || !board.snapshot || screen.layout === 'totem') {
    return 'hall';
  }
  return countersOn(board.snapshot, screen).length === 0 ? 'hall' : screen.layout;
}

/** The grid, unless the office is closed or nobody at all is at a counter. @param {{ show: Show, mode: string, loss: string, plays: boolean }} props */
function Counters(props) {
  const { show, mode, plays } = props;
  const snapshot = show.board.snapshot;
  const busy = snapshot !== null && countersOn(snapshot, show.screen).some((c) => c.now !== null);
  if (mode === 'closed' || (plays && !busy)) {
    return html`<main class="alone"><${Stage} ...${props} /></main>`;
  }
  return html`<${Grid} show=${show} />`;
}

/** A dark glass with a small clock that never stays at one place. @param {Show} show */
function Night(show) {
  const { x, y } = nightOf(show.now);
  const next = show.board.snapshot ? show.board.snapshot.hours.next_open : null;
  return html`<main class="night">
    <h1 style=${{ left: x + '%', top: y + '%' }}><time>${timeText(show.clock)}</time>${next && html` <span>${show.words.t('board.night', { time: timeText(next) })}</span>`}</h1>
  </main>`;
}
