// What the server can't see: keys anywhere on the page, and where a difference is.
import { onKeys } from '../../../../js/page-keys.js';

const steps = { n: 1, p: -1 };

// For a page that was closed before its script was loaded.
const nothing = { reveal: () => {}, dispose: () => {} };

export function attach(root, page) {
  if (!root) return nothing;

  const ends = new AbortController();
  onKeys(e => {
    const key = e.key.toLowerCase();
    if (e.ctrlKey || e.metaKey) return;
    if (steps[key]) page.invokeMethodAsync('StepAsync', steps[key]);
    else if (key === 's') root.querySelector('a[aria-keyshortcuts=s]')?.click();
    else if (key === 'escape') page.invokeMethodAsync('Close');
  }, ends.signal);

  // The last request counts: keys may come faster than rows.
  let wanted = 0;
  return {
    reveal: async (difference, row) => {
      const mine = ++wanted;
      const find = () => root.querySelector(`[data-difference="${difference}"]`);
      const scroller = root.querySelector('.scroll');
      const rows = root.querySelector('.rows');
      let tries = 120;

      // A row that is not there yet is rendered once the list is scrolled to about its place.
      while (!find() && row >= 0 && rows && tries-- > 0 && mine === wanted) {
        const top = rows.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
        scroller.scrollTop = top + rows.offsetHeight * row / rows.dataset.rows - scroller.clientHeight / 2;
        await new Promise(requestAnimationFrame);
      }

      if (mine === wanted) find()?.scrollIntoView({ block: 'center' });
    },
    dispose: () => ends.abort(),
  };
}
