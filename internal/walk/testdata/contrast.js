// Lists texts whose colour is too near to what is behind them. least: the ratio of WCAG that they must have; keys that
// cannot be pressed need none, unless all is asked for.
(least, all) => {
  const light = (c) => {
    const [r, g, b] = c.slice(0, 3).map((n) => (n / 255 <= 0.04045 ? n / 255 / 12.92 : ((n / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const parse = (text) => (text.match(/[\d.]+/g) || [0, 0, 0, 0]).map(Number);
  const solid = (c) => c.length < 4 || c[3] > 0.99;
  const behind = (e) => {
    for (; e; e = e.parentElement) {
      const c = parse(getComputedStyle(e).backgroundColor);
      if (solid(c)) {
        return c;
      }
    }
    return [255, 255, 255];
  };
  const wrong = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const said = texts.currentNode.data.trim(), e = texts.currentNode.parentElement;
    if (!said || !e.checkVisibility() || e.closest('.unseen') || (!all && e.closest(':disabled'))) {
      continue;
    }
    const style = getComputedStyle(e);
    const ink = parse(e.namespaceURI.endsWith('svg') ? style.fill : style.color), paper = behind(e);
    const [a, b] = [light(ink), light(paper)].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < least) {
      wrong.add('"' + said.slice(0, 40) + '" has ' + ratio.toFixed(1) + ':1, want ' + least + ':1');
    }
  }
  return [...wrong];
}
