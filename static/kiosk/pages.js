// Which cards stand on which page when nothing may scroll.

/**
 * Fills pages from the top. A card higher than a page stands alone.
 * @param {number[]} heights of the cards, in px
 * @param {number} gap between two cards, in px
 * @param {number} room for cards on a page, in px
 * @returns {number[]} the first card of each page; [0] when there are no cards
 */
export function breaks(heights, gap, room) {
  const firsts = [0];
  let used = 0;
  heights.forEach((height, i) => {
    const next = used === 0 ? height : used + gap + height;
    if (next > room && used > 0) {
      firsts.push(i);
      used = height;
    } else {
      used = next;
    }
  });
  return firsts;
}

/**
 * The page a card stands on.
 * @param {number[]} firsts
 * @param {number} card
 */
export function pageOf(firsts, card) {
  let page = 0;
  while (page + 1 < firsts.length && firsts[page + 1] <= card) {
    page++;
  }
  return page;
}
