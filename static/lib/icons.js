// Icons drawn for this project on a 24-unit square, one stroke width, always beside a word.

import { html } from '../vendor/preact-htm.js';

/**
 * @typedef {object} Drawing
 * @property {string} d the path; "" when the figure is circles and boxes only
 * @property {number[][]} [circles] x, y, radius
 * @property {number[][]} [boxes] x, y, width, height, corner
 * @property {string} [solid] a path filled with the ink
 * @property {string} [cut] a path cut out of the filled part
 */

/** @type {{ [name: string]: Drawing }} */
const DRAWINGS = {
  akta: { d: 'M2 2h10l5 5v15H2zM12 2v5h5M5.5 8.5h3.5M7.9 15.6v3.9l1.6-1.1 1.6 1.1v-3.9', circles: [[9.5, 13.5, 2.5]] },
  ambil: { d: 'M6 2.5h9l3 3v8H6zM15 2.5v3h3M12 16v5.5M8.8 18.3l3.2 3.2 3.2-3.2' },
  back: { d: 'M20.5 12h-17M10 5.5 3.5 12l6.5 6.5' },
  bell: { d: 'M2.5 19h19M4.5 19a7.5 7.5 0 0 1 15 0M12 11.5V8M9.5 8h5' },
  big: { d: 'M1.5 20 8 4l6.5 16M3.9 14.5h8.2M19 6v8M15 10h8' },
  call: { d: 'M4.5 2.5h4l2 5.5-2.5 2c1.2 2.6 3.4 4.8 6 6l2-2.5 5.5 2v4c0 1-.8 2-2 2C10.5 21.5 2.5 13.5 2.5 4.5c0-1.2 1-2 2-2z' },
  camera: { d: 'M2.5 7h4.3l2-3h6.4l2 3h4.3v13.5h-19z', circles: [[12, 13.2, 4]] },
  chat: { d: 'M2.5 4h19v12.5h-9L7.5 21v-4.5h-5zM7 8.5h10M7 12h6' },
  clock: { d: 'M12 6.5V12l4 2.3', circles: [[12, 12, 9.5]] },
  contrast: { d: '', circles: [[12, 12, 9.5]], solid: 'M12 2.5a9.5 9.5 0 0 1 0 19z' },
  cover: { d: 'M2.5 12.5h19v8.5h-19zM2.5 12.5 17 3.5M6.5 16.8h11' },
  cross: { d: 'M5 5l14 14M19 5 5 19' },
  cutter: { d: 'M8.5 7.7 21.5 16.5M8.5 16.3 21.5 7.5', circles: [[6, 6, 3], [6, 18, 3]] },
  desk: { d: 'M2 14.5h20M4 14.5V21.5M20 14.5V21.5M7.5 14.5c0-3.2 1.9-4.7 4.5-4.7s4.5 1.5 4.5 4.7', circles: [[12, 5, 2.5]] },
  down: { d: 'M12 3.5v17M5.5 14l6.5 6.5 6.5-6.5' },
  erase: { d: 'M8.5 5h13v14h-13L2.5 12zM12 9.5l5 5M17 9.5l-5 5' },
  full: { d: '', solid: 'M12 1a11 11 0 1 1 0 22a11 11 0 0 1 0-22z', cut: 'm7 12.3 3.5 3.5 6.5-7.2' },
  globe: { d: 'M2.5 12h19M12 2.5c3 2.8 4 6 4 9.5s-1 6.7-4 9.5c-3-2.8-4-6-4-9.5s1-6.7 4-9.5z', circles: [[12, 12, 9.5]] },
  hand: { d: 'M7 12.5V6.2a1.6 1.6 0 0 1 3.2 0v-2a1.6 1.6 0 0 1 3.2 0v1a1.6 1.6 0 0 1 3.2 0v2a1.6 1.6 0 0 1 3.2 0V14c0 4.5-2.8 7.5-6.6 7.5-3.2 0-5-1.4-6.6-4.2l-3-5.2c1.2-1.3 2.8-.9 3.6.4z' },
  headphones: { d: 'M3 17v-4a9 9 0 0 1 18 0v4', boxes: [[2.5, 13.5, 4.5, 7.5, 1.5], [17, 13.5, 4.5, 7.5, 1.5]] },
  heat: { d: 'M9.8 13.6V4.8a2.2 2.2 0 0 1 4.4 0v8.8a4.8 4.8 0 1 1-4.4 0zM12 9v8.5' },
  horn: { d: 'M3 9.5v5h4l10 5v-15l-10 5zM7 14.5l1.5 6h3l-1.5-4.7M20 9.5a3.6 3.6 0 0 1 0 5' },
  ikd: { d: 'M8.8 15c0-2 1.4-3 3.2-3s3.2 1 3.2 3M10.8 18.8h2.4', circles: [[12, 9.2, 1.9]], boxes: [[6, 2, 12, 20, 1.8]] },
  keys: {
    d: '',
    boxes: [
      [2.5, 3, 5, 5, 1],
      [9.5, 3, 5, 5, 1],
      [16.5, 3, 5, 5, 1],
      [2.5, 10, 5, 5, 1],
      [9.5, 10, 5, 5, 1],
      [16.5, 10, 5, 5, 1],
      [6, 17, 12, 5, 1],
    ],
  },
  kia: {
    d: 'M7 13.2c.7.9 1.9.9 2.6 0M8.3 8.6c-.3-1 .5-1.5 1.3-1.2M7.2 11.4v.01M9.4 11.4v.01M15 9.8h4M15 12.6h4M15 15.4h2',
    circles: [[8.3, 12.2, 3.6]],
    boxes: [[2, 5, 20, 14, 1.5]],
  },
  kk: {
    d: 'M5 16.4c0-2.6 1.6-3.8 3.8-3.8s3.8 1.2 3.8 3.8M15 16.4h3.7c0-1.7-1-2.5-2.6-2.5',
    circles: [
      [8.8, 9.3, 2.2],
      [16, 11.6, 1.5],
    ],
    boxes: [[2, 4, 20, 16, 1.5]],
  },
  ktp: {
    d: 'M4.9 15.8c0-2.2 1.3-3.2 3.1-3.2s3.1 1 3.1 3.2M14.5 9.5h4.5M14.5 12.5h4.5M14.5 15.5h2.5',
    circles: [[8, 10.2, 2.1]],
    boxes: [[2, 5, 20, 14, 1.5]],
  },
  left: { d: 'M15.5 4 7.5 12l8 8' },
  link: { d: 'M2.5 9a14 14 0 0 1 19 0M6.5 13.5a8.5 8.5 0 0 1 11 0M12 18.5v.01' },
  list: { d: 'm2.5 6 2 2 3.5-4M2.5 14l2 2 3.5-4M11.5 6.5h10M11.5 14.5h10M11.5 20.5h6' },
  minus: { d: 'M6 12h12' },
  next: { d: 'm8.5 4 8 8-8 8' },
  mute: { d: 'M3 9v6h4l5.5 4.5v-15L7 9zM16 9l5.5 6M21.5 9 16 15' },
  nolink: { d: 'M2.5 9a14 14 0 0 1 19 0M6.5 13.5a8.5 8.5 0 0 1 11 0M12 18.5v.01M4 21 20 3' },
  open: { d: '', circles: [[12, 12, 10]] },
  pause: { d: 'M8.5 4.5v15M15.5 4.5v15' },
  people: {
    d: 'M2.5 20v-2a6 6 0 0 1 12 0v2M16 5.5a3 3 0 0 1 0 5.5M18.5 14a6 6 0 0 1 3 4v2',
    circles: [[8.5, 8, 3]],
  },
  phone: { d: 'M10.8 18.5h2.4', boxes: [[6, 2, 12, 20, 1.8]] },
  pick: {
    d: 'm13.7 17.8 2.6 2.6 5.2-5.6',
    boxes: [
      [2.5, 2.5, 8, 8, 1],
      [13.5, 2.5, 8, 8, 1],
      [2.5, 13.5, 8, 8, 1],
    ],
  },
  pin: { d: 'M12 22c4.7-5.4 7-9.3 7-12.3a7 7 0 1 0-14 0c0 3 2.3 6.9 7 12.3z', circles: [[12, 9.6, 2.4]] },
  pindah: { d: 'M2 11 9 4.5l7 6.5M4.2 9.2V20h7.3M13.5 16.5H22M18.8 13.2l3.3 3.3-3.3 3.3' },
  plug: { d: 'M8 2v6M16 2v6M4.5 8h15v3a7.5 7.5 0 0 1-15 0zM12 18.5V22' },
  plus: { d: 'M12 5v14M5 12h14' },
  power: { d: 'M12 2v9.5M6.8 5.2a8.7 8.7 0 1 0 10.4 0' },
  print: { d: 'M6.5 9V3h11v6M6.5 17.5h-4V9h19v8.5h-4M6.5 14h11v7.5h-11z' },
  query: { d: 'M9.3 9.3a2.8 2.8 0 1 1 4.1 2.5c-.9.5-1.4 1-1.4 1.9M12 17v.01', circles: [[12, 12, 9.5]] },
  reach: { d: 'M9.5 7.8v6.7h6.2l3 6M9.5 10.8h5M6.6 12.2a5 5 0 1 0 7 6.3', circles: [[9.5, 3.8, 1.8]] },
  right: { d: 'M3.5 12h17M14 5.5l6.5 6.5-6.5 6.5' },
  roll: { d: 'M18 9.5v12h-8v-4.2', circles: [[10.2, 9.5, 7.8], [10.2, 9.5, 2.4]] },
  scan: { d: 'M2.5 8V2.5H8M16 2.5h5.5V8M21.5 16v5.5H16M8 21.5H2.5V16M6.5 12h11' },
  search: { d: 'm15.2 15.2 6.3 6.3', circles: [[9.8, 9.8, 7.3]] },
  seat: { d: 'M6.5 2.5v11.5h11v7.5M6.5 14v7.5M9.5 10.5h8' },
  sound: { d: 'M3 9v6h4l5.5 4.5v-15L7 9zM16 9a4.2 4.2 0 0 1 0 6M18.8 6a8.5 8.5 0 0 1 0 12' },
  stop: { d: '', solid: 'M12 3 22 20.5H2z', cut: 'M12 9.5v5M12 17.6v.01' },
  tanya: { d: 'M2.5 3.5h19v13h-9L7.5 21v-4.5h-5zM9.8 8a2.3 2.3 0 1 1 3.4 2c-.8.4-1.2.9-1.2 1.5M12 13.7v.01' },
  tick: { d: 'm4 12.5 5.5 5.5L20.5 6.5' },
  ticket: { d: 'M2 5.5h20v4a2.5 2.5 0 0 0 0 5v4H2v-4a2.5 2.5 0 0 0 0-5zM14.5 9v1M14.5 12v.01M14.5 14v1' },
  undo: { d: 'M4 9.5h11a5.5 5.5 0 0 1 0 11h-4M8.5 4.5l-5 5 5 5' },
  up: { d: 'M12 20.5v-17M5.5 10 12 3.5l6.5 6.5' },
  warning: { d: 'M12 3 1.8 21h20.4zM12 10v5M12 18v.01' },
};

