// A modal dialog of the browser's own: it keeps the focus inside, and Esc closes it.

import { html, useRef, useLayoutEffect } from '../vendor/preact-htm.js';

/**
 * Shown as long as it is in the tree. Whoever shows it takes it out again in onClose and gives the focus its place.
 * @param {object} props
 * @param {string} props.title id of the heading that names it
 * @param {string} [props.kind] class
 * @param {() => void} props.onClose
 * @param {(event: KeyboardEvent) => void} [props.onKeyDown]
 * @param {unknown} props.children
 */
export function Dialog(props) {
  const box = useRef(/** @type {HTMLDialogElement | null} */ (null));
  useLayoutEffect(() => {
    const own = box.current;
    if (own && !own.open) {
      own.showModal();
      const first = own.querySelector('[data-first]');
      if (first instanceof HTMLElement) {
        first.focus();
      }
    }
  }, []);
  const cancel = (/** @type {Event} */ event) => {
    event.preventDefault(); // the state says whether it is open, not the element
    props.onClose();
  };
  return html`<dialog ref=${box} class=${props.kind || ''} aria-labelledby=${props.title} onCancel=${cancel} onKeyDown=${props.onKeyDown}>
    ${props.children}
  </dialog>`;
}
