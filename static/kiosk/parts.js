// The frame of every screen and the parts they share.

import { html, useLayoutEffect, useRef, useState } from '../vendor/preact-htm.js';
import { Icon } from '../lib/icons.js';
import { dateText, timeText } from '../lib/clock.js';
import { breaks } from './pages.js';
import { KEY_MM, GAP_MM } from './measure.js';
import { paperTrouble, speaks } from './scene.js';
import { glassNow } from './page.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('../lib/words.js').Words} Words */

/**
 * @typedef {object} Kiosk what every view is given
 * @property {State} state
 * @property {import('./scene.js').Scene} scene
 * @property {Words} words
 * @property {{ [lang: string]: Words }} tongues every language's words, for its own name
 * @property {import('../lib/clock.js').Moment | null} time the office's time
 * @property {(event: import('./state.js').Event) => void} say
 * @property {() => string} newId
 * @property {boolean} busy an intent is under way, so nothing else may begin
 */

/**
 * @param {{ icon?: string, after?: string, kind?: string, off?: boolean, tap: () => void, children?: any, first?: boolean, lang?: string, pressed?: boolean }} props
 */
export function Button(props) {
  return html`<button type="button" class=${'btn ' + (props.kind || '')} disabled=${!!props.off} lang=${props.lang}
    aria-pressed=${props.pressed === undefined ? undefined : String(props.pressed)} data-first=${props.first ? '' : undefined}
    onClick=${props.tap}>
    ${props.icon && html`<${Icon} name=${props.icon} />`}
    <span>${props.children}</span>
    ${props.after && html`<${Icon} name=${props.after} />`}
  </button>`;
}

/** @param {{ kiosk: Kiosk, step?: number }} props step: of the rail, counted from 1; none outside the way to a number */
export function Head({ kiosk, step }) {
  const { state, words, time } = kiosk;
  const office = state.catalogue ? words.text(state.catalogue.office.short) : '';
  const day = dateText(time, words, { weekday: 'long', day: 'numeric', month: 'short' });
  return html`<header>
    <div class="head">
      <b>${office}</b>
      ${time && html`<p class="now"><span>${day}</span><b>${timeText(time)}</b></p>`}
    </div>
    ${step && html`<${Steps} words=${words} at=${step} />`}
  </header>`;
}

/** @param {{ words: Words, at: number }} props the rail of three steps */
function Steps({ words, at }) {
  const names = ['kiosk.step_pick', 'kiosk.step_check', 'kiosk.step_number'];
  return html`<ol class="steps" aria-label=${words.t('kiosk.steps')}>
    ${names.map((name, i) => html`<li class=${i + 1 === at ? 'here' : i + 1 < at ? 'past' : 'next'} aria-current=${i + 1 === at ? 'step' : undefined}>
      <span class="unseen">${i + 1}. ${words.t(name)}</span>
    </li>`)}
  </ol>`;
}

/**
 * A label that breaks where people would: KTP-el and F-1.02 stay whole, RS/Bidan/Klinik breaks after a stroke.
 * @param {{ text: string }} props
 */
export function Label({ text }) {
  return text.split(/(?<=\/)|(\s+)/).filter(Boolean).map((part) => {
    const whole = part.includes('-') ? html`<span class="nb">${part}</span>` : part;
    return part.endsWith('/') ? [whole, html`<wbr />`] : whole;
  });
}

/** @param {{ kiosk: Kiosk, service: import('./catalogue.js').Service }} props */
export function About({ kiosk, service }) {
  const { words } = kiosk;
  return html`<p class="about">
    <${Icon} name=${service.icon} /><b><${Label} text=${words.text(service.short)} /></b>
    ${service.free && html`<span class="free">${words.t('kiosk.free')}</span>`}
  </p>`;
}

/** @param {{ kiosk: Kiosk }} props calling an officer, wherever one is on the way */
export function Ring({ kiosk }) {
  const { state, words } = kiosk;
  const phase = state.ring ? state.ring.phase : '';
  const called = phase === 'rung' || phase === 'answered';
  return html`<button type="button" class=${'ring-key' + (called ? ' called' : '')} aria-disabled=${phase === 'calling' || called}
    onClick=${() => kiosk.say({ type: 'ring', id: kiosk.newId() })}>
    <${Icon} name=${called ? 'full' : phase === 'failed' ? 'stop' : 'bell'} />
    <span>${words.t(ringWord(phase))}</span>
  </button>`;
}

/** @param {string} phase */
function ringWord(phase) {
  switch (phase) {
    case 'calling':
      return 'kiosk.ring_calling';
    case 'rung':
      return 'kiosk.ring_rung';
    case 'answered':
      return 'kiosk.ring_answered';
    case 'failed':
      return 'kiosk.ring_failed';
    default:
      return 'kiosk.ring';
  }
}

/** @param {{ kiosk: Kiosk }} props the bar that is in reach on every screen */
export function Bar({ kiosk }) {
  const { state, words, tongues, say } = kiosk;
  const visit = state.visit;
  const { reach } = useGlass(kiosk);
  const langs = Object.keys(tongues);
  const next = langs[(langs.indexOf(visit.lang) + 1) % langs.length];
  /** @param {'large' | 'contrast' | 'low'} mode @param {string} icon @param {string} word */
  const mode = (mode, icon, word) => html`<button type="button" aria-pressed=${String(visit[mode])} onClick=${() => say({ type: 'mode', mode })}>
    <${Icon} name=${icon} /><span>${words.t(word)}</span>
  </button>`;
  return html`<nav class="access" aria-label=${words.t('kiosk.bar')}>
    ${langs.length > 1 && html`<button type="button" lang=${next} onClick=${() => say({ type: 'lang', lang: next })}>
      <${Icon} name="globe" /><span>${tongues[next].t('kiosk.lang_short')}</span>
    </button>`}
    ${mode('large', 'big', 'kiosk.larger')}
    ${mode('contrast', 'contrast', 'kiosk.contrast')}
    ${reach > 0 && mode('low', 'reach', 'kiosk.lower')}
    ${speaks(state) && html`<button type="button" aria-pressed=${String(visit.guide)} onClick=${() => say({ type: 'guide' })}>
      <${Icon} name="headphones" /><span>${words.t('kiosk_glass.guide')}</span>
    </button>`}
    ${kiosk.scene !== 'lost' && state.paired && html`<${Ring} kiosk=${kiosk} />`}
  </nav>`;
}

