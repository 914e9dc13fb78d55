// Each counter with its number: for a hall with many, where nobody has to wait for a name to come round.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons_wall.js';
import { timeText } from '../lib/clock.js';
import { countersOn, gridOf, standingOf, othersOf } from './screen.js';
import { serviceName, sized } from './parts_view.js';

/** @typedef {import('./parts_view.js').Show} Show */
/** @typedef {import('./state.js').Counter} Counter */

/** @param {{ show: Show }} props */
export function Grid(props) {
  const { show } = props;
  const snapshot = show.board.snapshot;
  if (!snapshot) {
    return null;
  }
  const { room, shown, page, pages } = gridOf(countersOn(snapshot, show.screen), show.board, show.now, show.fit.need, show.tall);
  const classes = ['cells', 'cols' + room.cols, 'rows' + room.rows, room.stacked ? 'stacked' : 'beside'].join(' ');
  return html`<main class="grid">
    <ol class=${classes} style=${{ '--f': room.rem + 'rem' }}>
      ${shown.map((counter) => html`<${Cell} key=${counter.n} show=${show} counter=${counter} />`)}
    </ol>
    ${pages > 1 && html`<p class="turn">${show.words.t('board.counters.page', { n: page + 1, of: pages })}</p>`}
  </main>`;
}

/** @param {{ show: Show, counter: Counter }} props */
function Cell(props) {
  const { show, counter } = props;
  const { words } = show;
  const standing = standingOf(counter, show.board, show.now, show.clock ? show.clock.ms : 0);
  const number = counter.now;
  return html`<li class=${'cell ' + standing}>
    <h2><span class="w">${words.t('board.counter')}</span> <b class="plate">${counter.n}</b></h2>
    ${number ? html`<p class=${'num n' + sized(number)}>${number}</p>` : html`<p class="big">${words.t('board.cell.' + standing)}</p>`}
    <p class="s">${standing === 'new' && html`<${Icon} name="bell" />`}<span>${lineOf(show, counter, standing)}</span></p>
  </li>`;
}

/** What stands under a cell's number. @param {Show} show @param {Counter} counter @param {string} standing */
function lineOf(show, counter, standing) {
  const { words } = show;
  switch (standing) {
    case 'new':
    case 'called':
      return words.t('board.cell.go');
    case 'serving':
      return serviceName(show, counter.service || '');
    case 'break':
      return counter.break && counter.break.until ? words.t('board.cell.back', { time: timeText(counter.break.until) }) : '';
    case 'closed':
      return othersOf(/** @type {any} */ (show.board.snapshot), counter).length > 0 ? words.t('board.cell.others', { counters: othersOf(/** @type {any} */ (show.board.snapshot), counter).join(', ') }) : '';
    default:
      return words.t('board.cell.wait');
  }
}
