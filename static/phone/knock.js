// The service worker of one tracking page: shows what the office says while the page is closed, and opens the page when
// that is touched. It keeps nothing and answers no request, so that every page still comes from the office.

const worker = /** @type {any} */ (self);

worker.addEventListener('push', (/** @type {any} */ event) => {
  const said = event.data ? event.data.json() : {};
  event.waitUntil(worker.registration.showNotification(String(said.t), {
    body: said.b, tag: said.k, lang: said.l, renotify: true, requireInteraction: said.s === true, vibrate: [400, 400, 400],
  }));
});

worker.addEventListener('notificationclick', (/** @type {any} */ event) => {
  const page = worker.registration.scope;
  event.notification.close();
  event.waitUntil(worker.clients.matchAll({ type: 'window', includeUncontrolled: true }).then((/** @type {any[]} */ open) => {
    const here = open.filter((one) => one.url.indexOf(page) === 0)[0];
    return here ? here.focus() : worker.clients.openWindow(page);
  }));
});
