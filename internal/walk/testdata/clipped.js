// Lists texts that do not fit: cut by a box, outside the glass, under something else, over another text, or on a ground that
// is cut. fixed: nothing may scroll.
(fixed) => {
  const SLACK = 1.5; // px: rounding of fractional boxes
  const EDGE = 1; // CSS pixels: what is drawn in a row that two boxes share belongs to either
  const OVER = 2; // px in both directions: letters of two texts touch
  const wrong = [];
  const lines = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    wrong.push('the page is ' + root.scrollWidth + ' px wide on a screen of ' + root.clientWidth);
  }
  if (fixed && root.scrollHeight > root.clientHeight) {
    wrong.push('the page is ' + root.scrollHeight + ' px high on a screen of ' + root.clientHeight);
  }

  const modal = document.querySelector('dialog[open]');
  const texts = document.createTreeWalker(modal || document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const said = text.data.trim();
    const holder = text.parentElement;
    if (said && visible(holder)) {
      check(text, said.slice(0, 60), holder);
    }
  }
  tangled();
  return wrong;

  function visible(element) {
    if (!element.checkVisibility()) {
      return false; // such as what a closed <details> holds
    }
    for (let e = element; e; e = e.parentElement) {
      const style = getComputedStyle(e);
      const hidden = style.visibility === 'hidden' || style.display === 'none' || style.opacity === '0';
      // What only screen readers see is a box of a pixel that is cut away.
      const unseen = (style.clip !== 'auto' && style.position === 'absolute') || (style.clipPath !== 'none' && e.clientWidth <= 1);
      if (hidden || unseen || /^(SCRIPT|STYLE|NOSCRIPT)$/.test(e.tagName)) {
        return false;
      }
    }
    return true;
  }

  function check(text, said, holder) {
    const range = document.createRange();
    range.selectNodeContents(text);
    const before = lines.length;
    for (const line of range.getClientRects()) {
      if (line.width > 1 && line.height > 1) {
        cut(line, said, holder);
        covered(line, said, holder);
        lines.push({ ink: seen(line, holder), said, holder });
      }
    }
    const own = boxOf(holder).getBoundingClientRect();
    const all = range.getBoundingClientRect();
    const key = holder.closest('button, summary, a, select');
    if (all.width && key && key !== holder && getComputedStyle(key).display !== 'inline') {
      leaves(all, said, key);
    }
    if (all.width && lines.length > before) {
      grounded(said, holder);
    }
    if (all.width && (all.left < own.left - SLACK || all.right > own.right + SLACK)) {
      wrong.push('"' + said + '" leaves its box by ' + Math.round(Math.max(own.left - all.left, all.right - own.right)) + ' px (' + name(holder) + ')');
    }
  }

  // A key is as large as what stands on it. Of its height letters leave some room, see inkOf.
  function leaves(all, said, key) {
    const box = key.getBoundingClientRect(), ink = inkOf(all);
    const by = Math.max(box.left - ink.left, ink.right - box.right, box.top - ink.top, ink.bottom - box.bottom);
    if (by > SLACK) {
      wrong.push('"' + said + '" leaves its key by ' + Math.round(by) + ' px (' + name(key) + ')');
    }
  }

  // The coloured ground that a text stands on, such as a badge, is whole and holds all of its lines: letters may fit where
  // their margin is cut off.
  function grounded(said, holder) {
    const own = boxOf(holder);
    let ground = own;
    while (ground !== document.body && ground !== root && !coloured(ground)) {
      if (getComputedStyle(ground).overflowY !== 'visible') {
        return; // its lines may be scrolled away
      }
      ground = ground.parentElement;
    }
    if (ground === document.body || ground === root) {
      return;
    }
    const box = ground.getBoundingClientRect(), lines = own.getBoundingClientRect();
    const over = Math.max(box.left - lines.left, lines.right - box.right, box.top - lines.top, lines.bottom - box.bottom);
    if (over > SLACK && !/auto|scroll/.test(getComputedStyle(ground).overflowY)) {
      wrong.push('the lines of "' + said + '" leave their ground by ' + Math.round(over) + ' px (' + name(ground) + ')');
    }
    for (let e = ground.parentElement; e && e !== root; e = e.parentElement) {
      const style = getComputedStyle(e);
      if (/auto|scroll/.test(style.overflowX + style.overflowY)) {
        return;
      }
      const border = e.getBoundingClientRect(); // what leaves it is cut within its border
      const left = border.left + e.clientLeft, top = border.top + e.clientTop;
      const by = Math.max(left - box.left, box.right - left - e.clientWidth, top - box.top, box.bottom - top - e.clientHeight);
      if (style.overflowX !== 'visible' && by > SLACK) {
        wrong.push('the ground of "' + said + '" is cut by ' + name(e) + ' by ' + Math.round(by) + ' px');
        return;
      }
    }
  }

  function boxOf(element) {
    return getComputedStyle(element).display === 'inline' && element.parentElement ? boxOf(element.parentElement) : element;
  }

  function inkOf(line) {
    return { left: line.left, right: line.right, top: line.top + line.height / 5, bottom: line.bottom - line.height / 5 };
  }

  // What boxes above it that scroll or cut leave of a line's letters.
  function seen(line, holder) {
    let ink = inkOf(line);
    for (let e = boxOf(holder); e && e !== root; e = e.parentElement) {
      if (e !== document.body && getComputedStyle(e).overflowY !== 'visible') {
        const box = e.getBoundingClientRect();
        ink = { left: Math.max(ink.left, box.left), right: Math.min(ink.right, box.right), top: Math.max(ink.top, box.top), bottom: Math.min(ink.bottom, box.bottom) };
      }
    }
    return ink;
  }

  // Letters of one text that lie over those of another, of which neither is within the other.
  function tangled() {
    const told = new Set();
    lines.sort((a, b) => a.ink.top - b.ink.top);
    lines.forEach((a, i) => {
      for (const b of lines.slice(i + 1)) {
        if (b.ink.top > a.ink.bottom - OVER) {
          break;
        }
        const across = Math.min(a.ink.right, b.ink.right) - Math.max(a.ink.left, b.ink.left);
        const down = Math.min(a.ink.bottom, b.ink.bottom) - b.ink.top;
        const pair = '"' + a.said + '" and "' + b.said + '" lie over each other';
        if (across > OVER && down > OVER && !a.holder.contains(b.holder) && !b.holder.contains(a.holder) && !told.has(pair) && together(a, b)) {
          told.add(pair);
          wrong.push(pair + ' by ' + Math.round(across) + ' x ' + Math.round(down) + ' px');
        }
      }
    });
  }

  // Whether one sees both where they meet: what has a ground of its own hides what is below, which has been told above.
  function together(a, b) {
    const x = (Math.max(a.ink.left, b.ink.left) + Math.min(a.ink.right, b.ink.right)) / 2, y = (b.ink.top + Math.min(a.ink.bottom, b.ink.bottom)) / 2;
    const stack = document.elementsFromPoint(x, y);
    const [first, last] = [a, b].map((one) => stack.findIndex((e) => e.contains(one.holder))).sort((m, n) => m - n);
    return first < 0 || !stack.slice(first, last).some(paints);
  }

  // Boxes above it that cut what leaves them; a box that scrolls may do so in that direction. Of a line's height a
  // fifth is room above and below its letters.
  function cut(line, said, holder) {
    const ink = inkOf(line);
    for (let e = boxOf(holder); e && e !== document.documentElement; e = e.parentElement) {
      const style = getComputedStyle(e);
      const box = e.getBoundingClientRect();
      const x = style.overflowX !== 'visible' && (ink.left < box.left - SLACK || ink.right > box.right + SLACK);
      const y = /hidden|clip/.test(style.overflowY) && (ink.top < box.top - SLACK || ink.bottom > box.bottom + SLACK);
      if ((x || y) && e !== document.body) {
        wrong.push('"' + said + '" is cut by ' + name(e));
        return;
      }
      if (/auto|scroll/.test(style.overflowY)) {
        return; // one can scroll to it
      }
    }
    const outside = ink.left < -SLACK || ink.right > innerWidth + SLACK || (fixed && (ink.top < -SLACK || ink.bottom > innerHeight + SLACK));
    if (outside) {
      wrong.push('"' + said + '" is outside the screen');
    }
  }

  function covered(line, said, holder) {
    const x = line.left + line.width / 2, y = line.top + line.height / 2;
    for (let e = boxOf(holder); e; e = e.parentElement) {
      const box = e === root ? { left: 0, top: 0, right: innerWidth, bottom: innerHeight } : e.getBoundingClientRect();
      if ((e === root || getComputedStyle(e).overflowY !== 'visible') && (x < box.left + EDGE || y < box.top + EDGE || x >= box.right - EDGE || y >= box.bottom - EDGE)) {
        return; // one can scroll to it, or it has been told above
      }
    }
    const above = document.elementsFromPoint(x, y);
    const at = above.findIndex((e) => e === holder || e.contains(holder) || holder.contains(e));
    for (const e of above.slice(0, Math.max(at, 0))) {
      if (paints(e) && !sticks(e)) {
        wrong.push('"' + said + '" is under ' + name(e));
        return;
      }
    }
  }

  // What sticks to an edge of the glass covers what one scrolls past.
  function sticks(e) {
    return !fixed && e !== null && (getComputedStyle(e).position === 'sticky' || (e.parentElement !== null && sticks(e.parentElement)));
  }

  function paints(e) {
    return getComputedStyle(e).opacity !== '0' && (coloured(e) || /^(IMG|svg|VIDEO)$/.test(e.tagName));
  }

  function coloured(e) {
    const style = getComputedStyle(e);
    return style.backgroundImage !== 'none' || !/, 0\)$|transparent/.test(style.backgroundColor);
  }

  function name(e) {
    return e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + (typeof e.className === 'string' && e.className.trim() ? '.' + e.className.trim().split(/\s+/).join('.') : '');
  }
}
