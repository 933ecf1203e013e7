// <relative-time datetime="2026-01-02T03:04:05.678Z">: how long ago, updated here and not over the circuit; the
// exact local time is its title. With data-reads="Ago" it says "3 s ago", with "For" "for 3 s". One timer serves the page, and only changes are written.
const elements = new Set();
let timer = 0;

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
  const now = Date.now();
  for (const element of elements) element.show(now);
}

// The server's clock and this one may differ: nothing is ever shown as coming from the future.
class RelativeTime extends HTMLElement {
  static observedAttributes = ['datetime'];
  #at = NaN;

  connectedCallback() {
    elements.add(this);
    timer ||= setInterval(tick, 1000);
    this.#showSoon();
  }

  disconnectedCallback() {
    elements.delete(this);
    if (elements.size === 0) { clearInterval(timer); timer = 0; }
  }

  attributeChangedCallback(_, before, value) {
    if (before === value) return;
    const date = new Date(value);
    this.#at = date.getTime();
    this.title = Number.isNaN(this.#at) ? '' : exact(date);
    if (this.isConnected) this.#showSoon();
  }

  // Blazor inserts the element first and its text next: by then a text made here would stand beside Blazor's.
  #showSoon() {
    queueMicrotask(() => this.show(Date.now()));
  }

  show(now) {
    if (Number.isNaN(this.#at)) return;
    const bare = ago(now - this.#at);
    const text = sentences[this.dataset.reads]?.(bare) ?? bare;
    // The text node is Blazor's: its data changes, the node stays.
    const node = this.firstChild;
    if (node instanceof Text) {
      if (node.data !== text) node.data = text;
    } else if (this.textContent !== text) {
      this.textContent = text;
    }
  }
}

customElements.define('relative-time', RelativeTime);
