// The SVG of Compare's picture. Each stretch of time is drawn once and then slides; it is drawn again only if
// something in it is new, and removed when it has left the picture. So the SVG's size is that
// of a minute, however long the run is.
import { chooseLabels, shapesOf } from './compare-shapes.js';

const wide = { pull: 60, shop: 176, push: 256, pullBase: 324, pushBase: 376, height: 380, areaHeight: 28, arrow: 5 };
const narrow = { pull: 48, shop: 132, push: 192, pullBase: 236, pushBase: 276, height: 278, areaHeight: 18, arrow: 3.5 };
const scales = [50, 100, 200, 300, 500, 1000, 2000, 3000, 5000, 10_000, 15_000, 20_000, 30_000, 45_000, 60_000, 120_000, 300_000, 600_000];

/** How far back stretches are kept: the longest time span that can be shown. */
const longest = 60_000;

/** Pixels of a letter, in the widest possible font. */
const letter = 7.7;

/** How far beside the picture a label may reach. */
const beside = 12;
const under = ['wrong-pull', 'wrong-push', 'late', 'over', 'told', 'lost', 'healed'];
const over = ['asked', 'found', 'rim', 'dot', 'arrow', 'cross'];

const make = (name, attributes = {}, parent = null, text = null) => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text !== null) element.textContent = text;
  parent?.append(element);
  return element;
};

const seconds = ms => (ms < 1000 ? `${ms} ms` : `${ms / 1000} s`);

export class PictureCanvas {
  #svg; #run; #perMinute; #shown; #step; #crowd;
  #pieces = new Map();
  #dirty = new Set();
  #layers = {};
  #sliding = [];
  #areas = [];
  #isAll = true;

  /** @param perMinute Changes a minute: determines how small they are drawn. */
  constructor(svg, run, perMinute, shown) {
    this.#svg = svg;
    this.#run = run;
    this.#perMinute = perMinute;
    this.#shown = shown;
    this.resize();
  }

  /** The layout; scale is pixels per millisecond. */
  place = wide;
  width = 0;
  left = 0;

