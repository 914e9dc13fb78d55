// The wiring of the supervisor's page: what changes its state, and what is drawn from it.

import { openPage } from '../staff/shell.js';
import { actionChosen, bodyOf, closed, counterOpened, listAsked, newDesk, storyAsked, ticketOpened } from './state.js';
import { makeDriver } from './driver.js';
import { ROLES, Screen } from './view.js';

/** @typedef {import('./view.js').App} App */
/** @typedef {import('./types.js').Desk} Desk */

// Typing rests this long before it is asked, in milliseconds.
const TYPED_MS = 250;

/** Where a command about the open panel goes. @param {Desk} desk @param {string} action */
function pathOf(desk, action) {
  const panel = desk.panel;
  const own = panel && panel.kind === 'counter' ? '/counters/' + panel.n : '/tickets/' + (panel ? panel.id : '');
  return '/api/v1/supervisor' + own + '/' + action;
}

/** @param {import('../staff/shell.js').World<Desk, App>} world */
function wire(world) {
  const { setDesk } = world;
  const desk = () => world.app().desk;
  const driver = makeDriver(world);
  /** @type {{ [what: string]: any }} */
  const waits = {};

  /** Does something once nobody has typed for a moment. @param {string} what @param {() => void} run */
  function afterTyping(what, run) {
    clearTimeout(waits[what]);
    waits[what] = setTimeout(run, TYPED_MS);
  }

  /** @type {Omit<import('./view.js').Acts, 'signIn' | 'signOut' | 'lang'>} */
  const acts = {
    ticket: (id) => {
      setDesk((old) => ticketOpened(old, id));
      driver.panel();
    },
    counter: (n) => {
      setDesk((old) => counterOpened(old, n));
      driver.panel();
    },
    close: () => setDesk(closed),
    choose: (action) => setDesk((old) => actionChosen(old, action)),
    send: (action, fields) => {
      const { panel, snap } = desk();
      const counter = panel && panel.kind === 'counter' && snap ? snap.counters.find((one) => one.n === panel.n) : null;
      const { body, wrong } = bodyOf(action, fields, Boolean(counter && counter.ticket));
      setDesk((old) => ({ ...old, wrong, notice: null }));
      if (!wrong) {
        driver.command(pathOf(desk(), action), body);
      }
    },
    post: (path, body) => driver.command(path, body || {}),
    announce: (body) => driver.command('/api/v1/supervisor/announce', body),
    find: (change) => {
      setDesk((old) => listAsked(old, change));
      afterTyping('find', driver.list);
    },
    tell: (change) => {
      setDesk((old) => storyAsked(old, change));
      afterTyping('tell', () => driver.story(0));
    },
    more: () => driver.story(desk().story.next),
    read: () => setDesk((old) => ({ ...old, notice: null })),
  };
  return { driver, acts };
}

openPage({ title: 'supervisor.title', roles: ROLES, newDesk, first: { catalogue: null }, known: (catalogue) => ({ catalogue }), Screen, wire });
