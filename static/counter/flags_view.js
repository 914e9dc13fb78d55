// What is special about a ticket, as tags: a word and a drawing each, never a colour alone.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { unheard } from './state.js';

/** @typedef {import('../lib/words.js').Words} Words */

/** @param {{ ticket: { priority?: boolean, complete: boolean, party?: number, handed?: boolean, desk?: number | null, reached?: import('./types.js').Reached, note?: string }, words: Words, big?: boolean }} props */
export function Flags({ ticket, words, big }) {
  const kind = (/** @type {string} */ own) => (big ? 'tag ' + own : 'flag ' + own);
  return html`${ticket.priority && html`<span class=${kind('first')}><${Icon} name="up" />${words.t('counter.tag.priority')}</span>`}
    ${!ticket.complete && html`<span class=${kind('short')}><${Icon} name="stop" />${words.t('counter.tag.incomplete')}</span>`}
    ${(ticket.party || 1) > 1 && html`<span class=${kind('party')}><${Icon} name="people" />${words.t('counter.tag.party', { n: ticket.party || 1 })}</span>`}
    ${(ticket.handed || Boolean(ticket.desk)) && html`<span class=${kind('handed')}><${Icon} name="right" />${words.t('counter.tag.handed')}</span>`}
    ${unheard(ticket) && html`<span class=${kind('unheard')}><${Icon} name="ticket" />${words.t('counter.tag.unheard')}</span>`}
    ${!big && ticket.note && html`<span class="flag note">${ticket.note}</span>`}`;
}
