// Where the rows are, and which columns this browser shows.
const key = 'event-columns';

export const columns = {
  columns: () => { try { return localStorage.getItem(key); } catch { return null; } },
  keepColumns: text => {
    try {
      if (text === null) localStorage.removeItem(key); else localStorage.setItem(key, text);
    } catch { /* Without storage the choice lasts as long as the page. */ }
  },
};

// Rows have an index, and the list begins at one of them. When rows were found or are gone above it, what is read must not
// move; when it began anew, it is scrolled to where it began, before anything asks for the rows at its old position.
export function placesOf(list) {
  const rows = list.querySelector('[data-above]');
  const rowHeight = () => parseFloat(getComputedStyle(list).getPropertyValue('--row'));
  let above = 0;
  let beginning = rows.dataset.beginning;
  const apply = () => {
    const now = Number(rows.dataset.above);
    const isSame = beginning === rows.dataset.beginning;
    beginning = rows.dataset.beginning;
    if (now === above && isSame) return;
    const moved = (above - now) * rowHeight();
    const top = list.scrollTop;
    rows.style.setProperty('--above', now);
    above = now;
    const first = Number(rows.dataset.first);
    if (isSame) list.scrollTop = top + moved;
    else if (moved !== 0 || first !== now) list.scrollTop = (first - now) * rowHeight();
  };
  const observer = new MutationObserver(apply);
  observer.observe(rows, { attributeFilter: ['data-above', 'data-beginning'] });
  apply();

  return {
    rowHeight,
    // Where a row is, from the top of the rows.
    topOf: index => (index - above) * rowHeight(),
    indexAt: top => Math.round(top / rowHeight()) + above,
    dispose: () => observer.disconnect(),
  };
}
