// The strip at the foot of every layout: one place and one height, so that nothing jumps whatever it says.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons_wall.js';
import { timeText } from '../lib/clock.js';
import { PER_PAGE } from './state.js';
import { stripOf } from './strip.js';
import { serviceName } from './parts_view.js';

/** @typedef {import('./parts_view.js').Show} Show */

/** The strip at this moment: the lost link before everything else. @param {Show & { loss: string, mode: string }} props */
export function Strip(props) {
  const { board, loss, mode, clock, perPage, now } = props;
  if (loss && mode !== 'loading') {
    return html`<${Cut} ...${props} />`;
  }
  const page = board.snapshot && stripOf(board.snapshot, clock, perPage, now);
  if (!page || (page.kind === 'waiting' && !page.shown[0])) {
    return html`<section class="wait"></section>`; // its place stays
  }
  switch (page.kind) {
    case 'waiting':
      return html`<${Waiting} show=${props} page=${page} />`;
    case 'missed':
      return html`<${Numbers} show=${props} key="missed" numbers=${page.numbers} title="board.missed" say="board.missed.do" />`;
    case 'next':
      return html`<${Numbers} show=${props} key="next" numbers=${page.numbers} title="board.next" say="board.next.do" />`;
    default:
      return html`<${Urgent} show=${props} page=${page} />`;
  }
}

/** Waiting people per service. @param {{ show: Show, page: any }} props */
function Waiting(props) {
  const { show, page } = props;
  const { words } = show;
  return html`<section class="wait" key="waiting" aria-label=${words.t('board.waiting')}>
    <h2>${words.t('board.waiting')} ${page.pages > 1 && html`<small>${words.t('board.page', { n: page.page + 1, of: page.pages })}</small>`}</h2>
    <ul>
      ${page.shown.map((/** @type {any} */ s) => html`<li class=${(s.waiting === 0 ? 'none' : '') + tightness(s, show.perPage)} key=${s.service}>
        <p class="svc"><b>${s.prefix}</b> ${serviceName(show, s.service)}${s.permit && s.permit.why === 'quota_out' && html` <em>${words.t('board.quota_out')}</em>`}${s.permit && s.permit.why === 'not_today' && html` <em>${words.t('board.not_today')}</em>`}${s.permit && s.permit.why === 'down' && html` <em>${words.t('board.down')}</em>`}</p>
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

/** Some numbers under a heading. @param {{ show: Show, numbers: string[], title: string, say: string }} props */
function Numbers(props) {
  const { words } = props.show;
  const long = props.numbers.some((number) => number.length > 5);
  return html`<section class="wait numbers" aria-label=${words.t(props.title)}>
    <h2>${words.t(props.title)} <small>${words.t(props.say)}</small></h2>
    <ul class=${long ? 'long' : ''}>${props.numbers.map((number) => html`<li class="n" key=${number}>${number}</li>`)}</ul>
  </section>`;
}

/** What everybody must know now. @param {{ show: Show, page: any }} props */
function Urgent(props) {
  const { page } = props;
  const lines = urgentLines(props.show, page);
  return html`<section class="strip urgent" role="status" key=${page.kind}>
    <${Icon} name="warning" />
    <div>
      <h2 class=${lines[0].length > 44 ? 'small' : ''}>${lines[0]}</h2>
      ${lines[1] && html`<p>${lines[1]}</p>`}
    </div>
  </section>`;
}

/** @param {Show} show @param {any} page @returns {string[]} */
function urgentLines(show, page) {
  const { words } = show;
  switch (page.kind) {
    case 'soon':
      return [words.t('board.soon', { time: page.time }), words.t('board.soon.do')];
    case 'note':
      return [words.t('board.note', { note: page.note }), hoursLine(show)];
    case 'out':
      return [page.all ? words.t('board.out.all') : words.t('board.out', { services: page.services.map((/** @type {string} */ id) => serviceName(show, id)).join(', ') }), words.t('board.out.do')];
    default:
      return [words.text(page.text), page.until ? words.t('board.until', { time: timeText(page.until) }) : ''];
  }
}

/** @param {Show} show */
function hoursLine(show) {
  const hours = show.board.snapshot ? show.board.snapshot.hours : null;
  return hours && hours.closes ? show.words.t('board.closes') + ' ' + hours.closes : '';
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
