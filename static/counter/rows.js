// The checklist of the ticket in hand: the rows of its service's standard, as declared and as the operator has found them.

import { declaredRows, standardOf } from '../staff/declared.js';
import { aboutOf, checkRows } from './check.js';
import { fileOf } from './files.js';

/** @typedef {import('./types.js').Desk} Desk */
/** @typedef {import('../staff/types.js').Catalogue} Catalogue */

/**
 * The rows that can be found wanting.
 * @param {Desk} desk
 * @param {Catalogue | null} catalogue
 */
export function rowsOf(desk, catalogue) {
  if (desk.returns && catalogue) {
    return checkRows(fileRows(desk, catalogue), desk.marks, aboutOf(desk));
  }
  const ticket = desk.snap && desk.snap.ticket;
  return ticket && catalogue ? checkRows(allRows(desk, catalogue), desk.marks, ticket.id) : [];
}

/**
 * Every row, those that the visit does not need included.
 * @param {Desk} desk
 * @param {Catalogue} catalogue
 */
export function allRows(desk, catalogue) {
  const ticket = desk.snap && desk.snap.ticket;
  if (!ticket) {
    return [];
  }
  const { service, questions } = standardOf(catalogue, ticket);
  return declaredRows(service, questions, ticket);
}

/**
 * The rows of an application that goes back by itself: all of its service's, for nobody has declared anything here.
 * @param {Desk} desk
 * @param {Catalogue} catalogue
 */
function fileRows(desk, catalogue) {
  const known = fileOf(desk, desk.returns);
  const service = known ? known.plan.service.id : '';
  const standard = standardOf(catalogue, { service });
  const needed = standard.service ? standard.service.requirements.map((one) => one.id) : [];
  return declaredRows(standard.service, standard.questions, { service, needed, missing: [] });
}
