// Measures every key on the glass: as high and wide as a finger, apart from the next, whole, and where it can be reached;
// and every letter: none too small to be read, none larger than those of the number that is given.
// px: of a millimetre; top, bottom: px within which keys must stand.
(px, top, bottom) => {
  const KEY = 20, GAP = 3, LETTER = 3, SLACK = 0.6; // mm, mm, mm of a font's size, px
  const name = (e) => '"' + (e.getAttribute('aria-label') || e.textContent).trim().replace(/\s+/g, ' ').slice(0, 40) + '"';
  const mm = (n) => (n / px).toFixed(1) + ' mm';
  const wrong = [];
  const keys = [...document.querySelectorAll('#screen button, #screen [role=button], #screen a, #screen input')].filter((e) => e.checkVisibility() && e.getBoundingClientRect().width > 0);
  const boxes = keys.map((e) => e.getBoundingClientRect());
  boxes.forEach((b, i) => {
    if (b.height < KEY * px - SLACK || b.width < KEY * px - SLACK) {
      wrong.push(name(keys[i]) + ' is ' + mm(b.width) + ' wide and ' + mm(b.height) + ' high');
    }
    if (b.left < -SLACK || b.top < -SLACK || b.right > innerWidth + SLACK || b.bottom > innerHeight + SLACK) {
      wrong.push(name(keys[i]) + ' leaves the glass: ' + [b.left, b.top, b.right, b.bottom].map(Math.round));
    }
    if (b.top < top - SLACK || b.bottom > bottom + SLACK) {
      wrong.push(name(keys[i]) + ' is out of reach: from ' + Math.round(b.top) + ' to ' + Math.round(b.bottom) + ' px, reached from ' + Math.round(top) + ' to ' + Math.round(bottom));
    }
    const over = document.elementFromPoint(b.left + b.width / 2, b.top + b.height / 2);
    if (over && !keys[i].contains(over)) {
      wrong.push(name(keys[i]) + ' is under .' + over.className);
    }
    for (let e = keys[i].parentElement; e; e = e.parentElement) {
      const style = getComputedStyle(e), box = e.getBoundingClientRect();
      if (style.overflow !== 'visible' && (b.bottom > box.bottom + 1.5 || b.top < box.top - 1.5 || b.right > box.right + 1.5 || b.left < box.left - 1.5)) {
        wrong.push(name(keys[i]) + ' is cut by .' + e.className);
        break;
      }
    }
    boxes.forEach((c, j) => {
      const across = Math.max(b.left - c.right, c.left - b.right), down = Math.max(b.top - c.bottom, c.top - b.bottom);
      if (j > i && Math.max(across, down) < GAP * px - SLACK) {
        wrong.push(name(keys[i]) + ' and ' + name(keys[j]) + ' are ' + mm(Math.max(across, down)) + ' apart');
      }
    });
  });
  for (const e of document.querySelectorAll('#screen, #screen *')) {
    if (/auto|scroll|hidden/.test(getComputedStyle(e).overflowY) && e.scrollHeight > e.clientHeight + 1.5 && getComputedStyle(e).clip === 'auto' && e.tagName !== 'svg') {
      wrong.push('.' + e.className + ' is ' + (e.scrollHeight - e.clientHeight) + ' px too high');
    }
  }
  const number = document.querySelector('#screen .number');
  const size = (e) => parseFloat(getComputedStyle(e).fontSize);
  const texts = document.createTreeWalker(document.getElementById('screen'), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const e = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !e.checkVisibility() || e.closest('svg') || e.getBoundingClientRect().width <= 1) {
      continue;
    }
    if (size(e) < LETTER * px - SLACK) {
      wrong.push(name(e) + ' is written in letters of ' + mm(size(e)));
    }
    if (number && size(e) > size(number) && !e.classList.contains('plate')) { // the counter is as good to know
      wrong.push(name(e) + ' is larger than the number');
    }
  }
  if (keys.length === 0) {
    wrong.push('there is no key at all');
  }
  return wrong;
}
