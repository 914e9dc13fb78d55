// Keeps parts of a page fresh: what is marked with data-refresh is taken from the same page again. Nothing moves under
// somebody's hand: a part that has the focus, or something open or typed in it, waits.

import { mayReplace } from './fresh.js';

/** How often the page is asked for again, in milliseconds. */
const EVERY_MS = 5000;

/** @param {Element} part */
const markup = (part) => new XMLSerializer().serializeToString(part);

async function refresh() {
  if (document.hidden) {
    return;
  }
  const reply = await fetch(location.pathname + location.search, { headers: { Accept: 'text/html' }, credentials: 'same-origin' });
  if (!reply.ok || reply.redirected) {
    return; // signed out, or not to be had: the page stays as it is, and the next press says why
  }
  const fresh = new DOMParser().parseFromString(await reply.text(), 'text/html');
  document.querySelectorAll('[data-refresh]').forEach((part) => {
    const name = part.getAttribute('data-refresh');
    const now = fresh.querySelector('[data-refresh="' + name + '"]');
    const busy = part.contains(document.activeElement) || part.querySelector('details[open]') !== null;
    if (now && mayReplace(markup(part), markup(now), busy)) {
      part.replaceWith(document.importNode(now, true));
    }
  });
}

setInterval(() => refresh().catch(() => {}), EVERY_MS); // a network that is away is asked again
