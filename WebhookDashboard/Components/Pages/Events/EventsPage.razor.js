// What the server can't see: keys anywhere on the page, whether the list is at its top, and scrolling to a row.
import { copyWhenThere } from '../../../js/copy.js';

const keys = new Set(['j', 'k', 'p', 'Escape']);
const typing = 'input, textarea, select, [contenteditable=true], .monaco-editor';
const busy = '.mud-dialog, .mud-popover-open';

// For a page that was closed before its script was loaded.
const nothing = { toTop: () => {}, reveal: () => {}, dispose: () => {} };

export function attach(root, list, page) {
  if (!root || !list) return nothing;

  const ends = new AbortController();
  let atTop = true;

  const copyCurl = () => {
    const button = root.querySelector('[data-copy-curl]');
    if (button) copyWhenThere(button, page.invokeMethodAsync('CurlAsync'));
  };

  list.addEventListener('scroll', () => {
    const now = list.scrollTop < 4;
    if (now === atTop) return;
    atTop = now;
    page.invokeMethodAsync('AtTopAsync', now);
  }, { passive: true, signal: ends.signal });

  root.addEventListener('click', e => {
    if (e.target.closest('[data-copy-curl]')) copyCurl();
  }, { signal: ends.signal });

  document.addEventListener('keydown', e => {
    const key = e.key.length === 1 ? e.key.toLowerCase() : e.key;
    if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey || e.target.closest?.(typing) || document.querySelector(busy)) return;
    if (key === 'y') copyCurl();
    else if (keys.has(key)) page.invokeMethodAsync('KeyAsync', key);
  }, { signal: ends.signal });

  return {
    toTop: () => list.scrollTo(0, 0),
    reveal: index => {
      const head = list.querySelector('[role=rowgroup]').offsetHeight;
      const height = list.querySelector('[role=row][data-event-id]')?.offsetHeight ?? 28;
      const top = index * height;
      if (top < list.scrollTop) list.scrollTop = top;
      else if (top + height + head > list.scrollTop + list.clientHeight) list.scrollTop = top + height + head - list.clientHeight;
    },
    dispose: () => ends.abort(),
  };
}
