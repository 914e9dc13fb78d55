import test from 'node:test';
import assert from 'node:assert/strict';
import { keyOf, offered, subscribe, subscribed, unsubscribe, wish } from './push.js';

const page = { path: '/t/4GZ7QH2M9XK3VB8TWC5D', lang: 'id', key: '-_8A' };

/** A browser with a push service; what was done in it is listed. */
function browser(permission, status = 200) {
  const did = [];
  let subscription = null;
  let registered = false;
  const worker = {
    pushManager: {
      getSubscription: async () => subscription,
      subscribe: async (options) => {
        did.push(['subscribe', options.userVisibleOnly, [...options.applicationServerKey]]);
        subscription = { endpoint: 'https://push.example/a', toJSON: () => ({ endpoint: 'https://push.example/a', keys: { p256dh: 'P', auth: 'A' } }), unsubscribe: async () => { subscription = null; } };
        return subscription;
      },
    },
    unregister: async () => did.push(['unregister']),
  };
  const define = (name, value) => Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  define('window', globalThis);
  define('PushManager', class {});
  define('Notification', { requestPermission: async () => permission });
  define('navigator', { serviceWorker: { register: async (path, options) => { did.push(['register', path, options.scope]); registered = true; return worker; }, getRegistration: async () => (registered ? worker : undefined) } });
  define('fetch', async (path, options) => { did.push(['post', path, JSON.parse(options.body)]); return { ok: status === 200 }; });
  return did;
}

test('a key of the office is read', () => {
  assert.deepEqual([...keyOf('-_8A')], [0xfb, 0xff, 0]);
});

test('who says yes is subscribed for this page alone', async () => {
  const did = browser('granted');
  assert.equal(await subscribe(page), true);
  assert.deepEqual(did.slice(0, 2), [['register', '/push.js', page.path], ['subscribe', true, [0xfb, 0xff, 0]]]);
  const body = { request_id: 'push-httpspushexamplea', lang: 'id', endpoint: 'https://push.example/a', p256dh: 'P', auth: 'A' };
  assert.deepEqual(did[2], ['post', '/api/v1/tickets/4GZ7QH2M9XK3VB8TWC5D/push', body]);
  assert.ok(await subscribed(page), 'a page that is opened again finds it');
  await unsubscribe(page);
  assert.deepEqual(did.slice(-2), [['post', '/api/v1/tickets/4GZ7QH2M9XK3VB8TWC5D/push/stop', { request_id: body.request_id, endpoint: body.endpoint }], ['unregister']]);
  assert.equal(await subscribed(page), null);
});

test('who says no, and an office that does not want it, are left alone', async () => {
  const did = browser('denied');
  assert.equal(await subscribe(page), false);
  assert.deepEqual(did, []);
  assert.equal(offered({ ...page, key: '' }), false);
  assert.equal(offered(page), true);
  browser('granted', 409);
  assert.equal(await subscribe(page), false);
});

test('the id of a wish is one that the office takes', () => {
  const long = { toJSON: () => ({ endpoint: 'https://push.example/' + 'a-_:'.repeat(80), keys: {} }) };
  assert.match(wish(long, 'id').request_id, /^push-[A-Za-z0-9]{32}$/);
});
