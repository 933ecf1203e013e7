// <local-time datetime="2026-01-02T03:04:05.678Z">: that time in this browser's zone, with its date unless it is today's,
// also once midnight has passed. With data-step it is as exact as a scale with so many seconds to a step.
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
    const isToday = exact(new Date(now)).startsWith(day);
    const step = Number(this.dataset.step ?? 0);
    if (step) {
      const short = time.slice(0, step % 60 === 0 ? 5 : 8);
      write(this, step % 86_400 === 0 ? day.slice(5) : isToday ? short : `${day.slice(5)} ${short}`);
    } else write(this, isToday ? time : `${day} ${time}`);
  }
}

customElements.define('local-time', LocalTime);

// The server knows the years 1 to 9999, and a field of type datetime-local more, which Date can't read. A day less on either
// side, so that such a time exists in any zone.
const first = new Date('0001-01-02T00:00Z');
const last = new Date('9999-12-31T00:00Z');

function toUtc(value) {
  if (!value) return null;
  const time = /^\d{5}/.test(value) ? last : new Date(value);
  return new Date(Math.min(Math.max(time, first), last)).toISOString();
}

// For fields of type datetime-local, whose values are in this browser's zone: any number of values, each may be empty.
globalThis.localTimes = {
  toUtc: (...values) => values.map(toUtc),
  toLocal: (...values) => values.map(value => {
    if (!value) return null;
    const time = new Date(value);
    return new Date(time - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  }),
};
