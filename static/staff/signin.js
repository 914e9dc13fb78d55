// The sign-in form. The password stays in its field: no state of ours ever holds it.

import { html, useRef, useEffect } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { LanguageSwitch } from './langswitch.js';

/** @typedef {import('./entry.js').Entry} Entry */
/** @typedef {import('../lib/words.js').Words} Words */

/**
 * @param {object} props
 * @param {Entry} props.entry
 * @param {Words} props.words
 * @param {string} props.screen key of the screen's name
 * @param {string} props.office name of the office, empty until it is known
 * @param {(name: string, password: string) => void} props.onSubmit
 * @param {(lang: string) => void} props.onLang
 */
export function SignIn(props) {
  const { entry, words } = props;
  const name = useRef(/** @type {HTMLInputElement | null} */ (null));
  const password = useRef(/** @type {HTMLInputElement | null} */ (null));
  useEffect(() => focusAfter(entry, name.current, password.current), [entry.tries]);
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (name.current && password.current) {
      props.onSubmit(name.current.value, password.current.value);
    }
  };
  return html`<main class="signin">
    <form class="card" onSubmit=${submit} novalidate>
      <p class="place">${props.office}</p>
      <h1>${words.t('staff.signin.title')}</h1>
      <p class="lead">${words.t(props.screen)}</p>
      <div class="told" role="alert">${entry.problem && html`<p><${Icon} name="stop" />${problemText(entry, words)}</p>`}</div>
      <label for="name">${words.t('staff.signin.name')}</label>
      <input ref=${name} id="name" name="name" autocomplete="username" autocapitalize="none" spellcheck=${false} maxlength="64" />
      <label for="password">${words.t('staff.signin.password')}</label>
      <input ref=${password} id="password" name="password" type="password" autocomplete="current-password" maxlength="256" />
      <button class="go" type="submit" aria-disabled=${entry.busy ? 'true' : 'false'}>
        <span>${words.t(entry.busy ? 'staff.signin.going' : 'staff.signin.go')}</span><kbd aria-hidden="true">${words.t('staff.key.enter')}</kbd>
      </button>
    </form>
    <${LanguageSwitch} words=${words} onLang=${props.onLang} />
  </main>`;
}

/** @param {Entry} entry @param {Words} words */
function problemText(entry, words) {
  return entry.problem === 'failed' ? entry.said || words.t('staff.failed.title') : words.t('staff.signin.' + entry.problem);
}

/**
 * At first the name; after a failed try the password, emptied, because that is what is typed again.
 * @param {Entry} entry
 * @param {HTMLInputElement | null} name
 * @param {HTMLInputElement | null} password
 */
function focusAfter(entry, name, password) {
  const first = entry.tries === 0 || !name || name.value.trim() === '';
  if (password && entry.problem === 'wrong') {
    password.value = '';
  }
  const field = first ? name : password;
  if (field) {
    field.focus();
  }
}

/**
 * A login that belongs to another screen: the way there, and the way out.
 * @param {object} props
 * @param {string} props.name
 * @param {Words} props.words
 * @param {string} props.href
 * @param {string} props.label key of the link's sentence
 * @param {() => void} props.onOut
 */
export function OtherScreen(props) {
  const { words } = props;
  return html`<main class="signin">
    <div class="card">
      <h1>${words.t('staff.signin.role', { name: props.name })}</h1>
      <a class="go" href=${props.href}><span>${words.t(props.label)}</span><${Icon} name="right" /></a>
      <button class="plain" onClick=${props.onOut}>${words.t('staff.signout')}</button>
    </div>
  </main>`;
}
