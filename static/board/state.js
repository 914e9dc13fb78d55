// What a board shows, decided from snapshots and times alone.

/** A new call stands out this long, in milliseconds: two walks of the eye across a hall. */
export const HIGHLIGHT_MS = 8000;
/** A call older than this is shown, but nobody announces it any more. */
export const FRESH_MS = 60000;
/** Numbers turn grey when nothing was heard for so long. */
export const DIM_MS = 30000;
/** After closing, the last call stays this long before the board says good night. */
export const LINGER_MS = 15 * 60000;
/** That a call was taken back is said this long, in milliseconds: who stood up for it reads it on the way. */
export const UNDONE_MS = 12000;
/** Calls in the list beside the big one. */
export const RECENT = 5;
/** Services side by side in the strip of a wide screen, and of a tall one. */
export const PER_PAGE = { wide: 5, tall: 3 };
/** How long one page of services stays, in milliseconds. */
export const PAGE_MS = 10000;
/** How long one page of the running text stays, in milliseconds: a hundred letters, read slowly and once more. */
export const TEXT_MS = 12000;
/** Letters of a page of the running text, on a wide screen and on a tall one: one line, and two. */
export const TEXT_MOST = { wide: 104, tall: 110 };
/** Letters of a page of the line on the counters, on a wide screen and on a tall one. */
export const LINE_MOST = { wide: 96, tall: 52 };
/** When nobody was called for so long, pictures and videos are shown, in milliseconds. */
export const QUIET_MS = 60000;
/** When nobody was called for so long, who has which number from the draw is shown again, in milliseconds. */
export const DRAW_QUIET_MS = 12000;
/** Lots on one page of the draw, and how long it stays, in milliseconds: each is looked for by its holder alone. */
export const DRAW_PER_PAGE = 12;
export const DRAW_PAGE_MS = 8000;
/** How long a picture stays, in milliseconds. */
export const PICTURE_MS = 12000;

/** @typedef {import('./shapes.js').Call} Call */
/** @typedef {import('./shapes.js').Announcement} Announcement */
/** @typedef {import('./shapes.js').Hours} Hours */
/** @typedef {import('./shapes.js').Counter} Counter */
/** @typedef {import('./shapes.js').Hear} Hear */
/** @typedef {import('./shapes.js').Notice} Notice */
/** @typedef {import('./shapes.js').Line} Line */
/** @typedef {import('./shapes.js').Medium} Medium */
/** @typedef {import('./shapes.js').Snapshot} Snapshot */

/**
 * @typedef {object} Board
 * @property {Snapshot | null} snapshot the newest
 * @property {Call | null} hero the call that fills the wall
 * @property {number} since when it came to fill it, in steady milliseconds
 * @property {boolean} fresh whether it was news when it came
 * @property {string} undone the number whose call was taken back last; "" when none was
 * @property {number} undoneAt when this screen heard of it, in steady milliseconds
 */

/** @returns {Board} */
export function newBoard() {
  return { snapshot: null, hero: null, since: 0, fresh: false, undone: '', undoneAt: 0 };
}

/**
 * The calls that stand: not taken back, nor an earlier one of a number whose call was, unless its counter still has it.
 * @param {Snapshot} snapshot
 * @returns {Call[]}
 */
function standing(snapshot) {
  const inHand = (/** @type {Call} */ call) => snapshot.counters.some((c) => c.n === call.counter && c.now === call.number);
  const takenLater = (/** @type {Call} */ call) => snapshot.calls.some((later) => later.cancelled === true && later.number === call.number && later.seq > call.seq);
  return snapshot.calls.filter((call) => !call.cancelled && (!takenLater(call) || inHand(call)));
}

/**
 * The call that fills the wall: the one being spoken, so that eye and ear get the same number; else the newest.
 * @param {Snapshot} snapshot
 * @returns {Call | null}
 */
export function heroOf(snapshot) {
  const calls = standing(snapshot);
  const said = snapshot.voice.now;
  const spoken = said ? calls.filter((call) => call.seq === said.call) : [];
  return spoken[0] || calls[calls.length - 1] || null;
}

/**
 * Takes a newer snapshot. A screen that joins late, or comes back, shows old calls without announcing them.
 * @param {Board} board
 * @param {Snapshot} snapshot
 * @param {number} now steady milliseconds
 * @returns {Board}
 */
