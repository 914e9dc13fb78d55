// Makes every snapshot of a board one of a crowded hall: twenty counters, more services than fit, numbers of six
// letters, missed ones, and something urgent. The page cannot tell it from an office that is so large.
(() => {
  const parse = JSON.parse;
  JSON.parse = (text) => {
    const value = parse(text);
    return value && value.kind === 'board' ? crowd(value) : value;
  };

  function crowd(board) {
    const counters = [];
    for (let n = 1; n <= 20; n++) {
      const like = board.counters[n % board.counters.length];
      const called = n % 3 !== 0;
      counters.push(Object.assign({}, like, { n, name: String(n), state: called ? 'open' : n % 2 ? 'break' : 'closed', break: null, now: called ? 'A-' + (1000 + n) : null, service: board.services[0].service, serving: n % 3 === 1 }));
    }
    const services = [];
    for (let i = 0; i < 9; i++) {
      services.push(Object.assign({}, board.services[i % board.services.length], { service: board.services[0].service, prefix: 'ABCDEFGHJ'[i], waiting: 100 + i, now: 'A-1020' }));
    }
    const calls = board.calls.map((call) => Object.assign({}, call, { number: 'AB-' + (1000 + call.seq), counter: 10 + (call.seq % 10) }));
    const missed = ['A-1001', 'AB-1002', 'A-1003', 'A-1004', 'A-1005'].map((number) => ({ number, at: board.at }));
    return Object.assign(board, { counters, services, calls, missed, next: ['A-1006', 'AB-1007', 'A-1008'] });
  }
})();
