// Dragging over the bars, or the arrow keys with Shift, chooses a range of time. The bar under the pointer or with the focus
// is read out above. Whether the histogram is folded is known here (js/histogram.js), and what its series stand for.
const key = 'histogram-by';
const store = {
  get() { try { return localStorage.getItem(key); } catch { return null; } },
  set(by) { try { localStorage.setItem(key, by); } catch { /* Forbidden: it lasts as long as the page. */ } },
};
const farEnough = 4;

// For a page that was closed before its script was loaded.
const nothing = { keep: () => {}, dispose: () => {} };

export function attach(root, panel) {
  if (!root) return nothing;

  const ends = new AbortController();
  const [strip, brush, readout] = ['bars', 'brush', 'readout'].map(name => root.querySelector(`[data-${name}]`));
  const announcer = document.getElementById('announcer');
  let anchor = null; // The bars at both ends of the range, in any order.
  let end = null;
  let downAt = null;
  let dragged = false;

  const bars = () => [...strip.querySelectorAll('a')];
  const textOf = bar => bar.textContent.trim().replace(/\s+/g, ' ');
  const on = (type, listener, options) => strip.addEventListener(type, listener, { signal: ends.signal, ...options });
  const clear = () => {
    anchor = end = null;
    brush.hidden = true;
  };

  /** The first and the last bar of the range; null if there is none, or its bars are gone by now. */
  const range = () => {
    const all = bars();
    const [a, b] = [all.indexOf(anchor), all.indexOf(end)];
    return a < 0 || b < 0 ? null : { all, first: Math.min(a, b), last: Math.max(a, b) };
  };

  const show = () => {
    const chosen = range();
    brush.hidden = !chosen;
    if (!chosen) return;
    brush.style.left = `${100 * chosen.first / chosen.all.length}%`;
    brush.style.width = `${100 * (chosen.last + 1 - chosen.first) / chosen.all.length}%`;
  };

  const choose = () => {
    const chosen = range();
    clear();
    if (!chosen) return;
    panel.invokeMethodAsync('ChooseAsync', Number(chosen.all[chosen.first].dataset.from), Number(chosen.all[chosen.last].dataset.to))
      .catch(() => { readout.textContent = 'The server did not answer.'; });
  };

  const barAt = x => {
    const all = bars();
    const box = strip.getBoundingClientRect();
    return all[Math.max(0, Math.min(all.length - 1, Math.floor((x - box.left) / box.width * all.length)))] ?? null;
  };
  const read = bar => { readout.textContent = bar ? textOf(bar) : ''; };

  on('pointerdown', e => {
    if (e.button !== 0 || e.ctrlKey || e.metaKey || e.shiftKey) return;
    clear();
    dragged = false;
    downAt = e.clientX;
    anchor = barAt(e.clientX);
  });
  on('pointermove', e => {
    const bar = barAt(e.clientX);
    read(bar);
    if (downAt === null || !anchor || (!dragged && Math.abs(e.clientX - downAt) < farEnough)) return;
    if (!dragged) strip.setPointerCapture(e.pointerId);
    dragged = true;
    end = bar;
    show();
  });
  on('pointerup', () => {
    downAt = null;
    if (dragged) {
      choose();
      setTimeout(() => { dragged = false; }); // After the click that may follow.
    } else clear();
  });
  on('pointercancel', () => {
    downAt = null;
    dragged = false;
    clear();
  });
  on('pointerleave', () => read(null));
  on('dragstart', e => e.preventDefault());
  on('click', e => {
    if (!dragged) return;
    e.preventDefault();
    e.stopPropagation();
  }, { capture: true });

  // One tab stop: the bar that had the focus last, at first the newest one.
  const makeTabStop = bar => { for (const one of bars()) one.tabIndex = one === bar ? 0 : -1; };
  const keepTabStop = () => {
    if (!bars().some(bar => bar.tabIndex === 0)) makeTabStop(bars().at(-1));
  };
  const changes = new MutationObserver(keepTabStop);
  changes.observe(strip, { childList: true });
  keepTabStop();
  on('focusin', e => {
    makeTabStop(e.target);
    read(e.target);
    if (e.target.matches(':focus-visible')) readout.append(' · Shift and ← → choose a range');
  });
  on('focusout', () => read(null));
  on('keydown', e => {
    const all = bars();
    const at = all.indexOf(document.activeElement);
    if (at < 0 || e.ctrlKey || e.metaKey || e.altKey) return;
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: all.length - 1 }[e.key];
    if (to !== undefined) {
      e.preventDefault();
      const next = all[Math.max(0, Math.min(all.length - 1, to))];
      if (e.shiftKey) {
        anchor ??= all[at];
        end = next;
      } else clear();
      next.focus();
      show();
      const count = end ? Math.abs(all.indexOf(end) - all.indexOf(anchor)) + 1 : 0;
      if (end) announcer.textContent = count === 1 ? '1 bar chosen' : `${count} bars chosen`;
    } else if (e.key === 'Enter' && end) {
      e.preventDefault();
      choose();
    } else if (e.key === 'Escape' && end) {
      e.preventDefault();
      clear();
    }
  });

  const tell = () => panel.invokeMethodAsync('OpenAsync', document.documentElement.dataset.histogram !== 'folded', store.get()).catch(() => {});
  document.addEventListener('histogramfold', tell, { signal: ends.signal });
  tell();

  return {
    keep: by => store.set(by),
    dispose: () => {
      ends.abort();
      changes.disconnect();
    },
  };
}
