// Runs in the head, before the first paint: whether the histogram of events is folded, as this browser remembers it. Known
// later, the list below it would jump.
(() => {
  const key = 'histogram';

  const read = () => {
    try { return localStorage.getItem(key); } catch { return null; }
  };

  const write = state => {
    try { localStorage.setItem(key, state); } catch { /* Without storage the choice lasts as long as the page. */ }
  };

  const show = state => { document.documentElement.dataset.histogram = state; };

  show(read() ?? 'open');
  document.addEventListener('click', e => {
    if (!e.target.closest?.('[data-histogram-fold]')) return;
    const next = document.documentElement.dataset.histogram === 'folded' ? 'open' : 'folded';
    write(next);
    show(next);
    document.dispatchEvent(new CustomEvent('histogramfold'));
  });
})();
