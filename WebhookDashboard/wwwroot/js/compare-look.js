// Inspects the picture of Compare: a pointer or the arrow keys select a change, and a card describes it.
import { exact } from './relative-time.js';

const near = 24;
const text = ms => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(2)} s`);

function pullStory(run, index) {
  const knew = run.pullKnew.at(index);
  if (!knew) return [['not known yet', '']];
  const number = run.polls.find(knew[0]) + 1;
  const late = [[text(knew[0] - run.changes.at(index)[0]), 'pull'], [` later, by poll ${number}`, '']];
  return knew[1] ? late : [...late, [', overwritten by then', '']];
}

function pushStory(run, index, event) {
  const [at, , , lost] = run.changes.at(index);
  const arrived = run.arrived.get(index);
  if (arrived !== undefined) return [[text(arrived - at), 'push'], [' later, by ', ''], event ? [`event ${event.number}`, '', event.href] : ['webhook', '']];
  if (!lost) return [['on its way', '']];
  const knew = run.pushKnew.at(index);
  if (!knew) return [['lost', 'bad'], [', and not known yet', '']];
  return [['lost', 'bad'], [knew[2] ? '; found by re-checking ' : '; made up for by the next webhook ', ''], [text(knew[0] - at), ''], [' later', '']];
}

/** @param eventOf Asks the server for the event of a change's webhook. */
export function attachLook(plot, canvas, run, looks, eventOf) {
  const tip = plot.querySelector('.tip');
  const ends = new AbortController();
  const on = (target, event, handler) => target.addEventListener(event, handler, { signal: ends.signal });
  let chosen = -1;
  let event = null; // Of the chosen change.
  let isPinned = false;

  const line = (name, parts) => {
    const row = document.createElement('div');
    row.append(`${name} `);
    for (const [part, kind, href] of parts) {
      const piece = document.createElement(href ? 'a' : kind ? 'b' : 'span');
      if (kind) piece.className = kind;
      if (href) piece.href = href;
      piece.textContent = part;
      row.append(piece);
    }
    return row;
  };

  function show() {
    canvas.overlay.replaceChildren();
    const change = run.changes.at(chosen);
    if (!change) {
      tip.replaceChildren();
      return;
    }
    const { shop, height, scale } = canvas.place;
    const x = (change[0] - canvas.left) * scale;
    const mark = (name, attributes) => {
      const element = document.createElementNS('http://www.w3.org/2000/svg', name);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      canvas.overlay.append(element);
    };
    mark('path', { class: 'hair', d: `M${x} 16V${height}` });
    mark('circle', { class: 'ring', cx: x, cy: shop, r: 7.5, fill: 'none' });
    const head = document.createElement('div');
    const time = document.createElement('b');
    time.textContent = exact(new Date(run.origin + change[0])).split(' ')[1];
    head.append(time, ` stock ${change[2]} → ${change[1]}`);
    tip.replaceChildren(head, line('Pull', pullStory(run, chosen)), line('Push', pushStory(run, chosen, event)));
    // Beside the change, or left of it, or as near as there is room; above it in any case.
    const space = tip.offsetWidth + 16;
    const side = x + space <= canvas.width ? x + 16 : x - space;
    tip.style.left = `${Math.max(0, Math.min(side, canvas.width - tip.offsetWidth))}px`;
    tip.style.top = `${Math.max(0, shop - 16 - tip.offsetHeight)}px`;
  }

  function choose(index) {
    if (index === chosen) return;
    chosen = index;
    event = null;
    show();
    if (run.arrived.has(index)) ask(index);
  }

  async function ask(index) {
    const answer = await eventOf(index).catch(() => null); // The server is gone: then without the link.
    if (chosen !== index || !answer) return;
    event = answer;
    show();
  }

  function pin(on) {
    isPinned = on;
    tip.classList.toggle('pinned', on);
  }

  function leave() {
    pin(false);
    choose(-1);
    looks(false);
  }

  function point(e) {
    const x = e.clientX - plot.getBoundingClientRect().left;
    const time = canvas.left + x / canvas.place.scale;
    const after = run.changes.find(time);
    const away = index => (run.changes.at(index) ? Math.abs(run.changes.at(index)[0] - time) * canvas.place.scale : Infinity);
    const nearest = away(after - 1) < away(after) ? after - 1 : after;
    choose(away(nearest) <= near ? nearest : -1);
  }

  function step(key) {
    const first = run.changes.find(canvas.left);
    const last = run.changes.find(canvas.left + canvas.width / canvas.place.scale) - 1;
    if (last < first) return;
    const from = chosen < 0 ? last + 1 : chosen;
    const next = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: first, End: last }[key];
    looks(true);
    pin(true);
    choose(Math.max(first, Math.min(next, last)));
  }

  on(plot, 'pointerenter', e => { if (e.pointerType === 'mouse') looks(true); });
  on(plot, 'pointermove', e => { if (e.pointerType === 'mouse' && !isPinned) point(e); });
  on(plot, 'pointerleave', e => { if (e.pointerType === 'mouse' && !isPinned) leave(); });
  on(plot, 'click', e => {
    if (tip.contains(e.target)) return;
    const wasPinned = isPinned;
    looks(true);
    point(e);
    pin(chosen >= 0 && !(e.pointerType === 'mouse' && wasPinned));
  });
  on(document, 'pointerdown', e => { if (!plot.contains(e.target)) leave(); });
  on(plot, 'focusout', e => { if (!plot.contains(e.relatedTarget) && !plot.matches(':hover')) leave(); });
  on(plot, 'keydown', e => {
    if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(e.key)) { e.preventDefault(); step(e.key); }
    else if (e.key === 'Escape') { plot.focus(); leave(); }
  });

  return { move: show, dispose: () => ends.abort() };
}
