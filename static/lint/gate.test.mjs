// The gates catch what is planted, and let pass what is right.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guarded, language } from './language.mjs';
import { never } from './never.mjs';
import { markup, said, silent } from './said.mjs';
import { important, style, tokens } from './style.mjs';

/** @param {{ where: string, what: string }[]} found */
const whats = (found) => found.map((one) => one.what);

test('the board may use ECMAScript 2017', () => {
  const text = "export async function a(x, { b = 1 }) { return [...await x, b ** 2]; }";
  assert.deepEqual(language('board/main.js', text), []);
});

for (const [what, text] of [
  ['optional chaining', 'a?.b;'],
  ['nullish coalescing', 'a ?? b;'],
  ['object spread', 'f({ ...a });'],
  ['a catch without a name', 'try { f(); } catch { g(); }'],
  ['a named group', '/(?<n>a)/.test(b);'],
  ['dynamic import', "import('./a.js');"],
  ['import.meta', 'f(import.meta.url);'],
  ['a class field', 'class A { b = 1; }'],
  ['await at the top level', 'await f();'],
]) {
  test(`the floor refuses ${what}, the counter may have it`, () => {
    for (const name of ['board/main.js', 'phone/track.js', 'lib/live.js', 'vendor/x.js']) {
      assert.match(whats(language(name, text)).join(), /is not ECMAScript 2017/, name);
    }
    assert.deepEqual(language('counter/main.js', text), []);
  });
}

for (const [text, api] of [
  ['new AbortController();', 'AbortController'],
  ['f([1].flat());', '.flat()'],
  ['f(list.at(-1));', '.at()'],
  ["'a'.replaceAll('b', 'c');", '.replaceAll()'],
  ['Object.fromEntries(a);', 'Object.fromEntries'],
  ['crypto.randomUUID();', 'crypto.randomUUID'],
  ['fetch(url, { signal });', 'fetch {signal}'],
  ["new Intl.DateTimeFormat('id', { dateStyle: 'long' });", 'DateTimeFormat {dateStyle}'],
  ['f(globalThis);', 'globalThis'],
  ['box.replaceChildren(a);', '.replaceChildren()'],
]) {
  test(`the floor does not know ${api}`, () => {
    assert.match(whats(language('lib/a.js', text)).join(), new RegExp(api.replace(/[.(){}]/g, '\\$&') + ' came with Chromium'));
    assert.deepEqual(language('kiosk/a.js', text), []);
  });
}

test('a field that is called like a later method is a field', () => {
  assert.deepEqual(language('lib/a.js', 'f(snap.at, { flat: 1 }, a.globalThis, new ResizeObserver(f));'), []);
});

test('a syntax error is found in every room', () => {
  assert.match(whats(language('counter/a.js', 'let = ;')).join(), /is not ECMAScript 2022/);
});

for (const [what, rule] of [
  ['gap', '.a { display: flex; gap: 8px; }'],
  ['column-gap', '.a { column-gap: 8px; }'],
  ['aspect-ratio', '.a { aspect-ratio: 1; }'],
  ['inset', '.a { inset: 0; }'],
  ['margin-inline', '.a { margin-inline: auto; }'],
  ['clamp', '.a { width: clamp(1px, 2vw, 3px); }'],
  ['min', '.a { width: min(1px, 2vw); }'],
  ['max', '.a { width: calc(1px + max(1px, 2vw)); }'],
  [':is', ':is(.a, .b) { top: 0; }'],
  [':where', ':where(.a) { top: 0; }'],
  [':has', '.a:has(.b) { top: 0; }'],
  [':not\\(\\) with a list', '.a:not(.b, .c) { top: 0; }'],
  [':focus-visible', '.a:focus-visible { top: 0; }'],
  ['nesting', '.a { & .b { top: 0; } }'],
  ['@layer', '@layer a { .b { top: 0; } }'],
  ['a range', '@media (width >= 400px) { .a { top: 0; } }'],
  ['contents', '.a { display: contents; }'],
  ['the unit dvh', '.a { height: 100dvh; }'],
  ['without commas', '.a { color: rgb(0 0 0 / 50%); }'],
]) {
  test(`a board's style may not use ${what}: ${rule}`, () => {
    assert.match(whats(style('board/board.css', rule, new Set())).join(), new RegExp(what));
    assert.deepEqual(style('kiosk/kiosk.css', rule, new Set()), []);
  });
}

test("a board's style may use what Chromium 64 knows", () => {
  const text = `
    .a { display: grid; grid-gap: 8px; position: sticky; color: rgba(0, 0, 0, .5); }
    .a:not(.b) { height: 100vh; height: 100dvh; }
    @supports (aspect-ratio: 1) { .a { aspect-ratio: 1; } }
    @media (prefers-reduced-motion: reduce) { .a { transition: none; } }`;
  assert.deepEqual(style('board/board.css', text, new Set()), []);
});

