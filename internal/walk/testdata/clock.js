// Gives a page a clock that can be hurried: everything it asks of time, Date, performance and timers alike, runs
// walkHurry times as fast. At 1, as at the beginning, it is the real one.
(() => {
  const real = { now: performance.now.bind(performance), date: Date.now, every: setInterval };
  const begun = real.date() - real.now();
  let speed = 1;
  let since = real.now();
  let base = since;
  const now = () => base + (real.now() - since) * speed;

  window.walkHurry = (times) => {
    base = now();
    since = real.now();
    speed = times;
  };
  performance.now = now;
  Date.now = () => Math.round(begun + now());

  const due = new Map();
  let last = 0;
  const wait = (again) => (run, ms, ...args) => {
    due.set(++last, { at: now() + (ms || 0), run, args, again: again ? Math.max(1, ms || 0) : 0 });
    return last;
  };
  window.setTimeout = wait(false);
  window.setInterval = wait(true);
  window.clearTimeout = window.clearInterval = (id) => due.delete(id);
  real.every.call(window, () => {
    for (const [id, one] of [...due]) {
      if (one.at > now() || !due.has(id)) {
        continue;
      }
      if (one.again) {
        one.at = now() + one.again;
      } else {
        due.delete(id);
      }
      one.run(...one.args);
    }
  }, 4);
})();