export function take(board, snapshot, now) {
  const old = board.snapshot;
  const hero = heroOf(snapshot);
  const joined = !old || old.epoch !== snapshot.epoch;
  const taken = joined || !old ? '' : takenBack(old, snapshot);
  const undone = { undone: joined ? '' : taken || board.undone, undoneAt: taken ? now : board.undoneAt };
  if (!joined && hero && board.hero && hero.seq === board.hero.seq) {
    return Object.assign({ snapshot, hero, since: board.since, fresh: board.fresh }, undone);
  }
  const said = snapshot.voice.now;
  const left = taken !== '' && !(hero && said && said.call === hero.seq); // an older call comes back to the wall, and is no news
  const age = hero ? ageOf(hero, snapshot.at) : Infinity;
  const fresh = !left && age < (joined ? HIGHLIGHT_MS : FRESH_MS);
  return Object.assign({ snapshot, hero, since: now, fresh }, undone);
}

/**
 * The number whose call was taken back since the snapshot before, "" when none was.
 * @param {Snapshot} old
 * @param {Snapshot} snapshot
 */
function takenBack(old, snapshot) {
  const stood = standing(old).map((call) => call.seq);
  const gone = snapshot.calls.filter((call) => call.cancelled && stood.indexOf(call.seq) >= 0);
  return gone.length > 0 ? gone[gone.length - 1].number : '';
}

/**
 * The number of which the board says that its call was taken back: for a while, and not once it is called again.
 * @param {Board} board
 * @param {number} now steady milliseconds
 */
export function undoneOf(board, now) {
  const again = board.snapshot ? standing(board.snapshot).some((call) => call.number === board.undone) : false;
  return board.undone && !again && now - board.undoneAt < UNDONE_MS ? board.undone : '';
}

/**
 * What the counters of the zone do, those first that serve nobody now.
 * @param {Board} board
 * @returns {{ breaks: { n: number, until: string | null }[], closed: number[], open: number[] }}
 */
export function countersOf(board) {
  const counters = board.snapshot ? board.snapshot.counters : [];
  return {
    breaks: counters.filter((c) => c.state === 'break').map((c) => ({ n: c.n, until: c.break ? c.break.until : null })),
    closed: counters.filter((c) => c.state === 'closed').map((c) => c.n),
    open: counters.filter((c) => c.state === 'open').map((c) => c.n),
  };
}

/**
 * @typedef {{ counters: string, state: 'break' | 'closed' | 'open', until: string | null }} CounterWord
 */

/** Counters named in one breath. */
const NAMED = 8;
/** Letters around the counters of a word: what they are, and how they stand. */
const AROUND = 14;
/** Letters around a counter on a break, with its time. */
const AROUND_BREAK = 28;

/**
 * What the counters do, in pages that fit the line.
 * @param {Board} board
 * @param {number} most letters of a page
 * @returns {CounterWord[][]} at least one page
 */
export function counterPages(board, most) {
  const { breaks, closed, open } = countersOf(board);
  /** @type {CounterWord[]} */
  const words = breaks.map((one) => ({ counters: String(one.n), state: 'break', until: one.until }));
  const add = (/** @type {number[]} */ list, /** @type {'closed' | 'open'} */ state) => {
    const runs = runsOf(list);
    for (let i = 0; i < runs.length; i += NAMED) {
      words.push({ counters: runs.slice(i, i + NAMED).join(', '), state, until: null });
    }
  };
  add(closed, 'closed');
  add(open, 'open');
  /** @type {CounterWord[][]} */
  const pages = [[]];
  let room = most;
  words.forEach((word) => {
    const letters = word.counters.length + (word.state === 'break' ? AROUND_BREAK : AROUND);
    if (letters > room && pages[pages.length - 1].length > 0) {
      pages.push([]);
      room = most;
    }
    pages[pages.length - 1].push(word);
    room -= letters;
  });
  return pages;
}

/** Numbers with each three or more in a row as a run: "1–5". @param {number[]} list @returns {string[]} */
function runsOf(list) {
  /** @type {string[]} */
  const runs = [];
  for (let i = 0; i < list.length; i++) {
    let end = i;
    while (end + 1 < list.length && list[end + 1] === list[end] + 1) {
      end++;
    }
    if (end - i >= 2) {
      runs.push(list[i] + '–' + list[end]);
      i = end;
    } else {
      runs.push(String(list[i]));
    }
  }
  return runs;
}

/**
 * Milliseconds since a call, by the server's clock.
 * @param {Call} call
 * @param {string} at
 */
export function ageOf(call, at) {
  return Date.parse(at) - Date.parse(call.at);
}

/**
 * Whether the call that fills the wall stands out.
 * @param {Board} board
 * @param {number} now steady milliseconds
 */