// The stroke keeps its width at every size; a style rule would not reach it in old Chromium, the attribute does.
const LINE = 'non-scaling-stroke';

/** @param {string} name */
export function hasIcon(name) {
  return Object.prototype.hasOwnProperty.call(DRAWINGS, name);
}

/**
 * One icon, hidden from screen readers because a word stands beside it.
 * @param {{ name: string, kind?: string }} props kind: further classes, such as "mark yes"
 */
export function Icon(props) {
  const drawing = DRAWINGS[props.name] || DRAWINGS.tanya;
  return html`<svg class=${'icon' + (props.kind ? ' ' + props.kind : '')} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    ${drawing.solid && html`<path class="solid" d=${drawing.solid} vector-effect=${LINE} />`}
    ${drawing.cut && html`<path class="cut" d=${drawing.cut} vector-effect=${LINE} />`}
    ${(drawing.boxes || []).map((b) => html`<rect x=${b[0]} y=${b[1]} width=${b[2]} height=${b[3]} rx=${b[4]} vector-effect=${LINE} />`)}
    ${(drawing.circles || []).map((c) => html`<circle cx=${c[0]} cy=${c[1]} r=${c[2]} vector-effect=${LINE} />`)}
    ${drawing.d && html`<path d=${drawing.d} vector-effect=${LINE} />`}
  </svg>`;
}