  /** Something is new at this time. */
  touch(time) { this.#dirty.add(Math.floor(time / this.#step)); }

  /** Sets the time span in milliseconds. */
  show(shown) {
    this.#shown = shown;
    this.resize();
  }

  /** Measures the size again, and recomputes what depends on it. */
  resize() {
    this.width = this.#svg.clientWidth;
    const isWide = this.#svg.clientHeight > 300;
    this.place = { ...(isWide ? wide : narrow), scale: this.width / this.#shown, isWide };
    // Whether each change has room to be drawn, or only small, or not at all: then slope, colour and density remain.
    const gap = (60_000 / this.#perMinute) * this.place.scale;
    this.#crowd = gap >= 14 ? 'none' : gap >= 4 ? 'some' : 'many';
    this.#svg.dataset.crowd = this.#crowd;
    if (this.#crowd !== 'none') this.place.arrow = Math.min(this.place.arrow, this.#crowd === 'some' ? 3.5 : 2);
    this.#step = this.#crowd === 'many' ? 1000 : 100; // Many are drawn a second at a time.
    this.#pieces.clear();
    this.#dirty.clear();
    this.#isAll = true;
    this.#drawGround();
  }

  draw(now) {
    this.left = now - this.#shown;
    this.#run.forget(now - longest);
    this.#label();
    for (const key of this.#isAll ? this.#allKeys() : this.#dirty) this.#drawPiece(key);
    this.#isAll = false;
    this.#dirty.clear();
    for (const [key, piece] of this.#pieces) if (piece.end < this.left) this.#remove(key);
    const slide = -(this.left * this.place.scale);
    for (const group of this.#sliding) group.setAttribute('transform', `translate(${slide.toFixed(2)} 0)`);
    for (const piece of this.#pieces.values()) piece.labels?.forEach(label => this.#showIfWhole(label, slide));
    this.#scaleAreas(now, slide);
  }

  #label() {
    const { scale, isWide } = this.place;
    if (!isWide || this.#crowd === 'many') return; // They would only cover each other.
    const from = list => (this.#isAll ? list.start : Math.min(list.labelled ?? list.start, list.end));
    const label = (list, marks) => {
      for (const [kind, wants] of marks) chooseLabels(list, from(list), scale, kind, wants);
      // The last ones may be sent again in another order, and are then chosen again.
      list.labelled = Math.max(list.start, list.end - 8);
    };
    label(this.#run.changes, [['change', () => true], ['lost', row => row[3] === 1]]);
    label(this.#run.polls, [['poll', row => row[1] === 1]]);
    label(this.#run.told, [['healed', row => row[1] === 1 && row[4] === 1]]);
  }

  /** A label that would be cut at an edge is not shown. */
  #showIfWhole(label, slide) {
    const isShown = label.from + slide >= 0 && label.to + slide <= this.width + beside;
    if (isShown === label.isShown) return;
    label.isShown = isShown;
    label.element.setAttribute('visibility', isShown ? 'visible' : 'hidden');
  }

  *#allKeys() {
    const { changes, polls, told, pullWrong, pushWrong } = this.#run;
    const keys = new Set();
    for (const list of [changes, polls, told, pullWrong, pushWrong]) {
      for (let i = list.start; i < list.end; i++) keys.add(Math.floor(list.at(i)[0] / this.#step));
    }
    yield* keys;
  }

  #drawPiece(key) {
    const { paths, labels, end } = shapesOf(this.#run, this.place, key * this.#step, (key + 1) * this.#step);
    paths.rim = paths.dot;
    const piece = this.#pieces.get(key) ?? { elements: {} };
    piece.end = end;
    for (const [name, d] of Object.entries(paths)) {
      if (d) (piece.elements[name] ??= make('path', { class: name.startsWith('stale') ? 'stale' : name }, this.#layers[name])).setAttribute('d', d);
      else if (piece.elements[name]) { piece.elements[name].remove(); delete piece.elements[name]; }
    }
    piece.elements.labels?.remove();
    delete piece.elements.labels;
    delete piece.labels;
    if (labels.length > 0 && this.place.isWide && this.#crowd !== 'many') {
      piece.elements.labels = make('g', {}, this.#layers.labels);
      piece.labels = labels.map(({ kind, x, y, anchor, text }) => {
        const width = letter * String(text).length;
        const from = x - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
        return {
          from, to: from + width, isShown: true,
          element: make('text', { class: `label ${kind}`, x: x.toFixed(1), y, 'text-anchor': anchor ?? 'start' }, piece.elements.labels, text),
        };
      });
    }
    if (Object.keys(piece.elements).length > 0) this.#pieces.set(key, piece);
    else this.#pieces.delete(key);
  }

  #remove(key) {
    for (const element of Object.values(this.#pieces.get(key).elements)) element.remove();
    this.#pieces.delete(key);
  }

  /** One scale for both areas, so that they can be compared: the next round value above the longest visible one. */
  #scaleAreas(now, slide) {
    const longest = list => {
      let most = { ms: 0, end: 0 };
      for (let i = list.start; i < list.end; i++) {
        const [from, to] = list.at(i);
        const end = to < 0 ? now : to;
        if (end > this.left && end - from > most.ms) most = { ms: end - from, end, isOpen: to < 0 };
      }
      return most;
    };
    const peaks = [longest(this.#run.pullWrong), longest(this.#run.pushWrong)];
    const top = scales.find(scale => scale >= Math.max(peaks[0].ms, peaks[1].ms)) ?? scales.at(-1);
    const factor = this.place.areaHeight / top;
    this.#areas.forEach((area, i) => {
      area.group.setAttribute('transform', `translate(${slide.toFixed(2)} ${area.base}) scale(1 ${factor})`);
      area.top.textContent = seconds(top);
      const { ms, end, isOpen } = peaks[i];
      // Above everything, where it covers nothing, ending where the longest ended.
      const x = Math.min(Math.max((end - this.left) * this.place.scale, 48), this.width - 56);
      const isShown = ms > top / 4 && !isOpen;
      area.peak.textContent = isShown ? (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`) : '';
      area.peak.setAttribute('x', x.toFixed(1));
    });
  }

  /** The fixed parts, and the groups that move. */
  #drawGround() {
    const { pull, shop, push, pullBase, pushBase, height, isWide, areaHeight: areaPx } = this.place;
    const svg = this.#svg;
    svg.replaceChildren();
    const w = this.width;
    const defs = make('defs', {}, svg);
    for (const [id, from] of [['compare-up', pull], ['compare-down', push]]) {
      const gradient = make('linearGradient', { id, gradientUnits: 'userSpaceOnUse', x1: 0, x2: 0, y1: from, y2: shop }, defs);
      make('stop', { offset: 0, 'stop-opacity': 0.5 }, gradient);
      make('stop', { offset: 1, 'stop-opacity': 0 }, gradient);
    }
    make('rect', { x: 0, y: 0, width: w, height: height + 8 }, make('clipPath', { id: 'compare-clip' }, defs));
    make('rect', { x: -6, y: 0, width: w + 20, height: height + 8 }, make('clipPath', { id: 'compare-clip-marks' }, defs));
    const every = this.#shown / (this.#shown > 10_000 ? 6 : 5);
    for (let ms = 0; ms <= this.#shown; ms += every) {
      const x = ms * this.place.scale;
      make('path', { class: 'line', d: `M${x} 16V${height}` }, svg);
      const back = this.#shown - ms;
      if (back === 0) make('text', { class: 'strong', x, y: 9, 'text-anchor': 'end' }, svg, 'now');
      else if (isWide || back % (2 * every) === 0) make('text', { x, y: 9, 'text-anchor': ms === 0 ? 'start' : 'middle' }, svg, `−${back / 1000} s`);
    }
    make('path', { class: 'pull-line', d: `M0 ${pull}H${w}` }, svg);
    make('path', { class: 'push-line', d: `M0 ${push}H${w}` }, svg);
    const slide = clip => make('g', {}, make('g', { 'clip-path': `url(#${clip})` }, svg));
    const layer = (name, parent) => { this.#layers[name] = make('g', {}, parent); };
    const below = slide('compare-clip');
    under.forEach(name => layer(name, below));
    make('path', { class: 'shop-line', d: `M0 ${shop}H${w}` }, svg);
    const above = slide('compare-clip-marks');
    over.forEach(name => layer(name, above));
    this.#areas = [['stale-pull', pullBase], ['stale-push', pushBase]].map(([name, base]) => {
      make('path', { class: 'top-line', d: `M0 ${base - areaPx}H${w}` }, svg);
      make('path', { class: 'base-line', d: `M0 ${base}H${w}` }, svg);
      const group = slide('compare-clip');
      this.#layers[name] = group;
      const top = make('text', { x: w - 4, y: base - areaPx - 4, 'text-anchor': 'end' }, svg, '');
      return { base, group, top, peak: make('text', { class: 'label of-stale', y: base - areaPx - 4, 'text-anchor': 'end' }, svg, '') };
    });
    const texts = slide('compare-clip-marks');
    layer('labels', texts);
    this.#sliding = [below, above, texts];
    this.overlay = make('g', {}, svg);
  }
}
