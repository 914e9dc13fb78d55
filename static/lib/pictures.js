// Drawings of documents and forms, so that somebody who reads little knows the paper by its look. All on 120 by 96 units,
// one stroke, two colours; made for this project. They show what tells one paper from another, and nothing of anybody.

import { html } from '../vendor/preact-htm.js';

/**
 * @typedef {object} Drawing
 * @property {string} ink lines in the colour of the text
 * @property {string} [tint] lines in the second colour: what to look for
 * @property {string} [soft] faces filled in the second colour's pale
 */

/** @param {number} x @param {number} y @param {number} w @param {number} h @param {number} [r] a box with round corners */
const box = (x, y, w, h, r = 3) => `M${x + r} ${y}h${w - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${h - 2 * r}a${r} ${r} 0 0 1-${r} ${r}h-${w - 2 * r}a${r} ${r} 0 0 1-${r}-${r}v-${h - 2 * r}a${r} ${r} 0 0 1 ${r}-${r}z`;
/** @param {number} x @param {number} y @param {number} r */
const ring = (x, y, r) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0-${2 * r} 0z`;
/** Lines of writing, each of its length. @param {number} x @param {number} y @param {number} gap @param {number[]} long */
const lines = (x, y, gap, ...long) => long.map((w, i) => `M${x} ${y + i * gap}h${w}`).join('');
/** @param {number} x @param {number} y @param {number} [s] head and shoulders */
const person = (x, y, s = 1) => ring(x, y, 4.5 * s) + `M${x - 8 * s} ${y + 15 * s}c0-6 ${3 * s}-${8.5 * s} ${8 * s}-${8.5 * s}s${8 * s} ${2.5 * s} ${8 * s} ${8.5 * s}`;
/** @param {number} x @param {number} y the shield with wings of the state */
const garuda = (x, y) => `M${x - 3} ${y}h6v4.5c0 2-1.5 3-3 4c-1.500-1-3-2-3-4zM${x - 3} ${y + 1}c-3-3-5-2.500-6-3.500c0 4 2 6.500 6 6.500M${x + 3} ${y + 1}c3-3 5-2.500 6-3.500c0 4-2 6.500-6 6.500`;
/** @param {number} x @param {number} y a round stamp with its rim */
const stamp = (x, y) => ring(x, y, 9) + ring(x, y, 5.5);
/** @param {number} x @param {number} y a QR code, as new papers have */
const code = (x, y) => box(x, y, 5, 5, 0.5) + box(x + 9, y, 5, 5, 0.5) + box(x, y + 9, 5, 5, 0.5) + `M${x + 9} ${y + 9}h2v2M${x + 13.500} ${y + 9}v5h-4.500`;
/** @param {number} x @param {number} y something signed */
const hand = (x, y) => `M${x} ${y}c3-7 6-7 5 0s4-6 6-3s3 3 6 1h5`;

const CARD = box(6, 13, 108, 70, 6);
const SHEET = box(24, 3, 72, 90);
const FOLDED = 'M18 6a3 3 0 0 1 3-3h61l14 14v73a3 3 0 0 1-3 3h-72a3 3 0 0 1-3-3zM82 3v14h14';

/** A form with its code in the head: "F-" and what is drawn behind it. @param {string} digits */
const form = (digits) => ({
  ink: SHEET + lines(32, 33, 12, 22, 26, 20, 24) + 'M60 28h28v9h-28zM60 40h28v9h-28zM60 52h28v9h-28zM60 64h28v9h-28z' + hand(62, 86),
  tint: box(30, 8, 58, 15, 2) + 'M36 19.500v-8h6M36 15.500h5M45 15.500h4' + digits, soft: box(30, 8, 58, 15, 2),
});

/** @param {string} tint what stands on a certificate of civil registration @param {string} soft */
const akta = (tint, soft = '') => ({
  ink: SHEET + box(29, 8, 62, 80, 2) + garuda(60, 17) + lines(42, 33, 6, 36) + lines(37, 62, 6, 46, 38) + code(35, 71), tint: tint + hand(62, 82), soft,
});

/** @param {string} tint what stands on a letter @param {string} [soft] */
const letter = (tint, soft = '') => ({ ink: FOLDED + lines(50, 12, 6, 24, 18) + 'M26 27h62' + lines(28, 36, 7, 58, 52, 58, 34) + hand(70, 84), tint, soft });

/** @type {{ [name: string]: Drawing }} */
const DRAWINGS = {
  ktp: {
    ink: CARD + lines(30, 23, 0, 60) + lines(16, 43, 8, 44, 36, 40, 28) + person(94, 46, 1.1), tint: lines(16, 34, 0, 56) + box(82, 36, 24, 30, 2) + hand(82, 76), soft: box(82, 36, 24, 30, 2),
  },
  kia: {
    ink: CARD + lines(16, 23, 0, 50) + lines(46, 42, 9, 50, 42, 46), tint: box(15, 34, 24, 32, 2) + ring(27, 49, 7.5) + 'M24 51c1.500 2.500 4.500 2.500 6 0M24.500 47v.01M29.500 47v.01M26 42c-.5-2.500 1.500-3.500 3-2.500', soft: box(15, 34, 24, 32, 2),
  },
  kitap: {
    ink: CARD + lines(16, 23, 0, 40) + lines(48, 43, 9, 46, 36, 40) + person(28, 47), tint: box(16, 36, 24, 31, 2) + ring(98, 27, 8) + 'M90 27h16M98 19c4 4 4 12 0 16c-4-4-4-12 0-16', soft: box(16, 36, 24, 31, 2),
  },
  kk: {
    ink: box(4, 10, 112, 76, 3) + garuda(60, 17) + 'M12 44h96v28h-96zM12 51h96M12 58h96M12 65h96M30 44v28M58 44v28M82 44v28' + code(92, 25), tint: lines(38, 31, 0, 44) + lines(44, 37, 0, 32) + hand(84, 82), soft: 'M12 44h96v7h-96z',
  },
  form: form('M55 18.500v.01M62 18.500v.01M69 18.500v.01'),
  f101: form('M53 13l3-1.500v8M61 19v.01M65 11.500h5.500v8h-5.500zM76 13l3-1.500v8'),
  f102: form('M53 13l3-1.500v8M61 19v.01M65 11.500h5.500v8h-5.500zM75 13.500c.5-2.500 6-2.500 6 .5c0 2.500-6 2.500-6 5.500h6'),
  akta_lahir: akta(ring(60, 49, 7.5) + 'M57 51c1.500 2.500 4.500 2.500 6 0M57.500 47v.01M62.500 47v.01M59 42c-.5-2.500 1.500-3.500 3-2.500', ring(60, 49, 7.5)),
  akta_mati: akta('M60 57c-8-4-8-13 0-17c8 4 8 13 0 17zM60 59v-12M60 53l3.500-3M60 49l-3-2.500'),
  akta_kawin: akta(ring(55, 49, 7) + ring(65, 49, 7), ''),
  akta_cerai: akta(ring(51, 49, 7) + ring(69, 49, 7) + 'M60 41v4M60 48v3M60 54v3', ''),
  buku_nikah: {
    ink: 'M60 12v72M60 12c-8-4-24-5-46-4v72c22-1 38 0 46 4c8-4 24-5 46-4V8c-22-1-38 0-46 4' + garuda(37, 22) + lines(24, 58, 7, 26, 20) + lines(70, 20, 7, 28, 28, 22),
    tint: ring(33, 44, 6) + ring(41, 44, 6) + box(70, 44, 12, 16, 1) + box(86, 44, 12, 16, 1) + person(76, 49, 0.5) + person(92, 49, 0.5), soft: box(70, 44, 12, 16, 1) + box(86, 44, 12, 16, 1),
  },
  surat_lahir: letter('M31 8h4v4h4v4h-4v4h-4v-4h-4v-4h4z' + ring(48, 74, 6.5) + 'M45.500 76c1.500 2 3.500 2 5 0M46 72v.01M50 72v.01', 'M31 8h4v4h4v4h-4v4h-4v-4h-4v-4h4z'),
  surat_dokter: letter('M31 8h4v4h4v4h-4v4h-4v-4h-4v-4h4z' + stamp(47, 76), 'M31 8h4v4h4v4h-4v4h-4v-4h-4v-4h4z'),
  surat_desa: letter('M28 19v-6l6-5l6 5v6zM32 19v-4h4v4' + stamp(47, 76), 'M28 19v-6l6-5l6 5v6z'),
  pengantar: letter('M27 19v-5l4-4l4 4v5zM35 19v-4l3-3l3 3v4z' + stamp(40, 76) + stamp(58, 76), ''),
  surat_polisi: letter('M33 7l7 2.500v5c0 3.500-3 5.500-7 7c-4-1.500-7-3.500-7-7v-5zM33 11l1.200 2.600h2.800l-2.200 1.800.8 2.800-2.600-1.600-2.600 1.600.8-2.800-2.200-1.800h2.800z' + stamp(47, 76), 'M33 7l7 2.500v5c0 3.500-3 5.500-7 7c-4-1.500-7-3.500-7-7v-5z'),
  surat_pindah: letter('M27 19v-6l5-4l5 4v6zM40 14h9M46 11l3 3-3 3' + stamp(47, 76), 'M27 19v-6l5-4l5 4v6z'),
  surat_kuasa: letter(ring(31, 11, 3) + 'M26 20c0-4 2-5.500 5-5.500s5 1.500 5 5.500' + box(40, 70, 15, 13, 1) + lines(42, 74, 4, 11, 11), box(40, 70, 15, 13, 1)),
  surat: letter(stamp(47, 76) + garuda(34, 11), ''),
  putusan: letter('M33 7v14M27 21h12M26 10h14M26 10l-3 6h6zM40 10l-3 6h6z' + stamp(47, 76), ''),
  ijazah: {
    ink: box(6, 10, 108, 76, 3) + box(12, 16, 96, 64, 2) + lines(38, 30, 7, 44) + lines(30, 52, 7, 60, 46) + box(20, 60, 13, 16, 1) + hand(74, 74), tint: 'M48 41l12-5 12 5-12 5zM53 43.500v4.500c4 2.500 10 2.500 14 0v-4.500M72 41v6', soft: 'M48 41l12-5 12 5-12 5z',
  },
  paspor: {
    ink: box(30, 4, 60, 88, 5) + lines(42, 18, 7, 36) + lines(46, 78, 0, 28), tint: garuda(60, 40) + ring(60, 43, 14) + box(53, 64, 14, 8, 1) + ring(60, 68, 2), soft: ring(60, 43, 14),
  },
  pasfoto: { ink: box(30, 8, 36, 46, 1) + person(48, 25, 1.5) + box(60, 34, 36, 54, 1), tint: person(78, 54, 1.7), soft: box(60, 34, 36, 54, 1) },
  hp: { ink: box(38, 4, 44, 88, 7) + 'M54 10h12M55 85h10', tint: box(43, 16, 34, 62, 1) + lines(49, 60, 8, 22, 14) + person(60, 32, 1.1), soft: box(43, 16, 34, 62, 1) },
  email: { ink: box(8, 20, 66, 50, 4) + 'M10 24l31 24 31-24' + box(80, 10, 32, 70, 5) + 'M92 74h8', tint: ring(41, 48, 0.5) + 'M92 38a4.500 4.500 0 1 0 4.500 4.500M100.500 37v7c0 4 4 3 4-2a8.500 8.500 0 1 0-4 8', soft: box(84, 18, 24, 50, 1) },
  tanda_terima: {
    ink: 'M34 4h52v86l-6.500-5-6.500 5-6.500-5-6.500 5-6.500-5-6.500 5-6.500-5-6.500 5z' + lines(43, 18, 8, 34, 26) + lines(43, 68, 0, 34), tint: box(43, 38, 34, 20, 2) + 'M50 48l5 5 9-10', soft: box(43, 38, 34, 20, 2),
  },
};

/** @param {string | null | undefined} name */
export function hasPicture(name) {
  return !!name && Object.prototype.hasOwnProperty.call(DRAWINGS, name);
}

/** Every drawing, for whoever shows them all. */
export const PICTURES = Object.keys(DRAWINGS);

const LINE = 'non-scaling-stroke';

/** One drawing; hidden from screen readers, because its name stands beside it. @param {{ name: string }} props */
export function Picture({ name }) {
  const drawing = DRAWINGS[name] || DRAWINGS.surat;
  return html`<svg class="picture" viewBox="0 0 120 96" aria-hidden="true" focusable="false">
    <path class="sheet" d=${drawing.ink} />
    ${drawing.soft && html`<path class="soft" d=${drawing.soft} />`}
    <path class="ink" d=${drawing.ink} vector-effect=${LINE} />
    ${drawing.tint && html`<path class="tint" d=${drawing.tint} vector-effect=${LINE} />`}
  </svg>`;
}