/** @param {{ kiosk: Kiosk }} props that no paper comes out now, told before anything is asked for */
export function PaperNotice({ kiosk }) {
  const trouble = paperTrouble(kiosk.state);
  return trouble && html`<p class="notice" role="status"><${Icon} name="stop" /><span><b>${kiosk.words.t('kiosk.printer.' + trouble)}</b> ${kiosk.words.t('kiosk.printer_photo')}</span></p>`;
}

/** @typedef {{ of: string, firsts: number[], heights: number[], room: number }} Fit which cards stand on which page, and for what it was measured */

/**
 * Cards on pages, because nothing scrolls on a kiosk: measures all cards once, then says which stand on which page.
 * @param {string} signature changes when the cards or their sizes may have
 * @returns {{ box: { current: HTMLElement | null }, firsts: number[] | null, tallest: number }} firsts: null while it measures
 */
export function usePages(signature) {
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  const size = useWindowSize();
  const wanted = signature + size;
  const [fit, setFit] = useState(/** @type {Fit} */ ({ of: '', firsts: [0], heights: [], room: 0 }));
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) {
      return;
    }
    const measured = fit.of === wanted;
    const room = element.clientHeight;
    if (measured && room >= fit.room) {
      return; // it only ever shrinks again, by what tells the pages: so this ends
    }
    const heights = measured ? fit.heights : [...element.children].map((card) => card.getBoundingClientRect().height);
    const gap = parseFloat(getComputedStyle(element).rowGap) || 0;
    setFit({ of: wanted, firsts: breaks(heights, gap, room + 1), heights, room });
  });
  return { box, firsts: fit.of === wanted ? fit.firsts : null, tallest: Math.max(0, ...fit.heights) };
}

/**
 * As much of something as the screen has room for where it stands between other things: one step less, until nothing is
 * too high any more. Words of some languages are longer than others, and an office writes its own.
 * @param {number} most steps
 * @param {Kiosk} kiosk
 * @returns {{ box: { current: HTMLElement | null }, shown: number }} box: anything that stands among the rest
 */
export function useRoom(most, { state }) {
  const { lang, large, low, contrast } = state.visit;
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  const wanted = [most, useWindowSize(), lang, large, low, contrast].join();
  const [fit, setFit] = useState({ of: '', shown: most });
  const shown = fit.of === wanted ? fit.shown : most;
  useLayoutEffect(() => {
    const work = box.current && /** @type {HTMLElement | null} */ (box.current.closest('.work'));
    if (work && shown > 1 && crowded(work)) {
      setFit({ of: wanted, shown: shown - 1 });
    }
  });
  return { box, shown };
}

/** Sizes that a number may have, the largest first. */
const SIZES = 12;

/** A number as large as what else has to be said leaves it room. @param {Kiosk} kiosk */
export function useLarge(kiosk) {
  const { box, shown } = useRoom(SIZES, kiosk);
  return { box, style: { '--part': shown / SIZES } };
}

/** Whether what stands on a screen is higher than it, or what is read comes down to what is touched. @param {HTMLElement} work */
function crowded(work) {
  const upper = work.querySelector('.upper'), first = [...work.querySelectorAll('.lower > *')].find((one) => one.getClientRects().length > 0);
  if (work.scrollHeight > work.clientHeight + 1 || !upper || !first) {
    return work.scrollHeight > work.clientHeight + 1;
  }
  const above = upper.getBoundingClientRect(), below = first.getBoundingClientRect();
  return below.left < above.right && below.top < above.bottom - 1;
}

/** How large the glass is. @param {Kiosk} kiosk */
export function useGlass(kiosk) {
  useWindowSize();
  return glassNow(kiosk.state, window);
}

/**
 * The width of a pad, and the least size of its keys: as the style has them.
 * @param {import('./measure.js').Glass} glass
 * @returns {{ box: { current: HTMLElement | null }, wide: number, key: number, gap: number }}
 */
export function useWide(glass) {
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  const [wide, setWide] = useState(0);
  useLayoutEffect(() => {
    if (box.current && box.current.clientWidth !== wide) {
      setWide(box.current.clientWidth);
    }
  });
  return { box, wide, key: KEY_MM * glass.px, gap: GAP_MM * glass.px };
}

/** The size of the window as text, which is another one when a font has come. */
function useWindowSize() {
  const read = () => innerWidth + 'x' + innerHeight + ' ' + [...document.fonts].filter((font) => font.status === 'loaded').length;
  const [size, setSize] = useState(read);
  useLayoutEffect(() => {
    const change = () => setSize(read());
    addEventListener('resize', change);
    document.fonts.addEventListener('loadingdone', change);
    return () => {
      removeEventListener('resize', change);
      document.fonts.removeEventListener('loadingdone', change);
    };
  }, []);
  return size;
}

/** @param {{ text: string, kind: string, label: string }} props a QR code drawn by the server */
export function QR({ text, kind, label }) {
  return html`<img class=${'qr ' + kind} src=${'/api/v1/qr.svg?text=' + encodeURIComponent(text)} alt=${label} />`;
}
