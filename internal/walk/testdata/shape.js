// What accessibility can depend on beside words and colours, as one text: the tree with its attributes, in which every
// text that is read is the same letter. one: the page is one column on every glass, so that its width says nothing.
(one) => {
  const page = document.documentElement.cloneNode(true);
  page.removeAttribute('data-shown');
  page.removeAttribute('lang');
  page.querySelectorAll('svg').forEach((svg) => svg.replaceChildren());
  const READ = ['aria-label', 'aria-description', 'alt', 'title', 'placeholder', 'href', 'src', 'data-number'];
  page.querySelectorAll('*').forEach((e) => {
    READ.forEach((name) => e.getAttribute(name) && e.setAttribute(name, 'data:,')); // an address that nothing is fetched from
    ['style', 'lang', 'd', 'viewBox'].forEach((name) => e.removeAttribute(name));
  });
  const texts = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    texts.currentNode.data = texts.currentNode.data.trim() && 'x';
  }
  return page.outerHTML + (one ? '' : innerWidth);
}
