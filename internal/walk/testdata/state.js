// All that accessibility can depend on, as one text: the page with every attribute, what is typed, ticked and focused,
// the glass and how it is set up. Digits of what is read are alike: a clock and a number that go on change nothing.
(() => {
  const page = document.documentElement.cloneNode(true);
  const texts = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    texts.currentNode.data = texts.currentNode.data.replace(/\d/g, '0');
  }
  const typed = [...document.querySelectorAll('input, select, textarea')]
    .map((e) => [e.value.replace(/\d/g, '0'), e.checked, e.disabled, e.matches(':invalid')]);
  const focus = [...document.querySelectorAll('*')].indexOf(document.activeElement);
  const modals = [...document.querySelectorAll('dialog')].map((e) => e.matches(':modal'));
  const asked = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(prefers-reduced-motion)', '(forced-colors: active)', '(hover)', '(pointer: coarse)']
    .map((query) => matchMedia(query).matches);
  return JSON.stringify([page.outerHTML, typed, focus, modals, asked, innerWidth, innerHeight, devicePixelRatio, scrollX, scrollY]);
})();
