// Applications and their plans, as every page of staff reads them.

/** @typedef {import('../backoffice/types.js').Case} Case */
/** @typedef {import('../backoffice/types.js').Plan} Plan */
/** @typedef {import('../backoffice/types.js').Step} Step */

/** @param {Plan | undefined} plan @param {string} stage @returns {Step | undefined} */
export function stepOf(plan, stage) {
  return plan && plan.steps.find((step) => step.id === stage);
}

/** @param {Plan | undefined} plan @param {string} stage @returns {Step | undefined} where it goes from there */
export function nextOf(plan, stage) {
  const at = plan ? plan.steps.findIndex((step) => step.id === stage) : -1;
  return plan && at >= 0 ? plan.steps.slice(at + 1).find((step) => !step.aside) : undefined;
}

/** @param {Plan} plan @returns {Step[]} the services on the way that staff tick, such as activating IKD */
export function sidesOf(plan) {
  return plan.steps.filter((step) => step.aside && step.role !== 'pemohon');
}

/** @param {Case} one whether nothing can happen to it any more */
export function isOver(one) {
  return one.state === 'closed' || one.state === 'lapsed' || one.state === 'cancelled';
}

/** Why a service on the way was not done. */
export const SIDE_REASONS = ['no_device', 'declined', 'no_system', 'other'];
