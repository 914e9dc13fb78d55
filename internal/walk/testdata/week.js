// Runs in the board of the week before its own scripts. It tells every number that comes to stand on the glass, with its
// counter, and every announcement that begins and ends, and keeps nothing itself: what it kept would be counted as the board's.
(() => {
  const tell = (kind, facts) => window.walkTell(JSON.stringify(Object.assign({ kind }, facts)));
  const text = (root, selector) => { const found = root.querySelector(selector); return found ? found.textContent.trim() : ''; };
  const glass = () => {
    const hero = document.querySelector('.call .num');
    return {
      hero: hero ? hero.textContent + '>' + text(document, '.call .plate') : '',
      recent: [...document.querySelectorAll('.recent li')].map((li) => text(li, '.n') + '>' + text(li, '.l').replace(/\D/g, '')),
      strip: [...document.querySelectorAll('.wait:not(.numbers) li')].map((li) => text(li, '.svc b') + ' ' + text(li, '.cnt') + ' ' + text(li, '.now .n')),
      time: text(document, '.bar time'),
    };
  };
  window.walkGlass = glass;

  let stood = new Set();
  new MutationObserver(() => {
    const now = glass();
    const stands = new Set([now.hero, ...now.recent].filter(Boolean));
    for (const pair of stands) {
      if (!stood.has(pair)) {
        tell('stands', { text: pair });
      }
    }
    stood = stands;
  }).observe(document, { subtree: true, childList: true, characterData: true });

  // The number of the announcement that a sound is of, from the frame that asked for it.
  const asked = [];
  const look = (frame) => {
    const said = frame && frame.voice && frame.voice.now;
    const call = said && (frame.calls || []).find((c) => c.seq === said.call);
    if (said && !(asked[0] && asked[0].seq === said.seq && asked[0].epoch === frame.epoch)) {
      asked.unshift({ epoch: frame.epoch, seq: said.seq, url: said.url, number: call ? call.number : '' }); // a notice calls nobody
      asked.length = Math.min(asked.length, 4);
    }
  };
  const Socket = window.WebSocket;
  window.WebSocket = class extends Socket {
    constructor(...address) {
      super(...address);
      this.addEventListener('message', (event) => look(JSON.parse(event.data)));
    }
  };
  const json = Response.prototype.json;
  Response.prototype.json = function () { return json.call(this).then((body) => { look(body); return body; }); };
  let sounds = null;
  document.addEventListener('play', (event) => {
    event.target.playbackRate = 8; // a week has more calls than a test has time to listen to
    sounds = asked.find((one) => event.target.src.endsWith(one.url)) || null;
    tell('said', { text: 'begins', src: sounds ? sounds.number : '', at: sounds ? sounds.seq / 1024 : 0 });
  }, true);
  document.addEventListener('ended', () => tell('said', { text: 'ends', src: sounds ? sounds.number : '' }), true);
})();
