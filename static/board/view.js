// The board as markup: state in, nothing out. Zones never move; only what stands in them changes.

import { html, useEffect, useLayoutEffect, useRef, useState } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { timeText, dateText } from '../lib/clock.js';
import { drawOf, highlighted, recentOf, isNews, modeOf, pageOf, lossOf, undoneOf, countersOf, showsMedia, textPages, PER_PAGE, PICTURE_MS, TEXT_MS, TEXT_MOST } from './state.js';

/**
 * @typedef {object} Show everything a board needs to draw itself
 * @property {import('../lib/words.js').Words} words
 * @property {any} catalogue null until it has come
 * @property {import('./state.js').Board} board
 * @property {import('../lib/link.js').Health} health
 * @property {number} now steady milliseconds
 * @property {import('../lib/clock.js').Moment | null} clock the server's time by now
 * @property {string} heardAt the server's time when it was last heard
 * @property {number} silentMs milliseconds since then
 * @property {number} perPage services side by side in the strip
 * @property {boolean} mute whether to ask for the button
 * @property {() => void} unlock
 */

/** @typedef {import('./state.js').Call} Call */

/** A board that has nothing yet says so after this long, in milliseconds; before that it would only flicker. */
const CONNECTING_MS = 2000;
/** The ways to complain that any phone has, and the national one. */
const ASK = ['whatsapp', 'phone', 'sp4n_sms', 'sp4n_web'];

/** A day soon, without its year. */
const DAY = { weekday: /** @type {const} */ ('long'), day: /** @type {const} */ ('numeric'), month: /** @type {const} */ ('long') };

/** @param {Show} show */
export function Board(show) {
  const loss = lossOf(show.health, show.silentMs);
  const mode = modeOf(show.board, show.clock ? show.clock.ms : 0);
  const draw = loss ? null : drawOf(show.board, show.clock ? show.clock.ms : 0, show.now);
  const plays = !loss && !draw && showsMedia(show.board, mode, show.clock ? show.clock.ms : 0);
  const classes = ['board', loss === 'dim' ? 'stale' : '', mode].join(' ');
  return html`<div class=${classes}>
    <${Bar} ...${show} />
    <main>
      ${draw ? html`<${Drawn} words=${show.words} draw=${draw} />` : plays && show.board.snapshot ? html`<${Playlist} media=${show.board.snapshot.media} />` : html`<${Stage} show=${show} mode=${mode} dim=${loss === 'dim'} />`}
      <${Recent} ...${show} plays=${plays || draw !== null} />
    </main>
    <${Word} ...${show} loss=${loss} />
    ${loss && mode !== 'loading' ? html`<${Cut} ...${show} />` : html`<${Waiting} ...${show} />`}
    <${Running} ...${show} />
    <${Foot} ...${show} />
    <${Said} ...${show} mode=${mode} />
    ${show.mute && !loss && html`<${Mute} ...${show} />`}
  </div>`;
}

/** Top bar: who, until when, what time. @param {Show} show */
function Bar(show) {
  const { words, catalogue, clock } = show;
  return html`<header class="bar">
    <h1>${catalogue ? words.text(catalogue.office.short) : words.t('board.title')} <small>${dateText(clock, words.lang)}</small></h1>
    ${isFree(catalogue) && html`<p class="free">${words.t('board.free')}</p>`}
    <p class="until"><${Hours} ...${show} /></p>
    <time>${timeText(clock)}</time>
  </header>`;
}

/** The same facts again below the strip, where a portrait screen has no room for them at the top. @param {Show} show */
function Foot(show) {
  return html`<footer class="foot">
    ${isFree(show.catalogue) && html`<p>${show.words.t('board.free')}</p>`}
    <${Hours} ...${show} />
  </footer>`;
}

/** @param {Show} show */
function Hours(show) {
  const { words, board } = show;
  const hours = board.snapshot ? board.snapshot.hours : null;
  if (!hours || hours.always) {
    return null;
  }
  if (!hours.open) {
    return html`<span>${words.t('board.shut')}</span>`;
  }
  return [
    hours.issue_until && html`<span>${words.t('board.issue_until')} <b>${hours.issue_until}</b></span>`,
    hours.closes && html`<span>${words.t('board.closes')} <b>${hours.closes}</b></span>`,
  ];
}

