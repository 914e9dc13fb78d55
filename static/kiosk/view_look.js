// "Seperti apa?": what a document looks like, and where one gets it.

import { html } from '../vendor/preact-htm.js';
import { Picture, hasPicture } from '../lib/pictures.js';
import { serviceOf } from './state.js';
import { Button, Label, QR, useGlass } from './parts.js';

/** @typedef {import('./parts.js').Kiosk} Kiosk */
/** @typedef {import('./catalogue.js').Requirement} Requirement */

/** Pictures side by side: of more documents that one may bring, the words say enough. */
const MOST = 4;
/** On a small glass. */
const MOST_SMALL = 2;

/** @param {Requirement} requirement whether there is anything to show */
export function looksLike(requirement) {
  return hasPicture(requirement.picture) || (requirement.any || []).some((leaf) => hasPicture(leaf.picture));
}

/** @param {{ kiosk: Kiosk, requirement: Requirement, tap: () => void }} props the key beside a requirement */
export function Peek({ kiosk, requirement, tap }) {
  const { words } = kiosk;
  const [first] = picturesOf(kiosk, requirement);
  return html`<button type="button" class="peek" aria-label=${words.t('kiosk_glass.look_at', { what: words.text(requirement.label) })} onClick=${tap}>
    <${Picture} name=${first.name} /><span class="long" aria-hidden="true">${words.t('kiosk_glass.look')}</span><span class="brief" aria-hidden="true">${words.t('kiosk_glass.look_short')}</span>
  </button>`;
}

/** @param {Kiosk} kiosk @param {Requirement} requirement each drawing once, with the names of what it shows */
function picturesOf({ words }, requirement) {
  /** @type {{ name: string, labels: string[] }[]} */
  const out = [];
  const leaves = (requirement.any || []).filter((leaf) => hasPicture(leaf.picture));
  for (const one of leaves.length > 0 ? leaves : [requirement]) {
    const name = one.picture || 'surat';
    const same = out.find((other) => other.name === name);
    if (same) {
      same.labels.push(words.text(one.label));
    } else {
      out.push({ name, labels: [words.text(one.label)] });
    }
  }
  return out;
}

/** @param {{ kiosk: Kiosk }} props */
export function Look({ kiosk }) {
  const { state, words, say } = kiosk;
  const { small } = useGlass(kiosk);
  const service = serviceOf(state);
  const requirement = service && service.requirements.find((row) => row.id === state.look);
  if (!requirement) {
    return null;
  }
  const all = picturesOf(kiosk, requirement).slice(0, small || state.visit.large ? MOST_SMALL : MOST);
  const label = words.text(requirement.label);
  const get = requirement.get;
  return html`
    <div class="upper">
      <h1 tabindex="-1" class=${label.length > 34 ? 'long' : ''}><${Label} text=${label} /></h1>
      <div class=${'looks n' + all.length}>${all.map((one) => html`<figure key=${one.name}><${Picture} name=${one.name} />
        ${all.length > 1 && html`<figcaption><${Label} text=${one.labels[0]} /></figcaption>`}</figure>`)}</div>
    </div>
    <div class="lower">
      <section class="where">
        <div>
          <h2>${words.t('kiosk_glass.look_where')}</h2>
          <p>${(get && words.text(get.where)) || words.t('kiosk.ask_officer')}</p>
          ${get && get.cost && html`<p>${words.t('kiosk.cost')} <b>${words.text(get.cost)}</b></p>`}
          ${get && get.link && html`<p class="address">${get.link.replace(/^https?:\/\//, '')}</p>`}
        </div>
        ${get && get.link && html`<${QR} kind="link" text=${get.link} label=${words.t('kiosk_glass.look_qr')} />`}
      </section>
      <div class="actions"><${Button} kind="main back" icon="back" tap=${() => say({ type: 'look', row: '' })}>${words.t('kiosk_glass.look_back')}<//></div>
    </div>`;
}
