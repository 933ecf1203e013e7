// '/' goes to the search field, from anywhere on the page that does not take text.
const typing = 'input, textarea, select, [contenteditable=true]';
const nothing = { dispose: () => {} };

export function attach(root) {
  if (!root) return nothing;

  const ends = new AbortController();
  document.addEventListener('keydown', e => {
    if (e.key !== '/' || e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey || e.target.closest?.(typing)) return;
    const search = root.querySelector('[data-search]');
    if (!search) return;
    e.preventDefault();
    search.focus();
    search.select();
  }, { signal: ends.signal });

  return { dispose: () => ends.abort() };
}
