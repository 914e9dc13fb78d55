// The state of the connection in one word and one drawing.

import { html } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { linkWord } from './topic.js';

/**
 * @param {object} props
 * @param {import('../lib/link.js').Health | null} props.health
 * @param {import('../lib/words.js').Words} props.words
 */
export function LinkWord(props) {
  const word = linkWord(props.health);
  const bad = word === 'lost' || word === 'stale';
  return html`<p class=${'link' + (bad ? ' bad' : '')} role="status"><${Icon} name=${bad ? 'nolink' : 'link'} /><span>${props.words.t('staff.link.' + word)}</span></p>`;
}
