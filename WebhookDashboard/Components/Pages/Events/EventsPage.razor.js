// What the server can't see: keys anywhere on the page, whether the list is at its top, and scrolling to a row.
import { copyWhenThere } from '../../../js/copy.js';
import { onKeys } from '../../../js/page-keys.js';
import { columns, placesOf } from './List/Rows/EventRows.razor.js';

const keys = new Set(['j', 'k', 'p', 'g', '?', 'Escape', 'Delete']);

// For a page that was closed before its script was loaded.
const nothing = { toTop: () => {}, rowHeight: () => 0, reveal: () => false, focus: () => {}, copy: () => {}, dispose: () => {}, ...columns };

export function attach(root, list, page) {
  if (!root || !list) return nothing;

  const ends = new AbortController();
  const places = placesOf(list);
  let atTop = true;

  const copyAs = (button, what) => {
    if (button) copyWhenThere(button, page.invokeMethodAsync('CopiedAsync', what), name => page.invokeMethodAsync('Downloaded', name));
  };
  const copy = button => copyAs(button, button?.dataset.copyFromPage);
  const curl = () => root.querySelector('[data-copy-from-page=curl]:enabled');

  const scrolled = () => {
    const now = list.scrollTop < 4;
    if (now === atTop) return;
    atTop = now;
    page.invokeMethodAsync('AtTopAsync', now);
  };
  list.addEventListener('scroll', scrolled, { passive: true, signal: ends.signal });

  root.addEventListener('click', e => {
    copy(e.target.closest('[data-copy-from-page]'));
  }, { signal: ends.signal });

  // The check box of a row, and a click on the row with Shift, which would open a window otherwise.
  const select = (row, range) => page.invokeMethodAsync('SelectAsync', row.dataset.eventId, range);
  list.addEventListener('click', e => {
    const row = e.target.closest('[data-event-id]');
    const isBox = e.target.matches('.pick');
    if (!row || !isBox && !e.shiftKey) return;
    if (!isBox) e.preventDefault();
    e.stopPropagation();
    select(row, e.shiftKey);
  }, { signal: ends.signal });
  list.addEventListener('mousedown', e => {
    if (e.shiftKey) e.preventDefault(); // No text is selected.
  }, { signal: ends.signal });

  const rows = () => [...list.querySelectorAll('[data-event-id] .type a')];
  const top = row => row.getBoundingClientRect().bottom > list.getBoundingClientRect().top + (list.querySelector('[role=rowgroup]').offsetHeight || 0);
  const focusRow = (tries = 60) => {
    const row = list.querySelector('[data-event-id] a[aria-current=true]') ?? rows().find(top);
    if (row) row.focus({ preventScroll: true });
    else if (tries > 0 && document.activeElement === list) requestAnimationFrame(() => focusRow(tries - 1)); // Its rows are on the way.
  };

  // Rows hold still while the pointer is over them or the keyboard moves among them. Touch scrolls, which holds them too.
  let over = matchMedia('(hover: hover)').matches && list.matches(':hover');
  let inUse = false;
  const use = () => {
    const now = rows().length > 0 && (over || list.contains(document.activeElement) && document.activeElement.matches(':focus-visible'));
    if (now === inUse) return;
    inUse = now;
    page.invokeMethodAsync('InUseAsync', now);
  };
  const pointer = inside => e => {
    if (e.pointerType === 'touch') return;
    over = inside;
    use();
  };
  list.addEventListener('pointermove', pointer(true), { passive: true, signal: ends.signal });
  list.addEventListener('pointerleave', pointer(false), { signal: ends.signal });

  // One tab stop: the list, which passes the focus on to a row. Shift+Tab goes past it.
  list.addEventListener('focusin', e => {
    if (e.target === list) focusRow();
    use();
  }, { signal: ends.signal });
  list.addEventListener('focusout', () => queueMicrotask(use), { signal: ends.signal });
  list.addEventListener('keydown', e => {
    if (e.key !== 'Tab' || !e.shiftKey) return;
    list.tabIndex = -1;
    setTimeout(() => { list.tabIndex = 0; });
  }, { signal: ends.signal });

  let from = null; // What had the focus at the last key.
  onKeys(e => {
    from = e.target;
    const key = e.key.length === 1 ? e.key.toLowerCase() : e.key;
    // In the detail these keys mean its text.
    const isOfList = !e.target.closest?.('.detail');
    if (e.ctrlKey || e.metaKey) {
      if (key !== 'a' || !isOfList || rows().length === 0) return;
      e.preventDefault();
      page.invokeMethodAsync('KeyAsync', 'Control+A');
    }
    else if (isOfList && !e.shiftKey && (key === 'Home' || key === 'End')) {
      e.preventDefault();
      page.invokeMethodAsync('KeyAsync', key);
    }
    else if (key === 'c') root.querySelector('a[aria-keyshortcuts=c]')?.click();
    else if (key === 'y') copy(curl());
    else if (key === 'x') {
      const row = document.activeElement.closest('[data-event-id]') ?? list.querySelector('a[aria-current=true]')?.closest('[data-event-id]');
      if (row) select(row, e.shiftKey);
    }
    else if (list.contains(e.target) && (key === 'ArrowDown' || key === 'ArrowUp')) {
      e.preventDefault();
      page.invokeMethodAsync('KeyAsync', key === 'ArrowDown' ? 'j' : 'k');
    }
    else if (key === 'Enter' && e.target.matches?.('[data-event-id] a[aria-current=true]')) {
      e.preventDefault();
      root.querySelector('.detail [role=tab][aria-selected=true]')?.focus();
    }
    else if (keys.has(key)) page.invokeMethodAsync('KeyAsync', key);
  }, ends.signal);

  const headHeight = () => list.querySelector('[role=rowgroup]').offsetHeight;
  // At the top of the list, or with as little movement as possible.
  const reveal = async (index, atTopOfList) => {
    if (index >= 0) {
      const top = places.topOf(index);
      const bottom = top + places.rowHeight() + headHeight();
      let tries = 300;
      // Its row is about to be rendered, unless the list is hidden.
      while (list.clientHeight > 0 && bottom > list.scrollHeight && tries-- > 0) await new Promise(requestAnimationFrame);
      if (atTopOfList || top < list.scrollTop) list.scrollTop = top;
      else if (bottom > list.scrollTop + list.clientHeight) list.scrollTop = bottom - list.clientHeight;
    }
    return list.scrollTop >= 4;
  };

  // What was done before this script had come.
  scrolled();
  use();
  for (const box of list.querySelectorAll('.pick:checked')) select(box.closest('[data-event-id]'), false);

  return {
    toTop: () => list.scrollTo(0, 0),
    rowHeight: places.rowHeight,
    reveal,
    focus: async index => {
      await reveal(index);
      let tries = 60;
      const wanted = () => {
        const now = document.activeElement;
        if (now.tabIndex >= 0 && now !== from && !list.contains(now)) return; // The user has gone elsewhere meanwhile.
        const row = list.querySelector('[data-event-id] a[aria-current=true]');
        const box = row?.closest('[data-event-id]').getBoundingClientRect();
        // The row of the index, not the one that was open before.
        const at = box ? places.indexAt(box.top - list.getBoundingClientRect().top + list.scrollTop - headHeight()) : -1;
        if (at === index) row.focus({ preventScroll: true });
        else if (tries-- > 0) requestAnimationFrame(wanted);
      };
      wanted();
    },
    copy: what => { copyAs(curl(), what); }, // An item of the menu is gone before its text is there: the button says so.
    ...columns,
    dispose: () => { ends.abort(); places.dispose(); },
  };
}