test('every style uses tokens that exist and forces nothing', () => {
  const known = tokens(':root { --ink: #14202b; } .a { --own: 1px }');
  assert.deepEqual([...known], ['--ink', '--own']);
  assert.deepEqual(style('kiosk/kiosk.css', '.a { color: var(--ink); }', known), []);
  assert.match(whats(style('kiosk/kiosk.css', '.a { color: var(--inc, red); }', known)).join(), /--inc is declared nowhere/);
  assert.match(whats(style('kiosk/kiosk.css', '.a { color: red !important; }', known)).join(), /is !important/);
  assert.match(whats(style('kiosk/kiosk.css', '.a { color red }', known)).join(), /does not parse/);
});

const words = {
  have: new Map([['kiosk.go', 'Mulai'], ['kiosk.place', 'urutan ke-{n}'], ['kiosk.do.a', 'x']]),
  built: ['kiosk.do.*', 'kiosk.*.lead'],
};

for (const [text, want] of [
  ["t('kiosk.go');", ''],
  ["words.t('kiosk.place', { n });", ''],
  ["words.t('kiosk.place', args);", ''],
  ['t(`kiosk.do.${a}`);', ''],
  ["t('kiosk.do.' + a);", ''],
  ["t('kiosk.gone');", 'asks for "kiosk.gone"'],
  ["t(a ? 'kiosk.go' : 'kiosk.gone');", 'asks for "kiosk.gone"'],
  ["t('kiosk.place');", 'kiosk.place has {n}, which nothing fills'],
  ["t('kiosk.go', { n: 1 });", 'kiosk.go: no {n} to fill'],
  ["t(a ? 'kiosk.go' : 'kiosk.place', { n });", ''],
  ["t(a ? 'kiosk.go' : 'kiosk.place', {});", 'kiosk.place has {n}'],
  ["t('kiosk.' + a);", 'builds the key "kiosk.*"'],
  ["t('kiosk.' + a + '.lead');", ''],
  ["t(a + '.lead');", ''],
  ["t(a + '.title');", 'builds the key "*.title"'],
  ["t('kiosk.' + a + '.title');", 'builds the key "kiosk.*.title"'],
  ["f('Silakan ambil nomor');", 'said to people'],
  ["f('Loket');", 'said to people'],
  ["f('loket');", ''],
  ["f('Please wait');", 'said to people'],
  ['f(`${n} nomor lagi`);', 'said to people'],
  ["f('btn primary');", ''],
  ["throw new Error('words of the page: status 500');", ''],
  ["import a from './Nomor antrean.js';", ''],
  ['html`<b class="big red">${n}</b>`;', ''],
  ['html`<b>Loket</b>`;', '"Loket" is said to people'],
  ['html`<b>${n} orang</b>`;', '"orang" is said to people'],
  ['html`<${A} title="find-title"><kbd>Enter</kbd><b class="loket nomor">${n}</b></${A}>`;', ''],
  ['html`<button aria-label="Tutup" onClick=${() => f(a > b)}>×</button>`;', '"Tutup" is said to people'],
]) {
  test(`words: ${text}`, () => {
    const got = whats(said('kiosk/view.js', text, words)).join();
    want ? assert.ok(got.includes(want), `got ${JSON.stringify(got)}, want ${want} in it`) : assert.equal(got, '');
  });
}

test('markup is text only where people read it', () => {
  assert.deepEqual(markup('<a href="/di sini" title="Buka"><!-- catatan -->A-025 &nbsp; <b>ke</b></a>'), ['Buka', 'ke']);
});

for (const [text, want] of [
  ['box.innerHTML = a;', 'innerHTML makes markup'],
  ['html`<i dangerouslySetInnerHTML=${a} />`; f({ dangerouslySetInnerHTML: a });', 'dangerouslySetInnerHTML makes markup'],
  ["document.write('a');", 'document.write'],
  ['eval(a);', 'eval makes code'],
  ['new Function(a);', 'Function makes code'],
  ['window.app = a;', 'window.app is a global'],
  ['window.onerror = a;', ''],
  ["console.log('a');", 'console.log'],
  ["console.warn('a');", ''],
  ["import { a } from '../lib/a.js';", ''],
  ["import { a } from '../lib/b.js';", 'imports "../lib/b.js", which is not there'],
  ["import { a } from 'preact';", 'imports "preact": want a relative path'],
  ["export { a } from 'https://example.com/a.js';", 'want a relative path'],
]) {
  test(`never: ${text}`, () => {
    const got = whats(never('kiosk/main.js', text, (path) => path === 'lib/a.js')).join();
    want ? assert.ok(got.includes(want), `got ${JSON.stringify(got)}, want ${want} in it`) : assert.equal(got, '');
  });
}

test('every exception has a day and a reason', () => {
  for (const one of [...guarded, ...important, ...silent]) {
    assert.match(one.since, /^\d{4}-\d\d-\d\d$/);
    assert.ok(one.reason);
  }
});
