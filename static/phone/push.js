// Lets a phone be told while the page is closed, where the office offers it and the browser can.

/**
 * What the page says of itself.
 * @typedef {object} Page
 * @property {string} path "/t/TOKEN"
 * @property {string} lang
 * @property {string} key the office's key; '' when it tells nobody
 */

/** A key in base64url as a browser wants it. @param {string} text */
export function keyOf(text) {
  const raw = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(raw, (letter) => letter.charCodeAt(0));
}

/**
 * What the office is told of a subscription.
 * @param {PushSubscription} subscription
 * @param {string} lang
 */
export function wish(subscription, lang) {
  const { endpoint, keys } = /** @type {any} */ (subscription.toJSON());
  // One browser has one subscription for a page: the end of its address tells it from others.
  return { request_id: 'push-' + endpoint.replace(/[^A-Za-z0-9]/g, '').slice(-32), lang, endpoint, p256dh: keys.p256dh, auth: keys.auth };
}

/** The worker of this page, or nothing. @param {Page} page */
const found = (page) => navigator.serviceWorker.getRegistration(page.path);

/** Whether it can be offered. @param {Page} page */
export const offered = (page) => page.key !== '' && 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

/**
 * The subscription of this page, or null. The office is told again: it may have been restored.
 * @param {Page} page
 */
export async function subscribed(page) {
  const worker = await found(page);
  const subscription = worker ? await worker.pushManager.getSubscription() : null;
  return subscription && (await inform(page, '/push', wish(subscription, page.lang))) ? subscription : null;
}

/**
 * Asks the person and subscribes; false when they or the browser do not want it.
 * @param {Page} page
 */
export async function subscribe(page) {
  if ((await Notification.requestPermission()) !== 'granted') {
    return false;
  }
  const worker = await navigator.serviceWorker.register('/push.js', { scope: page.path });
  const subscription = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: keyOf(page.key) });
  return inform(page, '/push', wish(subscription, page.lang));
}

/** Ends it here and at the office. @param {Page} page */
export async function unsubscribe(page) {
  const worker = await found(page);
  const subscription = worker ? await worker.pushManager.getSubscription() : null;
  if (subscription) {
    await inform(page, '/push/stop', { request_id: wish(subscription, '').request_id, endpoint: subscription.endpoint });
    await subscription.unsubscribe();
  }
  if (worker) {
    await worker.unregister();
  }
}

/** @param {Page} page @param {string} what @param {object} body */
async function inform(page, what, body) {
  const reply = await fetch('/api/v1/tickets/' + page.path.slice('/t/'.length) + what, {
    method: 'POST', credentials: 'same-origin', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
  });
  return reply.ok;
}
