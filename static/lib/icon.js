// How an icon is drawn: on a 24-unit square, one stroke width, always beside a word.

import { html } from '../vendor/preact-htm.js';

/**
 * @typedef {object} Drawing
 * @property {string} d the path; "" when the figure is circles and boxes only
 * @property {number[][]} [circles] x, y, radius
 * @property {number[][]} [boxes] x, y, width, height, corner
 * @property {string} [solid] a path filled with the ink
 * @property {string} [cut] a path cut out of the filled part
 */

// The stroke keeps its width at every size; a style rule would not reach it in old Chromium, the attribute does.
const LINE = 'non-scaling-stroke';

/**
 * Icons of a set of drawings, hidden from screen readers because a word stands beside each. An unknown name is a question
 * mark.
 * @param {{ [name: string]: Drawing }} drawings
 * @returns {(props: { name: string, kind?: string }) => any} kind: further classes, such as "mark yes"
 */
export function iconsOf(drawings) {
  return (props) => {
    const drawing = drawings[props.name] || drawings.tanya;
    return html`<svg class=${'icon' + (props.kind ? ' ' + props.kind : '')} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      ${drawing.solid && html`<path class="solid" d=${drawing.solid} vector-effect=${LINE} />`}
      ${drawing.cut && html`<path class="cut" d=${drawing.cut} vector-effect=${LINE} />`}
      ${(drawing.boxes || []).map((b) => html`<rect x=${b[0]} y=${b[1]} width=${b[2]} height=${b[3]} rx=${b[4]} vector-effect=${LINE} />`)}
      ${(drawing.circles || []).map((c) => html`<circle cx=${c[0]} cy=${c[1]} r=${c[2]} vector-effect=${LINE} />`)}
      ${drawing.d && html`<path d=${drawing.d} vector-effect=${LINE} />`}
    </svg>`;
  };
}
