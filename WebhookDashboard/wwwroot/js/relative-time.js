// <relative-time datetime="2026-01-02T03:04:05.678Z">: how long ago, by the server's clock, updated here and not over the
// circuit; the exact local time is its title. With data-reads="Ago" it says "3 s ago", with "For" "for 3 s". One timer
// serves the page, and only changes are written.
const elements = new Set();
let timer = 0;

// Two clocks may differ by hours. The document says when the server rendered it; the first byte arrived a moment later.
const servedAt = Number(document.documentElement.dataset.servedAt);
const [{ responseStart = 0 } = {}] = performance.getEntriesByType('navigation');
const ahead = servedAt ? servedAt - (Date.now() - performance.now() + responseStart) : 0;

/** The time by the server's clock, in milliseconds since 1970. */
export const serverNow = () => Date.now() + ahead;

const pad = (n, width = 2) => String(n).padStart(width, '0');

export function ago(milliseconds) {
  const s = Math.max(0, Math.floor(milliseconds / 1000));
  if (s < 1) return 'now';
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min`;
  if (s < 86400) return `${Math.floor(s / 3600)} h`;
  return `${Math.floor(s / 86400)} d`;
}

const sentences = {
  Ago: text => (text === 'now' ? 'just now' : `${text} ago`),
  For: text => `for ${text === 'now' ? '0 s' : text}`,
};

export function exact(date) {
  const day = `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  const time = `${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}.${pad(date.getMilliseconds(), 3)}`;
  const offset = -date.getTimezoneOffset();
  const zone = `UTC${offset < 0 ? '−' : '+'}${pad(Math.floor(Math.abs(offset) / 60))}:${pad(Math.abs(offset) % 60)}`;
  return `${day} ${time} ${zone}`;
}

function tick() {
  const now = serverNow();
  for (const element of elements) element.show(now);
}

/** Calls the element's show with the server's time now and each second, until it is removed from the page. */
export function keepCurrent(element) {
  elements.add(element);
  timer ||= setInterval(tick, 1000);
  showSoon(element);
}

export function letGo(element) {
  elements.delete(element);
  if (elements.size === 0) { clearInterval(timer); timer = 0; }
}

// Blazor inserts an element first and its text next: by then a text made here would stand beside Blazor's.
export function showSoon(element) {
  queueMicrotask(() => element.show(serverNow()));
}

/** Changes the text that Blazor wrote: the text node is Blazor's, its data changes, the node stays. */
export function write(element, text) {
  const node = element.firstChild;
  if (!(node instanceof Text)) element.textContent = text;
  else if (node.data !== text) node.data = text;
}

// Nothing is ever shown as coming from the future.
class RelativeTime extends HTMLElement {
  static observedAttributes = ['datetime'];
  #at = NaN;

  connectedCallback() { keepCurrent(this); }

  disconnectedCallback() { letGo(this); }

  attributeChangedCallback(_, before, value) {
    if (before === value) return;
    const date = new Date(value);
    this.#at = date.getTime();
    this.title = Number.isNaN(this.#at) ? '' : exact(date);
    if (this.isConnected) showSoon(this);
  }

  show(now) {
    if (Number.isNaN(this.#at)) return;
    const bare = ago(now - this.#at);
    write(this, sentences[this.dataset.reads]?.(bare) ?? bare);
  }
}

customElements.define('relative-time', RelativeTime);
