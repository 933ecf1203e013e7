// <local-time datetime="2026-01-02T03:04:05.678Z">: that time in this browser's zone, with its date unless it is today's.
import { exact } from './relative-time.js';

class LocalTime extends HTMLElement {
  static observedAttributes = ['datetime'];

  // Blazor inserts the element first and its text next: by then a text made here would stand beside Blazor's.
  connectedCallback() { queueMicrotask(() => this.show()); }

  attributeChangedCallback() { if (this.isConnected) queueMicrotask(() => this.show()); }

  show() {
    const date = new Date(this.getAttribute('datetime'));
    if (Number.isNaN(date.getTime())) return;
    const text = exact(date);
    const [day, time] = text.split(' ');
    this.title = text;
    const shown = exact(new Date()).startsWith(day) ? time : `${day} ${time}`;
    // The text node is Blazor's: its data changes, the node stays.
    if (this.firstChild instanceof Text) this.firstChild.data = shown;
    else this.textContent = shown;
  }
}

customElements.define('local-time', LocalTime);

// For fields of type datetime-local, whose values are in this browser's zone: any number of values, each may be empty.
globalThis.localTimes = {
  toUtc: (...values) => values.map(value => value ? new Date(value).toISOString() : null),
  toLocal: (...values) => values.map(value => {
    if (!value) return null;
    const time = new Date(value);
    return new Date(time - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  }),
};
