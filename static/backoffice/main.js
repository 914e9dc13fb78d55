// The wiring of the page of the applications: what changes its state, and what is drawn from it.

import { openPage } from '../staff/shell.js';
import * as state from './state.js';
import { makeDriver } from './driver.js';
import { listenKeys } from './keyboard.js';
import { ROLES, Screen } from './view.js';

/** @typedef {import('./view.js').App} App */
/** @typedef {import('./types.js').Desk} Desk */

/** @param {import('../staff/shell.js').World<Desk, App>} world */
function wire(world) {
  const { setDesk } = world;
  const desk = () => world.app().desk;
  const driver = makeDriver(world);

  /** The list goes on one step, all together. */
  function move() {
    const { kind, from } = state.moveOf(desk());
    const codes = desk().picked;
    if (kind === 'advance') {
      driver.command('/advance', 'advance', { cases: codes, from });
    } else if (codes.length === 1 && kind === 'slip') {
      driver.command('/' + codes[0] + '/slip', 'slip', {});
    } else if (codes.length === 1 && kind === 'returned') {
      driver.command('/' + codes[0] + '/mend', 'mend', {});
    } else if (codes.length === 1 && kind === 'hand') {
      driver.show(codes[0]).then(() => setDesk((old) => state.formOpened(old, 'hand')));
    }
  }

  /** @type {Omit<import('./view.js').Acts, 'signIn' | 'signOut' | 'lang'>} */
  const acts = {
    type: (typed) => setDesk((old) => state.typedText(old, typed)),
    scan: driver.scan,
    role: (role) => setDesk((old) => state.roleChosen(old, role)),
    pick: (code) => setDesk((old) => state.picked(old, code)),
    all: () => setDesk(state.pickedAll),
    clear: () => setDesk((old) => ({ ...old, picked: [], done: null })),
    show: driver.show,
    close: () => setDesk((old) => ({ ...old, card: null })),
    move,
    form: (asking) => setDesk((old) => state.formOpened(old, asking)),
    send: (asking, fields) => {
      const { body, wrong } = state.bodyOf(asking, fields);
      const { card } = desk();
      setDesk((old) => ({ ...old, wrong }));
      if (!wrong && asking === 'open') {
        driver.command('', 'open', body);
      } else if (!wrong && card) {
        driver.command('/' + card.case.code + '/' + asking, asking, body);
      }
    },
    give: (action) => {
      const { card } = desk();
      if (card) {
        driver.command('/' + card.case.code + '/' + action, action, {});
      }
    },
    undo: () => {
      const { done } = desk();
      if (done && done.undo.length > 0) {
        driver.undo(done.undo);
      }
    },
    read: () => setDesk((old) => ({ ...old, notice: null })),
  };
  listenKeys({ app: world.app, acts });
  return { driver, acts };
}

openPage({ title: 'backoffice.title', roles: ROLES, newDesk: state.newDesk, first: { catalogue: null }, known: (catalogue) => ({ catalogue }), Screen, wire });
