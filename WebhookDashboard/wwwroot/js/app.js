import './relative-time.js';
import './local-time.js';
import './copy.js';
import './tab-title.js';
import './dialog-escape.js';
import './listbox-name.js';
import './skip-link.js';
import './connection.js';

// Resolves with the next frame: what was rendered before is on the screen then. False if nobody can see it.
globalThis.isPainted = () => document.hidden
  ? false
  : new Promise(resolve => requestAnimationFrame(() => resolve(!document.hidden)));

// Leaves the focus in a field that someone already types in.
globalThis.focusHeading = () => {
  if (!document.activeElement?.matches('input, textarea, select, [contenteditable]')) document.querySelector('h1')?.focus({ preventScroll: true });
};