/** What fills the wall. @param {{ show: Show, mode: string, dim: boolean }} props */
function Stage(props) {
  const { show, mode, dim } = props;
  if (mode === 'calls' && show.board.hero) {
    return html`<${Hero} ...${show} call=${show.board.hero} dim=${dim} />`;
  }
  const { words, board } = show;
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
      ${next && html`<p>${words.t('board.opens', { day: dateText(next, words.lang, DAY), time: timeText(next) })}</p>`}
      <${Ask} ...${show} />
    </section>`;
  }
  if (mode === 'idle') {
    return html`<section class="call calm">
      <h2>${words.t('board.welcome')}</h2>
      <ol>
        <li><${Icon} name="ticket" />${words.t('board.welcome.number')}</li>
        <li><${Icon} name="seat" />${words.t('board.welcome.sit')}</li>
        <li><${Icon} name="bell" />${words.t('board.welcome.watch')}</li>
      </ol>
    </section>`;
  }
  const why = show.health.ended === 'unknown' ? 'board.unknown_zone' : show.silentMs > CONNECTING_MS ? 'board.connecting' : '';
  return html`<section class="call calm">${why && html`<h2>${words.t(why)}</h2>`}</section>`;
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

/** Who has which number from the draw. @param {{ words: import('../lib/words.js').Words, draw: { rows: { lot: string, number: string }[], page: number, pages: number } }} props */
function Drawn({ words, draw }) {
  return html`<section class="call drawn">
    <h2>${words.t('board.drawn')} ${draw.pages > 1 && html`<small>${words.t('board.page', { n: draw.page + 1, of: draw.pages })}</small>`}</h2>
    <ul>${draw.rows.map((row) => html`<li key=${row.lot}><span>${row.lot}</span> <b>${row.number}</b></li>`)}</ul>
  </section>`;
}

/** Pictures and videos, one after another, without a sound. @param {{ media: import('./state.js').Medium[] }} props */
function Playlist(props) {
  const [turn, setTurn] = useState(0);
  const item = props.media[turn % props.media.length];
  const next = () => setTurn(turn + 1);
  useEffect(() => {
    const timer = item.video ? 0 : setTimeout(next, PICTURE_MS);
    return () => clearTimeout(timer);
  }, [turn, item.url]);
  const broken = () => setTimeout(next, PICTURE_MS); // one that cannot be shown takes its time: the list never races
  return html`<section class="call media" aria-hidden="true" key=${item.url}>
    ${item.video
      ? html`<video src=${item.url} key=${turn} muted autoplay playsinline onEnded=${next} onError=${broken}></video>`
      : html`<img src=${item.url} alt="" />`}
  </section>`;
}

/** The text at the foot: whole pages that take turns. Nothing slides. @param {Show} show */
function Running(show) {
  const lines = show.board.snapshot && show.board.snapshot.running ? show.board.snapshot.running : [];
  const pages = textPages(lines, show.perPage === PER_PAGE.tall ? TEXT_MOST.tall : TEXT_MOST.wide);
  if (pages.length === 0) {
    return null;
  }
  const page = pages[Math.floor(show.now / TEXT_MS) % pages.length];
  return html`<p class="running" lang=${page.lang}>${page.text}</p>`;
}

/** The call. Its key is its seq, so that the frame begins anew with each. @param {Show & { call: Call, dim: boolean }} props */
function Hero(props) {
  const { words, call, dim, board, now } = props;
  const fresh = !dim && highlighted(board, now);
  return html`<section class=${'call' + (fresh ? ' new' : '')} key=${call.seq}>
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

/** Longer numbers than A-025 are set smaller, so that they stay whole. @param {string} number */
function sized(number) {
  return number.length > 6 ? ' longer' : number.length > 5 ? ' long' : '';
}

/** The calls beside the big one. @param {Show & { plays: boolean }} show */
function Recent(show) {
  const { words, board, clock } = show;
  const calls = recentOf(board, show.plays);
  const serverMs = clock ? clock.ms : 0;
  return html`<section class="recent">
    <h2><span>${words.t('board.recent')}</span> <span class="col">${words.t('board.counter')}</span></h2>
    <ol>
      ${calls.map((call) => html`<li class=${isNews(call, serverMs) ? 'news' : ''} key=${call.seq}>
        <span class="n">${call.number}</span>
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

/** @param {Show} show those that serve nobody come first, because people wait for them */
function Counters(show) {
  const { words, board } = show;
  const { breaks, closed, open } = countersOf(board);
  return breaks.map((one) => html`<span key=${one.n}><b>${words.t('board.counter')} ${one.n}</b> ${one.until ? words.t('board.counter.break', { time: timeText(one.until) }) : words.t('board.counter.break.open')}</span>`)
    .concat(closed.length > 0 ? [html`<span key="closed"><b>${words.t('board.counter')} ${closed.join(', ')}</b> ${words.t('board.counter.closed')}</span>`] : [])
    .concat(open.length > 0 ? [html`<span key="open"><b>${words.t('board.counter')} ${open.join(', ')}</b> ${words.t('board.counter.open')}</span>`] : []);
}

/** Waiting people per service. @param {Show} show */
function Waiting(show) {
  const { words, board, now } = show;
  const { shown, page, pages } = pageOf(board.snapshot ? board.snapshot.services : [], show.perPage, now);
  return html`<section class="wait" aria-label=${words.t('board.waiting')}>
    <h2>${words.t('board.waiting')} ${pages > 1 && html`<small>${words.t('board.page', { n: page + 1, of: pages })}</small>`}</h2>
    <ul>
      ${shown.map((s) => html`<li class=${(s.waiting === 0 ? 'none' : '') + tightness(s, show.perPage)} key=${s.service}>
        <p class="svc"><b>${s.prefix}</b> ${serviceName(show, s.service)}${s.permit && s.permit.why === 'quota_out' && html` <em>${words.t('board.quota_out')}</em>`}</p>
        <p class="cnt">${s.waiting}</p>
        ${s.now && html`<p class="now"><span class="word">${words.t('board.now')} </span><span class="n">${s.now}</span></p>`}
      </li>`)}
    </ul>
  </section>`;
}

/**
 * How little room count and number leave for the word between them.
 * @param {{ waiting: number, now: string | null }} s
 * @param {number} perPage
 */
function tightness(s, perPage) {
  const room = perPage === PER_PAGE.tall ? 6 : 7; // letters that fit beside the word
  const letters = String(s.waiting).length + (s.now || '').length;
  return letters > room + 1 ? ' tight tighter' : letters > room ? ' tight' : '';
}

/** The strip while the server is not heard. @param {Show} show */
function Cut(show) {
  const { words, heardAt } = show;
  return html`<section class="strip" role="status">
    <${Icon} name="nolink" />
    <div>
      <h2>${words.t('board.cut', { time: timeText(heardAt) })}</h2>
      <p>${words.t('board.cut.do')}</p>
    </div>
  </section>`;
}

/** The button that lets sound out: big, reachable with a remote control's one key. @param {Show} show */
function Mute(show) {
  const button = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => {
    if (button.current) {
      button.current.focus();
    }
  }, []);
  return html`<div class="mute" role="alertdialog" aria-labelledby="mute">
    <p id="mute">${show.words.t('board.mute')}</p>
    <button type="button" id="unlock" ref=${button} onClick=${show.unlock}><${Icon} name="sound" />${show.words.t('board.unmute')}</button>
  </div>`;
}

/** The same call for a screen reader. @param {Show & { mode: string }} props */
function Said(props) {
  const { words, board, mode } = props;
  const call = mode === 'calls' ? board.hero : null;
  return html`<p class="unseen" role="status">${call ? words.t('board.said', { number: call.number, counter: call.counter }) : ''}</p>`;
}

/** @param {Show} show @param {string} id */
function serviceName(show, id) {
  const found = show.catalogue ? show.catalogue.services.filter((/** @type {any} */ s) => s.id === id)[0] : null;
  return found ? show.words.text(found.short || found.name) : '';
}

/** Whether every service costs nothing. @param {any} catalogue */
function isFree(catalogue) {
  return Boolean(catalogue) && catalogue.services.every((/** @type {any} */ s) => s.free);
}
