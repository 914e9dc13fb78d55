import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as bench from './state.js';

/** A printer at rest; what differs is given. */
const panel = (change) => ({
  persona: 'custom', power: true, plugged: true, online: true, paper: true, paper_mm: 48200, near_end: false, cover: 'closed', cutter: 'ok', hot: false,
  mouth: 'empty', hanging: false, moving: false, buffer: 0, size: 4096, received: 0, overruns: 0, hanging_mm: 0, ...change,
});
const shown = (change, more) => ({ name: 'kiosk', panel: panel(change), hanging: null, slips: [], ...more });
const lit = (change) => Object.fromEntries(bench.lamps(panel(change)).map((lamp) => [lamp.name, lamp.light + ' ' + lamp.word]));
const can = (change) => bench.handles(panel(change)).map((handle) => handle.action);

test('the lamps say what keeps the printer from printing', () => {
  assert.deepEqual(lit({}), { power: 'on on', ready: 'on yes', paper: 'off enough', error: 'off no' });
  assert.deepEqual(lit({ paper: false, online: false }), { power: 'on on', ready: 'off no', paper: 'bad out', error: 'off no' });
  assert.equal(lit({ near_end: true }).paper, 'bad near');
  assert.equal(lit({ cover: 'open' }).error, 'bad cover');
  assert.equal(lit({ cutter: 'jam', hot: true }).error, 'bad jam');
  assert.equal(lit({ hot: true }).error, 'bad hot');
});

test('a printer without power lights nothing', () => {
  assert.deepEqual(lit({ power: false, paper: false, cover: 'open' }), { power: 'off off', ready: 'off no', paper: 'off off', error: 'off off' });
});

test('everything can be done and undone', () => {
  const pairs = [['cover-open', 'cover-close', { cover: 'open' }], ['power-off', 'power-on', { power: false }], ['unplug', 'plug', { plugged: false }],
    ['jam-cutter', 'free-cutter', { cutter: 'jam' }], ['overheat', 'cool', { hot: true }], ['hang', 'release', { hanging: true }]];
  for (const [there, back, change] of pairs) {
    assert.ok(can({}).includes(there) && !can({}).includes(back), there);
    assert.ok(can(change).includes(back) && !can(change).includes(there), back);
  }
});

test('nothing is offered that this printer cannot do', () => {
  assert.ok(!can({}).includes('take'));
  assert.equal(can({ mouth: 'waiting' })[0], 'take');
  assert.ok(!can({ cutter: 'none' }).some((action) => action.endsWith('cutter')));
  assert.ok(!can({ paper: false }).includes('paper-out') && can({ paper: false }).includes('refill'));
  assert.ok(!can({ near_end: true }).includes('near-end'));
});

test('one thing is done at a time, and a refusal is told', () => {
  const own = bench.acted(bench.newBench(), 'refill', 'c1');
  assert.equal(bench.acted(own, 'take', 'c2'), own);
  assert.equal(bench.answered(own, 'c0', null), own);
  const told = bench.answered(own, 'c1', { code: 'stale', title: 't', hint: 'h' });
  assert.deepEqual([told.flight, told.notice.code], [null, 'stale']);
  assert.equal(bench.acted(told, 'take', 'c2').notice, null);
});

test('a printer that prints is looked at more often, a lost one stays on the page', () => {
  const own = (change) => bench.looked(bench.newBench(), shown(change));
  const rest = bench.rhythm(own({}));
  assert.ok(bench.rhythm(own({ moving: true })) < rest);
  assert.ok(bench.rhythm(own({ buffer: 1 })) < rest);
  assert.ok(bench.rhythm(own({ mouth: 'inside' })) < rest);
  assert.equal(bench.rhythm(bench.newBench()), rest);
  const gone = bench.missed(own({}));
  assert.deepEqual([gone.lost, gone.shown.name], [true, 'kiosk']);
  assert.equal(bench.looked(gone, shown({})).lost, false);
});

test('the paper in the slot is fetched anew as it grows, and a ticket in the mouth is the last slip', () => {
  assert.equal(bench.paperOut(shown({})), '');
  assert.equal(bench.paperOut(shown({ hanging_mm: 12.34 }, { hanging: '/h.png' })), '/h.png?mm=12.3-0');
  assert.equal(bench.paperOut(shown({ hanging_mm: 12.34 }, { hanging: '/h.png?a=1' })), '/h.png?a=1&mm=12.3-0');
  assert.equal(bench.paperOut(shown({ hanging_mm: 0 }, { hanging: '/h.png' })), '');
  assert.equal(bench.paperOut(shown({ mouth: 'waiting' }, { slips: [{ png: '/9.png' }] })), '/9.png');
});

test('the drawn roll is as full as the real one, and never looks empty while there is paper', () => {
  assert.equal(bench.rollLeft(panel({ paper: false })), 0);
  assert.equal(bench.rollLeft(panel({ paper_mm: -1 })), 1);
  assert.equal(bench.rollLeft(panel({ paper_mm: 30000 })), 0.5);
  assert.ok(bench.rollLeft(panel({ paper_mm: 10 })) > 0);
});

for (const lang of ['id', 'en']) {
  test('every lamp and every handle has its words in ' + lang, () => {
    const table = JSON.parse(readFileSync(new URL(`../../internal/words/${lang}/emulator.json`, import.meta.url), 'utf8'));
    const states = [{}, { paper: false }, { near_end: true }, { cover: 'open' }, { cutter: 'jam' }, { hot: true }, { power: false, mouth: 'waiting', plugged: false, hanging: true }];
    const wanted = states.flatMap((state) => [
      ...bench.lamps(panel(state)).flatMap((lamp) => [`emulator.lamp.${lamp.name}`, `emulator.lamp.${lamp.name}.${lamp.word}`]),
      ...can(state).map((action) => 'emulator.do.' + action),
    ]);
    assert.deepEqual(wanted.filter((key) => !(key in table)), []);
  });
}