export function highlighted(board, now) {
  return board.hero !== null && board.fresh && now - board.since < HIGHLIGHT_MS;
}

/**
 * The calls beside the big one, newest first, each number once at its newest place.
 * @param {Board} board
 * @param {boolean} [all] the newest too: something else fills the wall
 * @returns {Call[]}
 */
export function recentOf(board, all) {
  const seen = [board.hero && !all ? board.hero.number : ''];
  const calls = board.snapshot ? standing(board.snapshot).reverse() : [];
  const rest = calls.filter((call) => {
    const first = seen.indexOf(call.number) < 0;
    seen.push(call.number);
    return first;
  });
  return rest.slice(0, RECENT);
}

/**
 * Whether a call in the list is news: it waits for its turn to be spoken, or was just overtaken.
 * @param {Call} call
 * @param {number} serverMs the server's time by now
 */
export function isNews(call, serverMs) {
  return serverMs - Date.parse(call.at) < HIGHLIGHT_MS;
}

/**
 * What fills the wall. An office that closed still calls those who wait.
 * @param {Board} board
 * @param {number} serverMs the server's time by now
 * @returns {'loading' | 'calls' | 'idle' | 'closed'}
 */
export function modeOf(board, serverMs) {
  const snapshot = board.snapshot;
  if (!snapshot) {
    return 'loading';
  }
  const waiting = snapshot.services.some((s) => s.waiting > 0);
  const lingers = board.hero !== null && serverMs - Date.parse(board.hero.at) < LINGER_MS;
  if (!snapshot.hours.open && !waiting && !lingers) {
    return 'closed';
  }
  return board.hero ? 'calls' : 'idle';
}

/**
 * The page of the draw that fills the wall: for a while after it, and whenever nobody was called a moment ago.
 * @param {Board} board
 * @param {number} serverMs the server's time by now
 * @param {number} now steady milliseconds
 * @returns {{ rows: { lot: string, number: string }[], page: number, pages: number } | null}
 */
export function drawOf(board, serverMs, now) {
  const drawn = (board.snapshot && board.snapshot.lots && board.snapshot.lots.drawn) || [];
  if (drawn.length === 0 || (board.hero !== null && serverMs - Date.parse(board.hero.at) < DRAW_QUIET_MS)) {
    return null;
  }
  const sorted = drawn.slice().sort((a, b) => (a.lot < b.lot ? -1 : 1));
  const pages = Math.ceil(sorted.length / DRAW_PER_PAGE);
  const page = Math.floor(now / DRAW_PAGE_MS) % pages;
  return { rows: sorted.slice(page * DRAW_PER_PAGE, (page + 1) * DRAW_PER_PAGE), page, pages };
}

/**
 * The running text as pages that fit, each with the language of its words. A long text is cut between words.
 * @param {Line[]} lines
 * @param {number} most letters of a page
 * @returns {Line[]}
 */
export function textPages(lines, most) {
  /** @type {Line[]} */
  const pages = [];
  lines.forEach(({ lang, text }) => {
    const count = Math.ceil(text.length / most);
    const each = Math.min(most, Math.ceil(text.length / count) + 8); // even pages: no last one with a word alone
    let page = '';
    text.split(' ').forEach((word) => {
      if (page && page.length + 1 + word.length > each) {
        pages.push({ lang, text: page });
        page = '';
      }
      page = page ? page + ' ' + word : word;
    });
    pages.push({ lang, text: page });
  });
  return pages;
}

/**
 * The services that stand in the strip now; more than fit take turns, and the strip never moves.
 * @template S
 * @param {S[]} services
 * @param {number} perPage
 * @param {number} now steady milliseconds
 * @returns {{ shown: S[], page: number, pages: number }}
 */
export function pageOf(services, perPage, now) {
  const pages = Math.max(1, Math.ceil(services.length / perPage));
  const page = Math.floor(now / PAGE_MS) % pages;
  const each = Math.ceil(services.length / pages); // even pages: 6 services are 3 and 3, not 5 and 1
  return { shown: services.slice(page * each, (page + 1) * each), page, pages };
}

/**
 * How far the screen has lost the server: '' or 'cut' (said in words), then 'dim' (the numbers are grey too).
 * @param {{ cut: boolean, stale: boolean }} health of the link
 * @param {number} silentMs milliseconds since the server was last heard
 * @returns {'' | 'cut' | 'dim'}
 */
export function lossOf(health, silentMs) {
  if (!health.cut && !health.stale) {
    return '';
  }
  return silentMs >= DIM_MS ? 'dim' : 'cut';
}
