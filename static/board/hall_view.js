// The hall: the call, those before it, and a line on the counters. Zones never move; only what stands in them changes.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons_wall.js';
import { timeText, dateText } from '../lib/clock.js';
import { drawOf, highlighted, recentOf, isNews, undoneOf, counterPages, PAGE_MS, LINE_MOST } from './state.js';
import { cardsOf } from './cards.js';
import { Playlist } from './cards_view.js';
import { Sign } from './sign.js';
import { serviceName, sized } from './parts_view.js';

/** @typedef {import('./parts_view.js').Show} Show */

/** A board that has nothing yet says so after this long, in milliseconds; before that it would only flicker. */
const CONNECTING_MS = 2000;

/** A day soon, without its year. */
const DAY = { weekday: /** @type {const} */ ('long'), day: /** @type {const} */ ('numeric'), month: /** @type {const} */ ('long') };

/** The ways to complain that need no letter. */
const ASK = ['whatsapp', 'phone', 'sp4n_sms', 'sp4n_web'];

/** @param {{ show: Show, mode: string, loss: string, plays: boolean }} props */
export function Hall(props) {
  const { show, loss, plays } = props;
  const draw = loss ? null : drawOf(show.board, show.clock ? show.clock.ms : 0, show.now);
  return [
    html`<main key="main">
      ${draw ? html`<${Drawn} words=${show.words} draw=${draw} />` : html`<${Stage} ...${props} />`}
      <${Recent} ...${show} plays=${plays || draw !== null} loss=${loss} />
    </main>`,
    html`<div class="line" key="word"><${Word} ...${show} loss=${loss} />${!loss && !show.tall && html`<${Sign} ...${show} />`}</div>`,
  ];
}

/** What fills the wall. @param {{ show: Show, mode: string, loss: string, plays: boolean }} props */
export function Stage(props) {
  const { show, mode, loss, plays } = props;
  const { words, board } = show;
  if (plays && board.snapshot && !board.snapshot.hours.draw) {
    return html`<${Playlist} cards=${cardsOf(board.snapshot, show.catalogue, words.text)} words=${words} first=${show.card} />`;
  }
  if (mode === 'calls' && board.hero) {
    return html`<${Hero} ...${show} call=${board.hero} dim=${loss === 'dim'} />`;
  }
  const lots = board.snapshot && board.snapshot.hours.draw;
  if (lots && board.snapshot && mode !== 'loading') {
    return html`<section class="call calm lots">
      <h2>${words.t('board.lots', { time: timeText(lots) })}</h2>
      <p>${words.t('board.lots.held', { n: board.snapshot.lots ? board.snapshot.lots.held : 0, time: timeText(lots) })}</p>
    </section>`;
  }
  if (mode === 'closed' && board.snapshot) {
    const next = board.snapshot.hours.next_open;
    return html`<section class="call calm">
      <h2>${shut(words, board.snapshot.hours)}</h2>
      ${next && html`<p>${words.t('board.opens', { day: dateText(next, words, DAY), time: timeText(next) })}</p>`}
      <${Ask} ...${show} />
    </section>`;
  }
  if (mode === 'idle') { // the link is lost: what is sure at any time
    return html`<${Playlist} cards=${[{ kind: 'welcome' }]} words=${words} />`;
  }
  const why = show.health.ended === 'unknown' ? 'board.unknown_zone' : show.silentMs > CONNECTING_MS ? 'board.connecting' : '';
  return html`<section class="call calm">${why && html`<h2>${words.t(why)}</h2>`}</section>`;
}

/** Who has which number from the draw. @param {{ words: import('../lib/words.js').Words, draw: { rows: { lot: string, number: string }[], page: number, pages: number } }} props */
function Drawn({ words, draw }) {
  return html`<section class="call drawn">
    <h2>${words.t('board.drawn')} ${draw.pages > 1 && html`<small>${words.t('board.page', { n: draw.page + 1, of: draw.pages })}</small>`}</h2>
    <ul>${draw.rows.map((row) => html`<li key=${row.lot}><span>${row.lot}</span> <b>${row.number}</b></li>`)}</ul>
  </section>`;
}

