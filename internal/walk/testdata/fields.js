// Runs in every page that applicants reach, before its own scripts: tells which fields for text come to stand there, and
// which of them somebody has typed a canary into.
(() => {
  const FIELDS = 'textarea, [contenteditable], input:not([type=hidden], [type=radio], [type=checkbox], [type=submit], [type=button])';
  const known = new Set();
  // What a page calls a field, below the first part of its address: /pengaduan/* text.
  const place = (field) => location.pathname.replace(/^(\/[^/]+)\/.+$/, '$1/*') + ' ' + (field.getAttribute('name') || field.id || field.tagName);
  const tell = (kind, field) => {
    const text = place(field);
    if (!known.has(kind + text)) {
      known.add(kind + text);
      window.walkTell(JSON.stringify({ kind, text }));
    }
  };
  const look = () => document.querySelectorAll(FIELDS).forEach((field) => tell('field', field));
  const typed = (field) => /kenary/i.test(field.value || field.textContent || '') && tell('typed', field);
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['type', 'contenteditable'] });
  document.addEventListener('input', (event) => event.target instanceof Element && event.target.matches(FIELDS) && typed(event.target), true);
  document.addEventListener('submit', (event) => event.target instanceof Element && event.target.querySelectorAll(FIELDS).forEach(typed), true);
})();
