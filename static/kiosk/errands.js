// What the state wants from the server: each errand once, whoever asks again. The state decides, this runs.

import { asRefusal, isLost } from '../lib/api.js';

/** How often paper and rings are asked about, in milliseconds. */
const ASK_MS = 1000;
/** How long a ring waits for somebody, in milliseconds: an officer may be with a person. */
const RING_MS = 120000;
/** How long a copy is asked for while the server is silent, in milliseconds: the person stands there. */
const REPRINT_MS = 15000;

/** How long a ticket is asked about while the server is silent, in milliseconds: as above. */
const REJOIN_MS = 10000;

/** Paper of which nothing more will be heard. */
const SETTLED = ['confirmed', 'interrupted', 'unknown', 'expired'];

/** @typedef {import('./state.js').State} State */

/**
 * @typedef {object} Means
 * @property {import('../lib/api.js').Api} api
 * @property {(event: import('./state.js').Event) => void} say
 * @property {(run: () => void, ms: number) => any} [later] setTimeout, unless a test gives its own
 */

/**
 * @param {Means} means
 * @returns {{ run: (state: State) => void }}
 */
export function makeErrands({ api, say, later }) {
  const wait = later || ((run, ms) => setTimeout(run, ms));
  /** Errands under way, by what they are about. @type {Set<string>} */
  const out = new Set();
  /** @type {State | null} */
  let newest = null;

  /** @param {string} name @param {() => Promise<void>} go */
  function once(name, go) {
    if (!out.has(name)) {
      out.add(name);
      go().finally(() => out.delete(name));
    }
  }

  /** @param {number} ms */
  const pause = (ms) => new Promise((done) => wait(() => done(undefined), ms));

  /** @param {import('./state.js').Sent} sent */
  async function send(sent) {
    const path = sent.kind === 'list' ? '/api/v1/kiosk/lists' : '/api/v1/tickets';
    const id = sent.id;
    const given = () => !newest || !newest.visit.sent || newest.visit.sent.id !== id;
    try {
      const nik = newest && sent.kind === 'ticket' ? newest.nik : ''; // with the request alone: the visit is kept over a reload
      const reply = await api.keep(path, nik ? { ...sent.body, nik } : sent.body, { stopped: given, onRepeat: (repeats) => say({ type: 'repeats', id, repeats }) });
      say({ type: 'replied', id, body: reply.body });
    } catch (failure) {
      const refusal = asRefusal(failure);
      say({ type: 'refused', id, code: refusal.code, body: refusal.body });
    }
  }

  /** @param {string} code */
  async function lookup(code) {
    try {
      const { body } = await api.get('/api/v1/kiosk/lists/' + encodeURIComponent(code));
      say({ type: 'found', code, list: body });
    } catch (failure) {
      const refusal = asRefusal(failure);
      say({ type: 'unfound', code, trouble: isLost(refusal) ? 'lost' : 'unknown_list' });
    }
  }

  /** @param {import('./comeback.js').Shown} shown a ticket that somebody shows */
  async function rejoin(shown) {
    const { id, ticket } = shown;
    const given = () => !newest || !newest.shown || newest.shown.id !== id;
    try {
      const path = shown.claim ? '/api/v1/kiosk/pickups' : '/api/v1/kiosk/rejoin';
      const about = shown.claim ? { claim: ticket, lang: newest ? newest.visit.lang : 'id', ...(shown.anyway && { anyway: true }) } : { ticket };
      const { body } = await api.keep(path, { request_id: id, ...about }, { forMs: REJOIN_MS, stopped: given });
      say({ type: 'told', id, body });
    } catch (failure) {
      const refusal = asRefusal(failure);
      say({ type: 'untold', id, code: isLost(refusal) ? 'lost' : refusal.code });
    }
  }

  /** @param {string} job */
  async function paper(job) {
    try {
      const { body } = await api.get('/api/v1/kiosk/papers/' + encodeURIComponent(job));
      say({ type: 'paper', paper: { job, state: body.state, again: body.again } });
    } catch (failure) {
      // nothing new is known about the paper; it is asked again
    }
    await pause(ASK_MS);
  }

  /** @param {string} path @param {object} body @param {string} id the copy that somebody asks for */
  async function reprint(path, body, id) {
    const given = () => !newest || !newest.result || newest.result.reprint !== id;
    try {
      const reply = await api.keep(path, body, { forMs: REPRINT_MS, stopped: given });
      say({ type: 'reprinted', id, paper: reply.body });
    } catch (failure) {
      const refusal = asRefusal(failure);
      say({ type: 'unreprinted', id, code: isLost(refusal) ? 'lost' : refusal.code });
    }
  }

  /** @param {import('./state.js').Seen} seen told until it is heard: the counter calls people by what it knows of them */
  async function tell(seen) {
    try {
      await api.keep('/api/v1/kiosk/tickets/' + encodeURIComponent(seen.token) + '/seen', { request_id: seen.id });
    } catch (failure) {
      // the server will not have it, or is gone for a minute: the number stands on the glass no longer
    }
    say({ type: 'noted', id: seen.id });
  }

  /** @param {import('./measuring.js').Measuring} measuring what somebody has measured is kept for a browser that forgets */
  async function measure({ id, px }) {
    try {
      const { body } = await api.keep('/api/v1/kiosk/glass', { request_id: id, card_px: px }, { forMs: REPRINT_MS });
      say({ type: 'measured', id, glass: body });
    } catch (failure) {
      say({ type: 'unmeasured', id });
    }
  }

  /** @param {import('./state.js').Ring} ring */
  async function call(ring) {
    try {
      const { body } = await api.keep('/api/v1/kiosk/rings', { request_id: ring.id }, { forMs: 10000 });
      say({ type: 'rung', id: ring.id, job: body.id });
    } catch (failure) {
      say({ type: 'unrung', id: ring.id });
    }
  }

  /** @param {import('./state.js').Ring} ring @param {number} now */
  async function hear(ring, now) {
    await pause(ASK_MS);
    if (now - ring.since > RING_MS) {
      say({ type: 'unrung', id: ring.id });
      return;
    }
    try {
      const { body } = await api.get('/api/v1/kiosk/rings/' + encodeURIComponent(ring.job));
      if (body.answered) {
        say({ type: 'answered', id: ring.id });
      }
    } catch (failure) {
      // asked again
    }
  }

  /** @param {State} state */
  function run(state) {
    newest = state;
    const { sent } = state.visit;
    const { ring, lookup: code, shown, result } = state;
    if (sent && !result && !state.trouble && state.paired) {
      once('send ' + sent.id, () => send(sent));
    }
    if (code) {
      once('lookup ' + code, () => lookup(code));
    }
    if (result && result.paper && SETTLED.indexOf(result.paper.state) < 0) {
      const job = result.paper.job;
      once('paper ' + job, () => paper(job));
    }
    if (shown) {
      once('rejoin ' + shown.id, () => rejoin(shown));
    }
    if (result && result.reprint) {
      const { reprint: id, paper: slip, shown: ticket } = result;
      const again = slip ? '/api/v1/kiosk/papers/' + encodeURIComponent(slip.job) + '/again' : '/api/v1/kiosk/reprint';
      once('again ' + id, () => reprint(again, slip || !ticket ? { request_id: id } : { request_id: id, ticket: ticket.ticket }, id));
    }
    if (state.measuring.id && !state.measuring.failed) {
      once('measure ' + state.measuring.id, () => measure(state.measuring));
    }
    for (const seen of state.seen) {
      once('seen ' + seen.id, () => tell(seen));
    }
    if (ring && ring.phase === 'calling') {
      once('ring ' + ring.id, () => call(ring));
    }
    if (ring && ring.phase === 'rung') {
      once('hear ' + ring.id, () => hear(ring, state.now));
    }
  }

  return { run };
}
