// The wiring of the printers' page: what changes its state, and what is drawn from it.

import { openPage } from '../staff/shell.js';
import { newDesk, asked, closed, allShown, noticeRead } from './state.js';
import { makeDriver } from './driver.js';
import { ROLES, Screen } from './view.js';

/** @typedef {import('./view.js').App} App */
/** @typedef {import('./types.js').Desk} Desk */

/** @param {import('../staff/shell.js').World<Desk, App>} world */
function wire(world) {
  const { setDesk } = world;
  const driver = makeDriver(world);
  /** @type {Omit<import('./view.js').Acts, 'signIn' | 'signOut' | 'lang'>} */
  const acts = {
    ask: (printer, job) => setDesk((desk) => asked(desk, printer, job)),
    close: () => setDesk(closed),
    all: (printer) => setDesk((desk) => allShown(desk, printer)),
    read: (printer) => setDesk((desk) => noticeRead(desk, printer)),
    command: driver.command,
  };
  return { driver, acts };
}

openPage({ title: 'printers.title', roles: ROLES, newDesk, first: { office: null }, known: (catalogue) => ({ office: catalogue.office }), Screen, wire });
