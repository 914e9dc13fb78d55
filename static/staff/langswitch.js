// The small language switch of the staff screens.

import { html } from '../vendor/preact-htm.js';
import { LANGS } from './language.js';

/**
 * @param {object} props
 * @param {import('../lib/words.js').Words} props.words
 * @param {(lang: string) => void} props.onLang
 */
export function LanguageSwitch(props) {
  const { words } = props;
  return html`<div class="langs" role="group" aria-label=${words.t('staff.language')}>
    ${LANGS.map(
      (lang) => html`<button type="button" aria-pressed=${words.lang === lang ? 'true' : 'false'} aria-label=${lang.toUpperCase() + ', ' + words.t('staff.language.' + lang)}
        onClick=${() => props.onLang(lang)}>${lang.toUpperCase()}</button>`,
    )}
  </div>`;
}
