// <local-time datetime="2026-01-02T03:04:05.678Z">: that time in this browser's zone, with its date unless it is today's,
// also once midnight has passed.
import { exact, keepCurrent, letGo, showSoon, write } from './relative-time.js';

class LocalTime extends HTMLElement {
  static observedAttributes = ['datetime'];

  connectedCallback() { keepCurrent(this); }

  disconnectedCallback() { letGo(this); }

  attributeChangedCallback() { if (this.isConnected) showSoon(this); }

  show(now) {
    const date = new Date(this.getAttribute('datetime'));
    if (Number.isNaN(date.getTime())) return;
    const text = exact(date);
    const [day, time] = text.split(' ');
    if (this.title !== text) this.title = text;
    write(this, exact(new Date(now)).startsWith(day) ? time : `${day} ${time}`);
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
