// What fills the wall while nobody is called, one card after another.

import { html, useEffect, useState } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons_wall.js';
import { dateText } from '../lib/clock.js';
import { PICTURE_MS } from './state.js';

/** @typedef {import('./cards.js').Card} Card */

/** A day soon, without its year. */
const DAY = { weekday: /** @type {const} */ ('long'), day: /** @type {const} */ ('numeric'), month: /** @type {const} */ ('long') };

/**
 * Cards in turn, without a sound. A video stays until its end.
 * @param {{ cards: Card[], words: import('../lib/words.js').Words, first?: number }} props
 */
export function Playlist(props) {
  const [turn, setTurn] = useState(props.first || 0);
  const item = props.cards[turn % props.cards.length];
  const next = () => setTurn(turn + 1);
  const film = item.kind === 'medium' && item.video;
  useEffect(() => {
    const timer = film ? 0 : setTimeout(next, PICTURE_MS);
    return () => clearTimeout(timer);
  }, [turn, film]);
  if (item.kind === 'medium') {
    return html`<${Medium} key=${item.url + turn} item=${item} next=${next} />`;
  }
  return html`<section class=${'call calm card ' + item.kind} key=${item.kind + turn}><${Card} item=${item} words=${props.words} /></section>`;
}

/** @param {{ item: { url: string, video: boolean }, next: () => void }} props */
function Medium(props) {
  const { item, next } = props;
  const broken = () => setTimeout(next, PICTURE_MS); // one that cannot be shown takes its time: the list never races
  return html`<section class="call media" aria-hidden="true">
    ${item.video
      ? html`<video src=${item.url} muted autoplay playsinline onEnded=${next} onError=${broken}></video>`
      : html`<img src=${item.url} alt="" />`}
  </section>`;
}

/** @param {{ item: any, words: import('../lib/words.js').Words }} props */
function Card(props) {
  const { item, words } = props;
  switch (item.kind) {
    case 'free':
      return [html`<h2>${words.t('board.free')}</h2>`, html`<p>${words.t('board.free.say')}</p>`];
    case 'pledge':
      return [html`<h2>${words.t('board.pledge')}</h2>`, html`<p class="long-text">${item.text}</p>`];
    case 'needs':
      return [
        html`<p class="over">${words.t('board.needs')}</p>`,
        html`<h2>${words.text(item.service.name)}</h2>`,
        html`<ul>${item.rows.map((/** @type {any} */ row) => html`<li key=${row.id}><${Icon} name="tick" /><span>${words.text(row.label)}</span></li>`)}</ul>`,
        item.more > 0 && html`<p class="rest">${words.t('board.needs.more', { n: item.more })}</p>`,
      ];
    case 'closings':
      return [
        html`<h2>${words.t('board.closings')}</h2>`,
        html`<ol>${item.closings.map((/** @type {any} */ c) => html`<li key=${c.day}><span><b>${dateText(c.day + 'T00:00:00Z', words, DAY)}</b> ${c.name}</span></li>`)}</ol>`,
      ];
    default:
      return [
        html`<h2>${words.t('board.welcome')}</h2>`,
        html`<ol>
          <li><${Icon} name="ticket" />${words.t('board.welcome.number')}</li>
          <li><${Icon} name="seat" />${words.t('board.welcome.sit')}</li>
          <li><${Icon} name="bell" />${words.t('board.welcome.watch')}</li>
        </ol>`,
      ];
  }
}
