// The suggestions of the search field. The browser puts the chosen one into the text, so that no key typed meanwhile is lost.
const nothing = { dispose: () => {} };

export function attach(root) {
  if (!root) return nothing;

  const ends = new AbortController();
  const on = (type, act) => root.addEventListener(type, act, { signal: ends.signal });
  const field = () => root.querySelector('input');
  const options = () => 'closed' in root.dataset ? [] : [...root.querySelectorAll('[role=option]')];

  const select = option => {
    root.querySelectorAll('[role=option]').forEach(one => one.setAttribute('aria-selected', one === option));
    if (!option) return field().removeAttribute('aria-activedescendant');
    field().setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  };

  const close = isClosed => {
    root.toggleAttribute('data-closed', isClosed);
    if (isClosed) select(null);
  };

  const choose = option => {
    const input = field();
    input.value = input.value.slice(0, option.dataset.start) + option.dataset.text;
    select(null);
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.scrollLeft = input.scrollWidth;
  };

  // Suggestions are for the end of the text.
  on('input', e => close(e.target.selectionStart < e.target.value.length));
  on('focusin', () => close(false));

  on('mousedown', e => {
    const option = e.target.closest('[role=option]');
    if (!option) return;
    e.preventDefault(); // The focus stays in the field.
    choose(option);
  });

  on('keydown', e => {
    if (e.target !== field() || e.isComposing) return;
    const all = options();
    const at = all.findIndex(one => one.getAttribute('aria-selected') === 'true');
    if (e.key === 'ArrowDown' && all.length) select(all[(at + 1) % all.length]);
    else if (e.key === 'ArrowUp' && all.length) select(all[at > 0 ? at - 1 : all.length - 1]);
    else if (e.key === 'Enter' && at >= 0) choose(all[at]);
    else if (e.key === 'Escape' && all.length) close(true);
    else {
      if (e.key === 'Enter') close(true);
      return;
    }
    e.preventDefault();
    e.stopPropagation();
  });

  // The server renders the suggestions, and knows nothing of the keys that close them.
  const tell = () => field()?.setAttribute('aria-expanded', options().length > 0);
  const observer = new MutationObserver(tell);
  observer.observe(root, { subtree: true, childList: true, attributeFilter: ['data-closed'] });

  return { dispose: () => { ends.abort(); observer.disconnect(); } };
}