/** Where one may complain: what can be read from the back row and used from any phone. @param {Show} show */
function Ask({ words, catalogue }) {
  /** @type {{ kind: string, label: import('../lib/words.js').Text, value: string }[]} */
  const ways = (catalogue && catalogue.complaints) || [];
  const found = ways.filter((way) => ASK.indexOf(way.kind) >= 0 && way.value);
  return found.length > 0 && html`<p class="ask">${words.t('board.complain')} ${found.map((way) => html`<span>${words.text(way.label)} <b>${way.value}</b></span> `)}</p>`;
}

/** @param {import('../lib/words.js').Words} words @param {import('./state.js').Hours} hours */
function shut(words, hours) {
  if (hours.why === 'break') {
    return words.t('board.break');
  }
  if (hours.why === 'before_opening') {
    return words.t('board.before');
  }
  return hours.name ? words.t('board.closed_for', { name: hours.name }) : words.t('board.closed');
}

/** The call. Its key is its seq, so that the frame begins anew with each. @param {Show & { call: import('./state.js').Call, dim: boolean }} props */
function Hero(props) {
  const { words, call, dim, board, now, fit } = props;
  const fresh = !dim && highlighted(board, now);
  return html`<section class=${'call' + (fresh ? ' new' : '') + (fit.plate > 15 ? ' far' : '')} key=${call.seq}>
    <p class="top">
      ${fresh ? html`<b><${Icon} name="bell" />${words.t(call.recall > 0 ? 'board.again' : 'board.new')}</b>` : html`<span>${dim ? words.t('board.last', { time: timeText(call.at) }) : words.t('board.number')}</span>`}
      <span class="svc">${serviceName(props, call.service)}</span>
    </p>
    <p class=${'num n' + sized(call.number)}>${call.number}</p>
    <p class="go">
      <span class="say">${words.t(dim ? 'board.went' : 'board.go')} <span class="loket">${words.t('board.counter')}</span></span>
      <b class="plate">${call.counter}</b>
    </p>
  </section>`;
}

/** The calls beside the big one, and on an upright screen the sign of the voice. @param {Show & { plays: boolean, loss: string }} show */
function Recent(show) {
  const { words, board, clock } = show;
  const calls = recentOf(board, show.plays);
  const serverMs = clock ? clock.ms : 0;
  return html`<section class="recent">
    <h2><span>${words.t('board.recent')}</span> <span class="col">${words.t('board.counter')}</span></h2>
    ${show.tall && !show.loss && html`<${Sign} ...${show} />`}
    <ol>
      ${calls.map((call) => html`<li class=${isNews(call, serverMs) ? 'news' : ''} key=${call.seq}>
        <span class=${'n' + sized(call.number)}>${call.number}</span>
        <span class="s">${serviceName(show, call.service)}</span>
        <span class="l"><small>${words.t('board.counter')} </small>${call.counter}</span>
      </li>`)}
    </ol>
    ${calls.length === 0 && board.snapshot && html`<p class="nobody">${words.t(board.hero ? 'board.none.other' : 'board.none')}</p>`}
    ${calls.length === 0 && board.snapshot && !board.hero && html`<${Ask} ...${show} />`}
  </section>`;
}

/** One line that is always there: a call that was taken back, or else what the counters do. @param {Show & { loss: string }} props */
function Word(props) {
  const { words, board, now, loss } = props;
  const undone = loss ? '' : undoneOf(board, now);
  return html`<div class="word-line" role="status">
    ${undone ? html`<p class="undone" key="undone"><${Icon} name="undo" />${words.t('board.cancelled', { number: undone })}</p>` : html`<p key="counters"><${Counters} ...${props} /></p>`}
  </div>`;
}

/** Those that serve nobody come first, because people wait for them. @param {Show} show */
function Counters(show) {
  const { words, board, now, tall } = show;
  const pages = counterPages(board, tall ? LINE_MOST.tall : LINE_MOST.wide);
  return pages[Math.floor(now / PAGE_MS) % pages.length].map((word) => html`<span key=${word.state + word.counters}><b>${words.t('board.counter')} ${word.counters}</b> ${wordOf(words, word)}</span>`);
}

/** @param {import('../lib/words.js').Words} words @param {import('./state.js').CounterWord} word */
function wordOf(words, word) {
  switch (word.state) {
    case 'break':
      return word.until ? words.t('board.counter.break', { time: timeText(word.until) }) : words.t('board.counter.break.open');
    case 'closed':
      return words.t('board.counter.closed');
    default:
      return words.t('board.counter.open');
  }
}
