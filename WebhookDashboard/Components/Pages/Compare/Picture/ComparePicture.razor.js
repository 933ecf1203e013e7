// Draws the picture of Compare and slides it. The server sends what is new, at most four times a second; in between
// the browser's clock moves it. It stands still while it is paused, inspected, hidden, or without its server.
import { Run } from '../../../../js/compare-run.js';
import { PictureCanvas } from '../../../../js/compare-canvas.js';
import { attachLook } from '../../../../js/compare-look.js';

const reduced = matchMedia('(prefers-reduced-motion: reduce)');

// Whenever the server changes the page's figures, which is a repaint, it moves on in the same one. Between two of those
// it does so once by itself, and more often only when none come. With reduced motion it steps once a second.
const between = 125;
const alone = 250;
const step = 1000;

// For a page that was closed before its script was loaded.
const nothing = { update: () => {}, hold: () => {}, show: () => {}, dispose: () => {} };

/** @param shown How many milliseconds the picture shows. */
export function attach(plot, page, pollMs, perMinute, shown) {
  if (!plot) return nothing;

  const run = new Run(pollMs);
  const canvas = new PictureCanvas(plot.querySelector('svg'), run, perMinute, shown);
  let now = 0;
  let ahead = null; // The run's clock against the browser's.
  let drawnAt = -Infinity;
  let timer = 0;
  let isHeld = false;
  let isLookedAt = false;

  const isStill = () => isHeld || isLookedAt || document.hidden || document.documentElement.hasAttribute('data-circuit-lost');

  function draw(wait = alone) {
    clearTimeout(timer);
    timer = 0;
    drawnAt = performance.now();
    if (!isStill()) {
      if (ahead !== null) now = run.ended ? run.endedAt : drawnAt + ahead;
      canvas.draw(now);
    }
    if (!run.ended && ahead !== null) timer = setTimeout(draw, reduced.matches ? step : wait);
  }

  const figures = new MutationObserver(changes => {
    if (ahead === null || run.ended || reduced.matches || changes.every(change => plot.contains(change.target))) return;
    draw(between);
  });
  figures.observe(plot.closest('main') ?? plot, { subtree: true, childList: true, characterData: true });

  const look = attachLook(plot, canvas, run, looks => {
    if (looks === isLookedAt) return;
    isLookedAt = looks;
    page.invokeMethodAsync('LookAsync', looks);
    if (!looks) draw();
  }, change => page.invokeMethodAsync('EventOf', change));

  const resized = new ResizeObserver(() => { canvas.resize(); canvas.draw(now); look.move(); });
  resized.observe(plot);

  return {
    update(update) {
      run.take(update, time => canvas.touch(time));
      run.endedAt = update.now;
      // A message that took long makes the run look younger than it is: follow slowly, jump only when far off.
      const measured = update.now - performance.now();
      const isFirst = ahead === null;
      ahead = isFirst || Math.abs(measured - ahead) > 500 ? measured : ahead + (measured - ahead) * 0.1;
      if (isFirst || run.ended) draw();
    },
    show(ms) {
      canvas.show(ms);
      canvas.draw(now);
      look.move();
    },
    hold(held) {
      isHeld = held;
      if (!held) draw();
    },
    dispose() {
      clearTimeout(timer);
      figures.disconnect();
      resized.disconnect();
      look.dispose();
    },
  };
}
