// Watches a desk frame by frame: where its fixed parts stand and what its big button and its heading say. walkStill() ends
// a watch and begins the next one.
(() => {
  const parts = ['.top', '#big', '.more', '.keys', '.side'];
  let seen = { boxes: {}, says: [], heads: [] };

  function add(list, value) {
    if (value && list[list.length - 1] !== value) {
      list.push(value);
    }
  }

  function frame() {
    for (const part of parts) {
      const element = document.querySelector(part);
      if (element) {
        const r = element.getBoundingClientRect();
        add((seen.boxes[part] = seen.boxes[part] || []), [r.left, r.top, r.width, r.height].map(Math.round).join(' '));
      }
    }
    const big = document.querySelector('#big span');
    const head = document.querySelector('main h1');
    add(seen.says, big && big.textContent.trim());
    add(seen.heads, head && head.textContent.trim());
    requestAnimationFrame(frame);
  }
  requestAnimationFrame(frame);

  window.walkStill = () => {
    const was = seen;
    seen = { boxes: {}, says: [], heads: [] };
    return was;
  };
})();
